"""Reports: every figure as it can be counted straight from the records, and no name that leaves."""

import calendar
import datetime as dt
import random
from collections import Counter
from statistics import median
from typing import Any

import pytest

from jargon8_tui.model.action import Action
from jargon8_tui.model.contact import Contact
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import CONTACT, STAKEHOLDER
from jargon8_tui.model.periods import Period
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.services.reports.parts import AUDIENCES, Audience, Report
from jargon8_tui.services.reports.report import last_month, read_month, report, week_until
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.services.feedback.complaints import random_entry

OCTOBER = Period(dt.date(2026, 10, 1), dt.date(2026, 10, 31))


def monthly(notebook: Notebook, period: Period, audience: Audience = "facilities") -> Report:
    return report(notebook, "monthly", period, audience, Settings(), NOW)


def figures(made: Report) -> dict[str, Any]:
    return {section.key: section.figures for section in made.sections}


def words(made: Report) -> str:
    parts = [made.title]
    for section in made.sections:
        parts += [section.title, *section.sentences, *section.lines]
        parts += [cell for row in (section.table.rows if section.table else ()) for cell in row]
    return "\n".join(parts)


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


def test_a_concern_from_capture_to_told_is_in_the_months_report(notebook: Notebook) -> None:
    received = dt.datetime(2026, 10, 6, 8, 40, tzinfo=dt.UTC)
    hour = dt.timedelta(hours=1)
    entry = Feedback(
        summary="Queue at the barrier",
        received=received,
        category="access control",
        acknowledge_by=received + 24 * hour,
        resolve_by=received + 168 * hour,
    )
    entry = entry.advanced("acknowledged", "Rang back", received + 2 * hour)
    entry = entry.closed("A second lane opens at eight", "upheld", received + 26 * hour)
    notebook.feedback.add(entry)
    text = words(monthly(notebook, OCTOBER, "client"))
    assert "1 entry came in: 1 concern; there were none in September 2026." in text
    assert "Acknowledged after a median of 2 h (n = 1); 1 of 1 in time." in text
    assert "Answered after a median of 1 day 2 h (n = 1); 1 of 1 in time." in text
    assert (
        "FB-1 Queue at the barrier. A second lane opens at eight. Upheld, still to be told." in text
    )
    assert "Nothing was open at the end of Sat 31 Oct 2026." in text


def test_what_was_opened_again_later_was_done_in_its_month(notebook: Notebook) -> None:
    received = dt.datetime(2026, 10, 6, 8, 40, tzinfo=dt.UTC)
    november = dt.datetime(2026, 11, 4, 9, 0, tzinfo=dt.UTC)
    entry = Feedback(summary="Queue at the barrier", received=received)
    done = entry.closed("A second lane opens at eight", "upheld", received, received, 4)
    again = notebook.feedback.add(done.opened_again("As long as before", november)).record
    late = entry.advanced("responded", "A sign was put up", received)
    notebook.feedback.add(late.closed("A sign and a guard", "upheld", november, november))
    october = monthly(notebook, OCTOBER, "client")
    text = words(october)
    assert "2 matters were answered; in 0 of 1 they were told what came of it." in text
    assert "barrier. A second lane opens at eight. Opened again since." in text
    assert "barrier. A sign was put up. Told afterwards, Wed 4 Nov 2026." in text
    assert (
        "1 matter was open at the end of Sat 31 Oct 2026, none overdue." in text
    )  # the one that was answered, but not closed by then
    notebook.feedback.put(1, again.closed("A third lane opens", "partly upheld", NOW))
    later = figures(monthly(notebook, OCTOBER, "client"))
    for part in ("came_in", "done", "open"):
        assert later[part] == figures(october)[part]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_with_no_data_it_says_so_and_nothing_is_full_marks(
    notebook: Notebook, audience: Audience
) -> None:
    made = monthly(notebook, OCTOBER, audience)
    text = words(made)
    assert "No feedback came in in October 2026; there was none in September 2026." in text
    assert "There is no data to see a pattern in." in text
    assert "Acknowledged: no data." in text
    assert "Satisfaction: no data; nobody was asked." in text
    assert "100" not in text
    assert figures(made)["times"]["acknowledging"]["share"] is None
    assert all(section.sentences or section.lines or section.table for section in made.sections)


@pytest.fixture
def with_names(notebook: Notebook) -> Notebook:
    """A notebook in which persons are named wherever they can be."""
    person = Stakeholder(name="Oriel Quennell", power=5, interest=5, group="tenant")
    marked = Stakeholder(
        name="Oriel Quennell", power=5, interest=5, group="tenant", named_person=True
    )
    assert person != marked
    who = notebook.collection(STAKEHOLDER).add(marked).record.uid
    at = dt.datetime(2026, 10, 6, 9, 0, tzinfo=dt.UTC)
    said = Feedback(
        summary="oriel quennell waited; Quennell rang Tamsin",
        detail="Tamsin Brightwater was there",
        received=at,
        stakeholder=who,
        category="Tamsin's desk",
    )
    other = Feedback(
        summary="Kind to a visitor",
        type="compliment",
        received=at,
        from_label="Tamsin Brightwater",
        named_person=True,
        stage="closed",
        resolution="BRIGHTWATER was thanked",
        told_at=at,
    )
    again = Feedback(summary="Waited again", received=at, stakeholder=who, category="Tamsin's desk")
    hidden = Feedback(summary="Two officers at odds", received=at, track="staff dispute")
    for entry in (said, other, again, hidden):
        kept = notebook.feedback.add(entry)
    met = notebook.collection(CONTACT).add(Contact(stakeholder=who, at=at, summary="a"))
    due = dt.date(2026, 11, 5)
    notebook.actions.add(
        Action(
            text="Write to Oriel", owner="Brightwater", due=due, source=met.record.uid, created=at
        )
    )
    notebook.actions.add(Action(text="See HR", due=due, source=kept.record.uid, created=at))
    notebook.reflections.add(
        Reflection(date=at.date(), title="What Tamsin taught me", hours=2.0, criteria=("A2-P3",))
    )
    return notebook


