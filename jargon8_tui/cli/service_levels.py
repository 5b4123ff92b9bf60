"""What `show`, `list` and `new` say of service levels and their measurements beside the fields."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from jargon8_tui.model.dates import day_in_words, in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import SERVICE_LEVEL, Kept, read_ref
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.text import begun, shortened
from jargon8_tui.model.units import as_adjective
from jargon8_tui.services.levels.entry_line import doubt, entry_values
from jargon8_tui.services.levels.words import (
    before_and_after_in_words,
    figures_in_words,
    limits_in_words,
)
from jargon8_tui.services.reports.level_report import last_year, level_report
from jargon8_tui.store import Notebook


def level_in_short(level: ServiceLevel, now: dt.datetime) -> str:
    """What tells a level apart in a list: `at most 3 minutes`."""
    if not level.active:
        return "inactive"
    target = level.target_on(now.date())
    return "no target yet" if target is None else f"{level.direction} {level.with_unit(target)}"


def measurement_in_short(measurement: Measurement) -> str:
    """What tells a measurement apart in a list: whether it counts, and what it was about."""
    return f"excluded: {measurement.excluded}" if measurement.excluded else measurement.note


def level_lines(notebook: Notebook, kept: Kept[ServiceLevel], today: dt.date) -> Iterator[str]:
    """The targets of a level, and how it did in the last twelve months."""
    level = kept.record
    yield ""
    yield "Targets"
    for since, value in level.steps:
        yield f"  {level.direction} {level.with_unit(value)} from {day_in_words(since)}"
    report = level_report(notebook, kept, last_year(today), today)
    of = report.summary
    yield ""
    yield f"{report.period}"
    yield f"  {report.sentence}"
    if of.n and of.median is not None and of.p90 is not None and of.worst is not None:
        worst = of.worst.value or 0
        median, p90 = level.with_unit(round(of.median, 1)), level.with_unit(round(of.p90, 1))
        yield f"  {begun(figures_in_words(level, of))}, median {median}, 90th percentile {p90}"
        yield f"  Worst {level.with_unit(worst)} on {day_in_words(of.worst.day)}"
        yield f"  {limits_in_words(level, report.reading)}"
    if of.excluded or of.open:
        yield f"  {of.excluded} excluded and counted out, {of.open} still open"
    yield from (f"  {sentence}" for sentence in report.findings[-5:])
    for action, sides in report.changes:
        what = f"{action.ref} {shortened(action.title)}"
        yield f"  {before_and_after_in_words(level, what, sides)}"


def standing_to_target(notebook: Notebook, measurement: Measurement) -> Iterator[str]:
    """Whether a measurement met the target of its day."""
    level = notebook.level_of(measurement.service_level)
    target = level.target_on(measurement.day) if level else None
    if level is None or target is None:
        return
    missed = "above" if level.direction == "at most" else "below"
    if measurement.value is None:
        stands = f"Open; the target of its day is {level.direction} {level.with_unit(target)}"
    else:
        side = "within" if level.within(measurement.value, measurement.day) else missed
        stands = begun(f"{side} the {as_adjective(target, level.unit)} target of its day")
    counts = measurement.value is not None and not measurement.excluded
    yield f"{stands}{'' if counts else ', and not counted'}."


def entered_in_words(measurement: Kept[Measurement], text: str, now: dt.datetime) -> str:
    """What a line was understood to be, and what of that may not be what was meant:
    `Response time 5 minutes: Sat 21 Nov 2026, 00:00 (no time given).`"""
    at = measurement.record.at
    doubted = doubt(text, at, now)
    return f"{measurement.title}: {in_words(at)}{f' ({doubted})' if doubted else ''}."


def measurement_given(notebook: Notebook, text: str, named: str) -> dict[str, Any]:
    """The values of a measurement that is given as a line: `SL-1 14:05 4.2 lift alarm`.

    The level is `named`, or stands first by its ref or name, or is the only active one. Raises
    `Refused`.
    """
    if named:
        level: Any = notebook.get(notebook.look_up(named, SERVICE_LEVEL.name))
        return entry_values(text, level, notebook.now())
    kept, line = _level_said(notebook, text)
    return entry_values(line, kept.record, notebook.now())


def _level_said(notebook: Notebook, text: str) -> tuple[Kept[ServiceLevel], str]:
    """The level that a line begins with, or the only one there is, and the rest of the line."""
    first, _, rest = text.partition(" ")
    ref = read_ref(first)
    if ref is not None and ref.kind is SERVICE_LEVEL:
        return notebook.service_levels.kept(ref.id), rest
    levels = [kept for kept in notebook.service_levels.all() if kept.record.active]
    for kept in sorted(levels, key=lambda kept: -len(kept.title)):
        if f"{text} ".casefold().startswith(f"{kept.title} ".casefold()):
            return kept, text[len(kept.title) :].strip()
    if len(levels) == 1:
        return levels[0], text
    known = ", ".join(f"{kept.ref} {shortened(kept.title)}" for kept in levels) or "there is none"
    raise Refused(f"A measurement begins with its service level: {known}.")
