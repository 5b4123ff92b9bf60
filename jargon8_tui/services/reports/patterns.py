"""What a report points out: what most was about, when it came, and who had to say it again."""

from collections.abc import Iterator
from typing import Any

from jargon8_tui.model.text import begun
from jargon8_tui.services.feedback.patterns import STANDS_OUT, Repeat
from jargon8_tui.services.reports.parts import Brief, Section, Table
from jargon8_tui.services.reports.words import NO_CATEGORY, NOT_SAID, against, hour

_A_PATTERN = (
    f"what is called a pattern comes {STANDS_OUT} times or more, and no other of its sort as often."
)
_WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def pointed_out(brief: Brief) -> Section | None:
    """The patterns of the period against those of the one before; none without any entry."""
    found = brief.patterns
    figures: dict[str, Any] = {
        "categories": [
            {"category": brief.discretion.line(tally.name), "n": tally.n, "before": tally.before}
            for tally in found.categories
        ],
        "stakeholders": [
            {"from": _who(brief, tally.name), "n": tally.n, "before": tally.before}
            for tally in found.stakeholders
        ],
        "hours": list(found.hours),
        "weekdays": list(found.weekdays),
        "repeats": [
            {
                "from": brief.discretion.stakeholder(repeat.stakeholder),
                "category": brief.discretion.line(repeat.category),
                "refs": [str(brief.ref(entry)) for entry in repeat.entries],
            }
            for repeat in found.repeats
        ],
    }
    title = "Patterns"
    if not found.n:
        return Section(
            "patterns", title, ["There is no data to see a pattern in."], figures=figures
        )
    rows = [
        (begun(_category(brief, tally.name)), str(tally.n), str(tally.before))
        for tally in found.categories
    ]
    sentences = [*_sentences(brief)] or [f"Nothing stands out (n = {found.n}): {_A_PATTERN}"]
    table = Table(("Category", "This period", "The one before"), rows)
    return Section("patterns", title, sentences, table=table, figures=figures)


def _sentences(brief: Brief) -> Iterator[str]:
    """What stands out, each with how many of how many it is."""
    found = brief.patterns
    when, of = f"in {brief.before_in_words}", f"of {found.n}"
    if most := found.chief_category:
        said = against(f"{most.n} {of}", most.before, when)
        yield f"More was about {_category(brief, most.name)} than about anything else: {said}."
    if most := found.chief_stakeholder:
        said = against(f"{most.n} {of}", most.before, when)
        yield f"More came from {_who(brief, most.name)} than from anyone else: {said}."
    if found.busiest_weekday is not None:
        n = found.weekdays[found.busiest_weekday]
        yield f"More came on {_WEEKDAYS[found.busiest_weekday]} than on any other day: {n} {of}."
    if found.busiest_hour is not None:
        n = found.hours[found.busiest_hour]
        yield f"More came {hour(found.busiest_hour)} than in any other hour: {n} {of}."
    yield from (_again(brief, repeat) for repeat in found.repeats)


def _again(brief: Brief, repeat: Repeat) -> str:
    who = brief.discretion.stakeholder(repeat.stakeholder)
    refs = ", ".join(str(brief.ref(entry)) for entry in repeat.entries)
    times = len(repeat.entries)
    about = brief.discretion.line(repeat.category)
    return f"{who} raised {about} {'twice' if times == 2 else f'{times} times'}: {refs}."


def _category(brief: Brief, name: str) -> str:
    return brief.discretion.line(name) or NO_CATEGORY


def _who(brief: Brief, uid: str) -> str:
    return brief.discretion.stakeholder(uid) if uid else NOT_SAID
