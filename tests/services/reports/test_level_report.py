"""How a level did in a period: in numbers, by month, and what was done about it."""

import datetime as dt

import msgspec
import pytest

from jargon8_tui.model.action import Action
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.link import Link
from jargon8_tui.model.periods import Period
from jargon8_tui.model.service_level import ServiceLevel, Target
from jargon8_tui.services.levels.actions import actions_on
from jargon8_tui.services.reports.level_report import last_year, level_report, level_reports
from jargon8_tui.services.reports.levels import level_section
from jargon8_tui.store import Notebook
from tests.conftest import TODAY
from tests.services.levels.levels import BAD, BETTER, FIRST, GOOD, level, measured

JUNE = Period(dt.date(2026, 6, 1), dt.date(2026, 6, 30))


@pytest.fixture
def response(notebook: Notebook) -> Kept[ServiceLevel]:
    """A level whose figures were good, then bad, then better."""
    kept = notebook.service_levels.add(level(uid=""))
    for record in measured((*GOOD, *BAD, *BETTER)):
        of = kept.record.uid
        notebook.measurements.add(msgspec.structs.replace(record, uid="", service_level=of))
    return kept


def test_only_the_figures_and_actions_of_the_period_count(
    notebook: Notebook, response: Kept[ServiceLevel]
) -> None:
    uid = response.record.uid
    notebook.actions.add(Action(text="In June", done=dt.date(2026, 6, 15), source=uid))
    notebook.actions.add(Action(text="In May", done=dt.date(2026, 5, 30), source=uid))
    found = level_report(notebook, response, JUNE, TODAY)
    assert found.summary.n == 20
    assert [kept.title for kept, _ in found.changes] == ["In June"]
    sides = found.changes[0][1]
    assert (sides.before.n, sides.after.n) == (14, 6)
    assert [(first.month, of.n) for first, of in found.months] == [(6, 20)]
    assert [hour for hour, _ in found.hours] == [17]
    assert found.peak is None, "there is no other hour to be worse than"
    assert found.chart.grain == "day"
    assert len(found.chart.columns) == 30
    assert level_report(notebook, response, last_year(TODAY), TODAY).chart.grain == "week"


def test_a_month_without_figures_is_no_data(
    notebook: Notebook, response: Kept[ServiceLevel]
) -> None:
    september = Period(dt.date(2026, 9, 1), dt.date(2026, 9, 30))
    numbers = level_report(notebook, response, september, TODAY).in_json()
    assert (numbers["n"], numbers["target"]) == (0, 3)
    for name in ("within_percent", "mean", "median", "p90", "worst", "limits"):
        assert numbers[name] is None
    assert "%" not in numbers["sentence"]


def test_an_inactive_level_is_there_only_with_figures(
    notebook: Notebook, response: Kept[ServiceLevel]
) -> None:
    notebook.service_levels.add(level(uid="", name="Never measured"))
    notebook.service_levels.put(
        response.ref.id, msgspec.structs.replace(response.record, active=False)
    )
    names = [report.level.name for report in level_reports(notebook, JUNE, TODAY)]
    assert names == ["Response time", "Never measured"]
    july = Period(dt.date(2026, 7, 1), dt.date(2026, 7, 31))
    names = [report.level.name for report in level_reports(notebook, july, TODAY)]
    assert names == ["Never measured"]


def test_a_target_that_is_still_to_come_is_not_the_target_yet(notebook: Notebook) -> None:
    coming = Target(from_=TODAY + dt.timedelta(days=2), value=2)
    kept = notebook.service_levels.add(level(uid="", targets=(*level().targets, coming)))
    november = Period(dt.date(2026, 11, 1), dt.date(2026, 11, 30))
    assert level_report(notebook, kept, november, TODAY).target == 3
    assert level_report(notebook, kept, november, november.last).target == 2


def test_there_is_no_year_before_the_calendar_begins() -> None:
    with pytest.raises(Refused, match="too early to report on"):
        last_year(dt.date(1, 11, 22))


def test_a_year_is_twelve_months_of_the_calendar_the_present_one_so_far_as_it_has_come(
    notebook: Notebook, response: Kept[ServiceLevel]
) -> None:
    assert last_year(TODAY) == Period(dt.date(2025, 12, 1), TODAY)
    assert last_year(dt.date(2028, 2, 29)).first == dt.date(2027, 3, 1)
    report = level_report(notebook, response, last_year(TODAY), TODAY)
    assert len(report.months) == 12
    table = level_section(report).table
    assert table is not None
    months = [row[0] for row in table.rows]
    assert (months[0], months[-2:]) == ("Dec 2025", ["Oct 2026", "Nov 2026 so far"])


def test_actions_come_from_the_level_its_measurements_or_a_link(
    notebook: Notebook, response: Kept[ServiceLevel]
) -> None:
    other = notebook.service_levels.add(level(uid="", name="Another"))
    breach = next(kept for kept in notebook.measurements.all() if kept.record.value == 6.9)
    days = [FIRST + dt.timedelta(days=n) for n in range(4)]
    actions = (
        Action(text="from a breach", due=days[2], source=breach.record.uid),
        Action(text="from the level", done=days[1], due=days[3], source=response.record.uid),
        Action(text="linked", done=days[0]),
        Action(text="without a day", source=response.record.uid),
        Action(text="of another level", done=days[0], source=other.record.uid),
        Action(text="of nothing", done=days[0]),
        Action(text="of what is gone", done=days[0], source="gone"),
    )
    kept = {action.text: notebook.actions.add(action).record for action in actions}
    notebook.links.add(Link(a=response.record.uid, b=kept["linked"].uid))
    found = [(day, action.title) for day, action in actions_on(notebook, response)]
    assert found == [
        (days[0], "linked"),
        (days[1], "from the level"),
        (days[2], "from a breach"),
    ]
