"""Notebooks with service levels, as the tests of their screens begin with."""

import datetime as dt
from pathlib import Path

from jargon8_tui.model.kinds import ACTION, SERVICE_LEVEL
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.values import made
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.running import Running, saved

SLOW = (3.4, 4.1, 4.6, 3.8, 5.2, 4.4, 2.9, 4.9, 5.6, 4.2)
QUICK = (2.1, 2.6, 1.9, 2.4, 3.0, 2.2, 2.8, 1.8, 2.5, 2.0)


def add_level(notebook: Notebook, **fields: str) -> ServiceLevel:
    """A level in the notebook: a response within three minutes since January."""
    given = {"name": "Response time", "unit": "minutes", "direction": "at most"}
    given |= {"targets": "3 from 1 Jan 2026", "required_within": "90", **fields}
    record: ServiceLevel = notebook.service_levels.add(
        made(SERVICE_LEVEL, given, NOW).record
    ).record
    return record


def measure(
    notebook: Notebook, level: ServiceLevel, day: dt.date, value: float, hour: int = 9
) -> None:
    """A measurement of a day in the notebook."""
    at = dt.datetime(day.year, day.month, day.day, hour, 5, tzinfo=dt.UTC)
    notebook.measurements.add(Measurement(service_level=level.uid, at=at, value=value, note="gate"))


def slipped(notebook: Notebook) -> Path:
    """A level that slipped from the fifth to the fifteenth of October, and an action after it."""
    level = add_level(notebook)
    day = dt.date(2026, 9, 25)
    for n, value in enumerate([2.1, 2.6, 1.9, 2.4, 2.8, 2.2, 2.5, 2.0, 2.3, 2.7, *SLOW, *QUICK]):
        measure(notebook, level, day + dt.timedelta(days=n), value, 9 if value <= 3 else 17)
    given = {"text": "Move the 17:00 officer", "due": "2026-10-15", "source": level.uid}
    notebook.actions.add(made(ACTION, given, NOW).record)
    notebook.close()
    return notebook.path


def measurements(path: Path) -> list[Measurement]:
    """Those on the disk, in the order of their refs."""
    return [kept.record for kept in saved(path).measurements.all()]


async def enter_rows(on: Running, first: dt.date, values: tuple[float, ...]) -> None:
    """Enter a value a day, on the row at the bottom."""
    for n, value in enumerate(values):
        day = first + dt.timedelta(days=n)
        await on.press("shift+tab", "ctrl+u")
        await on.type(f"{day.day}/{day.month}")
        await on.press("tab")
        await on.type(f"{value}")
        await on.press("enter")
