"""Reports: what a month and a week say, to whom, and no name that leaves."""

import datetime as dt

import pytest

from jargon8_tui.model.action import Action
from jargon8_tui.model.contact import Contact
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.periods import Period
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.services.reports.parts import AUDIENCES, Audience
from jargon8_tui.services.reports.report import last_month, read_month, report, week_until
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.services.reports.reading import figures, monthly, words

OCTOBER = Period(dt.date(2026, 10, 1), dt.date(2026, 10, 31))


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
    assert "No feedback was received in October 2026; there was none in September 2026." in text
    assert "There is no data to see a pattern in." in text
    assert "Acknowledged: no data." in text
    assert "Satisfaction: no data; nobody was asked." in text
    assert "100" not in text
    assert figures(made)["times"]["acknowledging"]["share"] is None
    assert all(section.sentences or section.lines or section.table for section in made.sections)


@pytest.fixture
def with_names(notebook: Notebook) -> Notebook:
    """A notebook in which persons are named wherever they can be."""
    person = Stakeholder(
        name="Oriel Quennell", power=5, interest=5, group="tenant", named_person=True
    )
    who = notebook.stakeholders.add(person).record.uid
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
    met = notebook.contacts.add(Contact(stakeholder=who, at=at, summary="a"))
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
    with_names.stakeholders.remove(1)
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


def test_months_and_weeks_are_read_by_name() -> None:
    assert last_month(dt.date(2026, 1, 31)) == (dt.date(2025, 12, 1), dt.date(2025, 12, 31))
    assert read_month("2026-02") == (dt.date(2026, 2, 1), dt.date(2026, 2, 28))
    assert week_until(dt.date(2026, 11, 22)) == (dt.date(2026, 11, 16), dt.date(2026, 11, 22))
    for bad in ("2026-13", "november", "", "2026-1", "0000-01", "9999-12", "0001-01"):
        with pytest.raises(Refused, match=r"is not a month: 2026-10 is one\."):
            read_month(bad)
