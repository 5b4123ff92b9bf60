"""What a report says to a tutor of what was learned: the entries of the journal, and the hours."""

from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.text import counted, plain_number
from jargon8_tui.services.reports.parts import Brief, Section, Table
from jargon8_tui.services.standard import standard


def learned(brief: Brief) -> Section | None:
    """The reflections of the period; for a tutor only."""
    if brief.audience != "tutor":
        return None
    found = [kept for kept in brief.notebook.reflections.all() if brief.covers(kept.record.date)]
    found.sort(key=lambda kept: kept.record.date)
    hours = sum(kept.record.hours or 0 for kept in found)
    criteria = sorted({id for kept in found for id in kept.record.criteria})
    figures = {
        "n": len(found),
        "hours": hours,
        "criteria": criteria,
        "reflections": [
            {
                "ref": str(kept.ref),
                "date": kept.record.date,
                "title": brief.discretion.line(kept.record.title),
                "area": kept.record.area,
                "criteria": list(kept.record.criteria),
                "hours": kept.record.hours,
                "status": kept.record.status,
            }
            for kept in found
        ],
    }
    title = "What was learned"
    if not found:
        none = f"No reflection was written in {brief.in_words}."
        return Section("learning", title, [none], figures=figures)
    known = standard(brief.notebook)
    rows = [
        (
            str(kept.ref),
            day_in_words(kept.record.date),
            brief.discretion.line(kept.record.title),
            known.area(kept.record.area).label if kept.record.area else "",
            ", ".join(kept.record.criteria),
            kept.record.status,
        )
        for kept in found
    ]
    off_the_job = f", {plain_number(hours)} hours off the job" if hours else ""
    sentence = f"{counted(len(found), 'reflection')} in {brief.in_words}{off_the_job}."
    table = Table(("Ref", "Date", "Title", "Area", "Criteria", "Status"), rows)
    return Section("learning", title, [sentence], table=table, figures=figures)
