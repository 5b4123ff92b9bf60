"""Which levels slipped this week."""

import datetime as dt
from collections.abc import Sequence

import msgspec
import pytest

from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.services.levels.slipping import slipped_this_week
from jargon8_tui.store import Notebook
from tests.conftest import TODAY
from tests.services.levels.levels import level, measured

WEEK = TODAY - dt.timedelta(days=6)
BEFORE = WEEK - dt.timedelta(days=10)


def kept(
    notebook: Notebook, week: Sequence[float], before: Sequence[float], **fields: object
) -> Kept[ServiceLevel]:
    """A level with figures of this week, a day apart and round again, and of ten days before."""
    found = notebook.service_levels.add(level(**{"uid": "", **fields}))
    for first, values, days in ((WEEK, week, 7), (BEFORE, before, 10)):
        for n, record in enumerate(measured(values)):
            day = first + dt.timedelta(days=n % days)
            at = dt.datetime.combine(day, dt.time(9), dt.UTC)
            record = msgspec.structs.replace(record, uid="", at=at, service_level=found.record.uid)
            notebook.measurements.add(record)
    return found


def said(notebook: Notebook) -> list[str]:
    """What slipped, as Today says it."""
    slips = slipped_this_week(notebook, TODAY)
    return [f"{slip.level.ref} {slip.level.title}: {slip.in_words}" for slip in slips]


def test_a_slip_is_said_with_what_it_was_and_n(notebook: Notebook) -> None:
    kept(notebook, [2] * 14 + [4] * 4, [2] * 14 + [4])
    assert said(notebook) == ["SL-1 Response time: 78% within 3 min, was 93% (n = 18)"]


@pytest.mark.parametrize(
    ("week", "before"),
    [
        ([4] * 6, [2] * 20),  # too few to tell
        ([4] * 20, [2] * 6),
        ([2] * 20, [4] * 20),  # better than it was
        ([2] * 19 + [4], [2] * 20),  # five in a hundred
        ([], []),
    ],
)
def test_what_is_better_little_worse_or_too_few_is_no_slip(
    notebook: Notebook, week: list[float], before: list[float]
) -> None:
    kept(notebook, week, before)
    assert said(notebook) == []


def test_what_falls_below_the_wanted_slipped_however_little(notebook: Notebook) -> None:
    kept(notebook, [2] * 18 + [4] * 2, [2] * 19 + [4], required_within=95)
    assert said(notebook) == ["SL-1 Response time: 90% within 3 min, was 95% (n = 20)"]


def test_an_inactive_level_and_one_without_a_target_are_left_out(notebook: Notebook) -> None:
    kept(notebook, [4] * 10, [2] * 10, active=False)
    assert said(notebook) == []


def test_what_is_excluded_open_older_or_later_is_not_counted(notebook: Notebook) -> None:
    found = kept(notebook, [2] * 8, [2] * 8)
    (one,) = measured([9])
    at = dt.datetime.combine(TODAY, dt.time(8), dt.UTC)
    one = msgspec.structs.replace(one, uid="", service_level=found.record.uid, at=at)
    for _ in range(10):
        notebook.measurements.add(msgspec.structs.replace(one, excluded="test"))
        notebook.measurements.add(msgspec.structs.replace(one, value=None))
        notebook.measurements.add(msgspec.structs.replace(one, at=at - dt.timedelta(days=40)))
        notebook.measurements.add(msgspec.structs.replace(one, at=at + dt.timedelta(days=1)))
    assert said(notebook) == []
