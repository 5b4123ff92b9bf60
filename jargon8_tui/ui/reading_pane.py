"""What is under the cursor of a list, below it or beside it: to be read on the way down."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from jargon8_tui.ui.widgets.paper import Block, Paper
from jargon8_tui.ui.widgets.rule_line import RuleLine


class ReadingPane(Vertical):
    """A rule that names the record, and the record."""

    def compose(self) -> ComposeResult:
        """The rule and the paper."""
        yield RuleLine()
        yield Paper()

    def show(self, title: str, right: str, blocks: Sequence[Block]) -> None:
        """Show other blocks, under a title and what stands at the right of it."""
        self.query_one(RuleLine).show(title, right)
        self.query_one(Paper).show(blocks)
