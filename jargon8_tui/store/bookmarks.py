"""The notes the user keeps at hand: a row each, by the uid of the note or the ref of a shipped one.

They are no field of a note: a shipped note is never changed, and to mark one of one's own does not
make it newer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from jargon8_tui.store.storage import RowTable

if TYPE_CHECKING:
    from jargon8_tui.store.notebook import Notebook

BOOKMARKS = "bookmarks"
"""The table they are kept in."""


class _Bookmark(msgspec.Struct, frozen=True):
    note: str


class Bookmarks:
    """The bookmarks, in the order that they were set in."""

    def __init__(self, notebook: Notebook, table: RowTable) -> None:
        self._notebook = notebook
        self._table = table

    def all(self) -> list[str]:
        """The uids that are marked, the earliest first."""
        return list(self._by_uid())

    def __contains__(self, uid: str) -> bool:
        return uid in self._by_uid()

    def toggle(self, uid: str, named: str) -> bool:
        """Mark the note with `uid`, or mark it no longer; whether it is marked now. `named` is
        what undo calls it."""
        id = self._by_uid().get(uid)
        if id is None:
            row = msgspec.json.encode(_Bookmark(uid))
            with self._notebook.transaction(f"{named} was bookmarked"):
                new = self._notebook.next_id(BOOKMARKS)
                self._notebook.put_row(self._table.change(new, row))
            return True
        with self._notebook.transaction(f"{named} was bookmarked no longer"):
            self._notebook.put_row(self._table.change(id, None))
        return False

    def _by_uid(self) -> dict[str, int]:
        found = {}
        for id in sorted(self._table.ids()):
            try:
                found[msgspec.json.decode(self._table.row(id) or b"", type=_Bookmark).note] = id
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue  # whatever it is, it is no bookmark of ours
        return found
