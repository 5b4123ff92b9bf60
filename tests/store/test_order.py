"""Newest first, through every change, without ever sorting everything."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from jargon8_tui.model.kinds import REFLECTION
from jargon8_tui.store.index import Index
from jargon8_tui.store.layout import Rows
from jargon8_tui.store.rows import row_of
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
    index = Index(REFLECTION, rows)
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
        assert index.newest_first() == expected
        assert {uid for id in days if index.id_of(uid := f"u{id}") == id} == {f"u{i}" for i in days}
    assert held == as_it_was
