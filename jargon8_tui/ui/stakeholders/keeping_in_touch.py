"""What pages with a stakeholder on them have in common: contacts are logged in two keys."""

from textual import work

from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.kinds import STAKEHOLDER, Kept
from jargon8_tui.model.record import Record
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.services.stakeholders.staying_in_touch import log_contact, standing_of
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.records.record_actions import RecordActions


class KeepingInTouch(RecordActions):
    """A page of the stakeholders. To be subclassed in the place of `RecordActions`."""

    MODE = "stakeholders"
    WRITES = RecordActions.WRITES | {"log_contact"}
    BINDINGS = [
        key("C", "log_contact", "Contact", "log that you spoke to them", id="stakeholder.contact",
            group=HERE),
        key("n", "new", "New", "add a stakeholder", id="stakeholder.new", group=HERE),
        key("P", "plan", "Plan", "the communication plan", id="stakeholder.plan", group=HERE,
            show=False),
    ]  # fmt: skip

    def action_new(self) -> None:
        """Add a stakeholder."""
        if self.session.is_open:
            self.open_form(STAKEHOLDER)

    def action_plan(self) -> None:
        """Show the communication plan."""
        from jargon8_tui.ui.stakeholders.plan_page import PlanPage

        if self.session.is_open:
            self.app.push_screen(PlanPage(self.session))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to log a contact where there is anyone to speak to."""
        if action == "log_contact" and self.is_empty:
            return None
        return super().check_action(action, parameters)

    @work
    async def action_log_contact(self) -> None:
        """Ask what it was about, and log it; enter alone keeps what stands there, and only what
        was agreed can be added to it."""
        from jargon8_tui.ui.overlays.ask import Ask

        kept = self._stakeholder()
        if kept is None:
            self.say("There is no stakeholder under the cursor.")
            return
        usual = f"Spoke, by {kept.record.channel}" if kept.record.channel else "Spoke"
        question = f"{kept.ref}: what about? (> what was agreed)"
        answer = await self.app.push_screen_wait(Ask(question, usual, is_usual=True))
        if answer is None:
            return
        if answer.lstrip().startswith(">"):
            answer = f"{usual} {answer}"
        with self.saying_refusals():
            contact, action = log_contact(self.session.notebook, kept, answer, self.session.now())
            due = standing_of(self.session.notebook, kept.ref, self.session.today).next
            told = [f"{contact.ref} is logged"]
            told += [f"{action.ref} is what was agreed"] if action else []
            told += [f"next due {day_in_words(due)}"] if due else []
            self.say(f"{', '.join(told)}. u takes that back.")

    def _stakeholder(self) -> Kept[Stakeholder] | None:
        kept: Kept[Record] | None = self.current() if self.session.is_open else None
        if kept is None or not isinstance(kept.record, Stakeholder):
            return None
        return Kept(kept.ref, kept.record)
