"""Bookmarks are kept with the notebook, in the order they were set in, and can be undone."""

from pathlib import Path

import pytest

from jargon8_tui.store import Notebook, ReadOnlyNotebook
from tests.conftest import NOW


def test_a_bookmark_is_set_and_taken_away_again(notebook: Notebook) -> None:
    assert notebook.bookmarks.toggle("LIB-raci", "LIB-raci") is True
    assert notebook.bookmarks.toggle("some-uid", "NT-1") is True
    assert notebook.bookmarks.all() == ["LIB-raci", "some-uid"]
    assert notebook.bookmarks.toggle("LIB-raci", "LIB-raci") is False
    assert notebook.bookmarks.all() == ["some-uid"]
    assert "LIB-raci" not in notebook.bookmarks


def test_it_can_be_undone_and_undo_says_what_it_was(notebook: Notebook) -> None:
    notebook.bookmarks.toggle("LIB-raci", "LIB-raci")
    step = notebook.undo()
    assert step is not None
    assert step.saying() == "LIB-raci was bookmarked"
    assert notebook.bookmarks.all() == []
    notebook.redo()
    assert notebook.bookmarks.all() == ["LIB-raci"]


def test_bookmarks_are_there_after_closing_and_leave_the_notebook_whole(path: Path) -> None:
    with Notebook(path, now=lambda: NOW) as notebook:
        notebook.bookmarks.toggle("LIB-raci", "LIB-raci")
    with Notebook(path, read_only=True) as notebook:
        assert notebook.bookmarks.all() == ["LIB-raci"]
        assert notebook.check().is_whole
        with pytest.raises(ReadOnlyNotebook):
            notebook.bookmarks.toggle("LIB-raci", "LIB-raci")


def test_a_row_that_is_none_of_ours_is_passed_over(notebook: Notebook) -> None:
    notebook.bookmarks.toggle("LIB-raci", "LIB-raci")
    notebook.close()
    text = notebook.path.read_text("utf-8")
    notebook.path.write_text(text.replace('{"note":"LIB-raci"}', '{"page":7}'), "utf-8")
    with Notebook(notebook.path, read_only=True) as changed:
        assert changed.bookmarks.all() == []
