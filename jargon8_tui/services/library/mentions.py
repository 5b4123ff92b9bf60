"""Which records speak of a note: by its ref, its title, another name of it, or an address in it."""

import re
from collections.abc import Iterator
from contextlib import suppress

import msgspec

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import KINDS, LINK, Kept, Ref
from jargon8_tui.model.record import Record
from jargon8_tui.model.shipped_note import ShippedNote
from jargon8_tui.services.finding.looking import sifted
from jargon8_tui.services.library.contents import AnyNote
from jargon8_tui.store import Notebook
from jargon8_tui.store.sieving import Span, lines_with

_ADDRESS = re.compile(r"https?://[^\s<>\[\]()\"'`]+")
_NAME = re.compile(r"(?=.*[A-Z]).{3,}")
"""A name that can be told from a mere word: with a capital, so `BS 7499`, and not `contract`."""

_BEGINNING = rb"(?:(?<![\w-])|(?<=\\[bfnrt]))"
"""In JSON, where a line break is a backslash and an n."""


def addresses_of(note: AnyNote) -> list[str]:
    """The web addresses that a note has: of its sources, or anywhere in one's own, each once."""
    if isinstance(note, ShippedNote):
        return [source.address for source in note.sources]
    found = _ADDRESS.findall(f"{note.record.source} {note.record.body}")
    return list(dict.fromkeys(address.rstrip(".,;:!?*_") for address in found))


def names_of(note: AnyNote) -> list[str]:
    """What a record would write to mean `note`, letter by letter."""
    record = note.record
    also = record.tags if isinstance(note, ShippedNote) else ()
    names = [name for name in (record.title, *also) if _NAME.fullmatch(name)]
    return [str(note.ref), *dict.fromkeys(names + addresses_of(note))]


def mentions(notebook: Notebook, note: AnyNote) -> Iterator[Kept[Record] | None]:
    """The records that name `note`, newest first, itself and links apart; none where it is a good
    moment to pause."""
    names = [msgspec.json.encode(name)[1:-1] for name in names_of(note)]
    whole = re.compile(_BEGINNING + b"(?:" + b"|".join(map(re.escape, names)) + rb")(?![\w-])")

    def passing(rows: bytes) -> list[Span]:
        lines = {line for name in names for line in lines_with(name, rows)}
        return [(start, end) for start, end in sorted(lines) if whole.search(rows, start, end)]

    kinds = [kind for kind in KINDS if kind is not LINK]
    for _, ref in sifted(notebook, dict.fromkeys(kinds, passing)):
        yield None if ref in (None, note.ref) else _read(notebook, ref)


def _read(notebook: Notebook, ref: Ref) -> Kept[Record] | None:
    with suppress(Refused):  # it is in the file but cannot be read: `check` names it
        return notebook.kept(ref)
    return None
