"""What a report points out: what most was about, when it came, and who had to say it again."""

from collections.abc import Iterator
from typing import Any

from jargon8_tui.model.text import begun
from jargon8_tui.services.feedback.patterns import Repeat
from jargon8_tui.services.reports.parts import Brief, Section, Table
from jargon8_tui.services.reports.words import NOT_SAID, against, hour

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
    table = Table(("Category", "This period", "The one before"), rows)
    return Section("patterns", title, list(_sentences(brief)), table=table, figures=figures)


def _sentences(brief: Brief) -> Iterator[str]:
    found = brief.patterns
    most = found.categories[0]
    when = f"in {brief.before_in_words}"
    said = against(most.n, most.before, when)
    yield f"Most was about {_category(brief, most.name)}: {said}."
    most_from = next((tally for tally in found.stakeholders if tally.name), None)
    if most_from is not None and most_from.n > 1:
        said = against(most_from.n, most_from.before, when)
        yield f"Most came from {_who(brief, most_from.name)}: {said}."
    if found.busiest_weekday is not None:
        n = found.weekdays[found.busiest_weekday]
        yield f"More came on {_WEEKDAYS[found.busiest_weekday]} than on any other day: {n}."
    if found.busiest_hour is not None:
        n = found.hours[found.busiest_hour]
        yield f"More came {hour(found.busiest_hour)} than in any other hour: {n}."
    yield from (_again(brief, repeat) for repeat in found.repeats)


def _again(brief: Brief, repeat: Repeat) -> str:
    who = brief.discretion.stakeholder(repeat.stakeholder)
    refs = ", ".join(str(brief.ref(entry)) for entry in repeat.entries)
    times = len(repeat.entries)
    about = brief.discretion.line(repeat.category)
    return f"{who} raised {about} {'twice' if times == 2 else f'{times} times'}: {refs}."


def _category(brief: Brief, name: str) -> str:
    return brief.discretion.line(name) or f"a category {NOT_SAID}"


def _who(brief: Brief, uid: str) -> str:
    return brief.discretion.stakeholder(uid) if uid else NOT_SAID
