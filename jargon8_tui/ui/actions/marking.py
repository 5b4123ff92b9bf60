"""Marking an action as done, on its day, with what came of it: the same wherever there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.text import shortened
from jargon8_tui.ui.records.record_actions import RecordActions

if TYPE_CHECKING:  # the records are loaded beside the first paint, not before it
    import datetime as dt

    from jargon8_tui.model.kinds import Ref


class MarksDone(RecordActions):
    """A page with an action under the cursor. To be subclassed in the place of `RecordActions`;
    the page declares the key."""

    WRITES = RecordActions.WRITES | {"mark_done"}

    @work
    async def action_mark_done(self) -> None:
        """Ask when the action was done and what came of it, or open it again."""
        from jargon8_tui.model.action import Action
        from jargon8_tui.model.dates import day_in_words

        if not self.session.is_open:
            return
        kept = self.current()
        if kept is None or not isinstance(kept.record, Action):
            self.say("There is no action under the cursor.")
            return
        action = kept.record
        if action.is_open:
            answered = await self._ask_done(kept.ref)
            if answered is None:
                self.say(f"{kept.ref} stays open: nothing was changed.")
                return
            day, result = answered
            changed, was = action.finished(day, result), "marked done"
            how = "done" if day == self.session.today else f"done on {day_in_words(day)}"
        else:
            changed, was, how = action.opened_again(), "opened again", "open again"
        with self.saying_refusals():
            with self.session.notebook.transaction(f"{kept.ref} was {was}"):
                self.session.notebook.actions.put(kept.ref.id, changed)
            self.say(f"{kept.ref} is {how}. u takes that back.")

    async def _ask_done(self, ref: Ref) -> tuple[dt.date, str] | None:
        """The day on which it was done, and what came of it; none where the user went back.

        The day is asked for, since what came before and after an action is parted by it.
        """
        from jargon8_tui.model.dates import day_in_words, read_day
        from jargon8_tui.ui.overlays.ask import Ask

        question, typed = f"{ref}: done when?", "today"
        while True:
            ask = Ask(question, typed, is_usual=typed == "today")
            answer = await self.app.push_screen_wait(ask)
            if answer is None:
                return None
            typed = answer.strip() or "today"
            try:
                day = read_day(typed, self.session.now())
            except Refused:
                question = f"{shortened(typed)} is not a day. {ref}: done when?"
                continue
            if day <= self.session.today:
                break
            question = f"{day_in_words(day)} is still to come. {ref}: done when?"
        question = f"Done {day_in_words(day)}: what came of it? (may be empty)"
        result = await self.app.push_screen_wait(Ask(question))
        return None if result is None else (day, result.strip())
