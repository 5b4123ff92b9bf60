"""What pages with measurements under their cursor have in common: one is closed, left out, back."""

import datetime as dt
import re

from textual import work

from jargon8_tui.model.dates import in_words, read_moment
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.text import cleaned
from jargon8_tui.model.units import seconds_in
from jargon8_tui.model.values import revised
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.records.record_actions import RecordActions
from jargon8_tui.ui.session import Session

_FIGURE = re.compile(r"\d+(\.\d*)?|\.\d+", re.ASCII)


class OfLevel(RecordActions):
    """A page about one service level. To be subclassed in the place of `RecordActions`."""

    MODE = "service-levels"

    def __init__(self, session: Session, ref: Ref) -> None:
        super().__init__(session)
        self.ref = ref

    @property
    def level(self) -> ServiceLevel | None:
        """The level, while it is there."""
        try:
            level: ServiceLevel = self.session.notebook.service_levels.get(self.ref.id)
        except Refused:
            return None
        return level


class Measuring(OfLevel):
    """A page of one level with a measurement under its cursor."""

    WRITES = OfLevel.WRITES | {"exclude", "close"}
    BINDINGS = [
        key("o", "exclude", "Leave out", "leave it out with a reason, or count it again",
            id="measurement.exclude", group=HERE),
        key("C", "close", "Close", "say when an open one ended", id="measurement.close",
            group=HERE),
    ]  # fmt: skip

    def measurement(self) -> Kept[Measurement] | None:
        """The measurement under the cursor."""
        kept = self.current() if self.session.is_open else None
        if kept is None or not isinstance(kept.record, Measurement):
            return None
        return Kept(kept.ref, kept.record, kept.level_of)

    @work
    async def action_exclude(self) -> None:
        """Ask for the reason and leave the measurement out; count one that is left out again."""
        from jargon8_tui.ui.overlays.ask import Ask

        if (kept := self.measurement()) is None:
            self.say("There is no measurement under the cursor.")
            return
        if kept.record.excluded:
            self._put(kept, {"excluded": ""}, "was counted again")
            return
        answer = await self.app.push_screen_wait(Ask(f"Why does {kept.ref} not count?"))
        if answer is None:
            return
        if not (reason := cleaned(answer, one_line=True).text.strip()):
            self.say(f"{kept.ref} counts still: leaving it out needs a reason.")
            return
        self._put(kept, {"excluded": reason}, "was left out")

    @work
    async def action_close(self) -> None:
        """Ask when an open measurement ended, or what it came to, and keep that."""
        from jargon8_tui.ui.overlays.ask import Ask

        kept, level = self.measurement(), self.level
        if kept is None or level is None or not kept.record.is_open:
            self.say("Only an open measurement can be closed: this one has its value.")
            return
        is_time = seconds_in(level.unit) is not None
        forms = f"14:09, now, or {level.unit}" if is_time else level.unit
        answer = await self.app.push_screen_wait(Ask(f"{kept.ref} ended ({forms})"))
        if not answer or not answer.strip():
            return
        with self.saying_refusals():
            typed = answer.strip()
            if _FIGURE.fullmatch(typed) or not is_time:
                self._put(kept, {"value": typed}, "was closed")
            else:
                self._put(kept, {"ended": self._end(typed, kept.record.at)}, "was closed")

    def _end(self, typed: str, began: dt.datetime) -> dt.datetime:
        """The moment that was typed; a time alone is that of the day on which it began."""
        if typed.casefold() == "now":
            return self.session.now()
        return read_moment(typed, began)

    def _put(self, kept: Kept[Measurement], given: dict[str, object], done: str) -> None:
        notebook = self.session.notebook
        with self.saying_refusals():
            record = revised(kept.record, given, self.session.now()).record
            with notebook.transaction(f"{kept.ref} {done}"):
                now = notebook.measurements.put(kept.ref.id, record)
            title = Kept(kept.ref, now.record, kept.level_of).title
            self.say(
                f"{kept.ref} {title}, {in_words(kept.record.at)}: it {done}. u takes that back."
            )
