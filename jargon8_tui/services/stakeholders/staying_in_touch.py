"""Staying in touch: who was spoken to when, who is due, and what should give cause to act."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from jargon8_tui.model.action import Action
from jargon8_tui.model.contact import Contact
from jargon8_tui.model.dates import how_late
from jargon8_tui.model.kinds import ACTION, CONTACT, Kept, Ref
from jargon8_tui.model.record import Moment
from jargon8_tui.model.stakeholder import Quarter, Stakeholder
from jargon8_tui.model.values import made
from jargon8_tui.store import Collection, Notebook

AGREED = " > "
"""What parts the summary of a contact, typed in a line, from what was agreed."""


@dataclass(frozen=True)
class Caution:
    """What should give cause to act: the sentence, and the key that answers it."""

    sentence: str
    key: str
    brief: str
    """The same where there is less room, to go after a name."""

    def __str__(self) -> str:
        return f"{self.sentence}: {self.key}."


class Spoken(msgspec.Struct, gc=False):
    """Of a contact: with whom, and when."""

    uid: str
    stakeholder: str
    at: Moment


class Promise(msgspec.Struct, gc=False):
    """Of an action: where it came from, and whether it is done."""

    source: str | None = None
    done: dt.date | None = None


@dataclass(frozen=True)
class Standing:
    """A stakeholder with what is known of it beside its own record.

    Of its contacts only the days are known beforehand; each is decoded when it is looked at.
    """

    kept: Kept[Stakeholder]
    spoken: tuple[tuple[dt.datetime, int], ...]
    """When it was spoken to, and the ids of these contacts, latest first."""
    has_open_action: bool
    today: dt.date
    _all_contacts: Collection[Contact] = field(repr=False, compare=False)

    @property
    def ref(self) -> Ref:
        """The stakeholder's."""
        return self.kept.ref

    @property
    def stakeholder(self) -> Stakeholder:
        """The record itself."""
        return self.kept.record

    @cached_property
    def contacts(self) -> tuple[Kept[Contact], ...]:
        """Those that can be read, latest first."""
        return tuple(self._all_contacts.listing([id for _, id in self.spoken]).readable())

    @cached_property
    def last(self) -> Kept[Contact] | None:
        """The latest contact that has been."""
        been = [id for at, id in self.spoken if at.date() <= self.today]
        return next(self._all_contacts.listing(been).readable(), None)

    @property
    def last_day(self) -> dt.date | None:
        """The day of the latest contact that has been."""
        return next((day for at, _ in self.spoken if (day := at.date()) <= self.today), None)

    @cached_property
    def next(self) -> dt.date | None:
        """When it is next to be spoken to; none without a cadence, or where it is not active."""
        if not self.stakeholder.active:
            return None
        return self.stakeholder.next_contact(self.last_day)

    @property
    def is_overdue(self) -> bool:
        """Whether it should have been spoken to before today."""
        return self.next is not None and self.next < self.today

    @property
    def is_without_cadence(self) -> bool:
        """Whether a cadence is wanted and none is set."""
        record = self.stakeholder
        closely = record.quarter is Quarter.MANAGE_CLOSELY
        return record.active and closely and record.cadence == "none"

    @cached_property
    def warnings(self) -> tuple[Caution, ...]:
        """What should give cause to act, the most pressing first."""
        return tuple(_cautions(self))


def _cautions(standing: Standing) -> Iterable[Caution]:
    """What follows from how a stakeholder stands; nothing for one that is not active."""
    record = standing.stakeholder
    if not record.active:
        return
    if standing.next is not None and standing.is_overdue:
        late = how_late(standing.next, standing.today)
        what = f"{record.cadence} contact is {late}"
        yield Caution(f"The {what}", "C logs one", f"the {what}")
    if standing.is_without_cadence:
        yield Caution(
            "It is to be managed closely and no cadence is set", "e sets one", "no cadence is set"
        )
    if record.is_held_back and not standing.has_open_action:
        yield Caution(
            "Wanted engagement is above the present one and no action is open",
            "a adds one",
            "wanted engagement is above the present one",
        )


def standings(notebook: Notebook, today: dt.date) -> list[Standing]:
    """Every stakeholder as it stands on the day `today`, in the order of the refs."""
    return _standings(notebook, notebook.stakeholders.all(), today)


def standing_of(notebook: Notebook, ref: Ref, today: dt.date) -> Standing:
    """How the stakeholder under `ref` stands. Raises `NotFound` and `Refused`."""
    kept = notebook.stakeholders.kept(ref.id)
    (standing,) = _standings(notebook, [kept], today)
    return standing


def _standings(
    notebook: Notebook, everyone: Iterable[Kept[Stakeholder]], today: dt.date
) -> list[Standing]:
    all_contacts = notebook.contacts
    spoken: dict[str, list[tuple[dt.datetime, int]]] = defaultdict(list)
    whose: dict[str, str] = {}
    for id, contact in all_contacts.each(Spoken):
        spoken[contact.stakeholder].append((contact.at, id))
        whose[contact.uid] = contact.stakeholder
    busy: set[str] = set()
    for _, action in notebook.actions.each(Promise):
        if action.done is None and action.source:
            busy |= {action.source, whose.get(action.source, "")}
    return [
        Standing(
            kept,
            tuple(sorted(spoken[kept.record.uid], reverse=True)),
            kept.record.uid in busy,
            today,
            all_contacts,
        )
        for kept in everyone
    ]


def overdue(all_standings: Iterable[Standing]) -> list[Standing]:
    """Those that should have been spoken to before today, the longest overdue first."""
    late = [standing for standing in all_standings if standing.is_overdue]
    return sorted(late, key=lambda standing: (standing.next or standing.today, standing.kept.title))


def log_contact(
    notebook: Notebook, stakeholder: Kept[Stakeholder], line: str, now: dt.datetime
) -> tuple[Kept[Contact], Kept[Action] | None]:
    """Keep that a stakeholder was spoken to, in one step; what was agreed becomes an action.

    `line` is what it was about, and after ` > ` what was agreed. Raises `Refused`.
    """
    summary, _, agreed = (part.strip() for part in line.partition(AGREED))
    with notebook.transaction(f"a contact with {stakeholder.ref} was logged"):
        given = {
            "stakeholder": stakeholder.record.uid,
            "summary": summary,
            "channel": stakeholder.record.channel,
            "agreed": agreed,
        }
        contact = notebook.contacts.add(made(CONTACT, given, now).record)
        if not agreed:
            return contact, None
        text = made(ACTION, {"text": agreed, "source": contact.record.uid}, now).record
        return contact, notebook.actions.add(text)


def urgency(standing: Standing) -> tuple[int, dt.date, str]:
    """By next contact: late ones first, then those without a cadence that should have one, then
    those with a day, then the others."""
    title = standing.kept.title.casefold()
    if standing.next is not None:
        return (0 if standing.is_overdue else 2), standing.next, title
    return (1 if standing.is_without_cadence else 3), dt.date.max, title


def next_in_words(standing: Standing) -> str:
    """When the next contact is due, in a word or two: `4 days late`, `Fri 27 Nov`, `none set`."""
    if standing.next is not None:
        return how_late(standing.next, standing.today)
    if not standing.stakeholder.active:
        return "inactive"
    return "none set" if standing.is_without_cadence else "no cadence"
