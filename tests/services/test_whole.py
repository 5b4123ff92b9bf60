"""Whether a notebook is whole: what is broken is named, what is only in the trash is not."""

from pathlib import Path

import pytest

from jargon8_tui.model.kinds import NOTE, Ref
from jargon8_tui.model.values import made
from jargon8_tui.services.connections import link
from jargon8_tui.services.whole import findings
from jargon8_tui.store import Notebook
from tests.conftest import NOW, counted_uids


@pytest.fixture
def linked(path: Path) -> Path:
    with Notebook(path, now=lambda: NOW, new_uid=counted_uids()) as notebook:
        for title in ("One", "Two"):
            notebook.notes.add(made(NOTE, {"title": title}, NOW).record)
        link(notebook, Ref(NOTE, 1), Ref(NOTE, 2))
    return path


def said(path: Path) -> list[str]:
    with Notebook(path, read_only=True) as notebook:
        return [str(finding) for finding in findings(notebook)]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_whole_notebook_has_no_findings(linked: Path) -> None:
    assert said(linked) == []
    with Notebook(linked) as notebook:
        notebook.notes.remove(2)
    assert said(linked) == []


def test_a_record_that_cannot_be_read_is_named_by_table_and_id(linked: Path) -> None:
    edit(linked, '"title":"One"', '"title":1')
    first, second = said(linked)
    assert first.startswith("notes 1: ")
    assert second.startswith("LK-1: From is ")


def test_two_records_of_one_uid_are_named(linked: Path) -> None:
    with Notebook(linked, read_only=True) as notebook:
        one, two = (kept.record.uid for kept in notebook.notes.all())
    edit(linked, f'"uid":"{two}"', f'"uid":"{one}"')
    assert "NT-2: it has the uid of NT-1." in said(linked)
