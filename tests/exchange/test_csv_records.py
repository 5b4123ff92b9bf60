"""Stakeholders and contacts as CSV: out and in without loss, all of a file or nothing of it."""

import datetime as dt
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jargon8_tui.exchange.exporting import export
from jargon8_tui.exchange.importing import import_files
from jargon8_tui.model.kinds import CONTACT, STAKEHOLDER, Kind, Ref
from jargon8_tui.model.record import Record
from jargon8_tui.model.stakeholder import Position, Stakeholder
from jargon8_tui.model.values import validated
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.exchange.files import brought_in, counts, opened, reasons, written
from tests.exchange.test_matrices import FORMULAS
from tests.model.strategies import LINE, PROSE, records

TEXTS = FORMULAS | PROSE
LINES = FORMULAS | LINE


@st.composite
def stakeholders(draw: st.DrawFn) -> Stakeholder:
    """Stakeholders with texts that a spreadsheet would run."""
    record = draw(records(STAKEHOLDER))
    texts = {"needs": draw(TEXTS), "message": draw(TEXTS), "owner": draw(LINES)}
    return validated(msgspec.structs.replace(record, name=draw(FORMULAS), **texts))


@settings(max_examples=60)
@given(
    st.lists(stakeholders() | records(CONTACT), min_size=1, max_size=4, unique_by=lambda r: r.uid)
)
def test_what_goes_out_comes_back_the_same(some: list[Record]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with opened(folder, "a.json") as notebook:
            kinds: list[Kind[Record]] = []
            for record in some:
                kind: Kind[Record] = STAKEHOLDER if isinstance(record, Stakeholder) else CONTACT
                record = msgspec.structs.replace(record, uid=record.uid or notebook.new_uid())
                notebook.collection(kind).add(record)
                kinds += [] if kind in kinds else [kind]
            files = [folder / f"{kind.table}.csv" for kind in kinds]
            for kind, file in zip(kinds, files, strict=True):
                export(notebook, kind, file, "csv")
            before = {
                k.record.uid: k.record for kind in kinds for k in notebook.collection(kind).all()
            }
            again = import_files(notebook, files)
            assert (len(again.unchanged), len(again.refused)) == (len(before), 0)
        with opened(folder, "b.json") as other:
            report = import_files(other, files)
            assert [one.reason for one in report.refused] == []
            after = {k.record.uid: k.record for kind in kinds for k in other.collection(kind).all()}
            assert after == before


HEAD = "Name,POWER,Interest,group\n"


def test_columns_are_names_or_titles_in_any_order(notebook: Notebook, tmp_path: Path) -> None:
    file = written(
        tmp_path / "people.csv",
        "interest;Wanted;name;Power;tags;Active\n9;leading;Site lead;6;a,b;no\n"
        '2;;Owner;10;"[""x"", ""y""]";\n',
    )
    report = brought_in(notebook, file)
    assert counts(report) == (2, 0, 0, 0)
    first = notebook.stakeholders.get(1)
    assert (first.name, first.power, first.interest) == ("Site lead", 6, 9)
    assert (first.desired_engagement, first.tags, first.active) == ("leading", ("a", "b"), False)
    second = notebook.stakeholders.get(2)
    assert (second.tags, second.active) == (("x", "y"), True)
    assert counts(brought_in(notebook, file)) == (0, 0, 2, 0)


def test_every_line_that_does_not_fit_is_named_and_nothing_is_taken(
    notebook: Notebook, tmp_path: Path
) -> None:
    file = written(
        tmp_path / "people.csv",
        HEAD + 'Owner,11,2,client\n"Two\nlines",3,4,client\nGood,5,5,tenant\nLead,x,5,tenants\n',
    )
    report = import_files(notebook, [file])
    assert [(one.line, one.reason.split(": ")[0]) for one in report.refused] == [
        (2, "stakeholder power"),
        (6, "stakeholder power"),
    ]
    assert "11 was given" in reasons(report)[0]
    assert len(notebook.stakeholders) == 0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (HEAD.strip() + ",Colour\nOwner,1,2,client,red\n", "Colour is no field of a stakeholder"),
        ("name,power\nOwner,1\n", "Its columns are not known. Needed are, for a stakeholder: name"),
        ("name,power,interest,Name\na,1,2,b\n", "name is there in two columns"),
        ("name,power,interest\nOwner,1,2,3\n", "There are 4 cells in a file of 3 columns."),
        ('name,power,interest,positions\nOwner,1,2,"[{""power"": 1}]"\n', "Interest is needed"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(
    notebook: Notebook, tmp_path: Path, text: str, reason: str
) -> None:
    report = import_files(notebook, [written(tmp_path / "a.csv", text)])
    assert reason in reasons(report)[0]
    assert len(notebook.stakeholders) == 0


def test_contacts_name_their_stakeholder_as_people_do(notebook: Notebook, tmp_path: Path) -> None:
    people = written(tmp_path / "a.csv", HEAD + "Site lead,6,9,client\n")
    brought_in(notebook, people)
    contacts = written(
        tmp_path / "b.csv",
        "Stakeholder,When,Summary,agreed\n"
        "ST-1,2026-11-20 10:00,Barrier,Send it\nsite lead,,Lift,\n",
    )
    assert counts(brought_in(notebook, contacts)) == (2, 0, 0, 0)
    uid = notebook.stakeholders.get(1).uid
    first, second = (kept.record for kept in notebook.contacts.all())
    assert first.stakeholder == second.stakeholder == uid
    assert (first.at.date(), first.agreed) == (dt.date(2026, 11, 20), "Send it")
    assert second.at == NOW
    unknown = written(tmp_path / "c.csv", "stakeholder,summary\nNobody,Lift\n")
    assert "Nobody is not in this notebook" in reasons(import_files(notebook, [unknown]))[0]


def test_a_changed_place_adds_to_the_earlier_ones_and_loses_none(
    notebook: Notebook, tmp_path: Path
) -> None:
    kept = notebook.stakeholders.add(
        Stakeholder(name="Owner", power=3, interest=3).moved_to(5, 5, "Lease", NOW.date())
    )
    file = tmp_path / "out.csv"
    export(notebook, STAKEHOLDER, file, "csv")
    text = file.read_text(encoding="utf-8").replace(",5,5,", ",8,5,")
    file.write_text(text, encoding="utf-8")
    assert counts(brought_in(notebook, file)) == (0, 1, 0, 0)
    moved = notebook.stakeholders.get(kept.ref.id)
    assert moved.power == 8
    assert moved.positions == (
        Position(date=NOW.date(), power=3, interest=3, reason="Lease"),
        Position(date=NOW.date(), power=5, interest=5),
    )
    assert counts(brought_in(notebook, file)) == (0, 0, 1, 0)


def test_a_formula_is_marked_as_text(notebook: Notebook, tmp_path: Path) -> None:
    notebook.stakeholders.add(Stakeholder(name="=1+1", power=3, interest=3))
    (file,) = export(notebook, Ref(STAKEHOLDER, 1), tmp_path / "out.csv", "csv")
    assert ",'=1+1," in file.read_text(encoding="utf-8")
