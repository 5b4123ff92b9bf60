"""What the matrix on the page gives reason to ask: the nearest to the cursor first."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from jargon8_tui.model.raci_problems import Problem, found_in_words
from jargon8_tui.model.text import begun
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.text import fitted
from jargon8_tui.ui.widgets.raci_layout import Place
from jargon8_tui.ui.widgets.typesetting import wrapped

ALL_WELL = "Every activity has one A and an R."
NOTHING_YET = "Nothing is filled in yet: r a c i put a letter in the cell."


class ProblemBox(Widget):
    """A rule with the count in it, and under it as many problems as there is room for.

    It keeps its height while one types, so that no key moves the grid.
    """

    DEFAULT_CSS = """
    ProblemBox { height: 4; color: $foreground; }
    ProblemBox > .problem-box--title { text-style: bold; }
    ProblemBox > .problem-box--rule { color: $text-muted; }
    ProblemBox > .problem-box--warning { color: $text-warning; text-style: bold; }
    ProblemBox > .problem-box--error { color: $text-error; text-style: bold; }
    """
    COMPONENT_CLASSES = {
        "problem-box--title",
        "problem-box--rule",
        "problem-box--warning",
        "problem-box--error",
    }

    class Chosen(Message):
        """A problem was clicked."""

        def __init__(self, problem: Problem) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Problem] = []
        self._is_filled = False

    def show(
        self, found: Sequence[Problem], place: Place, first: Problem | None, *, is_filled: bool
    ) -> None:
        """Show what was found: `first`, then what is about the row and the column of `place`."""

        def distance(problem: Problem) -> int:
            if problem == first:
                return 0
            if problem.row is not None:
                return 1 if problem.row == place.row else 3
            return 2 if problem.column == place.column else 3

        ordered = sorted(found, key=distance)
        if (ordered, is_filled) != (self._found, self._is_filled):
            self._found, self._is_filled = ordered, is_filled
            self.refresh()

    def render(self) -> Content:
        """Draw the rule, and the problems that fit."""
        width = self.size.width
        lines = [self._rule(width)]
        for problem, text, is_first in self._rows():
            is_error = problem.severity == "error"
            mark = glyphs().error if is_error else glyphs().warning
            style = self.get_visual_style(f"problem-box--{problem.severity}")
            lines.append(Content.assemble((mark if is_first else " ", style), " ", text))
        if not self._found:
            lines.append(Content(fitted(ALL_WELL if self._is_filled else NOTHING_YET, width)))
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Tell which problem was clicked."""
        rows = self._rows()
        if 1 <= event.y <= len(rows):
            problem, _, _ = rows[event.y - 1]
            self.post_message(self.Chosen(problem))

    def _rows(self) -> list[tuple[Problem, str, bool]]:
        """What stands under the rule: the nearest problem whole, the others too while there is
        room for a row of each; with each row its problem, and whether it is the first of that."""
        width, room = self.size.width - 2, self.size.height - 1
        rows: list[tuple[Problem, str, bool]] = []
        for at, problem in enumerate(self._found[:room]):
            text = f"{problem.message} {problem.question}"
            lines, following = wrapped(text, width, 0), len(self._found) - at - 1
            if rows and len(lines) > max(1, room - len(rows) - following):
                lines = [fitted(text, width)]
            rows += [(problem, line, n == 0) for n, line in enumerate(lines)]
        return rows[:room]

    def _rule(self, width: int) -> Content:
        line = glyphs().rule
        title = begun(found_in_words(self._found))
        right = f" ] next  [ previous {line}{line}" if self._found else ""
        middle = line * max(0, width - len(title) - len(right) - 3)
        rule = self.get_visual_style("problem-box--rule")
        bold = self.get_visual_style("problem-box--title")
        return Content.assemble((f"{line} ", rule), (title, bold), (f" {middle}{right}", rule))