@pytest.mark.parametrize("audience", ["client", "facilities", "tutor"])
def test_what_leaves_the_site_names_no_person(with_names: Notebook, audience: Audience) -> None:
    made = monthly(with_names, OCTOBER, audience)
    text = words(made) + str(figures(made))
    for name in ("oriel", "quennell", "tamsin", "brightwater"):
        assert name not in text.casefold()
    assert "a tenant" in text
    assert "a person waited; a person rang a person" in text
    assert "Two officers" not in text
    assert "See HR" not in text
    assert "1 matter of staff or personal data was passed on, and not told here." in text


def test_a_name_stays_out_when_its_record_is_removed(with_names: Notebook) -> None:
    with_names.collection(STAKEHOLDER).remove(1)
    with_names.feedback.remove(2)
    text = words(monthly(with_names, OCTOBER, "client"))
    assert "a person waited; a person rang a person" in text
    for name in ("oriel", "quennell", "tamsin", "brightwater"):
        assert name not in text.casefold()


def test_the_managers_report_has_it_all(with_names: Notebook) -> None:
    text = words(monthly(with_names, OCTOBER, "manager"))
    assert "Oriel Quennell raised Tamsin's desk twice: FB-1, FB-3." in text
    assert "Two officers at odds" in text
    assert "See HR" in text
    assert "Write to Oriel" in text


def test_a_tutor_reads_what_was_learned(with_names: Notebook) -> None:
    learning = figures(monthly(with_names, OCTOBER, "tutor"))["learning"]
    assert (learning["n"], learning["hours"], learning["criteria"]) == (1, 2.0, ["A2-P3"])
    assert learning["reflections"][0]["title"] == "What a person taught me"
    assert "learning" not in figures(monthly(with_names, OCTOBER, "client"))


def test_a_week_is_held_beside_the_week_before(notebook: Notebook) -> None:
    for day in (15, 16, 22):
        at = dt.datetime(2026, 11, day, 9, 0, tzinfo=dt.UTC)
        notebook.feedback.add(Feedback(summary=f"On {day}", received=at))
    made = report(notebook, "weekly", week_until(NOW.date()), "client", Settings(), NOW)
    assert made.title == "Weekly summary for the client, 16 Nov to 22 Nov 2026"
    assert (figures(made)["came_in"]["n"], figures(made)["came_in"]["before"]) == (2, 1)
    assert "3 matters are open now, none overdue." in words(made)
    named = report(
        notebook, "weekly", week_until(NOW.date()), "client", Settings(site_name="The Towers"), NOW
    )
    assert named.title.startswith("The Towers: weekly summary for the client")


def test_what_a_week_is_to_bring_is_the_furthest_stage_due_in_it(notebook: Notebook) -> None:
    received = dt.datetime(2026, 11, 20, 16, 0, tzinfo=dt.UTC)
    monday, thursday, later = (received + dt.timedelta(days=n) for n in (3, 6, 14))
    for resolve_by in (thursday, later):
        notebook.feedback.add(
            Feedback(
                summary="Lamp out",
                received=received,
                acknowledge_by=monday,
                resolve_by=resolve_by,
            )
        )
    made = report(notebook, "weekly", week_until(NOW.date()), "client", Settings(), NOW)
    assert figures(made)["next"]["feedback"] == [
        {"ref": "FB-2", "stage": "acknowledged", "by": monday},
        {"ref": "FB-1", "stage": "responded", "by": thursday},
    ]
    text = words(made)
    assert "2 things are due by Sun 29 Nov 2026." in text
    assert "FB-2 Lamp out: to be acknowledged by Mon 23 Nov 2026." in text
    assert "FB-1 Lamp out: to be answered by Thu 26 Nov 2026." in text


def test_there_is_no_week_before_the_calendar_begins() -> None:
    assert week_until(dt.date(1, 1, 14)).first == dt.date(1, 1, 8)
    with pytest.raises(Refused, match="too early to report on"):
        week_until(dt.date(1, 1, 13))


def test_months_and_weeks_by_name() -> None:
    assert last_month(dt.date(2026, 1, 31)) == (dt.date(2025, 12, 1), dt.date(2025, 12, 31))
    assert read_month("2026-02") == (dt.date(2026, 2, 1), dt.date(2026, 2, 28))
    assert week_until(dt.date(2026, 11, 22)) == (dt.date(2026, 11, 16), dt.date(2026, 11, 22))
    for bad in ("2026-13", "november", "", "2026-1", "0000-01", "9999-12", "0001-01"):
        with pytest.raises(Refused, match=r"is not a month: 2026-10 is one\."):
            read_month(bad)
