"""Which page shows a record whole, and the way back from it."""

from importlib import import_module

from jargon8_tui.model.kinds import NOTE, RACI, REFLECTION, STAKEHOLDER, Ref
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.session import Session

_PAGES = {
    STAKEHOLDER.name: "jargon8_tui.ui.stakeholders.reading:StakeholderPage",
    RACI.name: "jargon8_tui.ui.raci.editor:Editor",
    REFLECTION.name: "jargon8_tui.ui.journal.reading:Reading",
    NOTE.name: "jargon8_tui.ui.note_page:NotePage",
}
_ANY = "jargon8_tui.ui.record_page:RecordPage"


def view_of(session: Session, ref: Ref) -> Page:
    """The page that shows the record under `ref`; its module is imported at first use."""
    module, _, name = _PAGES.get(ref.kind.name, _ANY).partition(":")
    page: Page = getattr(import_module(module), name)(session, ref)
    return page


def leave(page: Page, sentence: str = "", ref: Ref | None = None) -> None:
    """Go back from `page` to the one underneath, and say there what has just happened; a list
    there puts its cursor on `ref`."""
    page.app.pop_screen()
    below = page.app.screen
    if isinstance(below, Page):
        below.wanted = ref
        if sentence:
            below.say(sentence)
