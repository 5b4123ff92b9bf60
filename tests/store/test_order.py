"""Newest first, through every change, without ever sorting everything."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jargon8_tui.model.kinds import REFLECTION
from jargon8_tui.store.index import Index
from jargon8_tui.store.layout import Rows
from jargon8_tui.store.rows import read_row, row_of
from jargon8_tui.store.storage import RowChange
from tests.conftest import NOW
from tests.store.making import reflection

DAYS = st.dates(dt.date(2024, 11, 1), dt.date(2026, 2, 1))
CHANGES = st.lists(st.tuples(st.integers(1, 12), st.none() | DAYS))


def row(id: int, day: dt.date) -> bytes:
    return row_of(reflection(uid=f"u{id}", created=NOW, modified=NOW, date=day))


@given(st.dictionaries(st.integers(1, 12), DAYS), CHANGES)
@settings(max_examples=150, deadline=None)
def test_it_is_what_sorting_would_give(
    start: dict[int, dt.date], changes: list[tuple[int, dt.date | None]]
) -> None:
    days = dict(start)
    rows: Rows = {id: row(id, day) for id, day in days.items()}
    index = Index(REFLECTION, lambda: rows)
    held = index.newest_first()
    as_it_was = list(held)
    for id, day in changes:
        change = RowChange("reflections", id, rows.get(id), row(id, day) if day else None)
        rows.pop(id, None)
        days.pop(id, None)
        if day is not None and change.after is not None:
            rows[id], days[id] = change.after, day
        index.follow(change)
        expected = sorted(days, key=lambda id: (days[id], id), reverse=True)
        assert list(index.newest_first()) == expected
        assert {uid for id in days if index.id_of(uid := f"u{id}") == id} == {f"u{i}" for i in days}
    assert list(held) == as_it_was


@given(st.dictionaries(st.integers(1, 12), DAYS, min_size=1), CHANGES)
@settings(max_examples=150, deadline=None)
def test_what_changes_while_it_is_built_is_taken_in(
    start: dict[int, dt.date], changes: list[tuple[int, dt.date | None]]
) -> None:
    rows: Rows = {id: row(id, day) for id, day in start.items()}
    index = Index(REFLECTION, lambda: rows)
    waiting = iter(changes)

    def meanwhile() -> None:
        for id, day in itertools.islice(waiting, 2):
            after = row(id, day) if day else None
            change = RowChange("reflections", id, rows.pop(id, None), after)
            if after is not None:
                rows[id] = after
            index.follow(change)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jargon8_tui.store.index.SLICE", 1)
        index.build(meanwhile)
    days = {id: read_row(REFLECTION, content).date for id, content in rows.items()}
    assert list(index.newest_first()) == sorted(days, key=lambda id: (days[id], id), reverse=True)
    assert all(index.id_of(f"u{id}") == id for id in days)
    assert not [id for id in range(1, 13) if id not in days and index.id_of(f"u{id}")]
