"""The little list of those who stand on one spot of the grid."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.ui.fitted import OnTop
from jargon8_tui.ui.keys import EVERYWHERE, HERE, MOVE, key
from jargon8_tui.ui.text import fitted, plain
from jargon8_tui.ui.widgets.key_line import KeyLine


class Members(OptionList):
    """Their names."""

    BINDINGS = [
        key("enter", "select", "Choose", "go to that one", id="stack.choose",
            group=HERE),
        key("j", "cursor_down", "Down", "to the next", id="stack.down", group=MOVE, show=False),
        key("k", "cursor_up", "Up", "to the one before", id="stack.up", group=MOVE, show=False),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Members, Members:focus { border: $edge $border; width: auto; height: auto; padding: 0 1;
                             background: $background; }
    """


class StackList(OnTop[Ref | None]):
    """Choose one of several; none where the user went back."""

    TITLE = "on one spot"
    HELP = "Those who stand on the same spot of the grid. enter chooses one, escape goes back."
    DEFAULT_CSS = """
    StackList {
        background: transparent;
        & > KeyLine { dock: bottom; }
    }
    """
    BINDINGS = [
        key("escape", "dismiss(None)", "Back", "back to the grid", id="stack.back", group=HERE),
        key("question_mark,f1", "app.help", "Help", "the keys that work here", id="help",
            group=EVERYWHERE),
    ]  # fmt: skip

    def __init__(self, members: Sequence[Kept[Stakeholder]], x: int, y: int) -> None:
        """`x` and `y` are the cell of the screen that the spot is on."""
        super().__init__()
        self._members = members
        self._at = x, y

    def compose(self) -> ComposeResult:
        """The list."""
        lines = (plain(fitted(f"{kept.ref}  {kept.title}", 36).rstrip()) for kept in self._members)
        yield Members(*map(Option, lines), markup=False)
        yield KeyLine()

    def on_resize(self, event: events.Resize) -> None:
        """Stand beside the spot, wholly on the screen."""
        box = self.query_one(Members)
        height = min(len(self._members) + 2, event.size.height - 4)
        width = min(44, event.size.width)
        box.styles.width, box.styles.height = width, height
        x, y = self._at
        box.styles.offset = (
            max(0, min(x + 2, event.size.width - width)),
            max(0, min(y, event.size.height - height - 2)),
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the one that was chosen."""
        self.dismiss(self._members[event.option_index].ref)
