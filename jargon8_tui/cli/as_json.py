"""A record as commands print it in JSON: what is printed is accepted back."""

from typing import Any

from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.record import Record
from jargon8_tui.model.shipped_note import ShippedNote
from jargon8_tui.model.values import in_json as fields_in_json


def in_json(kept: Kept[Record] | ShippedNote) -> dict[str, Any]:
    """A record's fields with its ref and kind, as every command prints it."""
    return {**named_in_json(kept), **fields_in_json(kept.record)}


def named_in_json(kept: Kept[Record] | ShippedNote) -> dict[str, Any]:
    """The ref and kind of a record."""
    return {"ref": str(kept.ref), "kind": kept.ref.kind.name}
