"""One stakeholder read whole: where it stands and stood, its contacts, and what belongs to it."""

from collections.abc import Iterator

from jargon8_tui.model.dates import day_in_words, in_column
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.record import Record
from jargon8_tui.model.stakeholder import Stakeholder, quarter_at
from jargon8_tui.services.stakeholders.staying_in_touch import Standing, standing_of
from jargon8_tui.ui.feedback.of_stakeholder import feedback_blocks
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.raci.parts import part_blocks
from jargon8_tui.ui.records.record_blocks import LABEL, linked_blocks
from jargon8_tui.ui.records.record_page import RecordPage
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.stakeholders.detail import due_in_words, engagement_in_words
from jargon8_tui.ui.stakeholders.keeping_in_touch import KeepingInTouch
from jargon8_tui.ui.widgets.blocks import Block, Line, Prose, Quiet, Spot, Title


class StakeholderPage(RecordPage, KeepingInTouch):
    """A stakeholder with its positions, contacts and links, each a place to go to."""

    MODE = "stakeholders"
    HELP = (
        "One stakeholder, read whole: where it stands and stood, what it needs, its contacts. C "
        "logs a contact; down walks what is connected with it and enter goes there."
    )

    def blocks(self, kept: Kept[Record]) -> list[Block]:
        """The record as paper shows it."""
        record = kept.record
        assert isinstance(record, Stakeholder)
        standing = standing_of(self.session.notebook, kept.ref, self.session.today)
        blocks: list[Block] = [Title(kept.title, record.organisation)]
        blocks += [Line(f"{c} {label}") for c, label in _cautions(standing)]
        blocks += [Line(f"{label:{LABEL}}{text}", hang=LABEL) for label, text in _short(standing)]
        for title, text in (("Needs", record.needs), ("Message", record.message)):
            blocks += [Title(title), Prose(text)] if text.strip() else []
        if record.positions:
            blocks += [Title(f"Earlier positions {len(record.positions)}"), *_trail(record)]
        blocks += [
            None,
            Title(f"Contacts {len(standing.contacts)}"),
            *_contacts(self.session, standing),
        ]
        blocks += feedback_blocks(self.session, record.uid)
        blocks += part_blocks(self.session.notebook, record.uid)
        linked = list(linked_blocks(self.session.notebook, kept.ref, blocks))
        return [*blocks, *([None] if linked else []), *linked]


def _cautions(standing: Standing) -> Iterator[tuple[str, str]]:
    for caution in standing.warnings:
        yield glyphs().warning, str(caution)


def _short(standing: Standing) -> Iterator[tuple[str, str]]:
    record = standing.stakeholder
    yield "Position", f"power {record.power}, interest {record.interest}: {record.quarter.value}"
    yield "Group", f"{record.group}, {record.side}"
    yield "Next contact", due_in_words(standing)
    named = "the name is a person's" if record.named_person else ""
    rest = (
        ("Engagement", engagement_in_words(record)),
        ("Owner", record.owner),
        ("Tags", ", ".join(record.tags)),
        ("Named person", named),
        ("Active", "" if record.active else "no"),
    )
    yield from ((label, text) for label, text in rest if text)


def _trail(record: Stakeholder) -> Iterator[Block]:
    for position in reversed(record.positions):
        where = f"power {position.power}, interest {position.interest}"
        quarter = quarter_at(position.power, position.interest).value
        why = f": {position.reason}" if position.reason else ""
        yield Line(f"until {day_in_words(position.date)}  {where}, {quarter}{why}", hang=2)


def _contacts(session: Session, standing: Standing) -> Iterator[Block]:
    if not standing.contacts:
        yield Quiet(f"None yet.{session.to_change(' C logs one.')}")
    width = max((len(str(kept.ref)) for kept in standing.contacts), default=0)
    for kept in standing.contacts:
        day = in_column(kept.record.at, standing.today)
        text = f"{day:<11}  {kept.ref!s:<{width}}  {kept.record.summary}"
        yield Spot(text, kept.ref, right=kept.record.channel, hang=15 + width)
