"""The study note that ships with the package: read like the user's own, but never changed."""

import datetime as dt
import re
from typing import NamedTuple

import msgspec

from jargon8_tui.model.dates import in_words
from jargon8_tui.model.kinds import NOTE, Kind
from jargon8_tui.model.note import Note

PREFIX = "LIB-"

_REF = re.compile(rf"{PREFIX}([a-z0-9]+(?:-[a-z0-9]+)*)", re.IGNORECASE)


class ShippedRef(NamedTuple):
    """How a shipped note is shown, addressed and linked to: `LIB-acas-mediation`.

    It is the same in every notebook, so it also stands where another record's uid would.
    """

    slug: str

    @property
    def kind(self) -> Kind[Note]:
        """A shipped note is a note."""
        return NOTE

    def __str__(self) -> str:
        return f"{PREFIX}{self.slug}"


class Source(NamedTuple):
    """Where a shipped note has something from."""

    title: str
    address: str
    """In full, as it is copied; always https."""
    checked: dt.date | None
    """The day that what the note says of it was last looked up; none where it has not been."""

    @property
    def checked_in_words(self) -> str:
        """`checked Sun 22 Nov 2026`, or that it was not."""
        return f"checked {in_words(self.checked)}" if self.checked else "not checked"


class ShippedNote(msgspec.Struct, frozen=True):
    """A shipped note. Like what the notebook keeps it has a ref, a record, a title and a when."""

    ref: ShippedRef
    record: Note
    """Title, section and body; `source` has the titles of all sources."""
    sources: tuple[Source, ...]
    doubt: str = ""
    """What its reader must know about how sure it is; mostly nothing."""
    leads_to: tuple[ShippedRef, ...] = ()
    """The notes that its text points to, in the order it does; the text has only the words."""

    @property
    def title(self) -> str:
        """What it is about, in one line."""
        return self.record.title

    @property
    def when(self) -> dt.date:
        """The day it was written, which lists go by."""
        return self.record.created.date()


def read_shipped_ref(text: str) -> ShippedRef | None:
    """The ref of a shipped note that `text` is, in any case, whether or not there is such a note;
    none where it is not one."""
    match = _REF.fullmatch(text.strip())
    return ShippedRef(match[1].lower()) if match else None
