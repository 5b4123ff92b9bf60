"""Reports: every figure as it can be counted straight from the records."""

import calendar
import datetime as dt
import random
from collections import Counter
from statistics import median
from typing import Any

import pytest

from jargon8_tui.model.feedback import Feedback
from jargon8_tui.services.reports.report import read_month
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.services.feedback.complaints import random_entry
from tests.services.reports.reading import figures, monthly


def in_month(moment: dt.datetime | None, year: int, month: int) -> bool:
    return moment is not None and (moment.year, moment.month) == (year, month)


def plainly(everything: list[Feedback], year: int, month: int) -> dict[str, Any]:
    """What a month's report has to say, counted one by one."""
    ours = [entry for entry in everything if entry.track == "customer"]
    came = [entry for entry in ours if in_month(entry.received, year, month)]
    earlier = (year, month - 1) if month > 1 else (year - 1, 12)
    before = [entry for entry in ours if in_month(entry.received, *earlier)]
    acknowledged, answered = [], []
    for entry in came:
        after = [update for update in entry.updates if update.stage != "received"]
        if entry.acknowledge_by and (after or entry.stage == "received"):
            acknowledged.append((entry, after[0].at if after else None, entry.acknowledge_by))
        answer = None
        for update in entry.updates:
            if update.stage not in ("responded", "closed"):
                answer = None
            elif answer is None:
                answer = update.at
        if entry.resolve_by:
            answered.append((entry, answer, entry.resolve_by))
    last = calendar.monthrange(year, month)[1]
    midnight = dt.datetime(year, month, last) + dt.timedelta(days=1)
    end = min(NOW, midnight.astimezone())
    left = []
    for entry in ours:
        stages = ["received", *(u.stage for u in entry.updates if u.at <= end)]
        if entry.received <= end and stages[-1] != "closed":
            late = [
                stages[-1] == "received" and entry.acknowledge_by and entry.acknowledge_by < end,
                stages[-1] in ("received", "acknowledged", "investigating")
                and entry.resolve_by
                and entry.resolve_by < end,
            ]
            left.append(any(late))
    scores = [entry.satisfaction for entry in came if entry.satisfaction]
    groups = Counter(
        (entry.stakeholder, entry.category)
        for entry in came
        if entry.type in ("concern", "complaint") and entry.stakeholder and entry.category
    )
    return {
        "n": len(came),
        "before": len(before),
        "kept_back": sum(
            in_month(e.received, year, month) and e.track != "customer" for e in everything
        ),
        "types": dict(Counter(entry.type for entry in came)),
        "categories": dict(Counter(entry.category for entry in came)),
        "hours": [sum(entry.received.hour == hour for entry in came) for hour in range(24)],
        "weekdays": [sum(entry.received.weekday() == day for entry in came) for day in range(7)],
        "repeats": sorted((n for n in groups.values() if n > 1), reverse=True),
        "acknowledging": timing(acknowledged),
        "resolving": timing(answered),
        "satisfaction": sorted(scores),
        "open": len(left),
        "overdue": sum(left),
        "compliments": sum(entry.type == "compliment" for entry in came),
        "done": sum(was_done(entry, year, month, end) for entry in ours),
        "told": sum(
            was_done(entry, year, month, end) and bool(entry.told_at and entry.told_at <= end)
            for entry in ours
        ),
    }


def timing(steps: list[tuple[Feedback, dt.datetime | None, dt.datetime]]) -> dict[str, Any]:
    took = [(end - entry.received).total_seconds() for entry, end, _ in steps if end]
    judged = [(end, by) for _, end, by in steps if end or by < NOW]
    in_time = sum(1 for end, by in judged if end and end <= by)
    return {
        "n": len(took),
        "median_seconds": median(took) if took else None,
        "judged": len(judged),
        "in_time": in_time,
        "share": in_time / len(judged) if judged else None,
    }


def was_done(entry: Feedback, year: int, month: int, end: dt.datetime) -> bool:
    """Whether it was answered or closed in a month, as things stood at the end of it."""
    run: list[Any] = []
    for update in entry.updates:
        if update.at <= end:
            run = [*run, update] if update.stage in ("responded", "closed") else []
    if entry.type == "compliment" or not run:
        return False
    closed = next((update.at for update in run if update.stage == "closed"), None)
    return in_month(run[0].at, year, month) or in_month(closed, year, month)


@pytest.mark.parametrize("seed", range(20))
def test_the_figures_of_ten_random_months_are_those_of_the_records(
    notebook: Notebook, seed: int
) -> None:
    chance = random.Random(seed)
    with notebook.transaction("random feedback"):
        for _ in range(chance.randrange(10, 160)):
            notebook.feedback.add(random_entry(chance, NOW, days=420))
    everything = [kept.record for kept in notebook.feedback.all()]
    for _ in range(10):
        ago = chance.randrange(14)
        year, month = divmod(2026 * 12 + 11 - 1 - ago, 12)
        month += 1
        made = figures(monthly(notebook, read_month(f"{year}-{month:02}")))
        plain = plainly(everything, year, month)
        came, times, seen = made["came_in"], made["times"], made["patterns"]
        counts = times["satisfaction"]["counts"]
        assert plain == {
            "n": came["n"],
            "before": came["before"],
            "kept_back": came["kept_back"],
            "types": came["types"],
            "categories": {c["category"]: c["n"] for c in seen["categories"] if c["n"]},
            "hours": seen["hours"],
            "weekdays": seen["weekdays"],
            "repeats": [len(repeat["refs"]) for repeat in seen["repeats"]],
            "acknowledging": times["acknowledging"],
            "resolving": times["resolving"],
            "satisfaction": [at + 1 for at, n in enumerate(counts) for _ in range(n)],
            "open": made["open"]["n"],
            "overdue": made["open"]["overdue"],
            "compliments": made["compliments"]["n"],
            "done": made["done"]["n"],
            "told": made["done"]["told"],
        }
        assert len(came["entries"]) == came["n"]
