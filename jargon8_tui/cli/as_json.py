"""A record as commands print it in JSON: what is printed is accepted back."""

from typing import Any

from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.record import Record
from jargon8_tui.model.shipped_note import ShippedNote
from jargon8_tui.model.values import in_json as fields_in_json


def in_json(kept: Kept[Record] | ShippedNote) -> dict[str, Any]:
    """A record's fields with its ref and kind, as every command prints it."""
    return {**named_in_json(kept), **fields_in_json(kept.record)}


def told_beside(note: ShippedNote) -> dict[str, Any]:
    """What is known of a shipped note beside its text: where it leads to, its doubts, and its
    sources with the day each was checked."""
    return {
        "leads_to": list(map(str, note.leads_to)),
        "doubt": note.doubt,
        "sources": [source._asdict() for source in note.sources],
    }


def named_in_json(kept: Kept[Record] | ShippedNote) -> dict[str, Any]:
    """The ref and kind of a record."""
    return {"ref": str(kept.ref), "kind": kept.ref.kind.name}
