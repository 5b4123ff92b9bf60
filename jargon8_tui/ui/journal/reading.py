"""An entry as it is read: its four sections, its next steps, and what belongs to it."""

import re
from dataclasses import dataclass
from typing import Any

from jargon8_tui.model.dates import in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.reflection import SECTIONS, Reflection
from jargon8_tui.model.text import counted, words_in
from jargon8_tui.services.standard import standard
from jargon8_tui.services.today.steps import NextStep, next_steps
from jargon8_tui.ui.journal.entries import NEW, WritesEntries
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.paper_page import PaperPage
from jargon8_tui.ui.records.record_blocks import action_spot, linked_blocks
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.blocks import Block, Prose, Quiet, Spot, Title
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Paper

_BULLETS = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?", re.MULTILINE)


@dataclass(frozen=True)
class OnStep:
    """The cursor stands on a next step that is no action yet."""

    step: str


def step_of(target: object) -> str:
    """The words of the next step that the cursor stands on; nothing where it is on none."""
    return target.step if isinstance(target, OnStep) else ""


def blocks_of(session: Session, kept: Kept[Reflection]) -> list[Block]:
    """An entry as paper shows it. The cursor can stand on steps (`OnStep`) and refs."""
    entry, notebook = kept.record, session.notebook
    blocks: list[Block] = []
    for section in SECTIONS:
        blocks.append(Title(section.heading))
        text = getattr(entry, section.field)
        if section.field == "next_steps":
            blocks += _steps(session, entry)
        elif text.strip():
            blocks.append(Prose(text))
        else:
            blocks.append(Quiet("Nothing written."))
        if section.field == "mapping":
            blocks += _criteria(session, entry)
        blocks.append(None)
    blocks += linked_blocks(notebook, kept.ref, blocks)
    return blocks


def particulars(kept: Kept[Reflection]) -> str:
    """An entry's date, area, size and state, in a line."""
    entry = kept.record
    return "   ".join(
        filter(
            None,
            (
                in_words(entry.date),
                f"area {entry.area}" if entry.area else "no area",
                counted(entry.words, "word"),
                _hours(entry.hours) if entry.hours is not None else "",
                entry.status if entry.status == "draft" else "",
            ),
        )
    )


def _hours(hours: float) -> str:
    return "1 hour" if hours == 1 else f"{hours:g} hours"


def _criteria(session: Session, entry: Reflection) -> list[Block]:
    known = standard(session.notebook)
    lines: list[Block] = []
    for id in entry.criteria:
        criterion = known.criterion(id)
        text = criterion.text if criterion else "not in the standard as it is here"
        level = (criterion.level or "level not known") if criterion else ""
        lines.append(Quiet(f"{id:6} {text}{f'  ({level})' if level else ''}"))
    claimed = (area for area in known.areas if {c.id for c in area.criteria} & {*entry.criteria})
    lines += [Quiet(known.origin(area)) for area in claimed if area.source]
    return [None, *lines] if lines else []


def _steps(session: Session, entry: Reflection) -> list[Block]:
    steps = next_steps(session.notebook, entry)
    if not entry.next_steps.strip() and not steps:
        return [Quiet("Nothing written.")]
    beside = _BULLETS.sub("", entry.next_steps)
    is_plain_list = words_in(beside) <= sum(words_in(step) for step in entry.steps)
    prose = [] if is_plain_list else [Prose(entry.next_steps)]
    return [*prose, *(_step(session, step) for step in steps)]


def _step(session: Session, step: NextStep) -> Spot:
    if step.action is None:
        hint = session.to_change("a makes an action")
        return Spot(f" -  {step.text}", OnStep(step.text), hint=hint, hang=4)
    return action_spot(step.action.ref, step.action.record, session.today)


class Reading(WritesEntries, PaperPage):
    """One entry, read whole."""

    HELP = (
        "An entry of the journal, read whole. Down reads on and then walks the next steps and "
        "what is linked; a makes an action of a step, enter goes to what is under the cursor."
    )
    MARKS = "[ ] action open   [x] action done   - a step that is no action yet"

    BINDINGS = [
        key("enter", "follow", "Go there", "go to what is under the cursor", id="reading.follow",
            group=HERE),
        key("escape", "back", "Back", "back to where you were", id="page.back", group=HERE),
        NEW,
    ]  # fmt: skip

    def __init__(self, session: Session, ref: Ref) -> None:
        super().__init__(session)
        self._ref = ref

    def show(self) -> None:
        """Show the entry as it is now, or that it is gone."""
        kept = self.current()
        if kept is None:
            self.show_gone(self._ref)
            return
        self.query_one(Heading).show(f"{kept.ref} {kept.title}")
        blocks = [Quiet(particulars(kept)), None, *blocks_of(self.session, kept)]
        self.query_one(Paper).show(blocks, stay=True)

    def sentence(self) -> str:
        """What is under the cursor, else how the entry stands."""
        if isinstance(self.target, OnStep):
            return f"{self.session.to_change('a makes an action of it: ')}{self.target.step}"
        if self.target is not None:
            return f"enter goes to {self.target}."
        kept = self.current()
        if kept is None:
            return ""
        if kept.record.status == "draft":
            return f"{kept.ref} is a draft{self.session.to_change(': e goes on writing')}."
        return f"{kept.ref}, {counted(kept.record.words, 'word')}, {in_words(kept.record.date)}."

    def current(self) -> Kept[Reflection] | None:
        """The entry, while it is there."""
        if not self.session.is_open:
            return None
        try:
            return Kept(self._ref, self.session.notebook.reflections.get(self._ref.id))
        except Refused:
            return None

    def action_text(self) -> str:
        """An action made on a step starts as that step."""
        return step_of(self.target)

    def deleted(self, ref: Ref) -> None:
        """Leave an entry that has gone to the trash."""
        leave(self)
        super().deleted(ref)

    async def followed(self, target: Any) -> None:
        """Go to the record under the cursor; on a step, make an action of it."""
        if isinstance(target, OnStep):
            self.action_action()
        else:
            await super().followed(target)
