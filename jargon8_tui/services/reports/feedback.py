"""What a report says of feedback: what came in, how quickly it was answered, what came of it."""

import datetime as dt
from typing import Any

from jargon8_tui.model.dates import day_in_words, in_column
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.text import begun, counted
from jargon8_tui.services.feedback.patterns import Satisfaction, Timing
from jargon8_tui.services.reports.parts import Brief, Section, Table
from jargon8_tui.services.reports.words import seconds, took

ANSWERED = ("responded", "closed")
"""The stages of what has an answer."""


def came_in(brief: Brief) -> Section:
    """What came in, beside the period before, and how far on it was at the end."""
    found = brief.patterns
    entries = [entry.as_at(brief.end) or entry for entry in found.entries]
    figures: dict[str, Any] = {
        "n": found.n,
        "before": len(found.before),
        "types": {tally.name: tally.n for tally in found.types if tally.n},
        "kept_back": len(brief.kept_back),
        "entries": [_figures(brief, entry) for entry in entries],
    }
    sentences = [_how_many(brief)]
    if brief.kept_back:
        were = "was" if len(brief.kept_back) == 1 else "were"
        matters = counted(len(brief.kept_back), "matter")
        sentences.append(
            f"{matters} of staff or personal data {were} passed on, and not told here."
        )
    if not found.n:
        return Section("came_in", "What came in", sentences, figures=figures)
    heads = ("Ref", "Received", "Type", "Severity", "Category", "From", "Summary", "Stage")
    rows = [_row(brief, entry) for entry in entries]
    return Section("came_in", "What came in", sentences, table=Table(heads, rows), figures=figures)


def times(brief: Brief) -> Section:
    """How quickly those were acknowledged and answered that came in, and how satisfied they are."""
    found = brief.patterns
    figures = {
        "acknowledging": _timing(found.acknowledging),
        "resolving": _timing(found.resolving),
        "satisfaction": {
            "n": found.satisfaction.n,
            "mean": found.satisfaction.mean,
            "counts": list(found.satisfaction.counts),
        },
    }
    sentences = [
        took("Acknowledged", found.acknowledging),
        took("Answered", found.resolving),
        _satisfied(found.satisfaction),
    ]
    return Section("times", "How quickly", sentences, figures=figures)


def seen_through(brief: Brief) -> Section:
    """What was answered or closed in the period, whenever it had come in, and whether told.

    What was taken up again since counts as done, as it stood; whether they had been told is then
    not known any more.
    """
    stood = (entry.as_at(brief.end) for entry in brief.readable)
    done = [entry for entry in stood if entry is not None and _was_done(brief, entry)]
    done.sort(key=lambda entry: entry.received)
    again = {entry.uid for entry in brief.readable if _is_taken_up_again(brief, entry)}
    told_since = {entry.uid: entry.told_at for entry in brief.readable}
    told = sum(entry.told_at is not None for entry in done)
    known = sum(entry.told_at is not None or entry.uid not in again for entry in done)
    figures = {
        "n": len(done),
        "told": told,
        "entries": [
            _figures(brief, entry)
            | {
                "resolution": brief.discretion.text(entry.resolution),
                "outcome": entry.outcome,
                "told_at": entry.told_at,
                "taken_up_again": entry.uid in again,
            }
            for entry in done
        ],
    }
    title = "What was done, and told"
    if not done:
        nothing = f"Nothing was answered or closed in {brief.in_words}."
        return Section("done", title, [nothing], figures=figures)
    answered = f"{counted(len(done), 'matter')} {'was' if len(done) == 1 else 'were'} answered"
    sentences = [f"{answered}; in {told} of {known} they were told what came of it."]
    lines = []
    for entry in done:
        heard = _told(entry, told_since[entry.uid], is_again=entry.uid in again)
        lines.append(_came_of(brief, entry, heard))
    return Section("done", title, sentences, lines, figures=figures)


def still_open(brief: Brief) -> Section:
    """What was open at the end, the oldest first, and what of it was overdue."""
    stood = (entry.as_at(brief.end) for entry in brief.readable)
    left = [entry for entry in stood if entry is not None and entry.is_open]
    left.sort(key=lambda entry: entry.received)
    late = [entry for entry in left if entry.is_overdue(brief.end)]
    is_now = brief.end == brief.now
    when = "now" if is_now else f"at the end of {day_in_words(brief.period.last)}"
    figures = {
        "n": len(left),
        "overdue": len(late),
        "at": brief.end,
        "entries": [
            _figures(brief, entry) | {"overdue": entry.is_overdue(brief.end)} for entry in left
        ],
    }
    title = "Open and overdue"
    if not left:
        verb = "is" if is_now else "was"
        return Section("open", title, [f"Nothing {verb} open {when}."], figures=figures)
    verb = ("is" if len(left) == 1 else "are") if is_now else ("was" if len(left) == 1 else "were")
    sentences = [
        f"{counted(len(left), 'matter')} {verb} open {when}, {len(late) or 'none'} overdue."
    ]
    heads = ("Ref", "Received", "Severity", "Summary", "Stage", "Due")
    rows = [
        (
            str(brief.ref(entry)),
            in_column(entry.received, brief.end.date()),
            entry.weight,
            brief.discretion.line(entry.summary),
            entry.stage,
            _due(brief, entry),
        )
        for entry in left
    ]
    return Section("open", title, sentences, table=Table(heads, rows), figures=figures)


