"""Notebooks of a given size, the same in every run: 1x is what ten years leave behind.

    python -m tests.benchmarks.making 5 notebook.json

At 1x there are 4,000 reflections of 1.5 KB, 500 stakeholders, 200 matrices of 30 by 12, and 12,000
contacts and 8,000 actions: 24,700 records in about 18 MB. They are written as bytes in the file's
own layout, since saving them one by one would take longer than what is to be measured.
"""

import datetime as dt
import random
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from jargon8_tui.model.action import Action
from jargon8_tui.model.contact import Contact
from jargon8_tui.model.kinds import ACTION, CONTACT, RACI, REFLECTION, STAKEHOLDER
from jargon8_tui.model.raci import Activity, Raci, Role
from jargon8_tui.model.record import Record
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.store.layout import META, Rows, Tables, Written
from jargon8_tui.store.meta import META_ROW, new_meta
from jargon8_tui.store.migrations import present_schema
from tests.conftest import NOW

SIZES = {REFLECTION: 4_000, CONTACT: 12_000, ACTION: 8_000, STAKEHOLDER: 500, RACI: 200}
"""How many there are of each kind at 1x."""

_WORDS = """
    barrier queue lane officer radio handover roster tenant lobby patrol gate pass badge count
    morning figure site report keys floor alarm visitor contractor lift answer week plan meeting
""".split()  # noqa: SIM905
_LETTERS = ("", "", "", "R", "A", "C", "I")
_TEN_YEARS = 3_650


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
            did=self._prose(75),
            learned=self._prose(55),
            mapping=self._prose(40),
            next_steps=f"- {self._prose(12)}\n- {self._prose(12)}",
            criteria=("A2-P3", "A2-P4"),
            status=self._chance.choice(("draft", "complete", "complete", "complete")),
        )

    def contact(self, stakeholder: str) -> Contact:
        """A word with a stakeholder, of 0.6 KB."""
        moment = self._moment()
        return Contact(
            **self._stamps(moment),
            stakeholder=stakeholder,
            at=moment,
            channel="phone",
            summary=self._prose(7),
            agreed=self._prose(45),
        )

    def action(self) -> Action:
        """Something done, of 0.4 KB."""
        moment = self._moment()
        return Action(
            **self._stamps(moment),
            text=self._prose(9),
            due=moment.date() + dt.timedelta(days=14),
            done=moment.date() + dt.timedelta(days=9),
            result=self._prose(24),
            owner="night desk",
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
        return " ".join(self._chance.choices(_WORDS, k=words)).capitalize() + "."


def tables_of(size: float) -> Tables:
    """The tables of a notebook so many times as large as 1x."""
    maker = Maker()
    counts = {kind: round(count * size) for kind, count in SIZES.items()}
    stakeholders = [maker.stakeholder() for _ in range(counts[STAKEHOLDER])]
    contacts = (
        maker.contact(stakeholders[n % len(stakeholders)].uid) for n in range(counts[CONTACT])
    )
    return {
        STAKEHOLDER.table: _rows(stakeholders),
        CONTACT.table: _rows(contacts),
        RACI.table: _rows(maker.matrix() for _ in range(counts[RACI])),
        REFLECTION.table: _rows(maker.reflection() for _ in range(counts[REFLECTION])),
        ACTION.table: _rows(maker.action() for _ in range(counts[ACTION])),
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
