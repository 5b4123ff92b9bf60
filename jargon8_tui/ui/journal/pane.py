"""The entry under the cursor, below the list or beside it: to be read while going down the list."""

from textual.app import ComposeResult
from textual.containers import Vertical

from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.ui.journal.reading import blocks_of
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.paper import Paper
from jargon8_tui.ui.widgets.rule_line import RuleLine


class ReadingPane(Vertical):
    """A rule that names the entry, and the entry."""

    def compose(self) -> ComposeResult:
        """The rule and the paper."""
        yield RuleLine()
        yield Paper(id="entry")

    def show(self, session: Session, kept: Kept[Reflection] | None) -> None:
        """Show an entry, or none."""
        paper, rule = self.query_one(Paper), self.query_one(RuleLine)
        if kept is None:
            paper.show([])
            rule.show("")
            return
        entry = kept.record
        area = f"area {entry.area}" if entry.area else "no area"
        criteria = " ".join(entry.criteria)
        rule.show(f"{kept.ref} {kept.title}", ", ".join(filter(None, (area, criteria))))
        paper.show(blocks_of(session, kept))
