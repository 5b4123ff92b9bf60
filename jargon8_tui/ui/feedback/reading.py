"""An entry as it is read: what was said, what it waits for, what was done, what belongs to it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from jargon8_tui.model.dates import clock, day_and_month, in_column, in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.record import Record
from jargon8_tui.model.stages import STAGES
from jargon8_tui.model.text import counted
from jargon8_tui.model.tracks import ROUTES
from jargon8_tui.services.connections import actions_from
from jargon8_tui.ui.feedback.words import dues_in_words, lateness, origin
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.records.record_blocks import action_spot, linked_blocks
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.blocks import Block, Line, Marked, Prose, Quiet, Spot, Title
from jargon8_tui.ui.widgets.marks import severity_in_words, stage_dots

LABEL = 12
RESULT_AT = 4
"""Under the text of the action that it is the result of."""
ROOM_FOR_STAGES = 70
"""How wide a page is that has room for the five stages in a row."""


@dataclass(frozen=True)
class OnUpdate:
    """The cursor stands on an update, which nothing changes."""

    number: int


def preview_of(session: Session, kept: Kept[Feedback]) -> list[Block]:
    """An entry in the five rows below the log: what most wants to be known, in a line each."""
    record = kept.record
    lines = [_origin(session, record)]
    lines += [f"Wants  {record.remedy_sought}"] if record.remedy_sought else []
    late = lateness(record, session.now(), session.settings)
    dues = dues_in_words(record, session.now())
    lines += [f"{glyphs().error} {late[0]}"] if late else []
    lines.append("   ".join(filter(None, (f"{stage_dots(record.stage)} {record.stage}", dues))))
    actions = [a for a in actions_from(session.notebook, record.uid) if a.record.is_open]
    facts = (
        f"Owner {record.owner}" if record.owner else "",
        record.category,
        counted(len(actions), "action") + " open" if actions else "",
        f"escalated to {record.escalated_to}" if record.escalated_to else "",
    )
    lines.append("   ".join(filter(None, facts)))
    rest = f"{record.detail}".strip()
    return [*(Line(line, hang=2) for line in lines if line), *([Prose(rest)] if rest else [])]


def blocks_of(session: Session, kept: Kept[Feedback], width: int) -> list[Block]:
    """An entry whole, for a page or pane of so many cells. The cursor can stand on the refs of
    other records and on updates (`OnUpdate`)."""
    record = kept.record
    blocks: list[Block] = [Line(_particulars(record), hang=2), _from(session, record)]
    blocks += _standing(session, record, width)
    blocks += [None, *_said(record)]
    blocks += [Title(f"Updates {len(record.updates)}"), *_updates(session, record)]
    blocks += _actions(session, record)
    blocks += linked_blocks(session.notebook, kept.ref, blocks)
    return blocks


def _particulars(record: Feedback) -> str:
    parts = (
        f"{record.type.capitalize()}, {record.track} track",
        severity_in_words(record.weight),
        record.category,
        f"owner {record.owner}" if record.owner else "",
        f"reopened {counted(record.reopened, 'time')}" if record.reopened else "",
        ", ".join(record.tags),
    )
    return "   ".join(filter(None, parts))


def _origin(session: Session, record: Feedback) -> str:
    kept = _stakeholder(session, record)
    return origin(record, f"{kept.title} ({kept.ref})" if kept else "")


def _from(session: Session, record: Feedback) -> Block:
    kept = _stakeholder(session, record)
    text = _origin(session, record)
    return Spot(text, kept.ref, hang=5) if kept else Line(text, hang=5)


def _stakeholder(session: Session, record: Feedback) -> Kept[Record] | None:
    """Whose feedback it is, where that is a stakeholder that is still there."""
    ref = session.notebook.ref_of(record.stakeholder) if record.stakeholder else None
    try:
        return session.notebook.kept(ref) if ref else None
    except Refused:
        return None


def _standing(session: Session, record: Feedback, width: int) -> Iterator[Block]:
    """What is late, the stages, and by when the next ones are due."""
    now = session.now()
    for late in lateness(record, now, session.settings):
        yield Line(f"{glyphs().error} {late}", hang=2)
    if record.handled_by:
        yield Line(f"{glyphs().warning} {ROUTES[record.track]}", hang=2)
    yield None
    if width >= ROOM_FOR_STAGES:
        yield from _stages(record)
    else:
        yield Line(f"{stage_dots(record.stage)} {record.stage}")
        if dues := dues_in_words(record, now):
            yield Line(f"{dues[:1].upper()}{dues[1:]}.", hang=2)
    if record.escalated_to:
        yield Line(f"Escalated to {record.escalated_to}.", hang=2)
    if record.is_untold:
        yield Line(f"{glyphs().warning} They have not been told what came of it.", hang=2)


def _stages(record: Feedback) -> Iterator[Block]:
    """The five stages in a row, the present one reversed, and below them when each was come to, or
    by when it is due."""
    rule, times = glyphs().rule * 2, _times(record)
    row = below = ""
    start = end = 0
    for stage in STAGES:
        is_present = stage == record.stage
        if row:
            row += f"{'' if len(row) == end else ' '}{rule}{'' if is_present else ' '}"
        at = len(row) + is_present
        row += f" {stage} " if is_present else stage
        if is_present:
            start, end = at - 1, len(row)
        if stage in times:
            below = f"{below:{max(at, len(below) + 2 if below else 0)}}{times[stage]}"
    yield Marked(row, start, end)
    yield Quiet(below)


def _times(record: Feedback) -> dict[str, str]:
    """When each stage up to the present one was come to last, and by when the next are due."""
    passed = STAGES[: STAGES.index(record.stage) + 1]
    reached = {"received": record.received} | {u.stage: u.at for u in record.updates}
    times: dict[str, str] = {s: _in_short(at) for s, at in reached.items() if s in passed}
    return times | {due.stage: f"due {_in_short(due.by)}" for due in record.dues}


def _in_short(at: dt.datetime) -> str:
    return f"{day_and_month(at)} {clock(at)}"


def _said(record: Feedback) -> Iterator[Block]:
    """What they said and want, and what came of it."""
    if record.detail.strip():
        yield Prose(record.detail)
    if record.remedy_sought:
        yield Line(f"{'Wants':{LABEL}} {record.remedy_sought}", hang=LABEL + 1)
    told = in_words(record.told_at) if record.told_at else ""
    satisfied = f"{record.satisfaction} of 5" if record.satisfaction else ""
    for label, text in (
        ("Outcome", record.outcome or ""),
        ("Told", told),
        ("Satisfaction", satisfied),
    ):
        if text:
            yield Line(f"{label:{LABEL}} {text}", hang=LABEL + 1)
    for title, prose in (("Root cause", record.root_cause), ("Resolution", record.resolution)):
        if prose.strip():
            yield Title(title)
            yield Prose(prose)


def _updates(session: Session, record: Feedback) -> Iterator[Block]:
    if not record.updates:
        yield Quiet(f"None yet.{session.to_change(' > takes the next step, with a note.')}")
    for number, update in reversed([*enumerate(record.updates)]):
        at = f"{in_column(update.at, record.received.date())} {clock(update.at)}"
        note = " ".join(update.note.split()) or "no note"
        yield Spot(f"{at}  {update.stage}  {note}", OnUpdate(number), hang=2)


def _actions(session: Session, record: Feedback) -> Iterator[Block]:
    actions = actions_from(session.notebook, record.uid)
    if not actions:
        return
    yield Title(f"Actions {len(actions)}")
    for action in actions:
        yield action_spot(action.ref, action.record, session.today)
        if result := " ".join(action.record.result.split()):
            yield Line(f"{'':{RESULT_AT}}Result  {result}", hang=RESULT_AT)
