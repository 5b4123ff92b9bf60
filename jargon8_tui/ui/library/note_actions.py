"""What can be done with a note under the cursor, whether it is the user's own or ships."""

from typing import Any

from textual import work

from jargon8_tui.model.kinds import NOTE, Kept
from jargon8_tui.model.note import Note
from jargon8_tui.model.record import Record
from jargon8_tui.model.shipped_note import ShippedNote
from jargon8_tui.services.library.contents import AnyNote, as_own
from jargon8_tui.services.library.mentions import addresses_of
from jargon8_tui.ui.keys import HERE, RECORD, key
from jargon8_tui.ui.library.addresses import Address, open_address
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.records.record_actions import RecordActions


def address_of(note: AnyNote) -> str:
    """The first address in a note, or nothing."""
    return next(iter(addresses_of(note)), "")


class NoteActions(RecordActions):
    """A page with a note under the cursor. A screen says which (`note`). A shipped note is linked,
    copied and bookmarked like one's own; what would change it says how to get a copy instead."""

    WRITES = Page.WRITES | {"bookmark", "own"}
    BINDINGS = [
        key("b", "bookmark", "Bookmark", "keep the note at hand, or no longer", id="note.bookmark",
            group=HERE),
        key("o", "own", "Own copy", "write a note of your own from a shipped one", id="note.own",
            group=HERE, show=False),
        key("y", "copy", "Copy", "copy address or ref", id="record.copy", group=RECORD),
    ]  # fmt: skip

    @property
    def idle(self) -> frozenset[str]:
        """A note that ships is not changed, and only such a note is copied to be one's own."""
        note = self.note() if self.session.is_open else None
        if isinstance(note, ShippedNote):
            return super().idle | {"edit", "delete", "action", "export"}
        return super().idle | ({"own"} if note else {"own", "bookmark"})

    def note(self) -> AnyNote | None:
        """The note that the keys act on, or none."""
        raise NotImplementedError

    def current(self) -> Kept[Note] | None:
        """The note, where it is the user's own."""
        note = self.note()
        return note if isinstance(note, Kept) else None

    def copy_text(self) -> str:
        """The address in the note, where it has one."""
        note = self.note()
        return address_of(note) if note else ""

    async def followed(self, target: Any) -> None:
        """Go to what the cursor stands on in a note, or ask whether to open it."""
        if isinstance(target, Address):
            self._ask_to_open(target)
        else:
            self.open_record(target)

    @work
    async def _ask_to_open(self, address: Address) -> None:
        await open_address(self, address)

    def action_copy(self) -> None:
        """Copy the address in the note, or its ref."""
        if note := self._any():
            text = self.copy_text() or str(note.ref)
            self.app.copy_to_clipboard(text)
            self.say(f"{text} is copied.")

    @work
    async def action_link(self) -> None:
        """Choose a record that the note belongs with, and link them."""
        if note := self._any():
            await self.link_with_another(note.ref)

    def action_bookmark(self) -> None:
        """Keep the note at hand, on top of the library; or no longer."""
        if note := self._any():
            with self.saying_refusals():
                is_set = self.session.notebook.bookmarks.toggle(note.record.uid, str(note.ref))
                where = "stands on top of the library" if is_set else "is bookmarked no longer"
                self.say(f"{note.ref} {where}. u takes that back.")

    def action_own(self) -> None:
        """Start a note of one's own that says what a shipped one does."""
        note = self._any()
        if isinstance(note, ShippedNote):
            self.open_form(NOTE, as_own(note))
        elif note:
            self.say(f"{note.ref} is your own already: e edits it.")

    def _any(self) -> AnyNote | None:
        note = self.note() if self.session.is_open else None
        if note is None:
            self.say("There is no note under the cursor.")
        return note

    def _chosen(self) -> Kept[Record] | None:
        note = self._any()
        if isinstance(note, ShippedNote):
            self.say(f"{note.ref} is not yours to change; o writes a note of your own from it.")
            return None
        return note
