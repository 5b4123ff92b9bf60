"""The outlook: what is open in a notebook, kept up with its changes, for the agenda of any moment.

What is watched is read once, beside the app, and after that only the rows that change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from jargon8_tui.model.feedback import TROUBLE
from jargon8_tui.model.kinds import (
    ACTION,
    CONTACT,
    FEEDBACK,
    MEASUREMENT,
    REFLECTION,
    SERVICE_LEVEL,
    STAKEHOLDER,
    Ref,
)
from jargon8_tui.model.stages import dues
from jargon8_tui.model.stakeholder import next_contact
from jargon8_tui.services.standard import shipped_standard, standard
from jargon8_tui.services.today.agenda import (
    Agenda,
    Concern,
    Coverage,
    Draft,
    Item,
    Milestone,
    due_today,
    overdue,
    pressing_first,
)
from jargon8_tui.services.today.watched import (
    Entry,
    InTouch,
    OpenAction,
    OpenFeedback,
    Spoken,
    Watched,
    may_be_open,
)
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook, Step

if TYPE_CHECKING:
    from jargon8_tui.services.levels.slipping import Slip

_DUE, _CONCERNS, _IN_TOUCH = "due", "concerns", "in touch"
_SLIPPED, _DRAFTS, _CLAIMED = "slipped", "drafts", "claimed"
"""The names of what is worked out."""
_FOLLOWS_FROM = {
    FEEDBACK.table: (_DUE, _CONCERNS),
    ACTION.table: (_DUE,),
    CONTACT.table: (_DUE, _IN_TOUCH),
    STAKEHOLDER.table: (_DUE, _IN_TOUCH),
    SERVICE_LEVEL.table: (_SLIPPED,),
    MEASUREMENT.table: (_SLIPPED,),
    REFLECTION.table: (_DRAFTS, _CLAIMED),
}
"""By table, what follows from its rows: it is worked out anew once one of them has changed."""


class Outlook:
    """What is open in `notebook`. `read` it once, then have it `follow` every step.

    What presses can be read by itself, to be shown before the rest is.
    """

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._feedback = Watched(
            notebook, FEEDBACK, OpenFeedback, lambda row: row.stage != "closed", may_be_open
        )
        self._actions = Watched(notebook, ACTION, OpenAction, lambda row: row.done is None)
        self._people = Watched(
            notebook, STAKEHOLDER, InTouch, lambda row: row.active and row.cadence != "none"
        )
        self._entries = Watched(
            notebook, REFLECTION, Entry, lambda row: row.is_draft or bool(row.criteria)
        )
        self._watched: dict[str, Watched[Any]] = {
            one.kind.table: one
            for one in (self._feedback, self._actions, self._people, self._entries)
        }
        self._work_out: dict[str, Callable[[dt.date], Any]] = {
            _DUE: self._all_due,
            _CONCERNS: self._oldest_concerns,
            _IN_TOUCH: self._to_be_spoken_to,
            _SLIPPED: self._all_slipped,
            _DRAFTS: self._newest_drafts,
            _CLAIMED: self._all_claimed,
        }
        self._known: dict[str, Any] = {}
        """What was worked out on the day `_known_on`, for as long as it holds."""
        self._known_on = dt.date.min
        self._steps = 0
        """How many steps it has followed."""
        self.is_whole = False
        """Whether everything has been read, and not only what presses."""

    def read(self, today: dt.date) -> None:
        """Look through the notebook, before anything is changed."""
        self.read_pressing(today)
        self.read_rest(today)

    def read_pressing(self, today: dt.date) -> None:
        """Look through it for what is due and what concerns there are; may be done in a thread,
        before anything is changed."""
        for watched in (self._feedback, self._actions, self._people):
            watched.read()
        for name in (_DUE, _CONCERNS):
            self._worked_out(name, today)

    def read_rest(self, today: dt.date) -> None:
        """Look through it for all else; may be done in a thread, while the notebook is in use."""
        shipped_standard()
        while not self.is_whole:
            steps = self._steps
            self._entries.read()
            for name in (_SLIPPED, _DRAFTS, _CLAIMED):
                self._known.pop(name, None)
                self._worked_out(name, today)
            # Else something was changed meanwhile, or it was asked for another day.
            self.is_whole = steps == self._steps and today == self._known_on

    def follow(self, step: Step) -> None:
        """Look anew at what a step has changed. What is worked out from it waits until it is asked
        for."""
        self._steps += 1
        for change in step.rows:
            if change.table in self._watched:
                self._watched[change.table].follow(change.id)
            for name in _FOLLOWS_FROM.get(change.table, ()):
                self._known.pop(name, None)

    def agenda(self, now: dt.datetime, settings: Settings) -> Agenda:
        """What there is to do at the moment `now`; only what presses until the rest is read."""
        today = now.date()
        items = self._worked_out(_DUE, today)
        pressing = Agenda(
            now,
            overdue=overdue(items, now),
            due_today=due_today(items, now),
            concerns=self._worked_out(_CONCERNS, today),
            is_whole=self.is_whole,
        )
        if not self.is_whole:
            return pressing
        return msgspec.structs.replace(
            pressing,
            slipped=self._worked_out(_SLIPPED, today),
            drafts=self._worked_out(_DRAFTS, today),
            coverage=self._coverage(today),
            milestones=milestones(settings, today),
        )

    def _coverage(self, today: dt.date) -> tuple[Coverage, ...]:
        claimed = self._worked_out(_CLAIMED, today)
        return tuple(
            Coverage(area, sum(criterion.id in claimed for criterion in area.criteria))
            for area in standard(self._notebook).areas
            if area.criteria
        )

    # What is worked out, and kept until what it follows from has changed

    def _worked_out(self, name: str, today: dt.date) -> Any:
        """What is known under `name`, worked out where it is not known, or was for another day."""
        if today != self._known_on:
            self._known, self._known_on = {}, today
        known = self._known
        if name not in known:
            known[name] = self._work_out[name](today)
        return known[name]

    def _all_due(self, today: dt.date) -> tuple[Item, ...]:
        """Whatever is due some day, the worst first."""
        return pressing_first(self._items(today))

    def _items(self, today: dt.date) -> Iterator[Item]:
        for id, feedback in self._feedback.found.items():
            due = dues(feedback.stage, feedback.acknowledge_by, feedback.resolve_by)
            if due:
                doing = "acknowledge" if due[0].stage == "acknowledged" else "respond"
                ref = Ref(FEEDBACK, id)
                yield Item(ref, feedback.summary, doing, due[0].by, feedback.severity)
        for id, action in self._actions.found.items():
            if action.due is not None:
                yield Item(Ref(ACTION, id), action.text, "do", action.due)
        yield from self._worked_out(_IN_TOUCH, today)

    def _oldest_concerns(self, _today: dt.date) -> tuple[Concern, ...]:
        concerns = [
            Concern(Ref(FEEDBACK, id), row.summary, row.received, row.stage, row.severity)
            for id, row in self._feedback.found.items()
            if row.type in TROUBLE
        ]
        return tuple(sorted(concerns, key=lambda concern: (concern.received, concern.ref.id)))

    def _newest_drafts(self, _today: dt.date) -> tuple[Draft, ...]:
        drafts = [
            Draft(Ref(REFLECTION, id), row.title, row.date, row.area)
            for id, row in self._entries.as_now()
            if row.is_draft
        ]
        return tuple(sorted(drafts, key=lambda draft: (draft.date, draft.ref.id), reverse=True))

    def _all_claimed(self, _today: dt.date) -> frozenset[str]:
        """The criteria that some record claims."""
        return frozenset(
            criterion for _, row in self._entries.as_now() for criterion in row.criteria
        )

    def _to_be_spoken_to(self, today: dt.date) -> list[Item]:
        """The stakeholders whose next contact is due by `today`."""
        spoken = self._last_spoken(today)
        items = []
        for id, person in self._people.found.items():
            day = next_contact(person.cadence, spoken.get(person.uid, person.created.date()))
            if day is not None and day <= today:
                items.append(
                    Item(
                        Ref(STAKEHOLDER, id),
                        person.name,
                        "contact",
                        day,
                        cadence=person.cadence,
                        named_person=person.named_person,
                    )
                )
        return items

    def _last_spoken(self, today: dt.date) -> dict[str, dt.date]:
        """The last day up to `today` on which each stakeholder was spoken to, by its uid."""
        last: dict[str, dt.date] = {}
        for _, contact in self._notebook.contacts.each(Spoken):
            day = contact.at.date()
            if last.get(contact.stakeholder, dt.date.min) < day <= today:
                last[contact.stakeholder] = day
        return last

    def _all_slipped(self, today: dt.date) -> tuple[Slip, ...]:
        """The service levels that slipped this week."""
        if not len(self._notebook.service_levels):
            return ()
        from jargon8_tui.services.levels.slipping import slipped_this_week

        return tuple(slipped_this_week(self._notebook, today))


def milestones(settings: Settings, today: dt.date) -> tuple[Milestone, ...]:
    """The days that the settings name and that are not over."""
    days = (("Gateway", settings.gateway), ("Assessment", settings.assessment))
    return tuple(Milestone(name, day) for name, day in days if day is not None and day >= today)
