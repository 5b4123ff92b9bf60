"""The page an entry is written on: four sections under each other, and what helps beside them.

What is typed is kept on disk while it is typed, as unfinished writing; ctrl+s makes it an entry.
"""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, TextArea

from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.fields import fields_by_name
from jargon8_tui.model.kinds import REFLECTION, Ref
from jargon8_tui.model.reflection import SECTIONS, Reflection
from jargon8_tui.model.text import counted, in_a_row
from jargon8_tui.model.values import in_words
from jargon8_tui.services.standard import standard
from jargon8_tui.ui.journal.beside import Beside
from jargon8_tui.ui.journal.lines import SAYS, Lines
from jargon8_tui.ui.journal.sections import Sections
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.writing.kept_page import KeptPage

_SECTIONS = tuple(section.field for section in SECTIONS)
WALK = ("title", *_SECTIONS, "area", "hours", "date", "criteria")
"""Every field of the page, in the order that tab goes through them."""

ROOM_BESIDE = 76
"""From this many columns on the criteria stand beside the sections; else F4 brings them."""


class Writing(KeptPage):
    """A new entry, one that is being changed, or one that was left unfinished."""

    MODE = "journal"
    HELP = (
        "Write under the four headings: tab goes from the title through them to area, hours and "
        "date, shift+tab back. What you type is kept, and ctrl+s makes it an entry of the journal."
    )
    AUTO_FOCUS = "#title"
    USED_MOST = ("writing.save",)

    BINDINGS = [
        key("ctrl+s,f2", "save_entry", "Save", "save the entry", id="writing.save", group=HERE),
        key("tab", "walk(1)", "Next section", "to the next section; then area, hours, date",
            id="writing.next", group=HERE),
        key("shift+tab", "walk(-1)", "Section before", "to the section before",
            id="writing.before", group=HERE, show=False),
        key("f4", "criteria", "Criteria", "to the criteria and back", id="writing.criteria",
            group=HERE),
        key("escape", "leave", "Leave (kept)", "out of the field, and once more out of the page",
            id="writing.leave", group=HERE),
        key("d", "throw_away", "Throw away", "throw away what was typed here and not saved",
            id="writing.throw_away", group=HERE, show=False),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Writing {
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
        self._left = "title"
        """The field that was last left for the page."""

    def body(self) -> ComposeResult:
        """The lines on top, the sections under them, the criteria and actions beside those."""
        yield Lines(self._values, self.session.now)
        with Horizontal(id="parts"):
            yield Sections(self._values)
            yield Beside(self.session, self._claimed)

    def on_mount(self) -> None:
        """Fill what follows from the fields."""
        self._show_area()
        if self.keeping.left is not None:
            self._sections.go_on()

    def on_resize(self) -> None:
        """Put the criteria out of the way where there is no room beside."""
        self.set_class(self.size.width < ROOM_BESIDE, "-slim")

    def show(self) -> None:
        """Say what is being written."""
        title = "New reflection" if self.is_new else self.record.title
        area = self._lines.area
        self.query_one(Heading).show(
            f"{self.ref} {title}", standard(self.session.notebook).area(area).label if area else ""
        )

    def sentence(self) -> str:
        """The criterion that is looked at, what a line is for, else how much is written."""
        if criterion := self.query_one(Beside).looked_at:
            return criterion
        if said := SAYS.get(self._at):
            return said
        area = self._lines.area
        return ", ".join(
            [
                counted(self._sections.words, "word"),
                f"area {area}" if area else "no area",
                counted(len(self.query_one(Beside).criteria), "criterion", "criteria") + ".",
            ]
        )

    @property
    def how_to_go_on(self) -> str:
        """A new one stands on top of the journal, one that was there is gone on with by its key."""
        if self.is_new:
            return "4 lists it on top, and enter there goes on writing"
        return super().how_to_go_on

    # While typing

    @on(Input.Submitted)
    def _line_written(self) -> None:
        """Enter in the title begins the sections; in another line it goes back to them."""
        if self._at == "title" or not self._sections.words:
            self._sections.begin()
        else:
            self._sections.go_on()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self, event: Input.Changed | TextArea.Changed) -> None:
        field = event.control.id
        if field == "area":
            self._show_area()
            self.show()
        elif field == "date":
            self._lines.show_date()
        elif field in _SECTIONS:
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
        values = self._lines.texts
        values |= {field: text.rstrip("\n") for field, text in self._sections.texts.items()}
        values["criteria"] = ", ".join(self.query_one(Beside).criteria)
        return {name: value for name, value in values.items() if value}

    # What keys do

    def action_save_entry(self) -> None:
        """Make it an entry of the journal; one with nothing left out is complete."""
        try:
            result = self.read(dict.fromkeys(WALK, "") | self.typed())
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

    def on_screen_resume(self) -> None:
        """Go on in the field that was left: what was looked up in between takes nobody out of a
        sentence. Textual would begin with the title again."""
        if self._was_left and self.focused is None:
            self.set_focus(self.query_one(f"#{self._left}"))

    def action_leave(self) -> None:
        """Out of the field; from the page, out of that."""
        if self.focused is not None:
            self._left = self._at
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
            self.query_one("#area").focus()
            areas = standard(self.session.notebook).areas
            some = " or ".join(str(area.number) for area in areas if area.criteria)
            self.say(f"There are no criteria to pick here: type {some}, an area that has some.")

    def action_walk(self, by: int) -> None:
        """To the next field, or the one before; from the page back to the field that was left."""
        if self._at == "criteria" and self.has_class("-slim"):  # they hide the sections
            self.action_criteria()
            return
        in_sight = {widget.id for widget in self.focus_chain}
        fields = [name for name in WALK if name in in_sight]
        at = fields.index(self._at) + by if self._at else fields.index(self._left)
        self.query_one(f"#{fields[at % len(fields)]}").focus()

    # What it shows

    @property
    def _at(self) -> str:
        """The field that has the focus, or nothing."""
        return (self.focused and self.focused.id) or ""

    @property
    def _sections(self) -> Sections:
        return self.query_one(Sections)

    @property
    def _lines(self) -> Lines:
        return self.query_one(Lines)

    def _show_area(self) -> None:
        """Offer what goes with the area: its criteria, and what its last entry led to."""
        uid = "" if self.record is None else self.record.uid
        self.query_one(Beside).show(self._lines.area, but=uid)

    @property
    def _claimed(self) -> list[str]:
        return [id for id in self._values.get("criteria", "").split(", ") if id]


def as_typed(entry: Reflection) -> dict[str, str]:
    """The fields of an entry as they would have been typed; what is empty is left out."""
    fields = fields_by_name(Reflection)
    values = {name: in_words(fields[name], getattr(entry, name)) for name in WALK}
    return {name: value for name, value in values.items() if value}
