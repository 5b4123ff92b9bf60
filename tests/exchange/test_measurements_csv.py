"""Measurements as CSV: out and in without loss, their level by name, ref or uid."""

import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jargon8_tui.exchange.exporting import export
from jargon8_tui.exchange.importing import import_files
from jargon8_tui.model.kinds import MEASUREMENT
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.store import Notebook
from tests.exchange.files import brought_in, counts, opened, reasons, written
from tests.model.strategies import records
from tests.services.levels.levels import level


@settings(max_examples=40)
@given(st.lists(records(MEASUREMENT), min_size=1, max_size=5, unique_by=lambda record: record.uid))
def test_what_goes_out_comes_back_the_same(some: list[Measurement]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "measurements.csv"
        with opened(folder, "a.json") as notebook:
            of = notebook.service_levels.add(level()).record.uid
            for n, record in enumerate(some):
                uid = record.uid or notebook.new_uid()
                record = msgspec.structs.replace(record, uid=uid)
                if n % 2:  # others are of a level that is not here
                    record = msgspec.structs.replace(record, service_level=of)
                notebook.measurements.add(record)
            export(notebook, MEASUREMENT, file, "csv")
            before = {kept.record.uid: kept.record for kept in notebook.measurements.all()}
            assert counts(import_files(notebook, [file])) == (0, 0, len(before), 0)
        with opened(folder, "b.json") as other:
            other.service_levels.add(level())
            assert counts(import_files(other, [file])) == (len(before), 0, 0, 0)
            assert {kept.record.uid: kept.record for kept in other.measurements.all()} == before


SHEET = """\
Service level,When,Ended,Value,Note,Excluded
Response time,2026-06-01 14:05,2026-06-01 14:09,,lift alarm,
SL-1,2026-06-02 14:05,,4.2,gate,
{uid},2026-06-03 14:05,,6.9,gate,alarm test
response time,2026-06-04 14:05,,,still out,
"""


def test_a_level_goes_by_its_name_ref_or_uid(notebook: Notebook, tmp_path: Path) -> None:
    of = notebook.service_levels.add(level(uid="")).record
    file = written(tmp_path / "response.csv", SHEET.replace("{uid}", of.uid))
    assert counts(brought_in(notebook, file)) == (4, 0, 0, 0)
    found = [kept.record for kept in notebook.measurements.all()]
    assert {record.service_level for record in found} == {of.uid}
    assert [record.value for record in found] == [4, 4.2, 6.9, None]
    assert [record.excluded for record in found] == ["", "", "alarm test", ""]
    assert counts(brought_in(notebook, file)) == (0, 0, 4, 0), "the worked-out value is known"


def test_two_calls_at_one_time_are_two(notebook: Notebook, tmp_path: Path) -> None:
    notebook.service_levels.add(level(uid=""))
    head = "service_level,at,value\n"
    line = "SL-1,2026-06-01 14:05"
    file = written(tmp_path / "response.csv", f"{head}{line},3\n{line},4\n")
    assert counts(brought_in(notebook, file)) == (2, 0, 0, 0)
    assert counts(brought_in(notebook, file)) == (0, 0, 2, 0)


def test_calls_that_say_the_same_are_as_many_as_their_lines(
    notebook: Notebook, tmp_path: Path
) -> None:
    notebook.service_levels.add(level(uid=""))
    head, line = "service_level,at,value\n", "SL-1,2026-06-01,3\n"
    file = written(tmp_path / "days.csv", head + 3 * line)
    assert counts(brought_in(notebook, file)) == (3, 0, 0, 0)
    assert counts(brought_in(notebook, file)) == (0, 0, 3, 0)
    again = written(tmp_path / "more.csv", head + 4 * line)
    assert counts(brought_in(notebook, file, again)) == (1, 0, 6, 0)
    assert counts(brought_in(notebook, file, again)) == (0, 0, 7, 0)
    out = tmp_path / "out.csv"
    export(notebook, MEASUREMENT, out, "csv")
    assert counts(brought_in(notebook, out)) == (0, 0, 4, 0)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Lift repair,2026-06-01,3", "Lift repair is not in this notebook"),
        ("Site lead,2026-06-01,3", "Site lead is not in this notebook"),
        ("ST-1,2026-06-01,3", "ST-1 is a stakeholder; a service level is needed"),
        ('SL-1,2026-06-01,"4,5"', "Value is a number of at least 0; 4,5 was given"),
        ("SL-1,2026-06-01,-1", "Value is a number of at least 0; -1 was given"),
        ("SL-1,31/6/2026,3", "31/6/2026 is not a date"),
        (",2026-06-01,3", "Service level is needed"),
    ],
)
def test_a_line_that_does_not_fit_refuses_the_file(
    notebook: Notebook, tmp_path: Path, line: str, reason: str
) -> None:
    notebook.stakeholders.add(Stakeholder(name="Site lead", power=8, interest=9))
    notebook.service_levels.add(level(uid=""))
    text = f"service_level,at,value\nSL-1,2026-06-01,3\n{line}\n"
    report = import_files(notebook, [written(tmp_path / "response.csv", text)])
    assert [refused.line for refused in report.refused] == [3]
    assert len(notebook.measurements) == 0
    assert reason in reasons(report)[0]
