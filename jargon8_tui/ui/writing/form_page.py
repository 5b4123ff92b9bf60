"""The page on which a record of any kind is written or changed: a form, and what becomes of it."""

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult

from jargon8_tui.model.fields import Field, Shape, fields_by_name
from jargon8_tui.model.kinds import Kind, Ref
from jargon8_tui.model.next_day import next_instead
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.form import RecordForm
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.writing.form_values import FormValues
from jargon8_tui.ui.writing.kept_page import KeptPage

FREE = (Shape.LINE, Shape.PROSE)
"""The shapes that take any text, of which there is nothing to be said."""
TYPING = "What you type is kept; ctrl+s saves the record, escape leaves the field."


class FormPage(KeptPage):
    """The form of one record. Opened for a kind it is a new one, which has its ref already."""

    HELP = (
        "The fields of one record, the needed ones first. What is typed here is kept as it is "
        "typed, and becomes the record with ctrl+s."
    )
    AUTO_FOCUS = ""  # the form goes to its first field itself
    USED_MOST = ("save", "form.next", "form.back")
    NEEDED_FIRST: ClassVar[bool] = True
    """Whether the fields that have to be filled in stand first."""

    BINDINGS = [
        key("ctrl+s,f2", "save_record", "Save", "save the record", id="save"),
        key("escape", "leave", "Leave (kept)", "leave the form; it is kept", id="form.page_leave"),
        key(
            "d",
            "throw_away",
            "Throw away",
            "throw away what was typed here and not saved",
            id="form.throw_away",
            group=HERE,
        ),
    ]

    def __init__(
        self, session: Session, about: Ref | Kind[Any], given: dict[str, str] | None = None
    ) -> None:
        """Open the form of a record, finished or not, or of a new one that starts as `given`.

        Raises `NotFound`, and `Refused` where the notebook can only be read.
        """
        super().__init__(session, about, given)
        self._values = FormValues(session.notebook, self.ref.kind, self.record)
        left = self.keeping.left
        values = self._values.as_left(left) if left else self._values.as_text() | (given or {})
        self._form = RecordForm(
            self.ref.kind,
            values,
            now=session.now,
            resolve=self._values.uid_of,
            understood=self.understood,
            suggestions=self._values.suggestions,
            skip=self.left_out(),
            needed_first=self.NEEDED_FIRST,
        )
        self.keeping.begin(self._form.values())

    @property
    def form(self) -> RecordForm:
        """The form."""
        return self._form

    def left_out(self) -> set[str]:
        """The fields that are not typed here."""
        return self._values.left_out

    def understood(self, field: Field, text: str) -> str:
        """What a text in a field means, beside it. Raises `Refused`."""
        return self._values.understood(field, text)

    def body(self) -> ComposeResult:
        """Nothing but the form."""
        yield self._form

    def show(self) -> None:
        """Say what is being written."""
        if self.is_new:
            name = f"New {self.ref.kind.label}"
            self.query_one(Heading).show(name, str(self.ref))
        else:
            self.query_one(Heading).show(f"Edit {self.ref}", self.ref.kind.label)

    def typed(self) -> dict[str, str]:
        """Every field as it stands in the form."""
        return self._form.values()

    def sentence(self) -> str:
        """What the field takes that has the focus, or what can be done outside of one."""
        field = self._form.field
        if field is None:
            return "tab goes back to the fields, ctrl+s saves, escape leaves and keeps it."
        if field.shape in FREE:
            return f"{field.title}: {field.help}." if field.help else TYPING
        if field.shape is Shape.TABLE and field.help:
            return f"{field.title}: {field.accepts}; {field.help[0].lower()}{field.help[1:]}."
        if field.shape is Shape.CHOICE:
            chosen = self.typed()[field.name]
            return f"{field.title}: {chosen}{', ' if chosen else ''}{field.accepts}."
        if field.is_to_come:
            typed = self.typed()[field.name]
            if following := next_instead(typed, self.session.now()):
                return f"{field.title}: {typed.strip()} is over, {following}."
        return f"{field.title}: {field.accepts}."

    def on_descendant_focus(self) -> None:
        """Say what the field takes that the focus has come to."""
        self.show_sentence()

    @on(RecordForm.Edited)
    def _edited(self) -> None:
        self.edited()

    @on(RecordForm.Left)
    def _left(self) -> None:
        self.keep_writing()

    # What becomes of it

    def action_save_record(self) -> None:
        """Save the record and go back, or say what is in the way."""
        if wrong := self._form.show_problems():
            known = fields_by_name(self.ref.kind.record)
            titles = ", ".join(known[name].title for name in self._form.problems())
            need = "field needs" if wrong == 1 else "fields need"
            self.say(f"{wrong} {need} you before this can be saved: {titles}.")
            return
        with self.saying_refusals():
            result = self.read(self.typed(), self._values.uid_of)
            self.save(result.record, f"{self.ref} is saved.", result.notice)

    def action_leave(self) -> None:
        """Go back; what was typed is kept, and said."""
        self.leave_kept()

    def action_throw_away(self) -> None:
        """Forget what was typed and go back."""
        self.throw_away()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Throw away only what there is."""
        if action == "throw_away":
            return self.keeping.at is not None or not self.keeping.is_kept(self.typed())
        return super().check_action(action, parameters)
