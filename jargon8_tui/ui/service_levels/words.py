"""How figures of a service level are said on its screens."""

import datetime as dt
from collections.abc import Sequence

from jargon8_tui.model.dates import day_and_month, day_in_words, in_words, month_and_year
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.periods import Period
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.units import as_adjective, in_figures, percent, with_short_unit
from jargon8_tui.services.levels.chart import Column
from jargon8_tui.services.levels.figures import Figure, between
from jargon8_tui.services.levels.findings import Finding
from jargon8_tui.services.levels.performance import ENOUGH, Grain, Summary, summary
from jargon8_tui.services.levels.process_behaviour import Limits
from jargon8_tui.services.levels.shortfalls import latest_shortfall
from jargon8_tui.services.levels.slipping import slip_of
from jargon8_tui.services.levels.words import NO_DATA, figures_in_words, finding_in_words
from jargon8_tui.services.reports.level_report import LevelReport
from jargon8_tui.ui.glyphs import glyphs

GAP = "   "
"""Between the figures in a row."""
LATELY = dt.timedelta(weeks=12)
"""How far back the state of a level looks."""
MONTH = dt.timedelta(days=30)
"""What is wanted is held against these days, where they have enough figures."""


def value_in_words(level: ServiceLevel, figure: Figure) -> str:
    """`4.2 min`, or that it is still open."""
    return "open" if figure.value is None else with_short_unit(figure.value, level.unit)


def standing_in_words(level: ServiceLevel, figure: Figure) -> str:
    """How a figure stands to its target: `above the 3 minute target`, `open, not counted`."""
    if figure.excluded:
        return f"not counted: {figure.excluded}"
    if figure.value is None:
        return "open, not counted until it has an end"
    target = level.target_on(figure.day)
    if target is None:
        return "no target yet on that day"
    named = f"the {as_adjective(target, level.unit)} target"
    if figure.within:
        return f"within {named}"
    return f"above {named}" if level.direction == "at most" else f"below {named}"


def figure_in_words(level: ServiceLevel, figure: Figure) -> str:
    """`Wed 10 Jun 2026, 17:05: 4.2 min, above the 3 minute target`."""
    said = standing_in_words(level, figure)
    value = "" if figure.value is None else f"{value_in_words(level, figure)}, "
    return f"{in_words(figure.at)}: {value}{said}"


def figures_in_rows(report: LevelReport, day: dt.date | None = None) -> tuple[str, str]:
    """What the figures of a period come to, in two rows; the target of `day` is named in them."""
    of, level = report.summary, report.level
    named = [] if day is None else [_target_in_words(level, day)]
    aside = [f"excluded {of.excluded}"] if of.excluded else []
    aside += [f"open {of.open}"] if of.open else []
    aside = (
        [f"{', '.join(aside)}, {'not counted' if of.open else 'shown as counted out'}"]
        if aside
        else []
    )
    if of.worst is None or of.worst.value is None:
        return f"No data from {report.period}.", GAP.join([*aside, *named])
    within = []
    if of.within_percent is not None:
        wanted = level.required_within
        within = [f"within target {percent(of.within_percent)}"]
        within[0] += "" if wanted is None else f", wanted {in_figures(wanted)}%"
    statistics = (("mean", of.mean), ("median", of.median), ("p90", of.p90))
    numbers = [f"{name} {in_figures(round(value or 0, 1))}" for name, value in statistics]
    worst = f"Worst {in_figures(of.worst.value)} on {day_in_words(of.worst.day)}"
    return GAP.join([f"Number {of.n}", *within, *numbers]), GAP.join([worst, *aside, *named])


def _target_in_words(level: ServiceLevel, day: dt.date) -> str:
    target = level.target_on(day)
    return "no target yet" if target is None else f"target {with_short_unit(target, level.unit)}"


def side_in_words(of: Summary) -> str:
    """One side of a change: `n 22  mean 3.5  within 50%`, `n 0  no data`."""
    if of.mean is None:
        return f"n 0  {NO_DATA}"
    within = of.within_percent
    share = "" if within is None else f"  within {percent(within)}"
    return f"n {of.n}  mean {in_figures(round(of.mean, 1))}{share}"


