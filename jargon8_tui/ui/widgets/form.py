"""The form of any kind of record, made from its declared fields: a row each, the needed ones first.

It checks each field by itself on leaving it and says under it what is wrong. It never makes nor
saves a record: its screen takes `values`, as they were typed.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from jargon8_tui.model.dates import in_words
from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.fields import Field, Shape, fields_of
from jargon8_tui.model.kinds import Kind
from jargon8_tui.model.record import STAMPS, Record
from jargon8_tui.model.text import counted
from jargon8_tui.model.values import fitting
from jargon8_tui.ui.keys import MOVE, key
from jargon8_tui.ui.widgets.form_rows import FormRow, control_for

SUGGESTED = (Shape.RECORD, Shape.LINE)
"""The shapes that what is typed can be completed in."""


class RecordForm(VerticalScroll):
    """The fields of a record to fill in.

    `values` are texts by field name, as `model.values.in_words` gives them; a field without one
    starts with its default. `resolve` turns what is typed for another record into its uid and
    raises `NotFound`. `understood` says what a text in a field means, where a date does not say it
    by itself; it may raise `Refused`. `suggestions` are what a field may be completed to.

    Posts `Edited` and `Left`, and passes on the fields' `Remark`s. Escape in a field gives the
    focus to the form, so that the keys of its page work; escape there is the page's.
    """

    DEFAULT_CSS = """
    RecordForm { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    RecordForm > #more { dock: bottom; display: none; margin-left: 2; color: $text-muted; }
    """

    BINDINGS = [
        key("tab", "next_field", "Next", "Go to the next field", id="form.next", group=MOVE),
        key("shift+tab", "previous_field", "Back", "Go back a field", id="form.back", group=MOVE),
        key(
            "escape",
            "leave_field",
            "Leave field",
            "Leave the field, so that the keys of the page work",
            id="form.leave",
        ),
    ]

    class Edited(Message):
        """What is in a field has changed."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    class Left(Message):
        """The focus has gone from a field."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    def __init__(
        self,
        kind: Kind[Record],
        values: Mapping[str, str],
        *,
        now: Callable[[], dt.datetime],
        resolve: Callable[[str], str],
        understood: Callable[[Field, str], str] | None = None,
        suggestions: Callable[[Field], Sequence[str]] | None = None,
        skip: Collection[str] = (),
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._kind = kind
        self._now = now
        self._resolve = resolve
        self._understood = understood
        self._suggestions = suggestions
        fields = [f for f in fields_of(kind.record) if f.name not in {*STAMPS, *skip}]
        fields.sort(key=lambda field: not field.required)
        self._rows = [self._row(field, values.get(field.name, "")) for field in fields]
        self._at = 0

    def compose(self) -> ComposeResult:
        """The rows, the needed ones first, and how many of them are out of sight below."""
        yield from self._rows
        yield Static(id="more", markup=False)

    def on_mount(self) -> None:
        """Say what is understood of what is there, and begin with the first field."""
        for row in self._rows:
            self._understand(row)
        self._go_to(0)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields it has, in the order they stand."""
        return tuple(row.field for row in self._rows)

    @property
    def field(self) -> Field | None:
        """The field that has the focus, or none."""
        return row.field if (row := self._row_in_focus()) else None

    def values(self) -> dict[str, str]:
        """What is in every field, by its name, as it was typed."""
        return {row.field.name: row.text for row in self._rows}

    def problems(self) -> dict[str, str]:
        """What is wrong, a sentence a field, by its name."""
        found = ((row.field.name, self._problem(row)) for row in self._rows)
        return {name: sentence for name, sentence in found if sentence}

    def show_problems(self) -> int:
        """Mark every field that does not fit, go to the first, and return how many there are."""
        problems = self.problems()
        for row in self._rows:
            row.wrong = problems.get(row.field.name, "")
        if problems:
            self._go_to(next(i for i, row in enumerate(self._rows) if row.wrong))
        return len(problems)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave escape to the page where no field has the focus."""
        if action == "leave_field":
            return self._row_in_focus() is not None
        return super().check_action(action, parameters)

    def action_leave_field(self) -> None:
        """Give the focus to the form itself."""
        self.focus(scroll_visible=False)

    def action_next_field(self) -> None:
        """Go to the next field, from the last to the first; from the form, to the one left."""
        self._go_to(self._at + 1 if self._row_in_focus() else self._at)

    def action_previous_field(self) -> None:
        """Go to the field before, from the first to the last; from the form, to the one left."""
        self._go_to(self._at - 1 if self._row_in_focus() else self._at)

    def action_scroll_down(self) -> None:
        """Go to the next field; without a field, scroll."""
        if self._row_in_focus():
            self.action_next_field()
        else:
            super().action_scroll_down()

    def action_scroll_up(self) -> None:
        """Go to the field before; without a field, scroll."""
        if self._row_in_focus():
            self.action_previous_field()
        else:
            super().action_scroll_up()

    def action_page_down(self) -> None:
        """Go to the first field that is out of sight below; without a field, only scroll."""
        if not self._row_in_focus():
            super().action_page_down()
        elif below := self._below():
            self.scroll_to_widget(below[0], top=True, animate=False, immediate=True)
            self._go_to(self._rows.index(below[0]))

    def action_page_up(self) -> None:
        """Go to the field that is a page up; without a field, only scroll."""
        if not self._row_in_focus():
            super().action_page_up()
        else:
            begins = self.scroll_offset.y - self.scrollable_content_region.height
            ahead = [row for row in self._rows if row.virtual_region.y >= begins]
            self._go_to(self._rows.index(ahead[0]))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take enter in a line as the way to the next field."""
        event.stop()
        self.action_next_field()

    # What happens in the fields

    def on_form_row_edited(self, event: FormRow.Edited) -> None:
        """Say what is understood now, take back what is put right, and tell the page."""
        event.stop()
        self._understand(event.row)
        if event.row.wrong:
            event.row.wrong = self._problem(event.row)
        self.post_message(self.Edited(event.row.field))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Note where the focus is, to come back to, and have the whole row in view."""
        row = self._row_of(event)
        self._at = self._rows.index(row)
        self.scroll_to_widget(row, animate=False, immediate=True)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Check a field that is left; its open list of choices is still the field."""
        row = self._row_of(event)
        if row is not self._row_in_focus():
            row.wrong = self._problem(row)
            self.post_message(self.Left(row.field))

    def watch_virtual_size(self) -> None:
        """Keep the field in view when an error above it moves the rows, and count again."""
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        if row := self._row_in_focus():
            self.scroll_to_widget(row, animate=False, immediate=True)
        self._count_below()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Count again what is out of sight."""
        super().watch_scroll_y(old_value, new_value)
        self._count_below()

    def _below(self) -> list[FormRow]:
        """The rows that are out of sight below, in whole or in part."""
        ends = self.scroll_offset.y + self.scrollable_content_region.height
        if self._rows[-1].virtual_region.bottom <= ends:
            return []
        return [
            row for row in self._rows if row.virtual_region.bottom > ends - 1
        ]  # "3 more fields"

    def _count_below(self) -> None:
        below = len(self._below())
        more = self.query_one("#more", Static)
        more.display = below > 0
        more.update(f"{counted(below, 'more field')}: page down")

    def _row(self, field: Field, text: str) -> FormRow:
        suggestions = self._suggestions
        offered = None
        if suggestions and field.shape in SUGGESTED:
            offered = lambda: suggestions(field)  # noqa: E731
        return FormRow(field, control_for(field, text, offered))

    def _go_to(self, index: int) -> None:
        self._at = index % len(self._rows)
        self._rows[self._at].control.focus(scroll_visible=False)

    def _row_in_focus(self) -> FormRow | None:
        focused = self.screen.focused
        return next((row for row in self._rows if focused and row in focused.ancestors), None)

    @staticmethod
    def _row_of(event: events.DescendantFocus | events.DescendantBlur) -> FormRow:
        return next(node for node in event.widget.ancestors if isinstance(node, FormRow))

    def _problem(self, row: FormRow) -> str:
        try:
            fitting(self._kind, row.field, row.text, self._now(), self._resolve)
        except BadValue as error:
            return error.reason
        except Refused as error:
            return str(error)
        return ""

    def _understand(self, row: FormRow) -> None:
        try:
            row.understood = self._understanding(row.field, row.text)
        except Refused:
            row.understood = ""

    def _understanding(self, field: Field, text: str) -> str:
        if self._understood and (said := self._understood(field, text)):
            return said
        if field.shape not in (Shape.DAY, Shape.MOMENT):
            return ""
        day = fitting(self._kind, field, text, self._now(), self._resolve)
        return in_words(day) if day else ""
