"""The report on trends as it leaves: no name of a person, and nothing of a private matter."""

import datetime as dt
from typing import get_args

import pytest

from jargon8_tui.exchange.reports import written
from jargon8_tui.exchange.writing.reports import ReportFormat
from jargon8_tui.model.action import Action
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.link import Link
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.periods import Period
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.services.reports.parts import AUDIENCES, Audience
from jargon8_tui.services.reports.trend_report import trend_report
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.services.levels.levels import level

JUNE = Period(dt.date(2026, 6, 1), dt.date(2026, 6, 30))
MORNING = dt.datetime(2026, 6, 9, 8, 40, tzinfo=dt.UTC)
DONE = dt.date(2026, 6, 15)


@pytest.fixture
def with_names(notebook: Notebook) -> Notebook:
    """A notebook in which a level, what is said of it and what was done about it name a person."""
    person = Stakeholder(name="Oriel Quennell", power=5, interest=5, named_person=True)
    notebook.stakeholders.add(person)
    uid = notebook.service_levels.add(level(uid="", name="Quennell's wait")).record.uid
    counts = Measurement(service_level=uid, at=MORNING, value=2)
    out = Measurement(service_level=uid, at=MORNING, value=9, excluded="ORIEL held the door")
    for measurement in (counts, out):
        notebook.measurements.add(measurement)
    notebook.actions.add(Action(text="Rota for Oriel Quennell", done=DONE, source=uid))
    dispute = Feedback(summary="Two officers at odds", received=MORNING, track="staff dispute")
    source = notebook.feedback.add(dispute).record.uid
    apart = notebook.actions.add(Action(text="Keep the two apart", done=DONE, source=source))
    notebook.links.add(Link(a=apart.record.uid, b=uid))
    return notebook


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("fmt", get_args(ReportFormat))
def test_only_the_managers_names_persons_and_what_came_of_a_dispute(
    with_names: Notebook, audience: Audience, fmt: ReportFormat
) -> None:
    report = trend_report(with_names, JUNE, audience, Settings(), NOW)
    text = written(report, fmt).casefold()
    assert "rota for" in text
    for private in ("oriel", "quennell", "keep the two apart"):
        assert (private in text) == (audience == "manager"), private
