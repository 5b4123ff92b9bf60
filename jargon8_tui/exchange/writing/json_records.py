"""Records as JSON: an array, each record its fields with its ref and kind, as `list --json`."""

from collections.abc import Sequence
from typing import Any

import msgspec

from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.values import in_json


def document(records: Sequence[Kept[Any]]) -> str:
    """One JSON document with all of `records`, in their order."""
    array = [
        {"ref": str(kept.ref), "kind": kept.ref.kind.name, **in_json(kept.record)}
        for kept in records
    ]
    return msgspec.json.format(msgspec.json.encode(array), indent=2).decode() + "\n"
