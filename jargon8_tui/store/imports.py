"""What each imported record was like when it came, so that a change made here since is seen.

A record's own times cannot tell: an import changes a record as a person does. So the notebook keeps
a table of its own, `imports`, a row for each record that came from a file.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from jargon8_tui.model.record import UNSTAMPED, Moment, Record
from jargon8_tui.store.storage import RowTable

if TYPE_CHECKING:
    from jargon8_tui.store.notebook import Notebook

IMPORTS = "imports"
"""The table it is kept in."""


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """That a record came from a file: what it was like then, and how old the file was."""

    uid: str
    content: str
    """The fingerprint of every field but its times."""
    called: str
    """A fingerprint of what the file called it, to know it again if it is renamed here."""
    written: Moment
    """When the file was last written."""

    def is_still(self, record: Record) -> bool:
        """Whether `record` is as it was when it came."""
        return self.content == _fingerprint(record)


class Imports:
    """What is known of the imported records, by uid, read when it is made. For one import."""

    def __init__(self, notebook: Notebook, table: RowTable) -> None:
        self._notebook = notebook
        self._table = table
        self._known: dict[str, tuple[int, Imported]] = {}
        for id in list(table.ids()):
            with contextlib.suppress(msgspec.DecodeError):  # what is unknown counts as changed here
                imported = msgspec.json.decode(table.row(id) or b"", type=Imported)
                self._known[imported.uid] = (id, imported)

    def of(self, uid: str) -> Imported | None:
        """What is known of the record with `uid`; none where it was never imported."""
        return self._known[uid][1] if uid in self._known else None

    def called(self) -> dict[str, str]:
        """The uids of the imported records by what their files called them."""
        return {imported.called: uid for uid, (_, imported) in self._known.items()}

    def remember(self, record: Record, written: dt.datetime, called: str) -> None:
        """Keep what `record` is like; its file was last written at `written`, and calls it so."""
        imported = Imported(
            uid=record.uid, content=_fingerprint(record), written=written, called=called
        )
        id = self._known[record.uid][0] if record.uid in self._known else None
        id = self._notebook.next_id(IMPORTS) if id is None else id
        self._notebook.put_row(self._table.change(id, msgspec.json.encode(imported)))
        self._known[record.uid] = (id, imported)


def _fingerprint(record: Record) -> str:
    import hashlib  # it loads OpenSSL, which no command but an import is in need of

    timeless = msgspec.structs.replace(record, created=UNSTAMPED, modified=UNSTAMPED)
    return hashlib.blake2b(msgspec.json.encode(timeless), digest_size=16).hexdigest()
