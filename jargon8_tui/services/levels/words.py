"""What is said of a service level: findings in a sentence, and the sentence for a client."""

import datetime as dt
from collections.abc import Sequence

from jargon8_tui.model import units
from jargon8_tui.model.dates import DAYS, FULL_MONTHS, MONTHS, month_and_year
from jargon8_tui.model.periods import Period
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.text import counted
from jargon8_tui.services.levels.figures import Figure
from jargon8_tui.services.levels.findings import Finding, Reading, caught_by
from jargon8_tui.services.levels.performance import BeforeAndAfter, Peak, Summary, summary
from jargon8_tui.services.levels.process_behaviour import FEWEST, Rule
from jargon8_tui.services.levels.shortfalls import Shortfall, latest_shortfall

NO_DATA = "no data"
_LATELY = dt.timedelta(days=31)
"""Where the latest figure is older, nothing is said of the present."""


def finding_in_words(finding: Finding) -> str:
    """`Fri 5 to Mon 15 Jun 2026: 11 in a row above the centre line, 1 above the upper limit.`"""
    above, limit = ("above", "upper") if finding.is_up else ("below", "lower")
    said = {
        Rule.ONE_SIDE: f"in a row {above} the centre line",
        Rule.TREND: f"in a row {'rising' if finding.is_up else 'falling'}",
        Rule.OUTSIDE: f"{above} the {limit} limit",
    }
    parts = [f"{n} {words}" for rule, words in said.items() if (n := caught_by(finding, rule))]
    near = [signal for signal in finding.signals if signal.rule is Rule.NEAR_LIMIT]
    if near and not parts:
        of = sum(max(3, signal.last - signal.first + 1) for signal in near)
        parts = [f"{caught_by(finding, Rule.NEAR_LIMIT)} of {of} near the {limit} limit"]
    return f"{_weekdays(finding.first.day, finding.last.day)}: {', '.join(parts)}."


def limits_in_words(level: ServiceLevel, reading: Reading) -> str:
    """What the limits are, or that there are too few figures for any."""
    if not reading.figures:
        return "No data, so there are no limits."
    if reading.limits is None:
        latest = reading.stretches[-1]
        n = latest.last - latest.first + 1
        return f"{FEWEST} measurements are needed for limits; there {_are(n)} {n}."
    around = reading.limits
    least, most = units.least_and_most(level.unit)
    lower, upper = around.between(least, most)
    high = units.with_short_unit(_round(most if upper is None else upper), level.unit)
    usual = f"{_figure(least if lower is None else lower)} to {high}"
    return f"Usual is {usual}, about a centre of {_figure(around.centre)}."


def for_client(
    level: ServiceLevel, figures: Sequence[Figure], today: dt.date, period: Period | None = None
) -> str:
    """How a level does, in one sentence: since when it has fallen short, or what it came to.

    `figures` are those of `period`, or all of them where it is none, in time order.
    """
    whole = summary(level, figures)
    if not whole.n:
        return f"No data from {period}." if period else "No data yet."
    days = [figure.day for figure in figures if figure.counts]
    is_present = today - days[-1] <= _LATELY and (period is None or period.last >= today)
    since = _since(days[0], days[-1], today, is_present=is_present)
    if whole.is_few:
        few = counted(whole.n, "measurement")
        means = _comes_to(level, whole)
        return f"{level.name} {since}: {means}; {few} {_are(whole.n)} too few to call a trend."
    if found := latest_shortfall(level, figures):
        return _fell_short(level, found, today, is_present=is_present)
    return _held(level, whole, since, (days[0], days[-1]))


def figures_in_words(level: ServiceLevel, of: Summary) -> str:
    """`mean 4.6 min, 41% within target (n = 27)`, or `no data`."""
    return _comes_to(level, of) if of.n else NO_DATA


def hours_in_words(worst: Peak | None) -> str:
    """`Worst from 17:00 to 19:00: 58% within target (n = 96), 95% in the other hours (n = 150).`"""
    if worst is None:
        return ""
    hours = f"from {worst.first:02}:00 to {(worst.last + 1) % 24:02}:00"
    within = f"{units.percent(worst.within_percent)} within target (n = {worst.n})"
    others = f"{units.percent(worst.others_percent)} in the other hours (n = {worst.others})"
    return f"Worst {hours}: {within}, {others}."


def before_and_after_in_words(level: ServiceLevel, what: str, sides: BeforeAndAfter) -> str:
    """A change and what came of it in one line, `what` being the action.

    `Move the 17:00 officer (16 June 2026): before, mean 3.5 min, 50% within target (n = 22);
    after, mean 2.2 min, 100% within target (n = 10).`
    """
    before = figures_in_words(level, sides.before)
    after = figures_in_words(level, sides.after)
    few = too_few(sides)
    day = f"{_day(sides.day)} {sides.day.year}"
    return f"{what} ({day}): before, {before}; after, {after}.{' ' if few else ''}{few}"


