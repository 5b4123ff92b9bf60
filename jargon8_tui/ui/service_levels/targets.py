"""The targets of a service level: each judges the figures from its day on, until the next."""

from typing import Any

import msgspec
from textual import on, work
from textual.app import ComposeResult

from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.record import Record
from jargon8_tui.model.service_level import ServiceLevel, Target
from jargon8_tui.model.text import counted
from jargon8_tui.model.units import with_short_unit
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.service_levels.measuring import OfLevel
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Column, Row

COLUMNS = (Column("From", 15), Column("Until", 15), Column("Target", 11, right=True), Column(""))


class Targets(OfLevel):
    """The targets, the latest first."""

    AUTO_FOCUS = "#targets"
    HELP = (
        "The targets of one level. Each holds from its day until the next one begins, so that "
        "earlier figures go on being judged by the target of their own time."
    )
    WRITES = OfLevel.WRITES | {"change", "remove"}
    BINDINGS = [
        key("n,t", "new", "New target", "a target that holds from a day on", id="target.new",
            group=HERE),
        key("e", "change", "Change", "change the target under the cursor",
            id="target.change", group=HERE),
        key("d", "remove", "Remove", "remove the target under the cursor", id="target.remove",
            group=HERE),
        key("escape", "back", "Back", "back to the level", id="page.back", group=HERE),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Nothing but the targets."""
        yield RecordList(COLUMNS, self._drawn, key=lambda target: target.from_, id="targets")

    def show(self) -> None:
        """Show the targets as they are kept."""
        level = self.level
        name = (
            f"{self.ref} {level.name}" if level else f"{self.ref} is not in the notebook any more"
        )
        targets = _latest_first(level) if level else []
        heading = self.query_one(Heading)
        heading.show(name, counted(len(targets), "target"), "latest first")
        self.query_one(RecordList).show(targets, empty="u, or place 0, brings the level back.")

    def sentence(self) -> str:
        """What the target under the cursor judges."""
        target, level = self._target, self.level
        if target is None or level is None:
            return ""
        value = with_short_unit(target.value, level.unit)
        since = day_in_words(target.from_)
        return f"From {since} a figure of {level.direction} {value} is within target."

    def current(self) -> Kept[Record] | None:
        """The level."""
        level = self.level
        return Kept(self.ref, level) if level else None

    @work
    async def action_new(self) -> None:
        """Ask for a target and the day it holds from, and add it."""
        await self._ask(None)

    @work
    async def action_change(self) -> None:
        """Ask for another value or day of the target under the cursor."""
        if self._target is not None:
            await self._ask(self._target)

    def action_remove(self) -> None:
        """Remove the target under the cursor; one has to stay."""
        target, level = self._target, self.level
        if target is None or level is None:
            return
        if len(level.targets) == 1:
            self.say("A level needs a target: e changes this one, n adds the next.")
            return
        rest = tuple(one for one in level.targets if one != target)
        self._put(level, rest, f"The target of {target.line} is removed")

    async def _ask(self, before: Target | None) -> None:
        from jargon8_tui.ui.overlays.ask import Ask

        unit = self.level.unit if self.level else ""
        question = f"Target in {unit}, and since when ({Target.FORMS})"
        answer = await self.app.push_screen_wait(Ask(question, before.line if before else ""))
        level = self.level
        if level is None or not answer or not answer.strip():
            return
        with self.saying_refusals():
            target = Target.from_line(answer, self.session.now())
            replaced = (before.from_ if before else None, target.from_)
            rest = [one for one in level.targets if one.from_ not in replaced]
            targets = tuple(sorted([*rest, target], key=lambda one: one.from_))
            self._put(level, targets, f"The target is {target.line}")

    def _put(self, level: ServiceLevel, targets: tuple[Target, ...], done: str) -> None:
        notebook = self.session.notebook
        with self.saying_refusals():
            changed = msgspec.structs.replace(level, targets=targets)
            with notebook.transaction(f"the targets of {self.ref} were changed"):
                notebook.service_levels.put(self.ref.id, changed)
            self.say(f"{done}. u takes that back.")

    def action_back(self) -> None:
        """Back to the level."""
        leave(self)

    @property
    def _target(self) -> Target | None:
        item = self.query_one(RecordList).item
        return item if isinstance(item, Target) else None

    @on(RecordList.Highlighted)
    def _highlighted(self, message: RecordList.Highlighted) -> None:
        if message.moved:
            self.hush()

    @on(RecordList.Opened)
    def _opened(self) -> None:
        self.action_change()

    def _drawn(self, target: Any) -> Row:
        level = self.level
        assert level is not None
        after = [one.from_ for one in _latest_first(level) if one.from_ > target.from_]
        until = day_in_words(after[-1]) if after else ""
        is_now = level.target_on(self.session.today) == target.value and not (
            after and after[-1] <= self.session.today
        )
        return Row(
            (
                day_in_words(target.from_),
                until,
                with_short_unit(target.value, level.unit),
                "holds today" if is_now and target.from_ <= self.session.today else "",
            )
        )


def _latest_first(level: ServiceLevel) -> list[Target]:
    return sorted(level.targets, key=lambda target: target.from_, reverse=True)
