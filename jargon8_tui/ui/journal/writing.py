"""The page an entry is written on: four sections under each other, and what helps beside them.

What is typed is kept on disk while it is typed, as unfinished writing; ctrl+s makes it an entry.
"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Label, TextArea

from jargon8_tui.model.action import Action
from jargon8_tui.model.dates import BadDate, clock, day_in_words, how_late, in_column, read_day
from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.fields import fields_by_name
from jargon8_tui.model.kinds import REFLECTION, Kept, Ref
from jargon8_tui.model.reflection import SECTIONS, Reflection
from jargon8_tui.model.text import counted, words_in
from jargon8_tui.model.values import in_words, made, revised
from jargon8_tui.services.standard import standard
from jargon8_tui.services.steps import last_with_actions
from jargon8_tui.store import NotSaved
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.text import plain
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Paper, Spot
from jargon8_tui.ui.widgets.prose import LineInput, ProseArea, Remark
from jargon8_tui.ui.widgets.rule_line import RuleLine
from jargon8_tui.ui.widgets.tick_list import TickList

KEPT_AFTER = 1.0
"""Seconds after a key until what is typed is on disk; the promise is two."""

LINES = ("title", "date", "area", "hours")
"""The fields of one line, above the sections."""


class Writing(Page):
    """A new entry, one that is being changed, or one that was left unfinished."""

    MODE = "journal"
    HELP = (
        "Write under the four headings; tab goes from one to the next. What you type is kept as "
        "you type, and ctrl+s makes it an entry of the journal."
    )
    AUTO_FOCUS = "#title"

    BINDINGS = [
        key("ctrl+s,f2", "save", "Save", "save the entry", id="writing.save", group=HERE),
        key("tab", "app.focus_next", "Next section", "to the next field", id="writing.next",
            group=HERE),
        key("f4", "criteria", "Criteria", "to the criteria and back", id="writing.criteria",
            group=HERE),
        key("escape", "leave", "Leave (kept)", "out of the field, and once more out of the page",
            id="writing.leave", group=HERE),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Writing {
        #lines { height: 2; layout: grid; grid-size: 6 2; grid-columns: 6 1fr 6 4 7 6; }
        #lines Label { width: 100%; }
        #date-said { column-span: 4; padding: 0 0 0 2; color: $text-muted; }
        #parts { height: 1fr; }
        #sheet { width: 1fr; }
        .section { height: auto; margin: 1 0 0 0; border-left: blank; }
        .section:focus-within { border-left: solid $foreground; }
        .section:focus-within .name { text-style: bold; }
        .head { height: 1; }
        .head .name { width: 1fr; }
        .head .count { width: auto; color: $text-muted; padding: 0 1 0 0; }
        .section ProseArea { height: auto; min-height: 2; max-height: 4; padding: 0;
                             scrollbar-size: 0 0; }
        .section ProseArea:focus { min-height: 4; max-height: 100; }
        #beside { width: 24; border-left: solid $border-blurred; }
        #beside TickList { height: auto; max-height: 50%; }
        #beside Paper { height: 1fr; }
        &.-wide #beside { width: 44; }
        &.-slim #beside { display: none; }
        &.-slim.-picking #beside { display: block; width: 1fr; }
        &.-slim.-picking #sheet { display: none; }
    }
    """

    def __init__(self, session: Session, ref: Ref | None) -> None:
        """Write the entry under `ref`, or a new one. Raises `Refused` where it cannot be read."""
        super().__init__(session)
        notebook = session.notebook
        unfinished = notebook.unfinished.of(ref) if ref else None
        self._ref = ref or notebook.reserve(REFLECTION)
        self._entry: Reflection | None = None
        if self._ref.id in notebook.reflections:
            self._entry = notebook.reflections.get(self._ref.id)
        self._begun = _typed(self._entry) if self._entry else {"date": session.today.isoformat()}
        self._values = unfinished.fields if unfinished else dict(self._begun)
        self._criteria = [id for id in self._values.get("criteria", "").split(", ") if id]
        self._offered: set[str] = set()
        self._is_kept = unfinished is not None
        self._warned = False
        self._due: Timer | None = None

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
            with VerticalScroll(id="sheet", can_focus=False):
                for section in SECTIONS:
                    with Vertical(classes="section"):
                        with Horizontal(classes="head"):
                            yield Label(section.heading, classes="name")
                            yield Label("0 words", classes="count", id=f"count-{section.field}")
                        yield ProseArea(
                            values.get(section.field, ""),
                            title=section.heading,
                            holder="section",
                            placeholder=Content(section.question),
                            id=section.field,
                        )
            with Vertical(id="beside"):
                yield RuleLine(id="criteria-rule")
                yield TickList(id="criteria")
                yield RuleLine(id="open-rule")
                yield Paper(id="open")

    def _line(self, name: str) -> LineInput:
        title = fields_by_name(Reflection)[name].title
        return LineInput(self._values.get(name, ""), title=title, id=name)

    def on_mount(self) -> None:
        """Fill what is beside the sections."""
        self._show_area()
        self._show_counts()
        self._show_date()

    def on_resize(self) -> None:
        """Put the criteria out of the way where there is no room beside."""
        self.set_class(self.size.width < 76, "-slim")

    def show(self) -> None:
        """Say what is being written."""
        title = "New reflection" if self._entry is None else self._entry.title
        area = self._area()
        self.query_one(Heading).show(
            f"{self._ref} {title}", standard(self.session.notebook).area(area).label if area else ""
        )

    def show_state(self) -> None:
        """While something is unfinished, when it was kept; else how the notebook stands."""
        form = self.session.notebook.unfinished.of(self._ref)
        if form is not None and not self.session.is_unsaved:
            self.query_one(Heading).show_state(f"kept {clock(form.at)}", unsaved=False)
        else:
            super().show_state()

    def sentence(self) -> str:
        """How much is written."""
        area = self._area()
        return ", ".join(
            [
                counted(sum(words_in(self._text(s.field)) for s in SECTIONS), "word"),
                f"area {area}" if area else "no area",
                counted(len(self._criteria), "criterion", "criteria") + ".",
            ]
        )

    # While typing

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
            self._show_counts()
        self._touched()

    @on(TickList.Ticked)
    def _ticked(self, message: TickList.Ticked) -> None:
        elsewhere = [id for id in self._criteria if id not in self._offered]
        self._criteria = sorted({*elsewhere, *message.values})
        self._touched()

    @on(Remark)
    def _remarked(self, message: Remark) -> None:
        self.say(message.sentence)

    def _touched(self) -> None:
        """Something was typed: have it on disk soon, if it is not what is there already."""
        if self.typed() == self._values:
            return
        self._said = ""
        self.show_sentence()
        if self._due is None:
            self._due = self.set_timer(KEPT_AFTER, self.keep_writing)

    def on_descendant_blur(self) -> None:
        """On leaving a field, have it on disk at once."""
        if self._due is not None:
            self.keep_writing()

    def keep_writing(self) -> None:
        """Have what is typed on disk, beside the notebook."""
        if self._due is not None:
            self._due.stop()
            self._due = None
        typed = self.typed()
        if typed == self._values or not self.is_mounted:
            return
        self._values = typed
        try:
            self.session.notebook.unfinished.keep(self._ref, typed, is_new=self._entry is None)
            self._is_kept = True
            self.session.tell_pages()
        except NotSaved as problem:
            self.say(f"Not kept: {problem.why}")
        self.show_state()

    def typed(self) -> dict[str, str]:
        """Every field as it stands on the page."""
        values = {name: self.query_one(f"#{name}", LineInput).value for name in LINES}
        values |= {s.field: self._text(s.field) for s in SECTIONS}
        values["criteria"] = ", ".join(self._criteria)
        return {name: value for name, value in values.items() if value}

    # What keys do

    def action_save(self) -> None:
        """Make it an entry of the journal."""
        notebook, now = self.session.notebook, self.session.now()
        typed = dict.fromkeys(_typed_fields(), "") | self.typed()
        if self._changed_underneath() and not self._warned:
            self._warned = True
            self.say(f"{self._ref} was changed elsewhere meanwhile: ctrl+s again overwrites it.")
            return
        try:
            result = (
                made(REFLECTION, typed, now)
                if self._entry is None
                else revised(self._entry, typed, now)
            )
        except BadValue as error:
            self.say(error.reason)
            self.query_one(f"#{error.field}").focus()
            return
        except Refused as refusal:
            self.say(str(refusal))
            return
        empty = result.record.empty_sections
        status = "draft" if empty else "complete"
        entry = result.record.revised({"status": status}, now)
        with self.saying_refusals():
            if self._entry is None:
                notebook.reflections.add(entry, self._ref.id)
            else:
                notebook.reflections.put(self._ref.id, entry)
            self._done(entry)

    def _done(self, entry: Reflection) -> None:
        if self._due is not None:
            self._due.stop()
            self._due = None
        self._values = self.typed()
        if self.session.is_unsaved:
            self._entry = self.session.notebook.reflections.get(self._ref.id)
            self.say(f"Not saved: {self.session.notebook.state.problem}")
            return
        with self.saying_refusals():
            self.session.notebook.unfinished.drop(self._ref)
        self.session.tell_pages()
        self.app.pop_screen()
        said = f"{self._ref} is saved."
        if empty := entry.empty_sections:
            names = " and ".join(section.heading for section in empty)
            said = f"{self._ref}: Saved with nothing under {names}. It stays a draft."
        self.app.say(said)  # type: ignore[attr-defined]

    def action_leave(self) -> None:
        """Out of the field; from the page, out of that."""
        if self.focused is not None:
            self.remove_class("-picking")
            self.set_focus(None)
            self.say("tab goes on writing, escape leaves; what you wrote is kept.")
            return
        self.keep_writing()
        self.app.pop_screen()
        if self._is_kept:
            self.app.say(  # type: ignore[attr-defined]
                f"{self._ref} is kept as unfinished: e on it goes on writing."
            )

    def action_criteria(self) -> None:
        """To the criteria, or back to the writing."""
        if isinstance(self.focused, TickList):
            self.remove_class("-picking")
            self.query_one("#mapping").focus()
        elif self.query_one("#criteria").display:
            self.add_class("-picking")
            self.query_one("#criteria").focus()
        else:
            self.say("There are no criteria to pick: type the number of an area that has some.")

    # What it shows

    def _text(self, field: str) -> str:
        return self.query_one(f"#{field}", ProseArea).text

    def _area(self) -> int | None:
        value = self.query_one("#area", LineInput).value.strip()
        return int(value) if value.isdecimal() and 0 < int(value) < 100 else None

    def _show_counts(self) -> None:
        for section in SECTIONS:
            words = counted(words_in(self._text(section.field)), "word")
            self.query_one(f"#count-{section.field}", Label).update(words)

    def _show_date(self) -> None:
        typed = self.query_one("#date", LineInput).value
        try:
            said = day_in_words(read_day(typed, self.session.now())) if typed.strip() else "today"
        except BadDate:
            said = "not a date yet"
        self.query_one("#date-said", Label).update(plain(said))

    def _show_area(self) -> None:
        """Offer the criteria of the area, and the open actions of the entry before."""
        area = self._area()
        criteria = standard(self.session.notebook).area(area).criteria if area else ()
        self._offered = {criterion.id for criterion in criteria}
        choices = self.query_one("#criteria", TickList)
        choices.offer([(c.id, f"{c.id} {c.in_short}") for c in criteria], self._criteria)
        choices.display = bool(criteria)
        rule = self.query_one("#criteria-rule", RuleLine)
        none = f"none for area {area} yet" if area else "type an area"
        rule.show("Criteria, F4" if criteria else f"Criteria: {none}")
        self._show_last(area)

    def _show_last(self, area: int | None) -> None:
        """Show what the entry before, of the same area, led to."""
        notebook, rule = self.session.notebook, self.query_one("#open-rule", RuleLine)
        last = last_with_actions(notebook, area, self._entry.uid if self._entry else "")
        if last is None:
            rule.show("No actions before")
            self.query_one("#open", Paper).show([])
        else:
            entry, actions = last
            rule.show(f"From {entry.ref}")
            self.query_one("#open", Paper).show([self._action(kept) for kept in actions])

    def _action(self, kept: Kept[Action]) -> Spot:
        action = kept.record
        if action.done is not None:
            stands = f"done {in_column(action.done, self.session.today)}"
        else:
            stands = how_late(action.due, self.session.today) if action.due else "no date"
        box = "[ ]" if action.is_open else "[x]"
        return Spot(f"{box} {kept.ref} {action.text}, {stands}", kept.ref, hang=4)

    def _changed_underneath(self) -> bool:
        if self._entry is None:
            return False
        reflections = self.session.notebook.reflections
        return self._ref.id not in reflections or reflections.get(self._ref.id) != self._entry


def _typed_fields() -> tuple[str, ...]:
    return (*LINES, *(section.field for section in SECTIONS), "criteria")


def _typed(entry: Reflection) -> dict[str, str]:
    """The fields of an entry as they would have been typed; what is empty is left out."""
    fields = fields_by_name(Reflection)
    values = {name: in_words(fields[name], getattr(entry, name)) for name in _typed_fields()}
    return {name: value for name, value in values.items() if value}
