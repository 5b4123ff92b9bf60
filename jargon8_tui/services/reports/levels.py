"""The service levels in the monthly and the weekly report, and as parts of the report on trends."""

import datetime as dt
from collections.abc import Iterator, Sequence

from dateutil.relativedelta import relativedelta

from jargon8_tui.model import units
from jargon8_tui.model.dates import month_and_year
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.text import counted
from jargon8_tui.services.levels.performance import Summary
from jargon8_tui.services.levels.words import (
    NO_DATA,
    before_and_after_in_words,
    hours_in_words,
    limits_in_words,
)
from jargon8_tui.services.reports.level_report import LevelReport, level_reports
from jargon8_tui.services.reports.parts import Brief, Section, Table

_FIGURES = ("n", "Within", "Mean", "Median", "90th percentile", "Worst")


def performance(brief: Brief) -> Section | None:
    """How the contract performs in the period; none where it has no service levels."""
    today = brief.now.date()
    found = level_reports(brief.notebook, brief.period, today)
    if not found:
        return None
    reports = [one.told(brief.discretion) for one in found]
    before = {
        one.kept.ref: one.summary for one in level_reports(brief.notebook, brief.before, today)
    }
    rows = [
        (
            f"{one.kept.ref} {one.level.name}",
            _promised(one),
            *_cells(one.level, one.summary),
            _within(before.get(one.kept.ref, Summary())),
        )
        for one in reports
    ]
    heads = ("Service level", "Target", *_FIGURES, f"Within in {brief.before_in_words}")
    return Section(
        "levels",
        "Service levels",
        [_sentence(one) for one in reports],
        lines=[line for one in reports for line in _remarks(one)],
        table=Table(heads, rows),
        figures={"levels": [one.in_json() for one in reports]},
    )


def level_section(report: LevelReport) -> Section:
    """One level in the report on trends: its sentence, its chart, its months."""
    sentences = [
        _sentence(report),
        f"The target is {_promised(report)}." if report.target is not None else "",
        limits_in_words(report.level, report.reading) if report.summary.n else "",
        hours_in_words(report.peak),
    ]
    rows = [(_month(first, report), *_cells(report.level, of)) for first, of in report.months]
    return Section(
        str(report.kept.ref),
        f"{report.kept.ref} {report.level.name}",
        [text for text in sentences if text],
        lines=[*report.findings, *_remarks(report)],
        table=Table(("Month", *_FIGURES), rows),
        chart=report.chart if report.summary.n else None,
    )


def _month(first: dt.date, report: LevelReport) -> str:
    """A month in the table, and that it is there only so far as the report goes."""
    is_cut = first + relativedelta(months=1) > report.period.last + dt.timedelta(days=1)
    return f"{month_and_year(first)}{' so far' if is_cut else ''}"


def _sentence(report: LevelReport) -> str:
    """The sentence for a client, with the level's name where it would say only that there is
    nothing."""
    if not report.summary.n:
        return f"{report.level.name}: {NO_DATA} from {report.period}."
    return report.sentence


def _promised(report: LevelReport) -> str:
    """`at most 3 minutes, 90% of the time`, or that nothing was promised yet."""
    level = report.level
    if report.target is None:
        return "none yet"
    wanted = level.required_within
    often = "" if wanted is None else f", {units.in_figures(wanted)}% of the time"
    return f"{level.direction} {level.with_unit(report.target)}{often}"


def _remarks(report: LevelReport) -> Iterator[str]:
    """What was counted out and why, what is still open, and what came of each action."""
    name = report.level.name
    excluded = [figure.excluded for figure in report.figures if figure.excluded]
    if excluded:
        reasons = "; ".join(dict.fromkeys(excluded))
        yield f"{name}: {counted(len(excluded), 'measurement')} counted out ({reasons})."
    if report.summary.open:
        yield f"{name}: {counted(report.summary.open, 'measurement')} still open, and not counted."
    for action, sides in report.changes:
        what = f"{action.ref} {action.title}"
        yield f"{name}: {before_and_after_in_words(report.level, what, sides)}"


def _cells(level: ServiceLevel, of: Summary) -> Sequence[str]:
    """What figures come to, a cell each; without any only how many there are."""
    if of.mean is None or of.median is None or of.p90 is None or of.worst is None:
        return ("0", NO_DATA, "", "", "", "")
    values = (of.mean, of.median, of.p90, of.worst.value or 0)
    shown = (units.with_short_unit(round(value, 1), level.unit) for value in values)
    return (str(of.n), _within(of), *shown)


def _within(of: Summary) -> str:
    return NO_DATA if of.within_percent is None else units.percent(of.within_percent)
