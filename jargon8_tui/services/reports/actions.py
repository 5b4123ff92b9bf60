"""What a report says of actions: what was agreed, and what the time to come is to bring."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from dateutil.relativedelta import relativedelta

from jargon8_tui.model.action import Action
from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.kinds import ACTION, CONTACT, FEEDBACK, Kept
from jargon8_tui.model.text import counted
from jargon8_tui.services.reports.parts import Brief, Section, Table


def agreed(brief: Brief) -> Section:
    """The actions that were written down in the period."""
    found = [kept for kept in _actions(brief) if brief.covers(kept.record.created)]
    figures = {"n": len(found), "actions": [_figures(brief, kept) for kept in found]}
    title = "Actions agreed"
    if not found:
        none = f"No action was agreed in {brief.in_words}."
        return Section("actions", title, [none], figures=figures)
    heads = ("Ref", "Action", "Owner", "Due", "Done")
    rows = [
        (
            str(kept.ref),
            brief.discretion.line(kept.record.text),
            brief.discretion.line(kept.record.owner),
            _day(kept.record.due),
            _day(kept.record.done),
        )
        for kept in found
    ]
    return Section("actions", title, table=Table(heads, rows), figures=figures)


def coming(brief: Brief) -> Section:
    """What is due by the end of the next period: actions that are open, and of feedback the
    furthest stage that it should have reached by then."""
    step = relativedelta(months=1) if brief.name == "monthly" else relativedelta(weeks=1)
    first = brief.period.last + dt.timedelta(days=1)
    last = first + step - dt.timedelta(days=1)
    actions = [kept for kept in _actions(brief) if _is_due(kept.record, brief, last)]
    actions.sort(key=lambda kept: (kept.record.due or last, kept.ref.id))
    stood = (entry.as_at(brief.end) for entry in brief.readable)
    waiting = [
        (entry, due)
        for entry in stood
        if entry is not None
        for due in [due for due in entry.dues if due.by.date() <= last][-1:]
    ]
    waiting.sort(key=lambda pair: pair[1].by)
    figures = {
        "until": last,
        "actions": [_figures(brief, kept) for kept in actions],
        "feedback": [
            {"ref": str(brief.ref(entry)), "stage": due.stage, "by": due.by}
            for entry, due in waiting
        ],
    }
    title = "Next month" if brief.name == "monthly" else "Next week"
    lines = [
        f"{brief.ref(entry)} {brief.discretion.line(entry.summary).rstrip('.')}: "
        f"to be {'answered' if due.stage == 'responded' else due.stage} "
        f"by {day_in_words(due.by)}."
        for entry, due in waiting
    ]
    lines += [
        f"{kept.ref} {brief.discretion.line(kept.record.text).rstrip('.')}: "
        f"due {_day(kept.record.due)}."
        for kept in actions
    ]
    if not lines:
        none = f"Nothing is due by {day_in_words(last)}."
        return Section("next", title, [none], figures=figures)
    are = "is" if len(lines) == 1 else "are"
    sentence = f"{counted(len(lines), 'thing')} {are} due by {day_in_words(last)}."
    return Section("next", title, [sentence], lines, figures=figures)


def _actions(brief: Brief) -> Sequence[Kept[Action]]:
    """The actions this audience may read of, in the order of their refs: those who buy the service
    get those that came from what they said or from what was agreed with them."""
    found = []
    for kept in brief.notebook.actions.all():
        if not brief.discretion.may_tell_of(kept.record):
            continue
        source = brief.notebook.ref_of(kept.record.source) if kept.record.source else None
        if brief.is_business and (source is None or source.kind not in (FEEDBACK, CONTACT)):
            continue
        found.append(kept)
    return found


def _is_due(action: Action, brief: Brief, last: dt.date) -> bool:
    """Whether it was open at the end of the period and due by the end of the next."""
    was_open = action.done is None or action.done > brief.end.date()
    there = action.created <= brief.end
    return there and was_open and action.due is not None and action.due <= last


def _figures(brief: Brief, kept: Kept[Action]) -> dict[str, Any]:
    return {
        "ref": str(kept.ref),
        "kind": ACTION.name,
        "text": brief.discretion.line(kept.record.text),
        "owner": brief.discretion.line(kept.record.owner),
        "due": kept.record.due,
        "done": kept.record.done,
    }


def _day(day: dt.date | None) -> str:
    return day_in_words(day) if day else ""
