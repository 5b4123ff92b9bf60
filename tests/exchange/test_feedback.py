"""Feedback that goes out and comes back: the steps taken elsewhere are added, none is rewritten."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from jargon8_tui.exchange.exporting import Format, export
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import FEEDBACK
from jargon8_tui.services.feedback.due_times import due_rule
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.exchange.files import LATER, brought_in, counts, opened, written

HOUR = dt.timedelta(hours=1)
FORMATS: tuple[Format, ...] = ("json", "csv")


def entry() -> Feedback:
    return Feedback(summary="Gate left open", received=NOW - 9 * HOUR, detail="Since six")


@pytest.mark.parametrize("fmt", FORMATS)
def test_steps_taken_elsewhere_are_added(notebook: Notebook, tmp_path: Path, fmt: Format) -> None:
    kept = notebook.feedback.add(entry().advanced("acknowledged", "Rang back", NOW - HOUR))
    (out,) = export(notebook, kept.ref, tmp_path / f"out.{fmt}", fmt)
    with opened(tmp_path, "elsewhere.json", LATER) as elsewhere:
        brought_in(elsewhere, out)
        there = elsewhere.feedback.get(1)
        assert there == kept.record
        further = there.closed("Oiled", "upheld", LATER, LATER, 4)
        further = further.opened_again("It squeaks", LATER + HOUR)
        further = elsewhere.feedback.put(1, further.noted("Seen it", LATER + HOUR)).record
        (back,) = export(elsewhere, kept.ref, tmp_path / f"back.{fmt}", fmt)
    assert counts(brought_in(notebook, back)) == (0, 1, 0, 0)
    here = notebook.feedback.get(1)
    assert here.updates == further.updates
    assert (here.stage, here.reopened) == ("investigating", 1)
    assert counts(brought_in(notebook, back)) == (0, 0, 1, 0)


@pytest.mark.parametrize("fmt", FORMATS)
def test_what_is_here_is_never_rewritten(notebook: Notebook, tmp_path: Path, fmt: Format) -> None:
    record = entry().advanced("acknowledged", "Rang back", NOW - HOUR)
    kept = notebook.feedback.add(record)
    other = record.updates[0]
    with opened(tmp_path, "elsewhere.json", LATER) as elsewhere:
        changed = msgspec.structs.replace(
            kept.record,
            updates=(msgspec.structs.replace(other, note="Did not ring"), other),
            reopened=3,
            modified=LATER,
        )
        elsewhere.feedback.add(changed)
        (out,) = export(elsewhere, FEEDBACK, tmp_path / f"out.{fmt}", fmt)
    brought_in(notebook, out)
    assert notebook.feedback.get(1) == kept.record


def test_a_line_without_times_gets_them_and_is_known_again(
    notebook: Notebook, tmp_path: Path
) -> None:
    notebook.go_by(due_rule(Settings()))
    file = written(
        tmp_path / "log.csv", "Summary,Received,Acknowledge by\nGate open,2/4/2026 16:00,\n"
    )
    assert counts(brought_in(notebook, file)) == (1, 0, 0, 0)
    by = notebook.feedback.get(1).acknowledge_by
    assert by is not None
    assert by.replace(tzinfo=None) == dt.datetime(2026, 4, 7, 16, 0)
    assert counts(brought_in(notebook, file)) == (0, 0, 1, 0)


def test_for_people_each_step_is_a_line(notebook: Notebook, tmp_path: Path) -> None:
    kept = notebook.feedback.add(entry().advanced("acknowledged", "Rang\nback", NOW - HOUR))
    (out,) = export(notebook, kept.ref, tmp_path / "out.md", "md")
    assert "- **Updates:**\n  - 2026-11-22 13:05, acknowledged, Rang back\n" in out.read_text(
        "utf-8"
    )
