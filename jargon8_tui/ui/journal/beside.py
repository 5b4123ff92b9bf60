"""What helps while an entry is written: its area's criteria, and what the last entry led to."""

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from jargon8_tui.model.action import Action
from jargon8_tui.model.dates import how_late, in_column
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.standard import Criterion
from jargon8_tui.services.standard import standard
from jargon8_tui.services.today.steps import last_with_actions
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.blocks import Spot
from jargon8_tui.ui.widgets.paper import Paper
from jargon8_tui.ui.widgets.rule_line import RuleLine
from jargon8_tui.ui.widgets.tick_list import TickList


class Beside(Vertical):
    """Criteria to tick, and open actions to be reminded of."""

    DEFAULT_CSS = """
    Beside {
        width: 24;
        border-left: $edge $border-blurred;
        & TickList { height: auto; max-height: 50%; }
        & Static { height: auto; padding: 0 1; color: $text-muted; }
        & Paper { height: 1fr; }
    }
    """

    class Changed(Message):
        """A criterion was ticked or unticked."""

    class LookedAt(Message):
        """The cursor came to another criterion."""

    def __init__(self, session: Session, criteria: Iterable[str]) -> None:
        super().__init__()
        self._session = session
        self._offered: set[str] = set()
        self._criteria: tuple[Criterion, ...] = ()
        self.criteria = list(criteria)
        """The ids that are claimed, those of other areas too."""

    def compose(self) -> ComposeResult:
        """The criteria above, the actions below."""
        yield RuleLine(id="criteria-rule")
        yield TickList(id="criteria")
        yield Static(id="origin", markup=False)
        yield RuleLine(id="actions-rule")
        actions = Paper(id="actions")
        actions.can_focus = False
        yield actions

    @property
    def has_criteria(self) -> bool:
        """Whether there is anything to tick."""
        return bool(self._offered)

    @property
    def looked_at(self) -> str:
        """The criterion under the cursor in full, while one is picking."""
        ticks = self.query_one(TickList)
        if not ticks.has_focus or ticks.highlighted is None:
            return ""
        criterion = self._criteria[ticks.highlighted]
        level = criterion.level or "level not known"
        return f"{criterion.id} {criterion.text} ({level})."

    def pick(self) -> None:
        """Go to the criteria."""
        self.query_one(TickList).focus()

    def show(self, area: int | None, but: str) -> None:
        """Show what goes with `area`; `but` is the uid of the entry that is written."""
        known = standard(self._session.notebook)
        criteria = known.area(area).criteria if area else ()
        self._criteria = criteria
        self._offered = {criterion.id for criterion in criteria}
        ticks, rule = self.query_one(TickList), self.query_one("#criteria-rule", RuleLine)
        ticks.offer([(c.id, f"{c.id} {c.in_short}") for c in criteria], self.criteria)
        origin = self.query_one("#origin", Static)
        origin.update(known.origin(known.area(area)) if area else "")
        ticks.display = origin.display = bool(criteria)
        none = f"none for {area}" if area else "no area"
        rule.show("Criteria, F4" if criteria else f"Criteria: {none}")
        self._show_last(area, but)

    def _show_last(self, area: int | None, but: str) -> None:
        rule, paper = self.query_one("#actions-rule", RuleLine), self.query_one(Paper)
        last = last_with_actions(self._session.notebook, area, but)
        if last is None:
            rule.show("No earlier actions")
            paper.show([])
        else:
            entry, actions = last
            rule.show(f"From {entry.ref}")
            paper.show([self._line(kept) for kept in actions])

    def _line(self, kept: Kept[Action]) -> Spot:
        action, today = kept.record, self._session.today
        if action.done is not None:
            stands = f"done {in_column(action.done, today)}"
        else:
            stands = how_late(action.due, today) if action.due else "no date"
        box = "[ ]" if action.is_open else "[x]"
        return Spot(f"{box} {kept.ref} {action.text}, {stands}", kept.ref, hang=4)

    @on(TickList.OptionHighlighted)
    def _highlighted(self, message: TickList.OptionHighlighted) -> None:
        message.stop()
        self.post_message(self.LookedAt())

    @on(TickList.Ticked)
    def _ticked(self, message: TickList.Ticked) -> None:
        message.stop()
        elsewhere = [id for id in self.criteria if id not in self._offered]
        self.criteria = sorted({*elsewhere, *message.values})
        self.post_message(self.Changed())
