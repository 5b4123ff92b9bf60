"""What a service level keeps once there are figures of it: the unit that they were taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jargon8_tui.model.errors import BadValue
from jargon8_tui.model.kinds import SERVICE_LEVEL
from jargon8_tui.model.record import Record
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.text import counted
from jargon8_tui.model.units import is_same
from jargon8_tui.store.sieving import naming

if TYPE_CHECKING:
    from jargon8_tui.store.notebook import Notebook


def refuse_another_unit(notebook: Notebook, before: Record, record: Record) -> None:
    """Raise `BadValue` where a level that has measurements is to have another unit: six minutes
    would be six hours."""
    if not (isinstance(before, ServiceLevel) and isinstance(record, ServiceLevel)):
        return
    if is_same(before.unit, record.unit):
        return
    found = notebook.measurements.matching(naming(before.uid))
    figures = sum(kept.record.service_level == before.uid for kept in found)
    if figures:
        reason = (
            f"Unit stays {before.unit}, as {counted(figures, 'measurement')} of this level "
            f"{'is' if figures == 1 else 'are'} in it; "
            f"add another level for what is measured in {record.unit}."
        )
        raise BadValue(SERVICE_LEVEL.name, "unit", reason)
