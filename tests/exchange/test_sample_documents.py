"""The documents that ship to try the import with, in the shapes people have: all are read."""

from pathlib import Path

from jargon8_tui.store import Notebook
from tests.exchange.files import brought_in, counts

DOCUMENTS = Path(__file__).parents[2] / "sample_data" / "documents"


def test_they_are_read_and_known_again(notebook: Notebook) -> None:
    report = brought_in(notebook, DOCUMENTS)
    assert len(report.imported) == 15
    entries = [kept.record for kept in notebook.reflections.all()]
    assert sorted(entry.area or 0 for entry in entries) == [3, 6, 7, 7, 7]
    assert all(entry.did and entry.learned and entry.next_steps for entry in entries)
    assert {kept.record.section for kept in notebook.notes.all()} == {
        "Security Risk Management",
        "Study Notes – Area 3: Security Risk Management",
        "desk-notes",
    }
    files = [path for path in DOCUMENTS.rglob("*") if path.is_file()]
    assert counts(brought_in(notebook, *reversed(files))) == (0, 0, 15, 0)
