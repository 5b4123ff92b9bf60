"""The agenda in words, alike on the screen and in the shell."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from jargon8_tui.model.dates import clock, day_in_words, how_late
from jargon8_tui.model.text import begun, counted, shortened
from jargon8_tui.services.feedback.due_times import late_in_words
from jargon8_tui.services.today.agenda import Agenda, Coverage, Item, Milestone
from jargon8_tui.settings import Settings
from jargon8_tui.store import Unfinished

_PLAIN_WORDS = re.compile(r"[A-Z][a-z]+( [a-z]+)+$")
"""`Building owner`: words of which only the first is capital, so that it begins a line."""

_IN_A_PART = ("text", "value", "note")
"""Where the words stand of what is written of a record apart from its form: the line of a capture,
the figure of a measurement, the note of a step."""
BEGINNING = 120
"""How many characters are told of what was being written."""

ALL_CLEAR = "Nothing is overdue and nothing is due."


def what(item: Item) -> str:
    """What is to be done: `Acknowledge: barrier slow`, `Contact the building owner, monthly`."""
    match item.doing:
        case "contact":
            return f"Contact {_whom(item)}, {item.cadence}"
        case "do":
            return item.title
        case _:
            return f"{item.doing.capitalize()}: {in_a_sentence(item.title)}"


def when(item: Item, now: dt.datetime, settings: Settings) -> str:
    """How late it is, or by when it is to be done today: `2 working days late`, `by 16:40`."""
    if isinstance(item.due, dt.datetime):
        if item.is_overdue(now):
            return late_in_words(item.due, now, settings)
        return f"by {clock(item.due)}"
    return how_late(item.due, now.date())


def age_in_words(days: int) -> str:
    """For how long something has been open: `today`, `17 days`."""
    return counted(days, "day") if days > 0 else "today"


def coverage_lines(coverage: Iterable[Coverage], width: int) -> list[str]:
    """How the portfolio stands, as many areas on a line of `width` characters as it holds."""
    lines: list[str] = []
    for one in coverage:
        said = f"Area {one.area.number}: {one.claimed} of {one.criteria}"
        if lines and len(lines[-1]) + len(said) + 3 <= width:
            lines[-1] += f"  {said}."
        else:
            lines.append(f"{said} criteria have a record.")
    return lines


def milestone_in_words(milestone: Milestone, today: dt.date) -> str:
    """`Gateway Fri 22 Jan 2027, in 61 days.`"""
    left = milestone.days_left(today)
    how_long = f"in {counted(left, 'day')}" if left else "today"
    return f"{milestone.name} {day_in_words(milestone.day)}, {how_long}."


def summary(agenda: Agenda, unfinished: int) -> str:
    """What presses most, and which sections have nothing in them, once that is known."""
    sections: Sequence[tuple[int, str]] = (
        (len(agenda.overdue), "nothing overdue"),
        (len(agenda.due_today), "nothing due today"),
        (len(agenda.concerns), "no open concern"),
        (len(agenda.slipped), "nothing slipped this week"),
        (unfinished + len(agenda.drafts), "nothing unfinished"),
    )
    if agenda.is_whole and not any(number for number, _ in sections):
        return ALL_CLEAR
    pressing = []
    if late := len(agenda.overdue):
        pressing.append(f"{counted(late, 'thing')} {'is' if late == 1 else 'are'} overdue")
    if agenda.concerns:
        oldest = agenda.concerns[0]
        age = age_in_words(oldest.age(agenda.today))
        pressing.append(f"the oldest concern is {oldest.ref}, {age}")
    missing = [name for number, name in sections if agenda.is_whole and not number]
    said = ("; ".join(pressing), ", ".join(missing))
    return " ".join(f"{begun(words)}." for words in said if words)


def left_half_way(form: Unfinished) -> str:
    """What was being written, and how it begins: `Reflection, area 2: barrier review`,
    `Feedback, responded: rang the tenant`, `Capture: barrier stuck`."""
    what = begun(form.part if form.is_new and form.part else form.ref.kind.label)
    if form.part and not form.is_new:
        what += f", {form.part}"
    if area := form.fields.get("area", "").strip():
        what += f", area {area}"
    text = _beginning(form)
    return f"{what}: {in_a_sentence(text)}" if text else what


def _beginning(form: Unfinished) -> str:
    """Its title, else the first of what was typed into it that is more than a choice or a day."""
    from jargon8_tui.model.fields import Shape, fields_of  # not needed where nothing is unfinished

    kind = form.ref.kind
    long_ones = (field.name for field in fields_of(kind.record) if field.shape is Shape.PROSE)
    typed = (form.fields.get(name, "") for name in (kind.title, *_IN_A_PART, *long_ones))
    return next((shortened(text, BEGINNING) for text in typed if text.strip()), "")


def in_a_sentence(title: str) -> str:
    """A title as it goes on in a sentence: a capital that only begins it goes, `CCTV` stays."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _whom(item: Item) -> str:
    """Who is to be spoken to; a role has its article, a name has none."""
    role, comma, rest = item.title.partition(",")
    if item.named_person or not _PLAIN_WORDS.match(role):
        return item.title
    return f"the {in_a_sentence(role)}{comma}{rest}"
