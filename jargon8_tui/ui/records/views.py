"""Which page shows a record whole, which one it is written on, and the way back from both."""

from importlib import import_module
from typing import Any

from textual.screen import Screen

from jargon8_tui.model.kinds import (
    FEEDBACK,
    NOTE,
    RACI,
    REFLECTION,
    SERVICE_LEVEL,
    STAKEHOLDER,
    Kind,
    Ref,
)
from jargon8_tui.model.shipped_note import ShippedRef
from jargon8_tui.store import Unfinished
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.writing.keeping import CAPTURE

_PAGES = {
    STAKEHOLDER.name: "jargon8_tui.ui.stakeholders.reading:StakeholderPage",
    RACI.name: "jargon8_tui.ui.raci.editor:Editor",
    REFLECTION.name: "jargon8_tui.ui.journal.reading:Reading",
    NOTE.name: "jargon8_tui.ui.library.note_page:NotePage",
    FEEDBACK.name: "jargon8_tui.ui.feedback.entry_page:EntryPage",
    SERVICE_LEVEL.name: "jargon8_tui.ui.service_levels.level_page:LevelPage",
}
_SHIPPED = "jargon8_tui.ui.library.note_page:ShippedPage"
_ANY = "jargon8_tui.ui.records.record_page:RecordPage"

_FORMS = {FEEDBACK.name: "jargon8_tui.ui.feedback.form:FeedbackForm"}
_ANY_FORM = "jargon8_tui.ui.writing.form_page:FormPage"

_WRITINGS = {REFLECTION.name: "jargon8_tui.ui.journal.writing:Writing"}
_SHEETS = {
    FEEDBACK.name: "jargon8_tui.ui.feedback.step_sheet:StepSheet",
    SERVICE_LEVEL.name: "jargon8_tui.ui.service_levels.measurements:Measurements",
}
"""Where a part of a record is written, and not the whole of it."""
_CAPTURE = "jargon8_tui.ui.capture:CaptureSheet"


def view_of(session: Session, ref: Ref | ShippedRef) -> Page:
    """The page that shows what is under `ref`; its module is imported at first use."""
    ships = isinstance(ref, ShippedRef)
    page: Page = _loaded(_SHIPPED if ships else _PAGES.get(ref.kind.name, _ANY))(session, ref)
    return page


def form_of(session: Session, about: Ref | Kind[Any], given: dict[str, str] | None = None) -> Page:
    """The form of the record `about`, or of a new one of that kind that starts as `given`.

    Raises `NotFound`, and `Refused` where the notebook can only be read.
    """
    kind = about.kind if isinstance(about, Ref) else about
    page: Page = _loaded(_FORMS.get(kind.name, _ANY_FORM))(session, about, given)
    return page


def resumed(session: Session, form: Unfinished) -> Screen[Any]:
    """The screen on which writing goes on that was left. Raises as `form_of` does."""
    kind = form.ref.kind.name
    screen: Screen[Any]
    if form.part == CAPTURE:
        screen = _loaded(_CAPTURE)(session, form.ref.kind)
    elif form.part:
        screen = _loaded(_SHEETS[kind])(session, form.ref, form.part)
    elif kind in _WRITINGS:
        screen = _loaded(_WRITINGS[kind])(session, form.ref)
    else:
        screen = form_of(session, form.ref)
    return screen


def _loaded(place: str) -> Any:
    """What `module:name` is, imported at first use."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


def leave(page: Page, sentence: str = "", ref: Ref | None = None) -> None:
    """Go back from `page` to the one underneath, and say there what has just happened; a list
    there puts its cursor on `ref`."""
    page.app.pop_screen()
    below = page.app.screen
    if isinstance(below, Page):
        below.wanted = ref
        if sentence:
            below.say(sentence)
