"""A page on which a record is written: what is typed is kept on disk until it is saved.

It is there within two seconds of a key, and at once on leaving a field, beside the notebook and
not in it. It stays until it is saved or thrown away, and the same page opened again goes on.
"""

from typing import Any

from textual import on

from jargon8_tui.model.dates import clock, in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kind, Ref
from jargon8_tui.model.readers import Resolve
from jargon8_tui.model.values import Made, as_given, made, revised
from jargon8_tui.store import NewerNotebook, Notebook, ReadOnlyNotebook, Unfinished
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.text_fields import Remark
from jargon8_tui.ui.writing.keeping import Keeping


class KeptPage(Page):
    """A page about one record, finished or not, or about a new one, which has its ref already.

    A subclass says what is `typed`, tells of every key with `edited`, and calls `save`.
    """

    def __init__(
        self,
        session: Session,
        about: Ref | Kind[Any],
        given: dict[str, str] | None = None,
    ) -> None:
        """Write the record `about`, or a new one of that kind that starts as `given`.

        Where such a new one was left half-way, this goes on with it.
        Raises `NotFound`, and `Refused` where the notebook can only be read.
        """
        super().__init__(session)
        notebook = session.notebook
        _refuse_reading_only(notebook)
        left = _left_half_way(notebook, about, given or {})
        if left is not None:
            about = left.ref
        self.ref = notebook.reserve(about) if isinstance(about, Kind) else about
        is_there = self.ref.id in notebook.collection(self.ref.kind)
        self.is_new = isinstance(about, Kind) or bool(left and left.is_new and not is_there)
        self.record: Any = None if self.is_new else notebook.get(self.ref)
        self.keeping = Keeping(session, self.ref, is_new=self.is_new)
        """What is on the disk of it: to begin with what is `typed` once the fields are filled."""
        self._seen = left.at if left and self.record is not None else None
        self._is_changed = False
        """Whether anything has been put into the notebook from here."""

    def on_mount(self) -> None:
        """Say so where this goes on with earlier writing."""
        if (left := self.keeping.left) is not None:
            self.say(f"You were writing this on {in_words(left.at)}. ctrl+s saves it.")

    @property
    def how_to_go_on(self) -> str:
        """How to come back to what was left, as the end of a sentence."""
        return "the same key goes on with it"

    def typed(self) -> dict[str, str]:
        """Every field as it stands on the page."""
        raise NotImplementedError

    def show_state(self) -> None:
        """Show since when what is typed is kept, where it is not saved."""
        at = self.keeping.at
        if self.not_kept:
            self.query_one(Heading).show_state("NOT KEPT", unsaved=True)
        elif at is None or self.session.is_unsaved:
            super().show_state()
        else:
            self.query_one(Heading).show_state(f"kept {clock(at)}", unsaved=False)

    @property
    def not_kept(self) -> str:
        """Why what is typed is not on the disk; nothing where it is."""
        return self.keeping.problem

    # What is typed

    def edited(self) -> None:
        """Take note that something was typed: have it on the disk soon."""
        self.hush()
        self.refresh_bindings()
        self.keeping.keep_soon(self, self.keep_writing)

    def keep_writing(self) -> None:
        """Put what is typed on the disk, where it is not there yet."""
        if not self.keeping.keep(self.typed()):
            return
        self.show_state()
        if self.not_kept:
            self.say(self.keeping.complaint)

    @on(Remark)
    def _remarked(self, remark: Remark) -> None:
        self.say(remark.sentence)

    # What becomes of it

    def read(self, given: dict[str, str], resolve: Resolve = as_given) -> Made[Any]:
        """The record that `given` makes. Raises `BadValue` and `Refused`."""
        now = self.session.now()
        if self.record is None:
            return made(self.ref.kind, given, now, resolve)
        return revised(self.record, given, now, resolve)

    def save(self, record: Any, said: str, beside: str = "") -> None:
        """Put `record` into the notebook, and go back and say so once it is on the disk, with what
        there is to say `beside`."""
        notebook = self.session.notebook
        collection = notebook.collection(self.ref.kind)
        if self._was_changed_meanwhile():
            self.say(f"{self.ref} was changed meanwhile: ctrl+s again puts this in its place.")
            return
        if self.record is None:
            self.record = collection.add(record, self.ref.id).record
            self._is_changed = True
        elif record != self.record:
            self.record = collection.put(self.ref.id, record).record
            self._is_changed = True
        elif notebook.state.problem:  # it was put before, and did not reach the disk
            notebook.save()
        if problem := notebook.state.problem:
            self.keep_writing()
            self.say(f"Not saved: {problem}")
            return
        self._drop()
        taken_back = "u takes that back." if self._is_changed else ""
        leave(self, " ".join(filter(None, (said, taken_back, beside))), self.ref)

    def leave_kept(self) -> None:
        """Go back; what was typed is kept, and said."""
        self.keep_writing()
        if self.not_kept:
            return  # it could not be kept, which has been said
        if self.keeping.at is None:
            self.keeping.let_go()
            leave(self)
        else:
            leave(self, f"{self.ref} is kept, unfinished; {self.how_to_go_on}.", self.ref)

    def throw_away(self) -> None:
        """Forget what was typed and go back."""
        with self.saying_refusals():
            self.keep_writing()
            self.session.thrown_away = self.keeping.on_disk
            self._drop()
            what = self.ref if self.is_new else f"What you changed in {self.ref}"
            leave(self, f"{what} is thrown away. u brings it back.")

    def _drop(self) -> None:
        self.keeping.begin(self.typed())  # so that nothing puts it back
        self.keeping.drop()

    def _was_changed_meanwhile(self) -> bool:
        """Whether the record is not what the page was opened on any more; told only once."""
        if self.record is None:
            return False
        try:
            present = self.session.notebook.get(self.ref)
        except Refused:
            self.record = None  # it is gone: what is typed makes it anew
            self.is_new = self.keeping.is_new = True
            return False
        is_newer = self._seen is not None and present.modified > self._seen
        is_other = present != self.record
        self.record, self._seen = present, None
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
        is_such = form.is_new and form.kind == about.name and not form.part
        if is_such and begun.items() <= form.fields.items():
            return form
    return None
