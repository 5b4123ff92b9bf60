"""Files of one import that name each other's records, in whatever order they come."""

import datetime as dt
import itertools
import json
from pathlib import Path

import pytest

from jargon8_tui.exchange.importing import import_files
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.exchange.files import brought_in, counts, reasons, written

PEOPLE = "name,power,interest\nTenant rep,3,8\nDesk,2,9\n"
CONTACTS = "stakeholder,summary\nTenant Rep,The gate\nDesk,The lamp\n"
LEVELS = "name,unit,direction,targets\nResponse,minutes,at most,3 from 1 Jan 2026\n"
MEASUREMENTS = (
    "service_level,at,ended\nresponse,2026-11-20 10:00,2026-11-20 10:04\n"
    "Response,2026-11-20 11:00,\n"
)
FILES = {"people": PEOPLE, "contacts": CONTACTS, "levels": LEVELS, "measurements": MEASUREMENTS}


@pytest.mark.parametrize("order", itertools.permutations(FILES), ids=" ".join)
def test_the_order_of_the_files_makes_no_difference(
    notebook: Notebook, tmp_path: Path, order: tuple[str, ...]
) -> None:
    paths = [written(tmp_path / f"{name}.csv", FILES[name]) for name in order]
    foreseen = import_files(notebook, paths, dry_run=True)
    assert (counts(foreseen), len(notebook.contacts)) == ((7, 0, 0, 0), 0)
    report = import_files(notebook, paths)
    assert counts(report) == (7, 0, 0, 0)
    by_uid = {kept.record.uid: kept.title for kept in notebook.stakeholders.all()}
    with_whom = [by_uid[kept.record.stakeholder] for kept in notebook.contacts.all()]
    assert with_whom == ["Tenant rep", "Desk"]
    titles = [kept.title for kept in notebook.measurements.all()]
    assert titles == ["Response 4 minutes", "Response, open"]
    assert counts(import_files(notebook, paths)) == (0, 0, 7, 0)


def test_what_names_a_record_of_a_file_that_is_refused_is_refused(
    notebook: Notebook, tmp_path: Path
) -> None:
    people = written(tmp_path / "people.csv", PEOPLE + "Nobody,11,1\n")
    contacts = written(tmp_path / "contacts.csv", CONTACTS)
    report = import_files(notebook, [contacts, people])
    assert {refused.file for refused in report.refused} == {people, contacts}
    assert "Tenant Rep is not in this notebook; import that record first." in reasons(report)
    assert len(notebook.contacts) == len(notebook.stakeholders) == 0


def test_two_of_one_name_get_a_uid_each(notebook: Notebook, tmp_path: Path) -> None:
    people = written(tmp_path / "people.csv", "name,power,interest\nDesk,1,1\nDesk,2,2\n")
    contacts = written(tmp_path / "contacts.csv", "stakeholder,summary\nDesk,The lamp\n")
    brought_in(notebook, people, contacts)
    first, second = notebook.stakeholders.all()
    assert first.record.uid != second.record.uid
    assert notebook.contacts.get(1).stakeholder == first.record.uid


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "summary,severity\nBarrier stuck,high\nLamp,low\n"),
        ("a.csv", "summary,received\nBarrier stuck,\nLamp,2026-11-20\n"),
        ("a.json", json.dumps([{"kind": "feedback", "summary": s} for s in ("Barrier", "Lamp")])),
    ],
    ids=["no column", "an empty cell", "json"],
)
def test_what_does_not_say_when_it_was_is_known_again(
    path: Path, tmp_path: Path, name: str, text: str
) -> None:
    file = written(tmp_path / "in" / name, text)
    minutes = itertools.count()
    with Notebook(path, now=lambda: NOW + dt.timedelta(minutes=next(minutes))) as notebook:
        assert counts(brought_in(notebook, file)) == (2, 0, 0, 0)
        assert counts(brought_in(notebook, file)) == (0, 0, 2, 0)