def column_in_words(
    level: ServiceLevel, grain: Grain, column: Column, limits: Limits | None
) -> str:
    """A point of the chart: `Wed 10 Jun 2026: 6.9 min, above the limit (5.3), n 1.`, and that it is
    the mean where it stands for several."""
    day = day_in_words(column.first)
    when = {"day": day, "week": f"Week of {day}", "month": month_and_year(column.first)}[grain]
    parts = []
    if column.value is not None:
        mean = "mean " if column.n > 1 else ""
        parts = [f"{mean}{with_short_unit(round(column.value, 1), level.unit)}"]
        parts += [_against(level, column, limits), f"n {column.n}"]
    parts += [f"{len(column.excluded)} left out"] if column.excluded else []
    parts += [f"{column.open} open"] if column.open else []
    return f"{when}: {', '.join(parts) or NO_DATA}."


def _against(level: ServiceLevel, column: Column, limits: Limits | None) -> str:
    value = column.value or 0
    if limits and value > limits.upper:
        return f"above the limit ({in_figures(round(limits.upper, 1))})"
    if limits and value < limits.lower:
        return f"below the limit ({in_figures(round(limits.lower, 1))})"
    caught = ", part of a signal" if column.is_caught else ""
    if column.is_within is None:
        return f"no target yet{caught}"
    missed = "above target" if level.direction == "at most" else "below target"
    return ("within target" if column.is_within else missed) + caught


def marked(finding: Finding) -> str:
    """A finding with its mark: a breach as an error, what is on the good side as better."""
    mark = glyphs().error if finding.is_bad else f"{glyphs().point} better:"
    return f"{mark} {finding_in_words(finding)}"


def peak_of(hours: Sequence[Summary]) -> int | None:
    """The hour of the day in which the target was missed most often, and not by one figure that was
    far out; of equals that with the higher mean. None where it was never missed."""
    missed = {hour: of.judged - of.within for hour, of in enumerate(hours)}
    most = max(missed.values(), default=0)
    peaks = [hour for hour, times in missed.items() if times == most]
    return max(peaks, key=lambda hour: hours[hour].mean or 0) if most else None


def peak_in_words(level: ServiceLevel, hour: int, of: Summary) -> str:
    """`Peak 17:00 to 18:00: 14 of 40 missed the target, mean 4.1 min.`"""
    missed = f"{of.judged - of.within} of {of.judged} missed the target"
    mean = with_short_unit(round(of.mean or 0, 1), level.unit)
    return f"Peak {_hour(hour)}: {missed}, mean {mean}."


def hour_in_words(level: ServiceLevel, hour: int, of: Summary) -> str:
    """`17:00 to 18:00: mean 5.1 min, 33% within target (n = 6)`."""
    return f"{_hour(hour)}: {figures_in_words(level, of)}"


def _hour(hour: int) -> str:
    return f"{hour:02}:00 to {(hour + 1) % 24:02}:00"


def state_in_words(kept: Kept[ServiceLevel], figures: Sequence[Figure], today: dt.date) -> str:
    """What the reading found of a level, for a cell of a list; `slipped` where Today says so."""
    level = kept.record
    lately = between(figures, Period(today - LATELY + dt.timedelta(days=1), dt.date.max))
    of = summary(level, lately)
    if not of.n:
        return NO_DATA
    shortfall = latest_shortfall(level, lately)
    if shortfall is not None and not shortfall.is_over:
        return f"slipped from {day_and_month(shortfall.first.day)}"  # `since` would not fit
    if slip_of(kept, lately, today) is not None:
        return "slipped this week"
    if not of.judged:
        return "no target yet"
    if of.judged < ENOUGH:
        return "too few to say"
    month = summary(level, [figure for figure in lately if figure.day > today - MONTH])
    lasting = of if shortfall is None else shortfall.since
    now = lasting if month.judged < ENOUGH else month
    wanted = level.required_within
    if wanted is not None and now.within_percent is not None and now.within_percent < wanted:
        return f"under {in_figures(wanted)}% wanted"
    if shortfall is not None and shortfall.since.n:
        return f"better since {day_and_month(shortfall.last.day + dt.timedelta(days=1))}"
    return "steady"
