"""What an import is to do with each record it found, before anything is written.

A record is looked for by uid first, then as it is, then by what it is called; the whole import goes
through each of these steps before the next, so that the order of the files makes no difference. A
record of the notebook is taken for one piece only, unless pieces say the very same. Of measurements
also those are as many as the lines of their file: two calls may well take the same time.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import msgspec

from jargon8_tui.exchange.giving_way import Breathe, giving_way, never
from jargon8_tui.exchange.matching import Known, added_to, called, content, said_by, same_text
from jargon8_tui.exchange.reading.pieces import Document, Piece
from jargon8_tui.model.dates import in_words
from jargon8_tui.model.errors import BadValue
from jargon8_tui.model.kinds import MEASUREMENT, Kept, Ref
from jargon8_tui.model.record import UNSTAMPED, Record
from jargon8_tui.store.measured import refuse_another_unit


class Outcome(Enum):
    """What becomes of a piece."""

    IMPORTED = "imported"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT = "left"
    """As it is here; the file says something else, and is not to be believed over it."""
    REFUSED = "refused"
    """And all of its file with it."""


@dataclass
class Sheet:
    """A document and the records made from it."""

    document: Document
    records: list[tuple[Piece, Record]] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """One piece of an import, the record made from it, and what is to become of that."""

    document: Document
    piece: Piece
    record: Record
    outcome: Outcome = Outcome.IMPORTED
    kept: Kept[Record] | None = None
    """The record of the notebook that it is."""
    twin: "Plan | None" = None
    """The new record of this import that says the same."""
    reason: str = ""
    """Why it is left or refused."""
    called: str = field(init=False)
    """What the file calls it."""

    def __post_init__(self) -> None:
        self.called = called(self.piece, self.record)

    @property
    def title(self) -> str:
        """What its piece calls the record."""
        return str(self.piece.given.get(self.piece.kind.title, ""))

    @property
    def ref(self) -> Ref | None:
        """Where the record is; none while it is new."""
        if self.kept is not None:
            return self.kept.ref
        return self.twin.ref if self.twin else None

    def leave(self, reason: str) -> None:
        """Leave what is here as it is."""
        self.outcome, self.reason = Outcome.LEFT, reason

    def refuse(self, reason: str) -> None:
        """Leave it out, with all of its file."""
        self.outcome, self.reason = Outcome.REFUSED, reason


def planned(known: Known, sheets: Iterable[Sheet], breathe: Breathe = never) -> list[Plan]:
    """What is to be done with every record of `sheets`, in their order."""
    made = [(sheet.document, *one) for sheet in sheets for one in sheet.records]
    plans = [Plan(*one) for one in giving_way(made, breathe)]
    planning = _Planning(known)
    for plan in giving_way(plans, breathe):
        if plan.record.uid:
            planning.by_uid(plan)
    unknown = [plan for plan in plans if not plan.record.uid]
    renamed = [plan for plan in giving_way(unknown, breathe) if not planning.as_it_is(plan)]
    for plan in giving_way(renamed, breathe):
        planning.by_content(plan)
    return plans


class _Planning:
    """What has been planned so far."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.notebook = known.notebook
        self.now = known.notebook.now()
        self.imports = known.imports
        self.taken: dict[str, Plan] = {}
        """The plan for each uid, of records in the notebook and in the import."""
        self.new: dict[tuple[Any, ...], list[Plan]] = defaultdict(list)
        """The plans for new records, by what tells them apart."""
        self._lines: set[tuple[int, int]] = set()
        """Which measurement each document has a line for already, by the identity of both."""

    def by_uid(self, plan: Plan) -> None:
        """Plan for a piece that carries a uid."""
        uid = plan.record.uid
        if earlier := self.taken.get(uid):
            if same_text(plan.piece, plan.record, earlier.record):
                plan.outcome, plan.kept, plan.twin = Outcome.UNCHANGED, earlier.kept, earlier
            else:
                plan.refuse(f"The same record is in {earlier.document.name} with other text.")
        elif kept := self.known.with_uid(uid):
            self._as(plan, kept)
        elif uid in self.known.trashed:
            ref = self.known.trashed[uid]
            plan.leave(f"{ref} is in the trash; jargon8 restore {ref} brings it back.")
        else:
            self._as_new(plan)

    def as_it_is(self, plan: Plan) -> bool:
        """Plan for a piece that is here already, or earlier in the import, word for word."""
        for kept in self.known.alike(plan.piece, plan.record):
            if same_text(plan.piece, plan.record, kept.record) and self._claims(plan, kept):
                self._as(plan, kept)
                return True
        for earlier in self.new[content(plan.record, dated=plan.piece.dated)]:
            if same_text(plan.piece, plan.record, earlier.record) and self._claims(plan, earlier):
                plan.outcome, plan.twin = Outcome.UNCHANGED, earlier
                return True
        return False

    def by_content(self, plan: Plan) -> None:
        """Plan for a piece that is new, or another state of a record that is here."""
        if self.as_it_is(plan):
            return
        for kept in self.known.alike(plan.piece, plan.record):
            if kept.record.uid not in self.taken:
                self._as(plan, kept)
                return
        self._as_new(plan)

    def _claims(self, plan: Plan, one: Kept[Record] | Plan) -> bool:
        """Whether a piece may be `one`: of measurements no other line of its file may be it."""
        line = id(plan.document), id(one)
        if plan.piece.kind is MEASUREMENT and line in self._lines:
            return False
        self._lines.add(line)
        return True

    def _as_new(self, plan: Plan) -> None:
        self._claims(plan, plan)
        if plan.record.uid:
            self.taken[plan.record.uid] = plan
        for dated in (True, False):
            self.new[content(plan.record, dated=dated)].append(plan)

    def _as(self, plan: Plan, kept: Kept[Record]) -> None:
        """Plan for a piece that is the record `kept`."""
        self.taken.setdefault(kept.record.uid, plan)
        plan.kept = kept
        if plan.piece.kind.name != kept.ref.kind.name:
            plan.refuse(f"Its uid is that of {kept.ref}, which is a {kept.ref.kind.label}.")
        elif same_text(plan.piece, plan.record, kept.record):
            plan.outcome = Outcome.UNCHANGED
        elif reason := self._why_not(plan, kept):
            plan.leave(reason)
        else:
            self._update(plan, kept.record)

    def _update(self, plan: Plan, kept: Record) -> None:
        updated = _updated(plan, kept, self.now)
        try:
            refuse_another_unit(self.notebook, kept, updated)
        except BadValue as error:
            plan.refuse(str(error))
        else:
            plan.outcome, plan.record = Outcome.UPDATED, updated

    def _why_not(self, plan: Plan, kept: Kept[Record]) -> str:
        """Why `kept` must not be overwritten, or nothing."""
        stamp, here = plan.record.modified, kept.record
        if stamp == here.modified:  # an export of just this, changed outside
            return ""
        imported = self.imports.of(here.uid)
        by_hand = "so it was left as it is; take over by hand what you want of the file."
        if imported is None and stamp == UNSTAMPED:
            return f"{kept.ref} was written here, {by_hand}"
        if imported is None:
            was_untouched = here.created == here.modified < stamp
            return (
                "" if was_untouched else f"{kept.ref} was changed here since the export, {by_hand}"
            )
        if not imported.is_still(here):
            return f"{kept.ref} was changed here since it was imported, {by_hand}"
        if plan.document.written < imported.written:
            return (
                f"{kept.ref} came from a file that was saved later than this one, on "
                f"{in_words(imported.written)}; save this one again if it is the right one."
            )
        return ""


def _updated(plan: Plan, kept: Record, now: dt.datetime) -> Record:
    """`kept` with what the piece says, what that brings about, and nothing else changed."""
    said = {name: getattr(plan.record, name) for name in said_by(plan.piece, plan.record)}
    changes = {name: value for name, value in said.items() if value != getattr(kept, name)}
    return msgspec.structs.replace(
        kept.revised(changes, now), **added_to(plan.piece, plan.record, kept)
    )
