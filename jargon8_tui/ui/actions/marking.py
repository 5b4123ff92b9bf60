"""Marking an action as done, and saying what came of it: the same on every page that has one."""

from textual import work

from jargon8_tui.model.action import Action
from jargon8_tui.ui.record_actions import RecordActions


class MarksDone(RecordActions):
    """A page with an action under the cursor. To be subclassed in the place of `RecordActions`;
    the page declares the key."""

    WRITES = RecordActions.WRITES | {"mark_done"}

    @work
    async def action_mark_done(self) -> None:
        """Ask what came of the action and mark it as done today, or open it again."""
        from jargon8_tui.ui.ask import Ask

        kept = self.current() if self.session.is_open else None
        if kept is None or not isinstance(kept.record, Action):
            self.say("There is no action under the cursor.")
            return
        action = kept.record
        if action.is_open:
            question = f"{kept.ref} is done. What came of it? (may be empty)"
            result = await self.app.push_screen_wait(Ask(question))
            if result is None:
                return
            changed, how = action.finished(self.session.today, result.strip()), "done"
        else:
            changed, how = action.opened_again(), "open again"
        with self.saying_refusals():
            self.session.notebook.actions.put(kept.ref.id, changed)
            self.say(f"{kept.ref} is {how}. u takes that back.")
