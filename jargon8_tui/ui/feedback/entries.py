"""What the log and an entry's page have in common: the keys that take its steps."""

from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import FEEDBACK, Kept
from jargon8_tui.model.record import Record
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.records.record_actions import RecordActions


class FeedbackKeys(RecordActions):
    """A page with an entry of the log under the cursor. To be subclassed in the place of
    `RecordActions`."""

    MODE = "feedback"
    WRITES = Page.WRITES | {"advance", "close", "open_again", "escalate", "note"}
    BINDINGS = [
        key("greater_than_sign", "advance", "Advance", "take the next of the five stages",
            id="feedback.advance", group=HERE),
        key("less_than_sign", "open_again", "Reopen", "open a closed one again",
            id="feedback.open_again", group=HERE),
        key("n", "new", "New", "record what someone said", id="feedback.new", group=HERE),
        key("N", "note", "Note", "add a note; the stage stays", id="feedback.note", group=HERE,
            show=False),
        key("E", "escalate", "Escalate", "hand it to someone higher up", id="feedback.escalate",
            group=HERE, show=False),
        key("C", "close", "Close", "close it from whatever stage it is at", id="feedback.close",
            group=HERE, show=False),
        key("v", "patterns", "Patterns", "by category, whom, hour and month",
            id="feedback.patterns", group=HERE),
        key("R", "report", "Report", "the monthly or weekly report", id="feedback.report",
            group=HERE, show=False),
    ]  # fmt: skip

    @property
    def idle(self) -> frozenset[str]:
        """An open entry is not to be opened again, and a closed one has no next stage."""
        if not self.session.is_open:
            return super().idle | {"open_again"}
        kept = self.current()
        if kept is None or not isinstance(kept.record, Feedback):
            return super().idle | {"advance", "open_again"}
        return super().idle | {"open_again" if kept.record.is_open else "advance"}

    def action_new(self) -> None:
        """Record what someone said."""
        if self.session.is_open:
            self.open_form(FEEDBACK)

    def action_advance(self) -> None:
        """Take the next stage."""
        if (kept := self._entry()) is None:
            return
        if stage := kept.record.next_stage:
            self._raise(kept, stage)
        else:
            self.say(f"{kept.ref} is closed: < opens it again.")

    def action_close(self) -> None:
        """Close it, from whatever stage."""
        if kept := self._entry():
            if kept.record.is_open:
                self._raise(kept, "closed")
            else:
                self.say(f"{kept.ref} is closed already: < opens it again.")

    def action_open_again(self) -> None:
        """Open a closed one again."""
        if kept := self._entry():
            if kept.record.is_open:
                self.say(f"{kept.ref} is open: > moves it on.")
            else:
                self._raise(kept, "opening again")

    def action_escalate(self) -> None:
        """Hand it to someone higher up."""
        if kept := self._entry():
            self._raise(kept, "escalating")

    def action_note(self) -> None:
        """Add to the updates without a step."""
        if kept := self._entry():
            self._raise(kept, "noting")

    def action_patterns(self) -> None:
        """Show what the entries have in common."""
        from jargon8_tui.ui.feedback.patterns_page import PatternsPage

        if self.session.is_open:
            self.app.push_screen(PatternsPage(self.session))

    def action_report(self) -> None:
        """Show what would be written about a month or a week."""
        from jargon8_tui.ui.feedback.report_page import ReportPage

        if self.session.is_open:
            self.app.push_screen(ReportPage(self.session))

    def _raise(self, kept: Kept[Feedback], part: str) -> None:
        from jargon8_tui.ui.feedback.step_sheet import StepSheet

        with self.saying_refusals():
            self.app.push_screen(StepSheet(self.session, kept.ref, part))

    def _entry(self) -> Kept[Feedback] | None:
        kept: Kept[Record] | None = self.current() if self.session.is_open else None
        if kept is None or not isinstance(kept.record, Feedback):
            self.say("There is no entry under the cursor.")
            return None
        return Kept(kept.ref, kept.record)