def praise(brief: Brief) -> Section:
    """The compliments that came in."""
    kind = [entry for entry in brief.patterns.entries if entry.type == "compliment"]
    figures = {"n": len(kind), "entries": [_figures(brief, entry) for entry in kind]}
    if not kind:
        none = f"No compliment was received in {brief.in_words}."
        return Section("compliments", "Compliments", [none], figures=figures)
    lines = [_said(brief, entry) for entry in kind]
    return Section("compliments", "Compliments", lines=lines, figures=figures)


def _how_many(brief: Brief) -> str:
    found = brief.patterns
    before = f"{len(found.before) or 'none'} in {brief.before_in_words}"
    if not found.n:
        were = "were" if len(found.before) > 1 else "was"
        return f"No feedback was received in {brief.in_words}; there {were} {before}."
    types = ", ".join(counted(tally.n, tally.name) for tally in found.types if tally.n)
    return f"{counted(found.n, 'entry', 'entries')} came in: {types}; there were {before}."


def _figures(brief: Brief, entry: Feedback) -> dict[str, Any]:
    """What a report says of an entry, as JSON has it."""
    return {
        "ref": str(brief.ref(entry)),
        "received": entry.received,
        "type": entry.type,
        "track": entry.track,
        "severity": entry.severity,
        "category": brief.discretion.line(entry.category),
        "from": brief.discretion.who(entry),
        "summary": brief.discretion.line(entry.summary),
        "stage": entry.stage,
    }


def _row(brief: Brief, entry: Feedback) -> tuple[str, ...]:
    said = _figures(brief, entry)
    track = "" if entry.track == "customer" else f", {entry.track}"
    day = in_column(entry.received, brief.period.last)
    return (
        *(said["ref"], day, f"{entry.type}{track}", entry.weight),
        *(said["category"], said["from"], said["summary"], entry.stage),
    )


def _was_done(brief: Brief, entry: Feedback) -> bool:
    """Whether it was answered or closed, or they were told, in the period; praise has its own."""
    if entry.type == "compliment" or entry.stage not in ANSWERED:
        return False
    known = (entry.answered_at, entry.closed_at)
    return any(map(brief.covers, known if any(known) else (entry.told_at,)))


def _is_taken_up_again(brief: Brief, entry: Feedback) -> bool:
    """Whether it was worked on after the end, be it that it had been answered by then."""
    return any(u.at > brief.end and u.stage not in ANSWERED for u in entry.updates)


def _came_of(brief: Brief, entry: Feedback, heard: str) -> str:
    done = brief.discretion.line(entry.resolution) or (
        brief.discretion.line(entry.updates[-1].note) if entry.updates else ""
    )
    outcome = "" if entry.outcome == "not applicable" else entry.outcome
    ended = ", ".join(filter(None, (outcome, heard)))
    summary = brief.discretion.line(entry.summary).rstrip(".")
    came = f" {done.rstrip('.')}." if done else ""
    return f"{brief.ref(entry)} {summary}.{came} {begun(ended)}."


def _told(entry: Feedback, since: dt.datetime | None, *, is_again: bool) -> str:
    """Whether they were told by the end, or else what came of that `since`."""
    if entry.told_at:
        return f"told {day_in_words(entry.told_at)}"
    if is_again:
        return "opened again since"
    return f"told afterwards, {day_in_words(since)}" if since else "still to be told"


def _said(brief: Brief, entry: Feedback) -> str:
    who = brief.discretion.who(entry)
    by = f", from {who}" if who else ""
    day = day_in_words(entry.received)
    return f"{brief.ref(entry)} {brief.discretion.line(entry.summary).rstrip('.')}{by}, {day}."


def _due(brief: Brief, entry: Feedback) -> str:
    if entry.is_untold:
        return "still to be told"
    if not entry.dues:
        return f"with {entry.handled_by}" if entry.handled_by else ""
    due = entry.dues[0]
    late = ", overdue" if due.by < brief.end else ""
    return f"{day_in_words(due.by)}{late}"


def _timing(timing: Timing) -> dict[str, Any]:
    return {
        "n": timing.n,
        "median_seconds": seconds(timing.median),
        "judged": timing.judged,
        "in_time": timing.in_time,
        "share": timing.share,
    }


def _satisfied(satisfaction: Satisfaction) -> str:
    if satisfaction.mean is None:
        return "Satisfaction: no data; nobody was asked."
    return f"Satisfaction: {satisfaction.mean:.1f} of 5 (n = {satisfaction.n})."
