"""A note as blocks to read: its text under its headings, its sources, and where it leads to."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept, Ref, read_ref
from jargon8_tui.model.record import Record
from jargon8_tui.model.shipped_note import PREFIX, ShippedNote, ShippedRef, read_shipped_ref
from jargon8_tui.services.connections import named as found_under
from jargon8_tui.services.library.contents import AnyNote
from jargon8_tui.services.library.mentions import addresses_of
from jargon8_tui.store import Notebook
from jargon8_tui.ui.library.addresses import Address
from jargon8_tui.ui.records.record_blocks import named
from jargon8_tui.ui.widgets.blocks import Block, Line, Prose, Quiet, Spot, Title

_HEADING = re.compile(r"^## (.+)\n", re.MULTILINE)
_REF = re.compile(rf"(?<![\w-])(?:{PREFIX}[a-z0-9]+(?:-[a-z0-9]+)*|[A-Z]{{2}}-[1-9]\d*)(?![\w-])")


def text_blocks(note: AnyNote) -> list[Block]:
    """The text of a note. What the user wrote stays as it is; a shipped note's headings stand out
    as the page's own do."""
    body = note.record.body
    if not body.strip():
        return [Quiet("Nothing written.")]
    if not isinstance(note, ShippedNote):
        return [Prose(body)]
    first, *parts = _HEADING.split(body)
    blocks: list[Block] = [Prose(first)]
    for heading, text in zip(parts[::2], parts[1::2], strict=True):
        blocks += [Title(heading), Prose(text)]
    return blocks


def opening_blocks(note: AnyNote) -> list[Block]:
    """What a note is called and its first paragraph, to stand among others."""
    first, *_ = note.record.body.split("\n\n", 1)
    return [Title(note.title), Prose(first)]


def place_blocks(notebook: Notebook, note: AnyNote) -> Iterator[Block]:
    """The notes and records that a note points to, as places to go to."""
    places = list(_places(notebook, note))
    if places:
        yield Title(f"Leads to {len(places)}")
        yield from map(spot_of, places)


def source_blocks(note: AnyNote) -> Iterator[Block]:
    """Where a note has what it says from: what is in doubt, then every address in full."""
    if isinstance(note, ShippedNote):
        if note.doubt:
            yield Title("In doubt")
            yield Line(note.doubt)
        if note.sources:
            yield Title(f"Sources {len(note.sources)}")
        for source in note.sources:
            yield Line(f"{source.title}   {source.checked_in_words}", hang=2)
            yield Spot(source.address, Address(source.address))
        return
    if addresses := addresses_of(note):
        yield Title(f"Addresses {len(addresses)}")
        for address in addresses:
            yield Spot(address, Address(address))


def seen_blocks(found: Sequence[Kept[Record]] | None, most: int) -> Iterator[Block]:
    """The records that speak of a note; `found` is none while they are being looked for."""
    if found is None:
        yield Title("Seen from your records")
        yield Quiet("Looking.")
    elif found:
        yield Title(f"Seen from your records {len(found)}" + (" or more" * (len(found) >= most)))
        yield from (Spot(named(kept), kept.ref, hang=7) for kept in found)
    else:
        yield Title("Seen from your records")
        yield Quiet("No record names it yet.")


def spot_of(there: Kept[Record] | ShippedNote) -> Spot:
    """A record or a shipped note as a place to go to."""
    if isinstance(there, ShippedNote):
        return Spot(there.title, there.ref, right=there.record.section)
    return Spot(named(there), there.ref, hang=7)


def _places(notebook: Notebook, note: AnyNote) -> Iterator[Kept[Record] | ShippedNote]:
    """What a note points to: one's own by the refs in its text, of which some are only text."""
    for ref in note.leads_to if isinstance(note, ShippedNote) else _refs_in(note.record.body):
        if ref != note.ref:
            with suppress(Refused):
                yield found_under(notebook, ref)


def _refs_in(text: str) -> Iterator[Ref | ShippedRef]:
    for written in dict.fromkeys(_REF.findall(text)):
        if ref := read_shipped_ref(written) or read_ref(written):
            yield ref
