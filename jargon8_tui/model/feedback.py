"""The feedback: what someone said of the service, and the steps until they were answered.

A record only ever gains updates. What it waits for next, and when it was acknowledged and answered,
is read from them; `services.feedback.due_times` says by when that should be.
"""

import datetime as dt
import re
from typing import Annotated, Any, Literal, Self, get_args

import msgspec
from msgspec import Meta

from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.record import Line, Moment, Prose, Record, Uid
from jargon8_tui.model.stages import STAGES, Due, Stage, dues
from jargon8_tui.model.tracks import HANDLERS, Track

Type = Literal["concern", "complaint", "compliment", "suggestion", "request"]
Channel = Literal["in person", "phone", "radio", "email", "meeting", "survey", "written"]
Severity = Literal["low", "medium", "high", "critical"]
Outcome = Literal["upheld", "partly upheld", "not upheld", "not applicable"]

TYPES: tuple[Type, ...] = get_args(Type)
TROUBLE: frozenset[str] = frozenset({"concern", "complaint"})
"""The types that say that something is wrong."""
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From the least to the worst."""
SEVERITY_MARKS = {"low": "", "medium": "!", "high": "!!", "critical": "!!!"}
"""How bad it is at a glance, on the screen and in the shell alike."""
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
CATEGORIES = (
    "access control",
    "staffing",
    "response time",
    "conduct",
    "communication",
    "safety",
    "facilities",
    "other",
)
"""What it is mostly about; the user may write others."""


class Update(msgspec.Struct, frozen=True, kw_only=True):
    """A step that was taken, or something that was noted on the way."""

    at: Annotated[Moment, Meta(title="When", extra={"starts": "now"})]
    stage: Annotated[Stage, Meta(title="Stage", description="Where it stood from then on")]
    note: Annotated[Prose, Meta(title="Note")] = ""


class Feedback(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A concern, a complaint, a compliment, a suggestion or a request."""

    track: Annotated[Track, Meta(title="Track", description="Whose matter it is")] = "customer"
    type: Annotated[Type, Meta(title="Type")] = "concern"
    received: Annotated[Moment, Meta(title="Received", extra={"starts": "now"})]
    channel: Annotated[Channel | None, Meta(title="Channel")] = None
    stakeholder: Annotated[Uid | None, Meta(title="Stakeholder", extra={"of": "stakeholder"})] = (
        None
    )
    category: Annotated[
        Line, Meta(title="Category", description=f"Such as {', '.join(CATEGORIES)}")
    ] = ""
    severity: Annotated[Severity, Meta(title="Severity")] = "medium"
    summary: Annotated[
        Line, Meta(title="Summary", description="One line on what happened", min_length=1)
    ]
    detail: Annotated[Prose, Meta(title="Detail")] = ""
    remedy_sought: Annotated[Line, Meta(title="Wants", description="What would put it right")] = ""
    owner: Annotated[Line, Meta(title="Owner", description="Who sees to it")] = ""
    from_label: Annotated[Line, Meta(title="From", description="Who said it: a role")] = ""
    named_person: Annotated[
        bool, Meta(title="Named person", description="Yes where From is a person's name")
    ] = False
    stage: Annotated[Stage, Meta(title="Stage")] = "received"
    acknowledge_by: Annotated[
        Moment | None, Meta(title="Acknowledge by", description="Worked out unless given")
    ] = None
    resolve_by: Annotated[
        Moment | None, Meta(title="Resolve by", description="Worked out unless given")
    ] = None
    escalated_to: Annotated[Line, Meta(title="Escalated to")] = ""
    root_cause: Annotated[Prose, Meta(title="Root cause")] = ""
    resolution: Annotated[Prose, Meta(title="Resolution", description="What was done")] = ""
    outcome: Annotated[Outcome | None, Meta(title="Outcome")] = None
    told_at: Annotated[
        Moment | None, Meta(title="Told", description="When they were told what came of it")
    ] = None
    satisfaction: Annotated[
        Annotated[int, Meta(ge=1, le=5)] | None,
        Meta(title="Satisfaction", description="From 1 to 5, empty where not asked"),
    ] = None
    updates: Annotated[
        tuple[Update, ...],
        Meta(
            title="Updates",
            description="a step adds to them, and they are never rewritten",
            extra={"writes": "app"},
        ),
    ] = ()
    reopened: Annotated[
        Annotated[int, Meta(ge=0)],
        Meta(
            title="Times reopened",
            description="opening it again counts up",
            extra={"writes": "app"},
        ),
    ] = 0

    @property
    def is_open(self) -> bool:
        """Whether it is still to be closed."""
        return self.stage != "closed"

    @property
    def weight(self) -> Severity | Literal[""]:
        """How bad it is: its severity, but of praise nothing."""
        return "" if self.type == "compliment" else self.severity

    @property
    def next_stage(self) -> Stage | None:
        """The stage after the present one, or none where it is closed."""
        later = STAGES[STAGES.index(self.stage) + 1 :]
        return later[0] if later else None

    @property
    def handled_by(self) -> str:
        """Who takes it on where it is no customer's matter: `HR`; else nothing."""
        return HANDLERS.get(self.track, "")

    @property
    def acknowledged_at(self) -> dt.datetime | None:
        """When it was first taken beyond being received; none where that is not known."""
        return next((update.at for update in self.updates if update.stage != "received"), None)

    @property
    def answered_at(self) -> dt.datetime | None:
        """When they were given the answer that stands: it was responded to, or closed at once."""
        return self._since(("responded", "closed"))

    @property
    def closed_at(self) -> dt.datetime | None:
        """When it was closed; none where it is open, or that is not known."""
        return self._since(("closed",))

    @property
    def is_untold(self) -> bool:
        """Whether there is an answer, and no word that they have heard of it."""
        return self.stage == "responded" and self.told_at is None

    @property
    def dues(self) -> tuple[Due, ...]:
        """The stages that have still to be reached by a time, the earlier time first."""
        return dues(self.stage, self.acknowledge_by, self.resolve_by)

    def is_overdue(self, now: dt.datetime) -> bool:
        """Whether a stage should have been reached before `now` and was not."""
        return any(due.by < now for due in self.dues)

    def as_at(self, moment: dt.datetime) -> Self | None:
        """This record as it stood at an earlier moment; none where it had not been received.

        One whose steps nobody wrote down is taken to have stood as it does now; one that has gone
        on since had no end yet, and what was done is in the note of its last update.
        """
        if self.received > moment:
            return None
        taken = tuple(update for update in self.updates if update.at <= moment)
        told = self.told_at if self.told_at and self.told_at <= moment else None
        later = self.updates[len(taken) :]
        stood = msgspec.structs.replace(self, updates=taken, told_at=told)
        if not later:
            return stood
        stage = taken[-1].stage if taken else "received"
        if all(update.stage == stage for update in later):
            return msgspec.structs.replace(stood, stage=stage)
        return msgspec.structs.replace(
            stood, stage=stage, resolution="", outcome=None, satisfaction=None
        )

    def advanced(self, stage: Stage, note: str, at: dt.datetime) -> Self:
        """This record at a later stage short of closed, with a note. Raises `Refused`."""
        if stage == "closed" or STAGES.index(stage) <= STAGES.index(self.stage):
            raise Refused(f"From {self.stage} it does not go on to {stage}.")
        return self._with(stage, _note(note), at)

    def noted(self, note: str, at: dt.datetime) -> Self:
        """This record with a note added where it stands. Raises `Refused`."""
        return self._with(self.stage, _note(note), at)

    def escalated(self, to: str, note: str, at: dt.datetime) -> Self:
        """This record in the hands of someone higher up, and why. Raises `Refused`."""
        if not to.strip():
            raise Refused("Escalating needs someone to escalate to.")
        return self._with(self.stage, _note(note), at, escalated_to=to.strip())

    def closed(
        self,
        resolution: str,
        outcome: Outcome,
        at: dt.datetime,
        told_at: dt.datetime | None = None,
        satisfaction: int | None = None,
    ) -> Self:
        """This record closed: what was done, how it came out, whether they were told and how
        satisfied they are. Raises `Refused`."""
        if not self.is_open:
            raise Refused("It is closed already; it can be opened again.")
        return self._with(
            "closed",
            _note(resolution),
            at,
            resolution=resolution.strip(),
            outcome=outcome,
            told_at=told_at or self.told_at,
            satisfaction=satisfaction,
        )

    def opened_again(self, note: str, at: dt.datetime) -> Self:
        """This record back under investigation, counted, and why. Raises `Refused`.

        How it had come out no longer stands, so that goes into the note and the fields are empty.
        """
        if self.is_open:
            raise Refused("It is open already.")
        why, ended = _note(note), self._how_it_had_ended()
        stop = "." if ended and why[-1].isalnum() else ""
        whole = f"{why}{stop} {ended}".strip()
        return self._with("investigating", whole, at, **self._reopening())

    def revised(self, changes: dict[str, Any], now: dt.datetime) -> Self:
        """This record with some fields changed; another stage is an update as a step is."""
        stage: Stage = changes.get("stage", self.stage)
        if stage == self.stage:
            return super().revised(changes, now)
        at = max(now, self.received)
        if self.is_open:
            moved = self._with(stage, "", at)
        else:
            moved = self._with(stage, self._how_it_had_ended(), at, **self._reopening())
        return super(Feedback, moved).revised(changes, now)

    def _with(self, stage: Stage, note: str, at: dt.datetime, **changes: Any) -> Self:
        if at < self.received:
            raise Refused("A step cannot be from before it was received.")
        update = Update(at=at, stage=stage, note=note)
        return msgspec.structs.replace(
            self, stage=stage, updates=(*self.updates, update), **changes
        )

    def _since(self, stages: tuple[str, ...]) -> dt.datetime | None:
        """Since when it has been in one of `stages` without a break."""
        since: dt.datetime | None = None
        for update in self.updates:
            if update.stage not in stages:
                since = None
            elif since is None:
                since = update.at
        return since if self.stage in stages else None

    def _reopening(self) -> dict[str, Any]:
        return {
            "reopened": self.reopened + 1,
            "outcome": None,
            "told_at": None,
            "satisfaction": None,
        }

    def _how_it_had_ended(self) -> str:
        ended = [
            self.outcome or "",
            f"told {day_in_words(self.told_at)}" if self.told_at else "",
            f"satisfaction {self.satisfaction} of 5" if self.satisfaction else "",
        ]
        said = ", ".join(filter(None, ended))
        return f"It had been closed: {said}." if said else ""


def _note(text: str) -> str:
    """The note of a step without blanks around it. Raises `Refused` where it has no word."""
    if not re.search(r"\w", text):
        raise Refused("A step needs a note of at least a word.")
    return text.strip()
