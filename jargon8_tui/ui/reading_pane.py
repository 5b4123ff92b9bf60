"""What is under the cursor of a list, below it or beside it: to be read on the way down."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical

from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.widgets.blocks import Block
from jargon8_tui.ui.widgets.paper import Paper
from jargon8_tui.ui.widgets.rule_line import RuleLine


class ReadingPane(Vertical):
    """A rule that names the record, and the record."""

    BINDINGS = [
        key("enter", "follow", "Go there", "go to what is under the cursor", id="pane.follow",
            group=HERE),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._rule = RuleLine()
        self._paper = Paper()

    def compose(self) -> ComposeResult:
        """The rule and the paper."""
        yield self._rule
        yield self._paper

    def show(self, title: str, right: str, blocks: Sequence[Block]) -> None:
        """Show other blocks, under a title and what stands at the right of it."""
        self.set_class(not title, "-empty")
        self._rule.show(title, right)
        self._paper.show(blocks)

    @property
    def target(self) -> Any:
        """What the cursor stands on in it; none while that is elsewhere."""
        return self._paper.target if self._paper.has_focus else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Go only to what the cursor is on."""
        if action == "follow" and self.target is None:
            return None
        return super().check_action(action, parameters)

    def action_follow(self) -> None:
        """Have the page go to what the cursor is on."""
        self.post_message(Paper.Chosen(self.target))
