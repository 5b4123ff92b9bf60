"""The user's own areas of the standard: a row each, under the area's number."""

from collections.abc import Iterator

import msgspec

from jargon8_tui.model.standard import Area
from jargon8_tui.store.storage import RowChange, RowTable

AREAS = "areas"
"""The table they are kept in."""


def areas_in(table: RowTable) -> list[Area]:
    """The areas in `table` that can be read, by number."""
    found = []
    for id in sorted(table.ids()):
        try:
            found.append(msgspec.json.decode(table.row(id) or b"", type=Area))
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
    return found


def changes_for(table: RowTable, areas: list[Area]) -> Iterator[RowChange]:
    """What has to be changed for `table` to hold `areas` and no others."""
    wanted = {area.number: msgspec.json.encode(area) for area in areas}
    for id in sorted(table.ids() | wanted.keys()):
        if table.row(id) != wanted.get(id):
            yield table.change(id, wanted.get(id))
