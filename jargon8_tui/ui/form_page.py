"""The page on which a record of any kind is written or changed: a form, and what becomes of it.

What is typed is kept on disk as unfinished writing within two seconds, and on leaving a field. It
is there until it is saved or thrown away, and the same form opened again goes on with it.
"""

import datetime as dt
from typing import Any

from textual import on
from textual.app import ComposeResult

from jargon8_tui.model.dates import clock, in_words
from jargon8_tui.model.fields import Shape, fields_by_name
from jargon8_tui.model.kinds import Kind, Ref
from jargon8_tui.model.values import made, revised
from jargon8_tui.store import NewerNotebook, Notebook, NotSaved, ReadOnlyNotebook, Unfinished
from jargon8_tui.ui.form_values import FormValues
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.views import leave
from jargon8_tui.ui.widgets.form import RecordForm
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.prose import Remark

KEPT_AFTER = 1.5
"""Seconds from the first key that is not on disk yet until it is put there."""

FREE = (Shape.LINE, Shape.PROSE)
"""The shapes that take any text, of which there is nothing to be said."""
TYPING = "What you type is kept; ctrl+s saves the record, escape leaves the field."


class FormPage(Page):
    """The form of one record. Opened for a kind it is a new one, which has its ref already."""

    HELP = (
        "The fields of one record, the needed ones first. What is typed here is kept as it is "
        "typed, and becomes the record with ctrl+s."
    )
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
        super().__init__(session)
        notebook = session.notebook
        _refuse_reading_only(notebook)
        left = _left_half_way(notebook, about, given or {})
        if left is not None:
            about = left.ref
        self.ref = notebook.reserve(about) if isinstance(about, Kind) else about
        kind = self.ref.kind
        is_there = self.ref.id in notebook.collection(kind)
        self._is_new = isinstance(about, Kind) or bool(left and left.is_new and not is_there)
        self._record = None if self._is_new else notebook.get(self.ref)
        self._seen = left.at if left and self._record else None
        self._values = FormValues(notebook, kind, self._record)
        values = left.fields if left else self._values.as_text() | (given or {})
        self._form = RecordForm(
            kind,
            values,
            now=session.now,
            resolve=self._values.uid_of,
            understood=self._values.understood,
            suggestions=self._values.suggestions,
            skip=self._values.left_out,
        )
        self._kept = self._form.values()
        self._kept_at: dt.datetime | None = left.at if left else None
        self._is_waiting = False

    def body(self) -> ComposeResult:
        """Nothing but the form."""
        yield self._form

    def show(self) -> None:
        """Say what is being written."""
        if self._is_new:
            name = f"New {self.ref.kind.label}"
            self.query_one(Heading).show(name, str(self.ref))
        else:
            self.query_one(Heading).show(f"Edit {self.ref}", self.ref.kind.label)

    def show_state(self) -> None:
        """Show since when what is typed is kept, where it is not saved."""
        if self._kept_at is None or self.session.is_unsaved:
            super().show_state()
        else:
            self.query_one(Heading).show_state(f"kept {clock(self._kept_at)}", unsaved=False)

    def sentence(self) -> str:
        """What the field takes that has the focus, or what can be done outside of one."""
        field = self._form.field
        if field is None:
            return "tab goes back to the fields, ctrl+s saves, escape leaves and keeps it."
        if field.shape in FREE:
            return f"{field.title}: {field.help}." if field.help else TYPING
        return f"{field.title}: {field.accepts}."

    def on_mount(self) -> None:
        """Say so where this goes on with earlier writing."""
        if self._kept_at is not None:
            self.say(f"You were writing this on {in_words(self._kept_at)}. ctrl+s saves it.")

    def on_descendant_focus(self) -> None:
        """Say what the field takes that the focus has come to."""
        self.show_sentence()

    # What is typed

    @on(RecordForm.Edited)
    def _edited(self) -> None:
        self.hush()
        self.refresh_bindings()
        if not self._is_waiting:
            self._is_waiting = True
            self.set_timer(KEPT_AFTER, self.keep_writing)

    @on(RecordForm.Left)
    def keep_writing(self) -> None:
        """Put what is typed on the disk, where it is not there yet."""
        self._is_waiting = False
        values = self._form.values()
        if values == self._kept:
            return
        try:
            self.session.notebook.unfinished.keep(self.ref, values, is_new=self._is_new)
        except NotSaved as error:
            self.say(f"What you typed is not kept: {error.why}")
            return
        self._kept, self._kept_at = values, self.session.now()
        self.session.tell_pages()
        self.show_state()

    @on(Remark)
    def _remarked(self, remark: Remark) -> None:
        self.say(remark.sentence)

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
            if self._was_changed_meanwhile():
                self.say(f"{self.ref} was changed meanwhile: ctrl+s again puts this in its place.")
                return
            notice = self._put()
            if problem := self.session.notebook.state.problem:
                self.keep_writing()
                self.say(f"Not saved: {problem}")
                return
            self._drop()
            leave(self, f"{self.ref} is saved. {notice}".strip())

    def action_leave(self) -> None:
        """Go back; what was typed is kept, and said."""
        self.keep_writing()
        if self._form.values() != self._kept:
            return  # it could not be kept, which has been said
        if self._kept_at is None:
            leave(self)
        else:
            leave(self, f"{self.ref} is kept, unfinished; the same key goes on with it.")

    def action_throw_away(self) -> None:
        """Forget what was typed and go back."""
        with self.saying_refusals():
            self._drop()
            what = self.ref if self._is_new else f"What you changed in {self.ref}"
            leave(self, f"{what} is thrown away.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Throw away only what there is."""
        if action == "throw_away":
            return self._kept_at is not None or self._form.values() != self._kept
        return super().check_action(action, parameters)

    def _drop(self) -> None:
        self.session.notebook.unfinished.drop(self.ref)
        self.session.tell_pages()

    def _put(self) -> str:
        """Make the record of what is typed and hand it over; what the gate took out is said."""
        notebook = self.session.notebook
        collection = notebook.collection(self.ref.kind)
        given, now, uid_of = self._form.values(), self.session.now(), self._values.uid_of
        if self._record is None:
            result = made(self.ref.kind, given, now, uid_of)
            self._record = collection.add(result.record, self.ref.id).record
        else:
            result = revised(self._record, given, now, uid_of)
            if result.record != self._record:
                self._record = collection.put(self.ref.id, result.record).record
            elif notebook.state.problem:  # it was put before, and did not reach the disk
                notebook.save()
        return result.notice

    def _was_changed_meanwhile(self) -> bool:
        """Whether the record is not what the form was opened on any more; told only once."""
        if self._record is None:
            return False
        present = self.session.notebook.get(self.ref)
        is_newer = self._seen is not None and present.modified > self._seen
        is_other = present != self._record
        self._record, self._seen = present, None
        return is_newer or is_other


def _refuse_reading_only(notebook: Notebook) -> None:
    if notebook.is_newer:
        raise NewerNotebook(notebook.path)
    if notebook.read_only:
        raise ReadOnlyNotebook


def _left_half_way(
    notebook: Notebook, about: Ref | Kind[Any], given: dict[str, str]
) -> Unfinished | None:
    """The form that was left, of this record, or of a new one that was started with the same."""
    if isinstance(about, Ref):
        return notebook.unfinished.of(about)
    begun = {name: text for name, text in given.items() if text}
    for form in notebook.unfinished:
        if form.is_new and form.kind == about.name and begun.items() <= form.fields.items():
            return form
    return None
