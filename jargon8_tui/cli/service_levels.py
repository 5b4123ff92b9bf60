"""What `show`, `list` and `new` say of service levels and their measurements beside the fields."""

import datetime as dt
from collections.abc import Iterator

from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.text import begun, shortened
from jargon8_tui.model.units import as_adjective
from jargon8_tui.services.level_report import last_year, level_report
from jargon8_tui.services.trend_words import (
    before_and_after_in_words,
    figures_in_words,
    limits_in_words,
)
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
    named = f"the {as_adjective(target, level.unit)} target of its day"
    if measurement.value is None:
        yield f"Open; {named} is {level.direction} {level.with_unit(target)}."
    elif level.within(measurement.value, measurement.day):
        yield f"Within {named}."
    else:
        yield f"{'Above' if level.direction == 'at most' else 'Below'} {named}."
