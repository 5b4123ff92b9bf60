"""The sheet a step is written on: raised from the bottom, so that the entry stays readable."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from jargon8_tui.model.dates import BadDate, in_words, read_moment
from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.fields import Field, Shape
from jargon8_tui.model.kinds import FEEDBACK, Ref
from jargon8_tui.model.values import lasting
from jargon8_tui.ui.feedback.steps import OUTCOME, STEPS, in_the_past
from jargon8_tui.ui.keys import EVERYWHERE, HERE, key
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.form_controls import control_for
from jargon8_tui.ui.widgets.form_rows import FormRow
from jargon8_tui.ui.widgets.frame import Across, Framed, FrameLine
from jargon8_tui.ui.widgets.key_line import KeyLine
from jargon8_tui.ui.widgets.sentence import SentenceLine
from jargon8_tui.ui.widgets.text_fields import ProseArea
from jargon8_tui.ui.writing.form_values import FormValues
from jargon8_tui.ui.writing.keeping import Keeping
from jargon8_tui.ui.writing.kept_sheet import KeptSheet


class StepSheet(KeptSheet):
    """One step of one entry. What is typed is kept from the first key."""

    TITLE = "a step"
    HELP = (
        "A step of this entry, with a note that is added to its updates and never rewritten. "
        "ctrl+s saves it; escape leaves it, and what you wrote is kept."
    )
    AUTO_FOCUS = "#note"
    USED_MOST = ("step.save",)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    DEFAULT_CSS = """
    StepSheet { background: transparent; align: left bottom; }
    StepSheet > #box { height: auto; background: $background; }
    StepSheet.-wide > #box { width: 80; }
    StepSheet > #foot { dock: bottom; height: auto; }
    StepSheet Framed > Static { padding: 0 1; height: 1; }
    StepSheet #question { text-style: bold; }
    StepSheet #added { color: $text-muted; }
    StepSheet #note { height: auto; min-height: 2; max-height: 6; padding: 0 1; }
    """
    BINDINGS = [
        key("ctrl+s,f2", "save_step", "Save", "take the step", id="step.save", group=HERE),
        key("tab", "app.focus_next", "Next field", "to the next field", id="step.next", group=HERE),
        key("escape", "leave", "Back (kept)", "back to the entry; what you wrote is kept",
            id="step.leave", group=HERE),
        key("f8", "throw_away", "Throw away", "throw away what was written here",
            id="step.throw_away", group=HERE),
        key("f1", "app.help", "Help", "the keys that work here", id="help", group=EVERYWHERE),
    ]  # fmt: skip

    def __init__(self, session: Session, ref: Ref, part: str) -> None:
        """The step `part` of the entry under `ref`. Raises `NotFound`."""
        super().__init__(session, Keeping(session, ref, part))
        self._step = STEPS[part]
        self._ref = ref
        self._entry = session.notebook.feedback.get(ref.id)
        values = self._step.begins_as(self._entry)
        if (left := self.keeping.left) is not None:
            times = {field.name: field for field in self._step.fields}
            values |= left.fields | {
                name: lasting(FEEDBACK, field, left.fields.get(name, ""), left.at)
                for name, field in times.items()
            }
        suggestions = FormValues(session.notebook, FEEDBACK, self._entry).suggestions
        self._note = values.get("note", "")
        self._rows = [
            FormRow(field, control_for(field, values[field.name], suggestions))
            for field in self._step.fields
        ]

    def compose(self) -> ComposeResult:
        """The question and the note, and below them what goes with this step."""
        with Vertical(id="box"):
            yield FrameLine(Across.FIRST, f"{self._ref}: {self._step.title(self._entry)}")
            with Framed():
                yield Static(self._step.question, id="question", markup=False)
                yield ProseArea(self._note, title="the note", holder="note", id="note")
                yield from self._rows
                yield Static(
                    "Added to the updates, which are never rewritten.", id="added", markup=False
                )
            yield FrameLine(Across.LAST, "ctrl+s Save", "escape Leave, kept")
        with Vertical(id="foot"):
            yield SentenceLine()
            yield KeyLine()

    def on_mount(self) -> None:
        """Say what is understood of what stands there."""
        super().on_mount()
        note = self.query_one("#note", ProseArea)
        note.move_cursor(note.document.end)
        for row in self._rows:
            self._understand(row)

    def typed(self) -> dict[str, str]:
        """The note, and every field of the step."""
        note = self.query_one("#note", ProseArea).text
        return {"note": note} | {row.field.name: row.text for row in self._rows}

    def sentence(self) -> str:
        """What saving does."""
        return f"{self._ref} {self._step.does}."

    def show_kept(self, state: str) -> None:
        """Show it in the frame."""
        title = f"{self._ref}: {self._step.title(self._entry)}"
        self.query(FrameLine).first(FrameLine).show(title, state)

    # While typing

    @on(FormRow.Edited)
    def _row_edited(self, message: FormRow.Edited) -> None:
        message.row.wrong = ""
        self._understand(message.row)
        self._changed()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.focus_next()

    def _understand(self, row: FormRow) -> None:
        row.understood = self._understood(row.field, row.text)

    def _understood(self, field: Field, text: str) -> str:
        if field.shape is not Shape.MOMENT:
            return ""
        if not text and not field.starts_now:
            return "not yet"
        try:
            return in_words(read_moment(text or "now", self.session.now()))
        except BadDate:
            return "not a date yet"

    # What becomes of it

    def action_save_step(self) -> None:
        """Take the step, or say what is in the way."""
        for row in self._rows:
            row.wrong = ""
        feedback = self.session.notebook.feedback
        try:
            entry = feedback.get(self._ref.id)
            taken = self._step.taken(entry, self.typed(), self.session.now())
            done = in_the_past(self._step, taken)
            with self.session.notebook.transaction(f"{self._ref} was {done}"):
                feedback.put(self._ref.id, taken)
        except BadValue as error:
            self._show_wrong(error)
        except Refused as refusal:
            self.say(f"{' '.join(str(refusal).split())}")
            self.query_one("#note").focus()
        else:
            self.saved(f"{self._ref} is {done}. u takes that back.")

    def _show_wrong(self, error: BadValue) -> None:
        row = next(row for row in self._rows if row.field.name == error.field)
        is_missing_outcome = row.field is OUTCOME and not row.text
        row.wrong = "Closing needs an outcome." if is_missing_outcome else error.reason
        row.control.focus()
        self.say(row.wrong)

    def action_leave(self) -> None:
        """Go back; what was written is kept."""
        self.leave_kept(self._step.key)

    def action_throw_away(self) -> None:
        """Forget what was written."""
        self.keep_writing()
        self.session.thrown_away = self.keeping.on_disk
        self.keeping.drop()
        self.go(f"What you wrote of {self._ref} is thrown away. u brings it back.")