def too_few(sides: BeforeAndAfter) -> str:
    """`5 after it are too few to call a change.`, or nothing where there are enough."""
    for of, where in ((sides.after, "after"), (sides.before, "before")):
        if not of.n:
            return f"There is {NO_DATA} {where} it."
        if of.is_few:
            return f"{of.n} {where} it {_are(of.n)} too few to call a change."
    return ""


def _fell_short(level: ServiceLevel, short: Shortfall, today: dt.date, *, is_present: bool) -> str:
    """What is said of a shortfall, the present or a past one."""
    first, last = short.first.day, short.last.day
    side = "above" if level.direction == "at most" else "below"
    target = f"{side} {_target(level, first, last)}"
    subject, several = _subject(level)
    means = _comes_to(level, short.summary)
    if not short.is_over and is_present:
        have = "have" if several else "has"
        since = _since(first, last, today, is_present=True)
        return f"{subject} {have} been {target} {since}: {means}."
    were = "were" if several else "was"
    then = f"; since then {_comes_to(level, short.since)}" if short.since.n else ""
    return f"{subject} {were} {target} {_from_to(first, last, today)}: {means}{then}."


def _held(level: ServiceLevel, whole: Summary, since: str, ends: tuple[dt.date, dt.date]) -> str:
    """What is said where it never fell short."""
    subject, several = _subject(level)
    within, wanted = whole.within_percent, level.required_within
    if within is None:
        return f"{subject} {since}: {_comes_to(level, whole)}."
    if within >= (100 if wanted is None else wanted):
        verb = "have met" if several else "has met"
        target = _target(level, *ends)
        return f"{subject} {verb} {target} {since}: {_comes_to(level, whole)}."
    also = "" if wanted is None else f", {_figure(wanted)}% wanted"
    mean = units.with_short_unit(_round(whole.mean or 0), level.unit)
    target = _target(level, *ends)
    met = f"{units.percent(within)} within {target}{also}"
    return f"{subject} {since}: mean {mean}, {met} (n = {whole.n})."


def _comes_to(level: ServiceLevel, of: Summary) -> str:
    """`mean 4.6 min, 41% within target (n = 27)`."""
    mean = units.with_short_unit(_round(of.mean or 0), level.unit)
    share = of.within_percent
    within = "" if share is None else f", {units.percent(share)} within target"
    return f"mean {mean}{within} (n = {of.n})"


def _target(level: ServiceLevel, first: dt.date, last: dt.date) -> str:
    """`the 3 minute target`, or `target` where it changed in between."""
    targets = {level.target_on(first), level.target_on(last)}
    targets |= {value for since, value in level.steps if first <= since <= last}
    (one, *others) = targets
    return (
        "target" if others or one is None else f"the {units.as_adjective(one, level.unit)} target"
    )


def _subject(level: ServiceLevel) -> tuple[str, bool]:
    """What a level is called in a sentence, and whether that is several: `Response times`."""
    name = level.name
    if units.seconds_in(level.unit) and name.casefold().endswith("time"):
        return f"{name}s", True
    return name, name.endswith("s") and not name.endswith("ss")


def _since(first: dt.date, last: dt.date, today: dt.date, *, is_present: bool) -> str:
    if not is_present:
        return _from_to(first, last, today)
    year = "" if first.year == today.year else f" {first.year}"
    return f"since {_day(first)}{year}"


def _from_to(first: dt.date, last: dt.date, today: dt.date) -> str:
    """`from 5 to 15 June`, `on 5 June`; with the year where it is not this one."""
    year = "" if first.year == last.year == today.year else f" {last.year}"
    if first == last:
        return f"on {_day(last)}{year}"
    if first.year != last.year:
        return f"from {_day(first)} {first.year} to {_day(last)}{year}"
    if first.month == last.month:
        return f"from {first.day} to {_day(last)}{year}"
    return f"from {_day(first)} to {_day(last)}{year}"


def _weekdays(first: dt.date, last: dt.date) -> str:
    """`Fri 5 to Mon 15 Jun 2026`, `Wed 10 Jun 2026`."""
    end = f"{_weekday(last)} {month_and_year(last)}"
    if first == last:
        return end
    month = (
        ""
        if (first.year, first.month) == (last.year, last.month)
        else f" {MONTHS[first.month - 1]}"
    )
    year = "" if first.year == last.year else f" {first.year}"
    return f"{_weekday(first)}{month}{year} to {end}"


def _weekday(day: dt.date) -> str:
    return f"{DAYS[day.weekday()]} {day.day}"


def _day(day: dt.date) -> str:
    return f"{day.day} {FULL_MONTHS[day.month - 1]}"


def _figure(number: float) -> str:
    return units.in_figures(_round(number))


def _round(number: float) -> float:
    """A statistic to the one decimal that sentences give."""
    return round(number, 1)


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
