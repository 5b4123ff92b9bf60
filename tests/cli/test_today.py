"""`jargon8 today`: the agenda in words and as JSON."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell, listing
from tests.ui.running import POISON, POISON_SHOWN


@pytest.fixture
def busy(shell: Shell) -> Shell:
    """A notebook with something late, something due today, and a draft."""
    shell("new", "feedback", "summary=Lift left out", "severity=critical",
          "received=2026-11-17 09:00")  # fmt: skip
    shell("new", "action", "text=Draft the summary", "due=2026-11-21", "source=FB-1")
    shell("new", "action", "text=Brief nights", "due=today")
    shell("new", "action", "text=Done long ago", "due=2026-10-01", "done=2026-10-02")
    shell("new", "reflection", "title=Drill", "criteria=A2-P3")
    return shell


def test_today_in_words_has_a_line_for_each_thing(busy: Shell) -> None:
    lines = [" ".join(line.split()) for line in busy("today").lines]
    assert lines[0] == "Sun 22 Nov 2026, 14:05"
    start = lines.index("Overdue 2")
    assert lines[start + 1 : start + 3] == [
        "!!! FB-1 Acknowledge: lift left out 2 working days late",
        "AC-1 Draft the summary 1 day late",
    ]
    assert lines[lines.index("Due today 1") + 1] == "AC-2 Brief nights today"
    assert "Done long ago" not in "".join(lines)
    assert lines[-1] == (
        "2 things are overdue; the oldest concern is FB-1, 5 days. Nothing slipped this week."
    )


def test_today_as_json_has_an_array_for_each_section(busy: Shell) -> None:
    today = busy("today", "--json").json
    assert [(one["ref"], one["kind"], one["doing"]) for one in today["overdue"]] == [
        ("FB-1", "feedback", "acknowledge"),
        ("AC-1", "action", "do"),
    ]
    assert today["overdue"][1]["due"] == "2026-11-21"
    assert [one["ref"] for one in today["due_today"]] == ["AC-2"]
    assert [(one["ref"], one["days"]) for one in today["open_concerns"]] == [("FB-1", 5)]
    assert [one["ref"] for one in today["drafts"]] == ["RJ-1"]
    assert today["slipped"] == today["unfinished"] == today["milestones"] == []
    area = next(one for one in today["portfolio"] if one["area"] == 2)
    assert (area["criteria"], area["with_records"]) == (7, 1)


def test_an_empty_notebook_has_nothing_due_and_is_not_made(shell: Shell, path: Path) -> None:
    assert shell("today").lines[-1] == "Nothing is overdue and nothing is due."
    assert shell("today", "--json").json["overdue"] == []
    assert not path.exists()


def test_reading_today_writes_nothing(busy: Shell, path: Path) -> None:
    before = listing(path.parent)
    busy("today")
    assert listing(path.parent) == before


def test_user_text_is_only_text(busy: Shell) -> None:
    busy("set", "AC-1", f"text={POISON}")
    assert POISON_SHOWN in busy("today").printed
    assert busy("today", "--json").json["overdue"][1]["title"] == POISON_SHOWN


def test_the_gateway_of_the_settings_is_counted_down_to(busy: Shell, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("gateway = 2027-01-22\n")
    assert "Gateway Fri 22 Jan 2027, in 61 days." in busy("today").printed
    assert busy("today", "--json").json["milestones"] == [
        {"name": "gateway", "day": "2027-01-22", "days": 61}
    ]
