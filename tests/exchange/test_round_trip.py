"""What an export wrote comes back as the same records, whatever is in them."""

import tempfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jargon8_tui.exchange.exporting import Format, export
from jargon8_tui.exchange.importing import import_files
from jargon8_tui.model.kinds import ACTION, LINK, NOTE, REFLECTION, SERVICE_LEVEL, Kind
from jargon8_tui.model.note import Note
from jargon8_tui.model.record import Record
from jargon8_tui.model.reflection import SECTIONS, Reflection
from jargon8_tui.model.values import validated
from jargon8_tui.store import Notebook
from tests.exchange.files import (
    LATER,
    TEXT,
    brought_in,
    by_uid,
    counts,
    everything,
    opened,
    reasons,
)
from tests.model.strategies import LINE, records

NAMES = ["", "Customer and Stakeholder Management", "What I did", "Area 5: Contract", "Notes"]
TITLES = st.sampled_from(
    [
        *NAMES[1:],
        "## hash",
        "trailing #",
        "1 Jan 2026",
        "at 31/02/2026",
        "Reflections",
        "a – 2 May 2026",
    ]
)


@st.composite
def entries(draw: st.DrawFn) -> Reflection:
    """Reflections with troublesome titles and sections."""
    record = draw(records(REFLECTION))
    changes: dict[str, Any] = {section.field: draw(TEXT) for section in SECTIONS}
    changes["title"] = draw(TITLES | st.just(record.title))
    return validated(msgspec.structs.replace(record, source="", **changes))


@st.composite
def notes(draw: st.DrawFn) -> Note:
    """Notes with troublesome titles, sections and bodies."""
    record = draw(records(NOTE))
    title = draw(TITLES | st.just(record.title))
    section = draw(st.sampled_from(NAMES) | LINE)
    return validated(
        msgspec.structs.replace(record, title=title, section=section, body=draw(TEXT), source="")
    )


def there_and_back(
    records: list[Record], kind: Kind[Any], fmt: Format, *, in_folder: bool = False
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        to = folder / "out" if in_folder else folder / f"out.{fmt}"
        if in_folder:
            to.mkdir()
        with opened(folder) as notebook, opened(folder, "other.json") as other:
            for record in records:
                notebook.collection(kind).add(record)
            export(notebook, kind, to, fmt)
            first = brought_in(other, to)
            assert len(first.imported) == len(records)
            assert not [said for said in first.said if "taken out" in said.sentence]
            assert by_uid(everything(other)) == by_uid(everything(notebook))
            again = brought_in(other, to)
            assert counts(again) == (0, 0, len(records), 0)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(entries(), min_size=1, max_size=3, unique_by=lambda record: record.uid), st.booleans()
)
def test_reflections_as_markdown(entries: list[Record], in_folder: bool) -> None:
    there_and_back(entries, REFLECTION, "md", in_folder=in_folder)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(notes(), min_size=1, max_size=4, unique_by=lambda record: record.uid), st.booleans()
)
def test_notes_as_markdown(notes: list[Record], in_folder: bool) -> None:
    there_and_back(notes, NOTE, "md", in_folder=in_folder)


@settings(max_examples=30, deadline=None)
@given(
    st.data(),
    st.sampled_from([REFLECTION, SERVICE_LEVEL, NOTE, ACTION, LINK]),
    st.sampled_from(["json", "csv"]),
)
def test_any_kind_as_json_and_csv(data: st.DataObject, kind: Kind[Any], fmt: Format) -> None:
    drawn = data.draw(st.lists(records(kind), min_size=1, max_size=4, unique_by=lambda r: r.uid))
    safe = [
        msgspec.structs.replace(record, source="") if kind in (REFLECTION, NOTE) else record
        for record in drawn
    ]
    there_and_back(safe, kind, fmt)


@pytest.mark.slow
@settings(max_examples=3000, deadline=None)
@given(st.lists(entries(), min_size=1, max_size=4, unique_by=lambda record: record.uid))
def test_reflections_as_markdown_at_length(entries: list[Record]) -> None:
    there_and_back(entries, REFLECTION, "md")


@pytest.mark.slow
@settings(max_examples=3000, deadline=None)
@given(st.lists(notes(), min_size=1, max_size=4, unique_by=lambda record: record.uid))
def test_notes_as_markdown_at_length(notes: list[Record]) -> None:
    there_and_back(notes, NOTE, "md")


def test_what_was_changed_in_an_exported_file_is_taken_over(
    notebook: Notebook, tmp_path: Path
) -> None:
    kept = notebook.reflections.add(Reflection(date=notebook.now().date(), title="Gate", did="A"))
    (path,) = export(notebook, kept.ref, tmp_path / "gate.md", "md")
    for old, new in (("\nA\n", "\nB\n"), ("\nB\n", "\nC\n")):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        report = brought_in(notebook, path)
        assert counts(report) == (0, 1, 0, 0)
        assert notebook.reflections.get(kept.ref.id).did == new.strip()


def test_what_the_page_shows_can_be_changed_on_it(notebook: Notebook, tmp_path: Path) -> None:
    entry = Reflection(date=notebook.now().date(), title="Gate", area=2, hours=2, did="A")
    kept = notebook.reflections.add(entry)
    (path,) = export(notebook, kept.ref, tmp_path / "gate.md", "md")
    page = path.read_text("utf-8").replace("Area 2: Customer", "Area 5: Contract")
    path.write_text(page.replace("## Sun 22 Nov 2026 – Gate", "## 1/10/2026 – Door"), "utf-8")
    brought_in(notebook, path)
    changed = notebook.reflections.get(kept.ref.id)
    assert (changed.title, changed.date.isoformat(), changed.area) == ("Door", "2026-10-01", 5)
    assert (changed.hours, changed.did, changed.uid) == (2, "A", kept.record.uid)


def test_an_export_does_not_undo_what_was_done_here_since(
    notebook: Notebook, tmp_path: Path
) -> None:
    entry = Reflection(date=notebook.now().date(), title="Gate", did="A")
    kept = notebook.reflections.add(entry)
    (path,) = export(notebook, kept.ref, tmp_path / "gate.md", "md")
    with opened(tmp_path, "other.json", LATER) as other:
        brought_in(other, path)
        changed = msgspec.structs.replace(other.reflections.get(1), did="B")
        other.reflections.put(1, changed)
        assert reasons(import_files(other, [path])) == [
            "RJ-1 was changed here since it was imported, so it was left as it is; "
            "take over by hand what you want of the file."
        ]
        (newer,) = export(other, kept.ref, tmp_path / "newer.md", "md")
    assert counts(brought_in(notebook, newer)) == (0, 1, 0, 0)
    assert notebook.reflections.get(kept.ref.id).did == "B"
