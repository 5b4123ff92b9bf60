"""The capture line: one line from anywhere that becomes a concern or an action.

It takes four rows at the bottom. What is understood is said as it is typed, and nothing that is not
understood is an error.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Input

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kind, Ref
from jargon8_tui.model.text import counted
from jargon8_tui.model.values import made
from jargon8_tui.services.feedback.capture import CAPTURED, captured, keep
from jargon8_tui.services.feedback.capture_words import Vocabulary, vocabulary
from jargon8_tui.services.feedback.captured_line import Capture
from jargon8_tui.store import Unfinished
from jargon8_tui.ui.keys import EVERYWHERE, HERE, key
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.places import PLACES
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.text import one_line
from jargon8_tui.ui.widgets.key_line import KeyLine
from jargon8_tui.ui.widgets.rule_line import RuleLine
from jargon8_tui.ui.widgets.sentence import SentenceLine
from jargon8_tui.ui.widgets.text_fields import LineInput
from jargon8_tui.ui.writing.form_values import FormValues
from jargon8_tui.ui.writing.keeping import CAPTURE, Keeping
from jargon8_tui.ui.writing.kept_sheet import KeptSheet


class CaptureLine(LineInput):
    """The line. Of a paste of several lines the first goes into it, the rest to the detail."""

    BINDINGS = [key("enter", "submit", "Save", "save what was understood", id="capture.save")]

    def on_paste(self, event: events.Paste) -> None:
        """Hand over what is pasted below the first line."""
        first, _, rest = event.text.strip().partition("\n")
        if rest.strip() and isinstance(self.screen, CaptureSheet):
            event.prevent_default()
            event.stop()
            self.replace(first, *self.selection)
            self.screen.take_detail(rest.strip())
        else:
            super().on_paste(event)


class Completing(Suggester):
    """Completes the name of a stakeholder after `@`, and of a category after `#`."""

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = words

    @property
    def _names(self) -> Iterator[str]:
        return (one.name for one in self._words.stakeholders)

    async def get_suggestion(self, value: str) -> str | None:
        """The line with the name that has been begun last completed."""
        at = max(value.rfind(mark) for mark in "@#")
        begun = value[at + 1 :].casefold()
        if at < 0 or not begun:
            return None
        offered = self._names if value[at] == "@" else self._words.categories
        names = (name for name in map(one_line, offered) if name.casefold().startswith(begun))
        return next((value + name[len(begun) :] for name in names), None)


class CaptureSheet(KeptSheet):
    """Four rows over the page one is on: the line, what was understood of it, and the keys."""

    TITLE = "capture"
    HELP = (
        "Write down what happened in one line: first what it is and how bad if you like, @ and a "
        "stakeholder, # and a category, a date; the rest is the summary."
    )
    DEFAULT_CSS = """
    CaptureSheet { background: transparent; align: left bottom; }
    CaptureSheet > #box { height: auto; background: $background; }
    """
    BINDINGS = [
        key("tab", "choose", "Kind", "another kind, or the next of those @ could be",
            id="capture.choose", group=HERE),
        key("f4", "all_fields", "All fields", "go on in the form, with what was understood",
            id="capture.all_fields", group=HERE),
        key("escape", "leave", "Leave (kept)", "leave the line; it is kept", id="capture.leave",
            group=HERE),
        key("f8", "throw_away", "Throw away", "throw away what was typed",
            id="capture.throw_away", group=HERE),
        key("f1", "app.help", "Help", "the keys that work here", id="help", group=EVERYWHERE),
    ]  # fmt: skip

    def __init__(self, session: Session, kind: Kind[Any]) -> None:
        """`kind` is what a line is that does not say it by itself."""
        super().__init__(session, Keeping(session, kind, CAPTURE, is_new=True))
        self._words = vocabulary(session.notebook)
        left = self.keeping.left.fields if self.keeping.left else {}
        self._begun = _first_left(self.keeping.left)
        """When the line was first left that this goes on with; none for a new one."""
        self._line = left.get("text", "")
        self._detail = left.get("detail", "")
        self._kind = next((one for one in CAPTURED if one.name == left.get("kind")), kind)
        self._choice = 0

    def compose(self) -> ComposeResult:
        """The four rows."""
        with Vertical(id="box"):
            yield RuleLine("Capture")
            yield CaptureLine(
                self._line,
                title="the line",
                holder="line",
                placeholder="concern high barrier stuck again @tower a #access",
                suggester=Completing(self._words),
            )
            yield SentenceLine()
            yield KeyLine()

    def typed(self) -> dict[str, str]:
        """The line, what was pasted below it, what it is where it does not say so, and since when
        it has been there where it was left before."""
        text = self.query_one(CaptureLine).value
        return {
            "text": text,
            "detail": self._detail,
            "kind": self._kind.name if text else "",
            "begun": self._begun.isoformat() if self._begun else "",
        }

    def show_kept(self, state: str) -> None:
        """Show it in the rule, after the kind."""
        named = self.found.called
        self.query_one(RuleLine).show("Capture", "   ".join(filter(None, (named, state))))

    def sentence(self) -> str:
        """What was understood."""
        if not self.query_one(CaptureLine).value.strip():
            return f"A new {self.found.called}; tab makes it another kind."
        found = self.found
        parts = [found.misspelt, found.in_words]
        if self._detail:
            parts.append(f"{counted(len(self._detail.splitlines()), 'line')} of detail.")
        is_several = len(found.matches) > 1
        parts.append(f"{found.doubt[:-1]}: tab chooses." if is_several else found.doubt)
        parts.append(found.other_track)
        return " ".join(filter(None, parts))

    @property
    def found(self) -> Capture:
        """What the line means."""
        text = f"{self.query_one(CaptureLine).value}\n{self._detail}"
        return captured(
            text,
            self.session.now(),
            self._words,
            kind=self._kind,
            choice=self._choice,
            begun=self._begun,
        )

    def take_detail(self, text: str) -> None:
        """Take what was pasted below the line."""
        self._detail = "\n".join(filter(None, (self._detail, text)))
        self.edited()

    def edited(self) -> None:
        """Say what is understood now. A line that was emptied is begun anew with the next key."""
        if not self._is_written:
            self._begun = None
        self.keeping.turn_to(self.found.kind)
        super().edited()
        self._show_kept()

    @property
    def _is_written(self) -> bool:
        return bool(self.query_one(CaptureLine).value.strip() or self._detail)

    # What the keys do

    def action_choose(self) -> None:
        """Choose the next of several stakeholders, or another kind."""
        if len(self.found.matches) > 1:
            self._choice += 1
        else:
            self._kind = CAPTURED[(CAPTURED.index(self._kind) + 1) % len(CAPTURED)]
        self.edited()

    @on(Input.Submitted)
    def _save(self) -> None:
        """Make a record of the line, or say why it cannot be one."""
        found = self.found
        if not any(found.given.get(name) for name in ("summary", "text")):
            self.say("There is nothing to save yet: write what happened.")
            return
        notebook, page = self.session.notebook, self._page_below()
        ref = self._ref_for(found.kind)
        lives_there = page is not None and found.kind.name in _kinds_of(page)
        if page is not None and lives_there:
            page.wanted = ref
        try:
            keep(notebook, found, ref.id)
        except Refused as refusal:
            self.say(str(refusal))
            return
        how = "enter opens it" if lives_there else "u takes that back"
        self.saved(f"{ref} is saved. {how}.")

    def action_all_fields(self) -> None:
        """Go on in the form, under the same ref; where nothing is written, in a new one."""
        from jargon8_tui.ui.records.views import form_of

        found = self.found
        about: Ref | Kind[Any] = found.kind
        try:
            if self._is_written:
                about = self._ref_for(found.kind)
                fields = _as_text(self.session, found)
                self.session.notebook.unfinished.keep(about, fields, is_new=True)
            form = form_of(self.session, about)
            self.keeping.drop()
        except Refused as refusal:
            self.say(str(refusal))
            return
        self.go()
        self.app.push_screen(form)

    def action_leave(self) -> None:
        """Leave the line; it is kept."""
        self.leave_kept("c")

    def action_throw_away(self) -> None:
        """Forget what was typed."""
        self.keep_writing()
        self.session.thrown_away = self.keeping.on_disk
        self.keeping.drop()
        self.go("The line is thrown away. u brings it back." if self.session.thrown_away else "")

    def _ref_for(self, kind: Kind[Any]) -> Ref:
        """The ref that the line was kept under; a new one where it became another kind."""
        ref = self.keeping.ref
        return ref if ref.kind is kind else self.session.notebook.reserve(kind)

    def _page_below(self) -> Page | None:
        pages = [screen for screen in self.app.screen_stack if isinstance(screen, Page)]
        return pages[-1] if pages else None


def _first_left(left: Unfinished | None) -> dt.datetime | None:
    """When a line was left for the first time; none for a new one."""
    if left is None:
        return None
    with suppress(ValueError):
        begun = dt.datetime.fromisoformat(left.fields.get("begun", ""))
        if begun.tzinfo is not None:
            return begun
    return left.at


def _kinds_of(page: Page) -> tuple[str, ...]:
    """The kinds of record that are listed in the place that `page` is of, where it is its list."""
    from jargon8_tui.ui.list_page import ListPage

    mode = page.MODE if isinstance(page, ListPage) else ""
    return next((place.kinds for place in PLACES if place.mode == mode), ())


def _as_text(session: Session, found: Capture) -> dict[str, str]:
    """What was understood as it would be typed into the form's fields."""
    try:
        record = made(found.kind, found.given, session.now(), session.notebook.uid_of).record
    except Refused:
        return {name: value for name, value in found.given.items() if isinstance(value, str)}
    text = FormValues(session.notebook, found.kind, record).as_text()
    return {name: value for name, value in text.items() if name in found.given}
