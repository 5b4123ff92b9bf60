"""The rows of a form as one walks through them: from field to field, out of a field, by the page.

The row with the focus is always whole in view, with the sentence under it, also when an error that
appears above moves it; how many rows are still below is said in the last line.
"""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from jargon8_tui.model.text import counted
from jargon8_tui.ui.keys import MOVE, key
from jargon8_tui.ui.widgets.form_rows import FormRow


class FormWalk(VerticalScroll):
    """A scroll of form rows. Escape in a field gives the focus to the scroll itself.

    There the keys of the page work, arrows and page keys scroll, and tab goes back to the field.
    """

    DEFAULT_CSS = """
    FormWalk { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    FormWalk > #more { dock: bottom; display: none; margin-left: 2; color: $text-muted; }
    """

    BINDINGS = [
        key("tab", "next_field", "Next", "go to the next field", id="form.next", group=MOVE),
        key("shift+tab", "previous_field", "Back", "go back a field", id="form.back", group=MOVE),
        key(
            "escape",
            "leave_field",
            "Leave field",
            "leave the field, so that the keys of the page work",
            id="form.leave",
        ),
    ]

    def __init__(self, rows: Sequence[FormRow], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows = rows
        self._at = 0

    def compose(self) -> ComposeResult:
        """The rows, and how many of them are out of sight below."""
        yield from self.rows
        yield Static(id="more", markup=False)

    def on_mount(self) -> None:
        """Begin with the first field, unless another was asked for."""
        self.go_to(self.rows[self._at])

    @property
    def row(self) -> FormRow | None:
        """The row that has the focus, or none."""
        focused = self.screen.focused
        return row_around(focused) if focused and self in focused.ancestors else None

    def go_to(self, row: FormRow) -> None:
        """Give the focus to the field of `row`."""
        self._at = self.rows.index(row)
        row.control.focus(scroll_visible=False)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave escape to the page where no field has the focus."""
        if action == "leave_field":
            return self.row is not None
        return super().check_action(action, parameters)

    def action_leave_field(self) -> None:
        """Give the focus to the form itself."""
        self.focus(scroll_visible=False)

    def action_next_field(self) -> None:
        """Go to the next field, from the last to the first; from the form, to the one left."""
        self._step(1)

    def action_previous_field(self) -> None:
        """Go to the field before, from the first to the last; from the form, to the one left."""
        self._step(-1)

    def action_scroll_down(self) -> None:
        """Go to the next field; without a field, scroll."""
        if self.row:
            self._step(1)
        else:
            super().action_scroll_down()

    def action_scroll_up(self) -> None:
        """Go to the field before; without a field, scroll."""
        if self.row:
            self._step(-1)
        else:
            super().action_scroll_up()

    def action_page_down(self) -> None:
        """Go to the first field that is out of sight below; without a field, scroll."""
        if not self.row:
            super().action_page_down()
        elif below := self._below():
            self._bring_into_view(below[0], top=True)
            self.go_to(below[0])

    def action_page_up(self) -> None:
        """Go to the field that is a page up; without a field, scroll."""
        if not self.row:
            super().action_page_up()
        else:
            begins = self.scroll_offset.y - self.scrollable_content_region.height
            self.go_to(next(row for row in self.rows if row.virtual_region.y >= begins))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take enter in a line as the way to the next field."""
        event.stop()
        self._step(1)

    def _step(self, by: int) -> None:
        step = by if self.row else 0
        self.go_to(self.rows[(self._at + step) % len(self.rows)])

    # What is in view

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Note where the focus is, to come back to, and bring the whole row into view."""
        row = row_around(event.widget)
        self._at = self.rows.index(row)
        self._bring_into_view(row)

    def watch_virtual_size(self) -> None:
        """See to it again when an error under a row has moved those below."""
        self.call_after_refresh(self._settle)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Count again what is out of sight."""
        super().watch_scroll_y(old_value, new_value)
        self._count_below()

    def _settle(self) -> None:
        if row := self.row:
            self._bring_into_view(row)
        self._count_below()

    def _bring_into_view(self, row: FormRow, *, top: bool = False) -> None:
        self.scroll_to_widget(row, top=top, animate=False, immediate=True)

    def _below(self) -> list[FormRow]:
        """The rows that are out of sight below, in whole or in part."""
        ends = self.scroll_offset.y + self.scrollable_content_region.height
        if self.rows[-1].virtual_region.bottom <= ends:
            return []
        # Then the last line of the view is the one that says how many there are.
        return [row for row in self.rows if row.virtual_region.bottom > ends - 1]

    def _count_below(self) -> None:
        below = len(self._below())
        more = self.query_one("#more", Static)
        more.display = below > 0
        more.update(f"{counted(below, 'more field')}: page down")


def row_around(widget: Widget) -> FormRow:
    """The row that `widget` is the control of, or a part of its control."""
    return next(node for node in widget.ancestors if isinstance(node, FormRow))
