"""`jargon8 today`: what is overdue, due, open, slipping and unfinished, as the app opens with."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from jargon8_tui.cli.opening import reading
from jargon8_tui.cli.options import AS_JSON
from jargon8_tui.cli.output import in_columns, print_json, say
from jargon8_tui.model.dates import clock, in_column, in_words
from jargon8_tui.model.feedback import SEVERITY_MARKS
from jargon8_tui.model.kinds import Ref
from jargon8_tui.services.today.agenda import Agenda, Item
from jargon8_tui.services.today.outlook import Outlook
from jargon8_tui.services.today.words import (
    age_in_words,
    coverage_lines,
    left_half_way,
    milestone_in_words,
    summary,
    what,
    when,
)
from jargon8_tui.settings import Settings, read_settings
from jargon8_tui.store import Unfinished

_WIDTH = 76


@click.command("today")
@AS_JSON
@click.pass_obj
def today_command(path: Path, as_json: bool) -> None:
    """Say what is overdue, due today, open, slipping and unfinished."""
    settings = read_settings()
    with reading(path) as notebook:
        now = notebook.now()
        outlook = Outlook(notebook)
        outlook.read(now.date())
        agenda = outlook.agenda(now, settings)
        unfinished = list(notebook.unfinished)
    if as_json:
        print_json(_in_json(agenda, unfinished, settings))
        return
    say(in_words(now))
    for title, rows in _sections(agenda, unfinished, settings):
        say(f"\n{title}")
        for line in in_columns(rows):
            say(f"  {line}")
    say(f"\n{summary(agenda, len(unfinished))}")


def _sections(
    agenda: Agenda, unfinished: Sequence[Unfinished], settings: Settings
) -> Iterator[tuple[str, list[Sequence[str]]]]:
    """The title and the rows of each section that has something in it."""
    today = agenda.today
    sections: list[tuple[str, list[Sequence[str]]]] = [
        (f"Overdue {len(agenda.overdue)}", _due(agenda.overdue, agenda, settings)),
        (f"Due today {len(agenda.due_today)}", _due(agenda.due_today, agenda, settings)),
        (
            f"Open concerns {len(agenda.concerns)}, oldest first",
            [
                (
                    f"{SEVERITY_MARKS.get(one.severity, ''):3}",
                    str(one.ref),
                    one.title,
                    one.stage,
                    age_in_words(one.age(today)),
                )
                for one in agenda.concerns
            ],
        ),
        (
            f"Slipped this week {len(agenda.slipped)}",
            [
                ("   ", str(one.level.ref), f"{one.level.record.name}: {one.in_words}")
                for one in agenda.slipped
            ],
        ),
        (
            f"Unfinished {len(unfinished)}",
            [
                ("   ", str(form.ref), left_half_way(form), _moment(form, agenda))
                for form in unfinished
            ],
        ),
        (
            f"Drafts {len(agenda.drafts)}",
            [("   ", str(one.ref), one.title, in_column(one.date, today)) for one in agenda.drafts],
        ),
        (
            "Portfolio",
            [
                ("   ", line)
                for line in (
                    *coverage_lines(agenda.coverage, _WIDTH),
                    *(milestone_in_words(one, today) for one in agenda.milestones),
                )
            ],
        ),
    ]
    return ((title, rows) for title, rows in sections if rows)


def _due(items: Sequence[Item], agenda: Agenda, settings: Settings) -> list[Sequence[str]]:
    return [
        (
            f"{SEVERITY_MARKS.get(item.severity, ''):3}",
            str(item.ref),
            what(item),
            when(item, agenda.now, settings),
        )
        for item in items
    ]


def _moment(form: Unfinished, agenda: Agenda) -> str:
    return f"{in_column(form.at, agenda.today)} {clock(form.at)}"


def _in_json(
    agenda: Agenda, unfinished: Sequence[Unfinished], settings: Settings
) -> dict[str, Any]:
    """The agenda with the same sections, each an array; `days` are those of the calendar."""
    today = agenda.today

    def due(item: Item) -> dict[str, Any]:
        return {
            **_named(item.ref, item.title),
            "doing": item.doing,
            "due": item.due,
            "severity": item.severity or None,
            "in_words": when(item, agenda.now, settings),
        }

    return {
        "now": agenda.now,
        "overdue": [due(item) for item in agenda.overdue],
        "due_today": [due(item) for item in agenda.due_today],
        "open_concerns": [
            {
                **_named(one.ref, one.title),
                "received": one.received,
                "stage": one.stage,
                "severity": one.severity,
                "days": one.age(today),
            }
            for one in agenda.concerns
        ],
        "slipped": [
            {
                **_named(one.level.ref, one.level.title),
                "target": one.target,
                "unit": one.level.record.unit,
                "within_percent": one.week.within_percent,
                "was_percent": one.earlier.within_percent,
                "n": one.week.n,
            }
            for one in agenda.slipped
        ],
        "unfinished": [
            {**_named(form.ref, left_half_way(form)), "at": form.at, "is_new": form.is_new}
            for form in unfinished
        ],
        "drafts": [
            {**_named(one.ref, one.title), "date": one.date, "area": one.area}
            for one in agenda.drafts
        ],
        "portfolio": [
            {
                "area": one.area.number,
                "name": one.area.name,
                "criteria": one.criteria,
                "with_records": one.claimed,
            }
            for one in agenda.coverage
        ],
        "milestones": [
            {"name": one.name.lower(), "day": one.day, "days": one.days_left(today)}
            for one in agenda.milestones
        ],
    }


def _named(ref: Ref, title: str) -> dict[str, str]:
    return {"ref": str(ref), "kind": ref.kind.name, "title": title}
