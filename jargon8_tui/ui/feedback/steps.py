"""The steps that are taken with an entry: what each asks, and what becomes of the answers."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from jargon8_tui.model.feedback import Feedback, Update
from jargon8_tui.model.fields import Field, Shape, fields_by_name
from jargon8_tui.model.kinds import FEEDBACK
from jargon8_tui.model.readers import read_value
from jargon8_tui.model.stages import STAGES
from jargon8_tui.model.values import as_given
from jargon8_tui.ui.glyphs import glyphs

NOT_ASKED = "not asked"

_OF_ENTRY = fields_by_name(Feedback)
WHEN = fields_by_name(Update)["at"]
OWNER = _OF_ENTRY["owner"]
TOLD = replace(_OF_ENTRY["told_at"], help="empty while they have not been told")
TO = replace(_OF_ENTRY["escalated_to"], required=True, help="Who is to see to it now")
OUTCOME = replace(_OF_ENTRY["outcome"], required=True)
SATISFACTION = replace(
    _OF_ENTRY["satisfaction"],
    shape=Shape.CHOICE,
    choices=("1", "2", "3", "4", "5", NOT_ASKED),
    optional=False,
    default=NOT_ASKED,
)

Values = Mapping[str, Any]
"""What was given for the fields of a step, read, by name; `note` besides."""


@dataclass(frozen=True)
class Step:
    """A step: how it is named and kept, what it asks, and how it is taken."""

    part: str
    """What its writing is kept as, where it is left half-way."""
    question: str
    does: str
    """What saving it does, as the end of a sentence."""
    fields: tuple[Field, ...]
    take: Callable[[Feedback, Values], Feedback]
    key: str
    """The key that comes back to it."""

    def taken(self, entry: Feedback, typed: Mapping[str, str], now: dt.datetime) -> Feedback:
        """`entry` once the step has been taken with what was `typed`.

        Raises `BadValue` for a field that does not fit, and `Refused` for a step that cannot be.
        """
        values: dict[str, Any] = {"note": typed.get("note", "")}
        for field in self.fields:
            given = typed.get(field.name, "")
            values[field.name] = read_value(FEEDBACK.name, field, given, now, as_given)
        changed = self.take(entry, values)
        if OWNER in self.fields:
            changed = msgspec.structs.replace(changed, owner=values["owner"])
        return changed

    def begins_as(self, entry: Feedback) -> dict[str, str]:
        """What its fields hold before anything is typed."""
        begun = {"owner": entry.owner, "escalated_to": entry.escalated_to}
        if entry.told_at:
            begun["told_at"] = entry.told_at.isoformat(sep=" ", timespec="minutes")[:16]
        elif self.part == "responded":
            begun["told_at"] = "now"
        if entry.type in ("compliment", "suggestion"):
            begun["outcome"] = "not applicable"
        return {field.name: begun.get(field.name, "") for field in self.fields}

    def title(self, entry: Feedback) -> str:
        """What it is called on its sheet: `investigating → responded`."""
        if self.part in STAGES:
            return f"{entry.stage} {glyphs().becomes} {self.part}"
        return self.part


def _advance(stage: Any) -> Callable[[Feedback, Values], Feedback]:
    def take(entry: Feedback, values: Values) -> Feedback:
        moved = entry.advanced(stage, values["note"], values["at"])
        if "told_at" in values:
            moved = msgspec.structs.replace(moved, told_at=values["told_at"])
        return moved

    return take


def _close(entry: Feedback, values: Values) -> Feedback:
    satisfaction = values["satisfaction"]
    return entry.closed(
        values["note"],
        values["outcome"],
        values["at"],
        values["told_at"],
        None if satisfaction == NOT_ASKED else int(satisfaction),
    )


def _escalate(entry: Feedback, values: Values) -> Feedback:
    return entry.escalated(values["escalated_to"], values["note"], values["at"])


_MOVING = "moves to {} when you save"
STEPS = {
    step.part: step
    for step in (
        Step("acknowledged", "What did you say to them?", _MOVING.format("acknowledged"),
             (OWNER, WHEN), _advance("acknowledged"), ">"),
        Step("investigating", "What will you look at?", _MOVING.format("investigating"),
             (OWNER, WHEN), _advance("investigating"), ">"),
        Step("responded", "What did you tell them, and how?", _MOVING.format("responded"),
             (OWNER, WHEN, TOLD), _advance("responded"), ">"),
        Step("closed", "What was done?", "is closed when you save",
             (OUTCOME, TOLD, SATISFACTION, WHEN), _close, ">"),
        Step("opening again", "Why is it opened again?", "goes back to investigating when you save",
             (WHEN,), lambda entry, v: entry.opened_again(v["note"], v["at"]), "<"),
        Step("escalating", "Why does it go higher up?", "is escalated when you save",
             (TO, OWNER, WHEN), _escalate, "E"),
        Step("noting", "What happened?", "gets a note and stays where it stands",
             (WHEN,), lambda entry, v: entry.noted(v["note"], v["at"]), "N"),
    )
}  # fmt: skip
"""Every step by what it is kept as."""


def in_the_past(step: Step, entry: Feedback) -> str:
    """What has happened to `entry`, as the middle of a sentence: `moved to responded`."""
    if step.part == "closed":
        return "closed"
    if step.part in STAGES:
        return f"moved to {step.part}"
    past = {
        "opening again": f"opened again, for the {_th(entry.reopened)} time",
        "escalating": f"escalated to {entry.escalated_to}",
    }
    return past.get(step.part, "noted")


def _th(number: int) -> str:
    return {1: "first", 2: "second", 3: "third"}.get(number, f"{number}th")
