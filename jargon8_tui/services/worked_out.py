"""What follows from a record and is not kept in it."""

import datetime as dt
from typing import Any

from jargon8_tui.model.action import Action
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.raci import Raci
from jargon8_tui.model.raci_problems import Problem, loads, problems
from jargon8_tui.model.record import Record
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.services.reports.level_report import last_year, level_report
from jargon8_tui.services.stakeholders.staying_in_touch import standing_of
from jargon8_tui.store import Notebook


def worked_out(notebook: Notebook, record: Record, now: dt.datetime) -> dict[str, Any]:
    """What follows from `record`, which is in `notebook`, at the moment `now`, by name."""
    today = now.date()
    match record:
        case Reflection():
            return {
                "words": record.words,
                "steps": list(record.steps),
                "empty": [section.field for section in record.empty_sections],
            }
        case Action():
            late = record.is_open and record.due is not None and record.due < today
            return {"open": record.is_open, "overdue": late}
        case Feedback():
            return _of_feedback(record, now)
        case Raci():
            return {
                "problems": [problem_in_json(record, one) for one in problems(record)],
                "load": [
                    {"role": role.name, **load.letters, "involved": load.involved}
                    for role, load in zip(record.roles, loads(record), strict=True)
                ],
            }
        case Stakeholder():
            return _of_stakeholder(notebook, record, today)
        case ServiceLevel():
            return _of_level(notebook, record, today)
        case Measurement():
            return _of_measurement(notebook, record)
    return {}


def problem_in_json(matrix: Raci, problem: Problem) -> dict[str, Any]:
    """A problem of a matrix with the names of its row and column, as commands print it."""
    row, column = problem.row, problem.column
    return {
        "severity": problem.severity,
        "kind": problem.kind,
        "row": None if row is None else matrix.activities[row].name,
        "column": None if column is None else matrix.roles[column].name,
        "message": problem.message,
        "question": problem.question,
    }


def _of_feedback(record: Feedback, now: dt.datetime) -> dict[str, Any]:
    return {
        "open": record.is_open,
        "overdue": record.is_overdue(now),
        "due": [{"stage": due.stage, "by": due.by, "overdue": due.by < now} for due in record.dues],
        "next_stage": record.next_stage,
        "handled_by": record.handled_by,
        "told": record.told_at is not None,
        "acknowledged_at": record.acknowledged_at,
        "answered_at": record.answered_at,
        "closed_at": record.closed_at,
    }


def _of_level(notebook: Notebook, record: ServiceLevel, today: dt.date) -> dict[str, Any]:
    """How it did in the last twelve months, as the report on trends has it."""
    ref = notebook.ref_of(record.uid)
    if ref is None:
        return {"target": record.target_on(today)}
    period = last_year(today)
    found = level_report(notebook, Kept(ref, record), period, today).in_json()
    return {"from": period.first, "until": period.last, **found}


def _of_measurement(notebook: Notebook, record: Measurement) -> dict[str, Any]:
    level = notebook.level_of(record.service_level)
    return {
        "open": record.is_open,
        "target": level.target_on(record.day) if level else None,
        "within": level.within(record.value, record.day)
        if level and record.value is not None
        else None,
    }


def _of_stakeholder(notebook: Notebook, record: Stakeholder, today: dt.date) -> dict[str, Any]:
    ref = notebook.ref_of(record.uid)
    if ref is None:
        return {"quarter": record.quarter.value}
    standing = standing_of(notebook, ref, today)
    return {
        "quarter": record.quarter.value,
        "last_contact": standing.last.record.at.date() if standing.last else None,
        "next_contact": standing.next,
        "overdue": standing.is_overdue,
        "warnings": [caution.sentence for caution in standing.warnings],
    }
