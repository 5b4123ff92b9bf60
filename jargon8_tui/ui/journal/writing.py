"""The page an entry is written on: four sections under each other, and what helps beside them.

What is typed is kept on disk while it is typed, as unfinished writing; ctrl+s makes it an entry.
"""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, TextArea

from jargon8_tui.model.dates import BadDate, day_in_words, read_day
from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.fields import fields_by_name
from jargon8_tui.model.kinds import REFLECTION, Ref
from jargon8_tui.model.reflection import SECTIONS, Reflection
from jargon8_tui.model.text import counted, in_a_row
from jargon8_tui.model.values import in_words
from jargon8_tui.services.standard import standard
from jargon8_tui.ui.journal.beside import Beside
from jargon8_tui.ui.journal.sections import Sections
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.text import plain
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.prose import LineInput
from jargon8_tui.ui.writing.kept_page import KeptPage

LINES = ("title", "date", "area", "hours")
"""The fields of one line, above the sections."""

TYPED = (*LINES, *(section.field for section in SECTIONS), "criteria")
"""Every field that is written on the page."""

ROOM_BESIDE = 76
"""From this many columns on the criteria stand beside the sections; else F4 brings them."""


class Writing(KeptPage):
    """A new entry, one that is being changed, or one that was left unfinished."""

    MODE = "journal"
    HELP = (
        "Write under the four headings; enter in a line goes to the first, tab from one to the "
        "next. What you type is kept as you type, and ctrl+s makes it an entry of the journal."
    )
    HOW_TO_GO_ON = "1 lists it, and enter there goes on writing"
    AUTO_FOCUS = "#title"

    BINDINGS = [
        key("ctrl+s,f2", "save_entry", "Save", "save the entry", id="writing.save", group=HERE),
        key("tab", "app.focus_next", "Next section", "to the next field", id="writing.next",
            group=HERE),
        key("f4", "criteria", "Criteria", "to the criteria and back", id="writing.criteria",
            group=HERE),
        key("escape", "leave", "Leave (kept)", "out of the field, and once more out of the page",
            id="writing.leave", group=HERE),
        key("d", "throw_away", "Throw away", "throw away what was typed here and not saved",
            id="writing.throw_away", group=HERE, show=False),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Writing {
        #lines { height: 2; layout: grid; grid-size: 6 2; grid-columns: 6 1fr 6 4 7 6; }
        #lines Label { width: 100%; }
        #date-said { column-span: 4; padding: 0 0 0 2; color: $text-muted; }
        #parts { height: 1fr; }
        &.-wide Beside { width: 44; }
        &.-slim Beside { display: none; }
        &.-slim.-picking Beside { display: block; width: 1fr; }
        &.-slim.-picking Sections { display: none; }
    }
    """

    def __init__(self, session: Session, ref: Ref | None) -> None:
        """Write the entry under `ref`, or a new one, or go on with a new one that was left.

        Raises `NotFound`, and `Refused` where the notebook can only be read.
        """
        super().__init__(session, ref or REFLECTION)
        if (left := self.keeping.left) is not None:
            self._values = left.fields
        elif self.record is not None:
            self._values = as_typed(self.record)
        else:
            self._values = {"date": session.today.isoformat()}
        self.keeping.begin(dict(self._values))

    def body(self) -> ComposeResult:
        """The lines on top, the sections under them, the criteria and actions beside those."""
        values = self._values
        with Vertical(id="lines"):
            yield Label("Title")
            yield self._line("title")
            yield Label(" area")
            yield self._line("area")
            yield Label(" hours")
            yield self._line("hours")
            yield Label("Date")
            yield self._line("date")
            yield Label(id="date-said")
        with Horizontal(id="parts"):
            yield Sections(values)
            yield Beside(self.session, self._claimed)

    def _line(self, name: str) -> LineInput:
        title = fields_by_name(Reflection)[name].title
        return LineInput(self._values.get(name, ""), title=title, id=name)

    def on_mount(self) -> None:
        """Fill what follows from the fields."""
        self._show_area()
        self._show_date()
        if self.keeping.left is not None:
            self._sections.go_on()

    def on_resize(self) -> None:
        """Put the criteria out of the way where there is no room beside."""
        self.set_class(self.size.width < ROOM_BESIDE, "-slim")

    def show(self) -> None:
        """Say what is being written."""
        title = "New reflection" if self.is_new else self.record.title
        area = self._area()
        self.query_one(Heading).show(
            f"{self.ref} {title}", standard(self.session.notebook).area(area).label if area else ""
        )

    def sentence(self) -> str:
        """The criterion that is looked at, else how much is written."""
        if criterion := self.query_one(Beside).looked_at:
            return criterion
        area = self._area()
        return ", ".join(
            [
                counted(self._sections.words, "word"),
                f"area {area}" if area else "no area",
                counted(len(self.query_one(Beside).criteria), "criterion", "criteria") + ".",
            ]
        )

    # While typing

    @on(Input.Submitted)
    def _line_written(self) -> None:
        self._sections.begin()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self, event: Input.Changed | TextArea.Changed) -> None:
        field = event.control.id
        if field == "area":
            self._show_area()
            self.show()
        elif field == "date":
            self._show_date()
        elif field not in LINES:
            self._sections.count()
        self._touched()

    @on(Beside.Changed)
    def _touched(self) -> None:
        """Something may have been typed: have it on disk soon, if it is not what is there."""
        if not self.keeping.is_kept(self.typed()):
            self.edited()

    @on(Beside.LookedAt)
    def _looked(self) -> None:
        self.show_sentence()

    def on_descendant_focus(self) -> None:
        """Say what there is to say of where the focus has come to."""
        self.show_sentence()

    def on_descendant_blur(self) -> None:
        """On leaving a field, have it on disk at once."""
        if self.is_mounted:
            self.keep_writing()

    def typed(self) -> dict[str, str]:
        """Every field as it stands on the page, the empty ones left out."""
        values = {name: self.query_one(f"#{name}", LineInput).value for name in LINES}
        values |= {field: text.rstrip("\n") for field, text in self._sections.texts.items()}
        values["criteria"] = ", ".join(self.query_one(Beside).criteria)
        return {name: value for name, value in values.items() if value}

    # What keys do

    def action_save_entry(self) -> None:
        """Make it an entry of the journal; one with nothing left out is complete."""
        try:
            result = self.read(dict.fromkeys(TYPED, "") | self.typed())
        except BadValue as error:
            self.say(error.reason)
            self.query_one(f"#{error.field}").focus()
            return
        except Refused as refusal:
            self.say(str(refusal))
            return
        empty = result.record.empty_sections
        status = "draft" if empty else "complete"
        said = f"{self.ref} is saved."
        if empty:
            names = in_a_row([section.heading for section in empty])
            said = f"{self.ref}: Saved with nothing under {names}. It stays a draft."
        with self.saying_refusals():
            self.save(result.record.revised({"status": status}, self.session.now()), said)

    def action_leave(self) -> None:
        """Out of the field; from the page, out of that."""
        if self.focused is not None:
            self.remove_class("-picking")
            self.set_focus(None)
            self.say("tab goes on writing, escape leaves; what you wrote is kept.")
        else:
            self.leave_kept()

    def action_throw_away(self) -> None:
        """Forget what was typed and go back."""
        self.throw_away()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Throw away only what there is."""
        if action == "throw_away":
            return self.keeping.at is not None
        return super().check_action(action, parameters)

    def action_criteria(self) -> None:
        """To the criteria, or back to the writing."""
        beside = self.query_one(Beside)
        if beside.has_focus_within:
            self.remove_class("-picking")
            self.query_one("#mapping").focus()
        elif beside.has_criteria:
            self.add_class("-picking")
            beside.pick()
        else:
            self.say("There are no criteria to pick: type the number of an area that has some.")

    # What it shows

    @property
    def _sections(self) -> Sections:
        return self.query_one(Sections)

    def _area(self) -> int | None:
        value = self.query_one("#area", LineInput).value.strip()
        return int(value) if value.isdecimal() and 0 < int(value) < 100 else None

    def _show_date(self) -> None:
        typed = self.query_one("#date", LineInput).value
        try:
            said = day_in_words(read_day(typed, self.session.now())) if typed.strip() else "today"
        except BadDate:
            said = "not a date yet"
        self.query_one("#date-said", Label).update(plain(said))

    def _show_area(self) -> None:
        """Offer what goes with the area: its criteria, and what its last entry led to."""
        uid = "" if self.record is None else self.record.uid
        self.query_one(Beside).show(self._area(), but=uid)

    @property
    def _claimed(self) -> list[str]:
        return [id for id in self._values.get("criteria", "").split(", ") if id]


def as_typed(entry: Reflection) -> dict[str, str]:
    """The fields of an entry as they would have been typed; what is empty is left out."""
    fields = fields_by_name(Reflection)
    values = {name: in_words(fields[name], getattr(entry, name)) for name in TYPED}
    return {name: value for name, value in values.items() if value}
