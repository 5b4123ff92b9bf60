"""Notebooks of a given size, the same in every run: 1x is what ten years leave behind.

    python -m tests.benchmarks.making 5 notebook.json

At 1x there are 4,000 reflections of 1.5 KB, 12,000 entries of feedback, 8,000 measurements, 500
stakeholders and 200 matrices of 30 by 12: 24,704 records, the four service levels among them, in
about 19 MB. They are written as bytes in the file's own layout, since saving them one by one would
take longer than what is to be measured.

Half of the words come from a few that a record in two has, half from four thousand that are
the rarer the later they stand, as words are in what people write.
"""

import datetime as dt
import random
import sys
from collections.abc import Iterable
from itertools import accumulate, product
from pathlib import Path
from typing import Any, get_args

import msgspec

from jargon8_tui.model.feedback import CATEGORIES, Feedback, Severity, Type, Update
from jargon8_tui.model.kinds import (
    FEEDBACK,
    MEASUREMENT,
    RACI,
    REFLECTION,
    SERVICE_LEVEL,
    STAKEHOLDER,
)
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.raci import Activity, Raci, Role
from jargon8_tui.model.record import Record
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.service_level import ServiceLevel, Target
from jargon8_tui.model.stages import Stage
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.store.layout import META, Rows, Tables, Written
from jargon8_tui.store.meta import META_ROW, new_meta
from jargon8_tui.store.migrations import present_schema
from tests.conftest import NOW

SIZES = {REFLECTION: 4_000, FEEDBACK: 12_000, MEASUREMENT: 8_000, STAKEHOLDER: 500, RACI: 200}
"""How many there are of each kind at 1x."""
LEVELS = 4
"""Service levels, however large the notebook is."""

COMMON = """
    barrier queue lane officer radio handover roster tenant lobby patrol gate pass badge count
    morning figure site report keys floor alarm visitor contractor lift answer week plan meeting
""".split()  # noqa: SIM905 - a list of them would be a word a line
_PARTS = (
    ["", "be", "un", "re", "mis"],
    ["ba", "cre", "do", "flu", "hi", "la", "me", "pri", "so", "sta"],
    ["ll", "nd", "rt", "ss"],
    ["ago", "eno", "isk", "ow", "um"],
    ["", "s", "ry", "ty"],
)
_RARE = ["".join(parts) for parts in product(*_PARTS)]
random.Random(8).shuffle(_RARE)
_WORDS = COMMON + _RARE
_CHANCES = list(
    accumulate([1 / len(COMMON)] * len(COMMON) + [0.12 / n for n in range(1, len(_RARE) + 1)])
)
_TYPES: tuple[Type, ...] = get_args(Type)
_SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_LETTERS = ("", "", "", "R", "A", "C", "I")
_TEN_YEARS = 3_650
_STILL_OPEN = dt.timedelta(weeks=4)
"""How long feedback stays open."""


