"""The form of any kind of record, made from its declared fields: a row each, the needed ones first.

It checks each field by itself on leaving it and says under it what is wrong. It never makes nor
saves a record: its screen takes `values`, as they were typed.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence

from textual import events
from textual.message import Message

from jargon8_tui.model.dates import due_in_words, in_words
from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.fields import Field, Shape, fields_of
from jargon8_tui.model.kinds import Kind
from jargon8_tui.model.readers import Resolve
from jargon8_tui.model.record import STAMPS, Record
from jargon8_tui.model.values import fitting
from jargon8_tui.ui.widgets.form_controls import control_for
from jargon8_tui.ui.widgets.form_rows import FormRow
from jargon8_tui.ui.widgets.form_walk import FormWalk, row_around


class RecordForm(FormWalk):
    """The fields of a record to fill in.

    `values` are texts by field name, as `model.values.in_words` gives them; a field without one
    starts with its default. `resolve` turns what is typed for another record into its uid and
    raises `NotFound`. `understood` says what a text in a field means, where a date does not say it
    by itself; it may raise `Refused`. `suggestions` are what a field may be completed to.

    Posts `Edited` and `Left`, and passes on the fields' `Remark`s. Escape in a field gives the
    focus to the form, so that the keys of its page work; escape there is the page's.
    """

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
        resolve: Resolve,
        understood: Callable[[Field, str], str] | None = None,
        suggestions: Callable[[Field], Sequence[str]] | None = None,
        skip: Collection[str] = (),
        needed_first: bool = True,
        id: str | None = None,
    ) -> None:
        self._kind = kind
        self._now = now
        self._resolve = resolve
        self._understood = understood
        fields = [f for f in fields_of(kind.record) if f.name not in {*STAMPS, *skip}]
        if needed_first:
            fields.sort(key=lambda field: not field.required)
        super().__init__(
            [
                FormRow(field, control_for(field, values.get(field.name, ""), suggestions))
                for field in fields
            ],
            id=id,
        )

    def on_mount(self) -> None:
        """Say what is understood of what is there."""
        for row in self.rows:
            self._understand(row)

    def begin_in(self, name: str) -> None:
        """Have the field called `name` be the first that has the focus."""
        self._at = next(n for n, row in enumerate(self.rows) if row.field.name == name)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields it has, in the order they stand."""
        return tuple(row.field for row in self.rows)

    @property
    def field(self) -> Field | None:
        """The field that has the focus, or none."""
        return self.row.field if self.row else None

    def values(self) -> dict[str, str]:
        """What is in every field, by its name, as it was typed."""
        return {row.field.name: row.text for row in self.rows}

    def problems(self) -> dict[str, str]:
        """What is wrong, a sentence a field, by its name."""
        found = ((row.field.name, self._problem(row)) for row in self.rows)
        return {name: sentence for name, sentence in found if sentence}

    def understand(self, *names: str) -> None:
        """Say anew what is understood of some fields, since it follows from others too."""
        for row in self.rows:
            if row.field.name in names:
                self._understand(row)

    def show_problems(self) -> int:
        """Mark every field that does not fit, go to the first, and return how many there are."""
        problems = self.problems()
        for row in self.rows:
            row.wrong = problems.get(row.field.name, "")
        if problems:
            self.go_to(next(row for row in self.rows if row.wrong))
        return len(problems)

    def on_form_row_edited(self, event: FormRow.Edited) -> None:
        """Say what is understood now, take back what is put right, and tell the page."""
        event.stop()
        self._understand(event.row)
        if event.row.wrong:
            event.row.wrong = self._problem(event.row)
        self.post_message(self.Edited(event.row.field))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Check a field that is left; its open list of choices is still the field.

        One that is empty when all fields are left is not wrong yet: its mark says what is needed.
        """
        row = row_around(event.widget)
        if row is not self.row:
            if self.row is not None or row.text:
                row.wrong = self._problem(row)
            self.post_message(self.Left(row.field))

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
        is_typed_table = hasattr(field.item, "from_line")
        if field.shape not in (Shape.DAY, Shape.MOMENT) and not is_typed_table:
            return ""
        value = fitting(self._kind, field, text, self._now(), self._resolve)
        if is_typed_table:
            return ", ".join(row.line for row in value)
        if field.is_to_come and value:
            return due_in_words(value, self._now().date())
        return in_words(value) if value else ""
