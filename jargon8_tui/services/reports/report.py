"""The monthly and the weekly report: from the records to sections, for one sort of reader."""

import datetime as dt
import re
from collections.abc import Sequence

from dateutil.relativedelta import relativedelta

from jargon8_tui.model.dates import day_in_words, on_the_wall
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.periods import Period
from jargon8_tui.model.text import shortened
from jargon8_tui.services.feedback.patterns import entries, patterns
from jargon8_tui.services.reports.actions import agreed, coming
from jargon8_tui.services.reports.discretion import Discretion
from jargon8_tui.services.reports.feedback import came_in, praise, seen_through, still_open, times
from jargon8_tui.services.reports.learning import learned
from jargon8_tui.services.reports.levels import performance
from jargon8_tui.services.reports.parts import READERS, Audience, Brief, Maker, Report, ReportName
from jargon8_tui.services.reports.patterns import pointed_out
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook

SECTIONS: Sequence[Maker] = (
    came_in,
    pointed_out,
    times,
    seen_through,
    still_open,
    praise,
    performance,
    agreed,
    learned,
    coming,
)
"""What a report has, in its order; each says for itself whether the reader is to have it."""

_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_WEEK = dt.timedelta(weeks=1)


def read_month(text: str) -> Period:
    """The month that `YYYY-MM` names. Raises `Refused`."""
    match = _MONTH.fullmatch(text.strip())
    try:
        if match:
            month = _month(dt.date(int(match[1]), int(match[2]), 1))
            last_month(month.first)  # the one it is compared with has to be in the calendar too
            return month
    except (ValueError, OverflowError):
        pass
    raise Refused(f"{shortened(text) or 'Nothing'} is not a month: 2026-10 is one.")


def last_month(today: dt.date) -> Period:
    """The last month that is over."""
    return _month(today.replace(day=1) - relativedelta(months=1))


def week_until(day: dt.date) -> Period:
    """The seven days up to `day`. Raises `Refused` where the calendar has no week before them."""
    try:
        week = Period(day - dt.timedelta(days=6), day)
        _week_before(week)
    except OverflowError:
        raise Refused(f"{day_in_words(day)} is too early to report on; give a later day.") from None
    return week


def report(
    notebook: Notebook,
    name: ReportName,
    period: Period,
    audience: Audience,
    settings: Settings,
    now: dt.datetime,
) -> Report:
    """The report on `period`, as things were at its end or, where that is to come, at `now`."""
    before = last_month(period.first) if name == "monthly" else _week_before(period)
    readable: list[Feedback] = []
    kept_back: list[Feedback] = []
    for entry in entries(notebook):
        if _may_read(audience, entry):
            readable.append(entry)
        elif period.covers(entry.received.date()):
            kept_back.append(entry)
    midnight = dt.datetime.combine(period.last + dt.timedelta(days=1), dt.time())
    brief = Brief(
        notebook=notebook,
        settings=settings,
        name=name,
        audience=audience,
        period=period,
        before=before,
        now=now,
        end=min(now, on_the_wall(midnight)),
        patterns=patterns(readable, period, before, now),
        kept_back=kept_back,
        readable=readable,
        discretion=Discretion(notebook, names=audience == "manager"),
    )
    made = (maker(brief) for maker in SECTIONS)
    return Report(brief, _title(brief), [section for section in made if section is not None])


def _may_read(audience: Audience, entry: Feedback) -> bool:
    """Whether a sort of reader may read of an entry; disputes of the staff and matters of personal
    data stay between the manager and those who handle them."""
    return audience == "manager" or entry.track == "customer"


def _title(brief: Brief) -> str:
    site = f"{brief.settings.site_name}: " if brief.settings.site_name else ""
    what = f"{brief.name} summary" if site else f"{brief.name.capitalize()} summary"
    return f"{site}{what} for {READERS[brief.audience]}, {brief.period_in_words}"


def _week_before(week: Period) -> Period:
    return Period(week.first - _WEEK, week.last - _WEEK)


def _month(first: dt.date) -> Period:
    return Period(first, first + relativedelta(months=1) - dt.timedelta(days=1))
