"""What one typed line is understood to be."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.feedback import CATEGORIES, Feedback
from jargon8_tui.model.kinds import ACTION, FEEDBACK, Kind
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.services.feedback.capture import LONG, captured, keep
from jargon8_tui.services.feedback.capture_words import Named, Vocabulary, vocabulary
from jargon8_tui.store import Notebook
from tests.conftest import NOW

TENANT = Named("uid-6", "ST-6", "Tenant rep, Tower A")
DESK = Named("uid-7", "ST-7", "Tower A reception")
OWNER = Named("uid-1", "ST-1", "Asset lead", "Tall Holdings")
WORDS = Vocabulary(lambda: (TENANT, DESK, OWNER), lambda: CATEGORIES)


class Looked(Exception):
    """That something was looked up."""


def _look() -> tuple[()]:
    raise Looked


def given_by(line: str, **options: Any) -> dict[str, Any]:
    return captured(line, NOW, WORDS, **options).given


def test_a_line_may_say_everything_at_once() -> None:
    found = captured("concern high barrier stuck again @tenant rep #access", NOW, WORDS)
    assert found.kind is FEEDBACK
    assert found.given == {
        "type": "concern",
        "severity": "high",
        "stakeholder": "uid-6",
        "category": "access control",
        "summary": "barrier stuck again",
    }
    assert found.in_words == "New concern, high, access control, ST-6 Tenant rep, Tower A, now."
    assert found.doubt == ""


def test_all_of_it_is_optional() -> None:
    found = captured("barrier stuck again", NOW, WORDS)
    assert found.given == {"summary": "barrier stuck again"}
    assert found.in_words == "New concern, medium, now."


def test_praise_is_not_bad_unless_that_is_said() -> None:
    assert captured("compliment kind words", NOW, WORDS).in_words == "New compliment, now."
    said = captured("compliment low kind words", NOW, WORDS)
    assert said.in_words == "New compliment, low, now."


def test_a_line_that_is_gone_on_with_means_what_it_meant_when_it_was_begun() -> None:
    friday = NOW - dt.timedelta(days=2)
    found = captured("gate open", NOW, WORDS, begun=friday)
    assert found.given == {"summary": "gate open", "received": friday}
    assert found.in_words == "New concern, medium, Fri 20 Nov 2026, 14:05."
    found = captured("gate open yesterday", NOW, WORDS, begun=friday)
    assert found.given["received"] == friday - dt.timedelta(days=1)
    found = captured("action ring by +3d", NOW, WORDS, begun=friday)
    assert found.given["due"] == dt.date(2026, 11, 23)


def test_an_action_that_would_be_late_at_once_says_so() -> None:
    assert captured("action ring by fri", NOW, WORDS).in_words == (
        "New action, Fri 20 Nov 2026, in the past: next fri is Fri 27 Nov 2026."
    )
    assert captured("action ring 20/11", NOW, WORDS).in_words == (
        "New action, Fri 20 Nov 2026, in the past."
    )
    assert captured("action ring today", NOW, WORDS).in_words == "New action, Sun 22 Nov 2026."


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("high complaint gate", {"severity": "high", "type": "complaint", "summary": "gate"}),
        ("the high gate", {"summary": "the high gate"}),
        ("gate #safe", {"category": "safety", "summary": "gate"}),
        ("gate #control room", {"category": "access control", "summary": "gate room"}),
        ("gate #night shift", {"tags": ("night",), "summary": "gate shift"}),
        (
            "gate #safety #access",
            {"category": "safety", "tags": ("access",), "summary": "gate"},
        ),
        ("door #2 broken", {"summary": "door #2 broken"}),
        ("write to a@b about c#", {"summary": "write to a@b about c#"}),
        ("gate @st-7", {"stakeholder": "uid-7", "summary": "gate"}),
        ("gate @tall", {"stakeholder": "uid-1", "summary": "gate"}),
        ("@asset lead is waiting", {"stakeholder": "uid-1", "summary": "is waiting"}),
        ("gate @nobody", {"summary": "gate @nobody"}),
        (
            "data protection pictures kept",
            {"track": "data protection", "summary": "pictures kept"},
        ),
        (
            "Staff dispute: complaint: rota unfair",
            {"track": "staff dispute", "type": "complaint", "summary": "rota unfair"},
        ),
        ("feedback action plan missing", {"summary": "action plan missing"}),
    ],
)
def test_marks_and_first_words_are_understood(line: str, given: dict[str, Any]) -> None:
    assert given_by(line) == given


@pytest.mark.parametrize(
    ("line", "begins", "doubt"),
    [
        ("staff dispute over the rota", "New concern, staff dispute (HR), medium", ""),
        ("data protection pictures kept", "New concern, data protection (data protection off", ""),
        ("dispute over the rota", "New concern, medium", "staff dispute"),
        ("complaint Grievances of nights\nand more", "New complaint, medium", "staff dispute"),
        ("roster mailed\nIt was personal data.", "New concern, medium", "data protection"),
        ("indisputable proof of data", "New concern, medium", ""),
        ("action settle the dispute", "New action", ""),
    ],
)
def test_whose_matter_it_is_is_said_or_how_to_say_it(line: str, begins: str, doubt: str) -> None:
    found = captured(line, NOW, WORDS)
    assert found.in_words.startswith(begins)
    hint = f"It counts as a customer's: begin with {doubt} if it is one."
    assert found.other_track == (hint if doubt else "")
    if doubt:
        assert given_by(f"{doubt} {line}")["track"] == doubt


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("conern lost pass at the gate", "conern: was concern meant?"),
        ("Complant: lift smells", "Complant: was complaint meant?"),
        ("actoin order cones", "actoin: was action meant?"),
        ("concern critcal lost pass", "critcal: was critical meant?"),
        ("feedback comliment for nights", "comliment: was compliment meant?"),
        ("feedback actoin plan missing", ""),
        ("action medum cones", ""),
        ("concern high complant about the lift", ""),
        ("conern", ""),
        ("door left open", ""),
        ("lower barrier stuck", ""),
    ],
)
@pytest.mark.parametrize("kind", [FEEDBACK, ACTION], ids=["feedback", "action"])
def test_a_first_word_that_was_mistyped_is_told_and_stays(
    line: str, hint: str, kind: Kind[Any]
) -> None:
    found = captured(line, NOW, WORDS, kind=kind)
    assert found.misspelt == hint
    text = found.given.get("summary", found.given.get("text"))
    assert text is not None
    assert not hint or hint.split(":")[0] in text


@pytest.mark.parametrize(
    ("line", "received", "summary"),
    [
        ("gate open yesterday 08:30", "2026-11-21 08:30", "gate open"),
        ("fri gate open", "2026-11-20 00:00", "gate open"),
        ("gate open 22/10", "2026-10-22 00:00", "gate open"),
        ("gate open Sat 21 Nov 2026 07:05", "2026-11-21 07:05", "gate open"),
    ],
)
def test_a_date_stands_first_or_last(line: str, received: str, summary: str) -> None:
    found = given_by(line)
    at = dt.datetime.fromisoformat(received).replace(tzinfo=dt.UTC)
    assert abs(found["received"] - at) <= dt.timedelta(hours=1)  # wherever this machine stands
    assert found["summary"] == summary


@pytest.mark.parametrize(
    "line", ["queue at 08:30", "rota for next fri", "open +3d", "open at fri x"]
)
def test_what_is_no_time_of_receiving_stays_in_the_text(line: str) -> None:
    assert given_by(line) == {"summary": line}


def test_several_that_could_be_meant_are_chosen_from() -> None:
    found = captured("gate @tower a", NOW, WORDS)
    assert found.matches == (TENANT, DESK)
    assert found.doubt == "@tower a could be ST-6 or ST-7."
    assert found.given["stakeholder"] == "uid-6"
    assert given_by("gate @tower a", choice=1)["stakeholder"] == "uid-7"
    assert given_by("gate @tower a", choice=2)["stakeholder"] == "uid-6"
    assert captured("gate @tower a reception", NOW, WORDS).matches == (DESK,)
    assert captured("gate @nobody", NOW, WORDS).doubt == (
        "No stakeholder is called nobody, so @ stays in the text."
    )


def test_an_action_may_be_due_tomorrow_and_nothing_was_heard_then() -> None:
    found = captured("action brief nights by Tomorrow", NOW, WORDS)
    assert found.given == {"text": "brief nights", "due": dt.date(2026, 11, 23)}
    assert found.in_words == "New action, Mon 23 Nov 2026."
    assert given_by("gate shut tomorrow") == {"summary": "gate shut tomorrow"}


def test_an_action_by_its_first_word_or_by_where_it_is_typed() -> None:
    line = "ring @asset lead about the keys by 4 Dec #keys"
    found = captured(f"action {line}", NOW, WORDS)
    assert found.kind is ACTION
    assert found.given == {
        "text": "ring Asset lead about the keys",
        "source": "uid-1",
        "due": dt.date(2026, 12, 4),
        "tags": ("keys",),
    }
    assert found.in_words == "New action, ST-1 Asset lead, #keys, Fri 4 Dec 2026."
    assert captured(line, NOW, WORDS, kind=ACTION).given == found.given
    assert captured("concern gate", NOW, WORDS, kind=ACTION).kind is FEEDBACK
    assert captured("high time to call", NOW, WORDS, kind=ACTION).given == {
        "text": "high time to call"
    }


def test_further_lines_and_long_texts_go_to_the_detail() -> None:
    assert given_by("gate open\nsince six\nand nobody there") == {
        "summary": "gate open",
        "detail": "since six\nand nobody there",
    }
    long = " ".join(["word"] * LONG)
    found = given_by(f"{long}\nmore")
    assert found["detail"] == f"{long}\n\nmore"
    assert len(found["summary"]) <= LONG + 1
    assert long.startswith(found["summary"].rstrip("\N{HORIZONTAL ELLIPSIS}"))


def test_what_there_is_to_name_is_looked_up_once_and_only_where_something_is_named() -> None:
    found = captured("concern high barrier stuck 12/11", NOW, Vocabulary(_look, _look))
    assert found.given["severity"] == "high"
    for line in ("concern barrier @tower", "concern barrier #access"):
        with pytest.raises(Looked):
            captured(line, NOW, Vocabulary(_look, _look))
    there = [DESK]
    words = Vocabulary(lambda: there, lambda: CATEGORIES)
    for _ in range(2):
        assert captured("barrier @tower", NOW, words).matches == (DESK,)
        there.append(TENANT)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120))
def test_no_word_is_lost(line: str) -> None:
    found = captured(line, NOW, Vocabulary(tuple, tuple))
    said = set(found.given.get("tags", ()))
    said |= {str(found.given.get(name, "")) for name in ("type", "severity", "track")}
    kept = f"{found.given.get('summary', '')} {found.given.get('detail', '')}".split()
    if "received" in found.given or "track" in found.given or found.kind is ACTION:
        return
    for word in line.split():
        known = word.lstrip("#") in said or word.casefold().removesuffix(":") in {*said, "feedback"}
        assert word in kept or known or f"#{word.lstrip('#')}" == word


def test_the_words_come_from_the_notebook(notebook: Notebook) -> None:
    stakeholders = notebook.stakeholders
    stakeholders.add(Stakeholder(name="Old agent", power=1, interest=1, active=False))
    agent = stakeholders.add(Stakeholder(name="Agent", power=1, interest=1))
    notebook.feedback.add(Feedback(summary="a", received=NOW, category="lifts"))
    words = vocabulary(notebook)
    assert [one.name for one in words.stakeholders] == ["Agent", "Old agent"]
    kept = keep(notebook, captured("complaint stuck @agent #lift", NOW, words))
    assert kept.record == notebook.feedback.get(kept.ref.id)
    assert (kept.record.stakeholder, kept.record.category) == (agent.record.uid, "lifts")
    assert (kept.record.type, kept.record.received) == ("complaint", NOW)
