"""One entry of the log read whole, with its stages, and everything that belongs to it to walk."""

from typing import Any

from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.record import Record
from jargon8_tui.ui.feedback.entries import FeedbackKeys
from jargon8_tui.ui.feedback.reading import OnUpdate, blocks_of
from jargon8_tui.ui.feedback.words import sentence_of
from jargon8_tui.ui.records.record_page import RecordPage
from jargon8_tui.ui.widgets.blocks import Block
from jargon8_tui.ui.widgets.heading import Heading


class EntryPage(FeedbackKeys, RecordPage):
    """An entry with its stages, updates, actions and links."""

    HELP = (
        "One entry, read whole: what was said, the stage it has reached, what was done. > takes "
        "the next stage; down walks what belongs to it, and enter goes there."
    )
    MARKS = "{error} late   [ ] action open   [x] action done"
    USED_MOST = ("record.follow", "feedback.advance", "feedback.open_again")

    @property
    def _not_rewritten(self) -> str:
        return f"Updates are not rewritten{self.session.to_change('; > or N adds one')}."

    def show(self) -> None:
        """Show the entry as it is now, and the keys that take it on from there."""
        super().show()
        self.refresh_bindings()
        if kept := self.current():
            self.query_one(Heading).show(f"{kept.ref} {kept.title}")

    def blocks(self, kept: Kept[Record]) -> list[Block]:
        """The entry as paper shows it."""
        assert isinstance(kept.record, Feedback)
        return blocks_of(self.session, Kept(kept.ref, kept.record), self.size.width)

    def sentence(self) -> str:
        """What is under the cursor, else what the entry waits for."""
        if isinstance(self.target, OnUpdate):
            return self._not_rewritten
        kept = self.current()
        if self.target is None and kept and isinstance(kept.record, Feedback):
            return sentence_of(Kept(kept.ref, kept.record), self.session)
        return super().sentence()

    def action_edit(self) -> None:
        """Edit the entry; an update stays as it was written."""
        if isinstance(self.target, OnUpdate):
            self.say(self._not_rewritten)
        else:
            super().action_edit()

    async def followed(self, target: Any) -> None:
        """Go to the record under the cursor."""
        if isinstance(target, OnUpdate):
            self.say(self._not_rewritten)
        else:
            await super().followed(target)

    def on_resize(self) -> None:
        """Lay the stages out for the room there is."""
        if self.session.is_open:
            self.show()
