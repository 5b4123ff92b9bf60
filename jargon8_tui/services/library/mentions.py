"""Which records speak of a note: by its ref, its title, another name of it, or an address in it."""

import re
from collections.abc import Callable
from itertools import islice

import msgspec

from jargon8_tui.model.kinds import KINDS, LINK, Kept
from jargon8_tui.model.record import Record
from jargon8_tui.model.shipped_note import ShippedNote
from jargon8_tui.services.library.contents import AnyNote
from jargon8_tui.services.listing import newest_first
from jargon8_tui.store import Notebook

AT_ONCE = 100
"""How many records are looked through between two breaths."""

_ADDRESS = re.compile(r"https?://[^\s<>\[\]()\"'`]+")
_NAME = re.compile(r"(?=.*[A-Z]).{3,}")
"""A name that can be told from a mere word: with a capital, so `BS 7499`, and not `contract`."""


def addresses_in(text: str) -> list[str]:
    """The web addresses in a text, each once, in their order."""
    found = (match.rstrip(".,;:!?*_") for match in _ADDRESS.findall(text))
    return list(dict.fromkeys(found))


def names_of(note: AnyNote) -> list[str]:
    """What a record would write to mean `note`, letter by letter."""
    record = note.record
    addresses = addresses_in(f"{record.source} {record.body}")
    also = record.tags if isinstance(note, ShippedNote) else ()
    names = [name for name in (record.title, *also) if _NAME.fullmatch(name)]
    return [str(note.ref), *dict.fromkeys(names + addresses)]


def mentions(
    notebook: Notebook, note: AnyNote, most: int, breathe: Callable[[], None]
) -> list[Kept[Record]]:
    """The newest records, `most` at most, that name `note`; itself and links apart.

    The records are looked through as they are kept, and `breathe` is called after every few: to be
    done beside the app.
    """
    names = [msgspec.json.encode(name)[1:-1] for name in names_of(note)]
    whole = re.compile(rb"(?<![\w-])(?:" + b"|".join(map(re.escape, names)) + rb")(?![\w-])")
    looked_at = 0

    def names_it(row: bytes) -> bool:
        nonlocal looked_at
        looked_at += 1
        if not looked_at % AT_ONCE:
            breathe()
        return any(name in row for name in names) and whole.search(row) is not None

    kinds = [kind for kind in KINDS if kind is not LINK]
    found = (kept for kept in newest_first(notebook, kinds, names_it) if kept.ref != note.ref)
    return list(islice(found, most))
