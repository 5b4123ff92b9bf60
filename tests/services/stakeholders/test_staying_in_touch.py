"""Who was spoken to, who is due, and what should give cause to act."""

import datetime as dt

import pytest

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import ACTION, CONTACT, STAKEHOLDER, Kept
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.model.values import made
from jargon8_tui.services.stakeholders.communication_plan import TITLES, plan, rows
from jargon8_tui.services.stakeholders.staying_in_touch import (
    log_contact,
    next_in_words,
    overdue,
    standing_of,
    standings,
    urgency,
)
from jargon8_tui.services.worked_out import worked_out
from jargon8_tui.store import Notebook
from tests.conftest import NOW, TODAY


def add(notebook: Notebook, **fields: str) -> Kept[Stakeholder]:
    """A stakeholder in the notebook."""
    given = {"name": "Site manager", "power": "8", "interest": "9", **fields}
    return notebook.stakeholders.add(made(STAKEHOLDER, given, NOW).record)


def spoke(notebook: Notebook, to: Kept[Stakeholder], at: str) -> None:
    """A contact in the notebook."""
    given = {"stakeholder": to.record.uid, "summary": "Barrier", "at": at}
    notebook.contacts.add(made(CONTACT, given, NOW).record)


def sentences(notebook: Notebook, kept: Kept[Stakeholder]) -> list[str]:
    return [c.sentence for c in standing_of(notebook, kept.ref, TODAY).warnings]


def test_the_next_contact_counts_from_the_latest_that_has_been(notebook: Notebook) -> None:
    kept = add(notebook, cadence="monthly")
    spoke(notebook, kept, "2026-10-31")
    spoke(notebook, kept, "2026-09-01")
    spoke(notebook, kept, "2027-01-01")
    standing = standing_of(notebook, kept.ref, TODAY)
    assert standing.last is not None
    assert standing.last.record.at.date() == dt.date(2026, 10, 31)
    assert standing.next == dt.date(2026, 11, 30)
    assert not standing.is_overdue
    assert len(standing.contacts) == 3


def test_a_contact_today_clears_what_was_overdue(notebook: Notebook) -> None:
    kept = add(notebook, cadence="weekly", created="2026-11-01")
    assert [s.kept.ref for s in overdue(standings(notebook, TODAY))] == [kept.ref]
    assert sentences(notebook, kept) == ["The weekly contact is 14 days late"]
    log_contact(notebook, kept, "Spoke", NOW)
    assert overdue(standings(notebook, TODAY)) == []
    assert sentences(notebook, kept) == []
    assert standing_of(notebook, kept.ref, TODAY).next == dt.date(2026, 11, 29)


def test_what_was_agreed_becomes_an_action_in_the_same_step(notebook: Notebook) -> None:
    kept = add(notebook, channel="phone")
    contact, action = log_contact(notebook, kept, "Barrier review > Send the counts", NOW)
    assert action is not None
    assert (contact.record.summary, contact.record.agreed) == ("Barrier review", "Send the counts")
    assert contact.record.channel == "phone"
    assert (action.record.text, action.record.source) == ("Send the counts", contact.record.uid)
    notebook.undo()
    assert not len(notebook.contacts)
    assert not len(notebook.actions)


def test_a_contact_about_nothing_is_refused_and_nothing_kept(notebook: Notebook) -> None:
    kept = add(notebook)
    with pytest.raises(Refused, match="Summary is needed"):
        log_contact(notebook, kept, "  ", NOW)
    assert not len(notebook.contacts)


def test_to_be_managed_closely_without_a_cadence_is_a_warning(notebook: Notebook) -> None:
    kept = add(notebook)
    assert sentences(notebook, kept) == ["It is to be managed closely and no cadence is set"]
    assert sentences(notebook, add(notebook, power="5")) == []
    assert sentences(notebook, add(notebook, active="no")) == []


def test_wanted_engagement_needs_an_open_action(notebook: Notebook) -> None:
    wanted = {"engagement": "neutral", "desired_engagement": "leading", "power": "2"}
    kept = add(notebook, **wanted)
    sentence = "Wanted engagement is above the present one and no action is open"
    assert sentences(notebook, kept) == [sentence]
    contact, _ = log_contact(notebook, kept, "Spoke", NOW)
    given = {"text": "Ask for a walk round", "source": contact.record.uid}
    action = notebook.actions.add(made(ACTION, given, NOW).record)
    assert sentences(notebook, kept) == []
    assert standings(notebook, TODAY)[0].warnings == ()
    notebook.actions.put(action.ref.id, action.record.finished(TODAY))
    assert sentences(notebook, kept) == [sentence]


def test_the_late_come_first_and_those_without_a_cadence_last(notebook: Notebook) -> None:
    add(notebook, name="none wanted", power="1")
    add(notebook, name="soon", cadence="weekly")
    add(notebook, name="none set")
    add(notebook, name="late", cadence="weekly", created="2026-11-01")
    add(notebook, name="later", cadence="weekly", created="2026-10-01")
    found = sorted(standings(notebook, TODAY), key=urgency)
    assert [s.kept.title for s in found] == ["later", "late", "none set", "soon", "none wanted"]
    words = ["45 days late", "14 days late", "none set", "Sun 29 Nov", "no cadence"]
    assert [next_in_words(s) for s in found] == words


def test_the_plan_has_every_active_stakeholder(notebook: Notebook) -> None:
    kept = add(notebook, message="Numbers\nfirst", channel="email", cadence="monthly", owner="me")
    add(notebook, name="Left the site", active="no")
    log_contact(notebook, kept, "Spoke", NOW)
    (row,) = rows(plan(notebook, TODAY))
    assert dict(zip(TITLES, row, strict=True)) == {
        "Ref": "ST-1",
        "Stakeholder": "Site manager",
        "Message": "Numbers first",
        "Channel": "email",
        "Cadence": "monthly",
        "Owner": "me",
        "Last": "Sun 22 Nov 2026",
        "Next": "Tue 22 Dec 2026",
    }


def test_what_follows_from_a_stakeholder(notebook: Notebook) -> None:
    kept = add(notebook, cadence="weekly", created="2026-11-01")
    assert worked_out(notebook, kept.record, NOW) == {
        "quarter": "manage closely",
        "last_contact": None,
        "next_contact": dt.date(2026, 11, 8),
        "overdue": True,
        "warnings": ["The weekly contact is 14 days late"],
    }
