"""What the journal's list and its reader have in common: entries are written on their own page."""

from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.record import Record
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.records.record_actions import RecordActions

NEW = key("n", "new", "New", "write another entry, or go on with one", id="journal.new", group=HERE)


class WritesEntries(RecordActions):
    """A page of the journal. To be subclassed in the place of `RecordActions`."""

    MODE = "journal"

    def action_new(self) -> None:
        """Write a new entry."""
        self.write(None)

    def edit(self, kept: Kept[Record]) -> None:
        """Go on writing an entry."""
        self.write(kept.ref)

    def write(self, ref: Ref | None) -> None:
        """Open the writing page: of an entry, of one left unfinished, or of a new one."""
        from jargon8_tui.ui.journal.writing import Writing

        if self.session.is_open:
            with self.saying_refusals():
                self.app.push_screen(Writing(self.session, ref))