class Maker:
    """Makes records, every one from the same chain of chances."""

    def __init__(self, seed: int = 8) -> None:
        self._chance = random.Random(seed)
        self._made = 0

    def reflection(self) -> Reflection:
        """An entry of 1.5 KB."""
        moment = self._moment()
        return Reflection(
            **self._stamps(moment),
            date=moment.date(),
            title=self._prose(5),
            area=self._chance.randint(1, 9),
            did=self._prose(58),
            learned=self._prose(40),
            mapping=self._prose(28),
            next_steps=f"- {self._prose(9)}\n- {self._prose(9)}",
            criteria=("A2-P3", "A2-P4"),
            status=self._chance.choice(("draft", "complete", "complete", "complete")),
        )

    def feedback(self, stakeholder: str) -> Feedback:
        """Something that was said, of 0.7 KB: closed, but for what came in the last weeks."""
        moment = self._moment()
        ended: Stage = "closed" if NOW - moment > _STILL_OPEN else "investigating"
        return Feedback(
            **self._stamps(moment),
            received=moment,
            type=self._chance.choice(_TYPES),
            channel="radio",
            stakeholder=stakeholder,
            category=self._chance.choice(CATEGORIES),
            severity=self._chance.choice(_SEVERITIES),
            summary=self._prose(7),
            detail=self._prose(12),
            stage=ended,
            acknowledge_by=moment + dt.timedelta(days=1),
            resolve_by=moment + dt.timedelta(days=5),
            updates=(
                Update(at=moment, stage="acknowledged", note=self._prose(3)),
                Update(at=moment + dt.timedelta(days=2), stage=ended, note=self._prose(3)),
            ),
        )

    def level(self) -> ServiceLevel:
        """A promise that measurements are taken of."""
        return ServiceLevel(
            **self._stamps(self._moment()),
            name=self._prose(2),
            unit="minutes",
            direction="at most",
            targets=(Target(from_=NOW.date() - dt.timedelta(days=_TEN_YEARS), value=4),),
        )

    def measurement(self, level: str) -> Measurement:
        """A figure, of 0.3 KB."""
        moment = self._moment()
        return Measurement(
            **self._stamps(moment),
            service_level=level,
            at=moment,
            value=round(self._chance.expovariate(1 / 3), 1),
            note=self._prose(5),
        )

    def stakeholder(self) -> Stakeholder:
        """A place on the grid."""
        return Stakeholder(
            **self._stamps(self._moment()),
            name=self._prose(3),
            power=self._chance.randint(1, 10),
            interest=self._chance.randint(1, 10),
            cadence="monthly",
            needs=self._prose(20),
            message=self._prose(20),
        )

    def matrix(self) -> Raci:
        """A matrix of 30 activities by 12 roles."""
        return Raci(
            **self._stamps(self._moment()),
            title=self._prose(4),
            roles=tuple(Role(name=self._prose(2)) for _ in range(12)),
            activities=tuple(
                Activity(name=self._prose(5), cells=tuple(self._chance.choices(_LETTERS, k=12)))
                for _ in range(30)
            ),
        )

    def _stamps(self, moment: dt.datetime) -> dict[str, Any]:
        self._made += 1
        return {"uid": f"{self._made:032x}", "created": moment, "modified": moment}

    def _moment(self) -> dt.datetime:
        return NOW - dt.timedelta(minutes=self._chance.randrange(_TEN_YEARS * 24 * 60))

    def _prose(self, words: int) -> str:
        chosen = self._chance.choices(_WORDS, cum_weights=_CHANCES, k=words)
        return " ".join(chosen).capitalize() + "."


def tables_of(size: float) -> Tables:
    """The tables of a notebook so many times as large as 1x."""
    maker = Maker()
    counts = {kind: round(count * size) for kind, count in SIZES.items()}
    stakeholders = [maker.stakeholder() for _ in range(counts[STAKEHOLDER])]
    levels = [maker.level() for _ in range(LEVELS)]
    feedback = (
        maker.feedback(stakeholders[n % len(stakeholders)].uid) for n in range(counts[FEEDBACK])
    )
    measurements = (maker.measurement(levels[n % LEVELS].uid) for n in range(counts[MEASUREMENT]))
    return {
        STAKEHOLDER.table: _rows(stakeholders),
        RACI.table: _rows(maker.matrix() for _ in range(counts[RACI])),
        REFLECTION.table: _rows(maker.reflection() for _ in range(counts[REFLECTION])),
        FEEDBACK.table: _rows(feedback),
        SERVICE_LEVEL.table: _rows(levels),
        MEASUREMENT.table: _rows(measurements),
    }


def write_notebook(path: Path, size: float) -> Path:
    """Write a notebook so many times as large as 1x."""
    return write_tables(path, tables_of(size))


def write_tables(path: Path, tables: Tables) -> Path:
    """Write a notebook that holds `tables`."""
    meta = new_meta(present_schema(), lambda: "0" * 32)
    meta.next = {name: len(rows) + 1 for name, rows in tables.items()}
    path.write_bytes(b"".join(Written({**tables, META: {META_ROW: meta.row}})))
    return path


def _rows(records: Iterable[Record]) -> Rows:
    return {id: msgspec.json.encode(record) for id, record in enumerate(records, 1)}


def main() -> None:
    """Write a notebook and say how large it is."""
    size, path = float(sys.argv[1]), Path(sys.argv[2])
    tables = tables_of(size)
    write_tables(path, tables)
    records = sum(len(rows) for rows in tables.values())
    print(f"{path}: {size:g}x, {records:,} records, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
