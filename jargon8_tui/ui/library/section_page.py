"""The notes of one section of the library, and the one under the cursor to read."""

from jargon8_tui.services.library.contents import Chapter, own_chapters, shipped_chapters
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.library.note_list import NoteList, among
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.heading import Heading


class SectionPage(NoteList):
    """One section: its notes on top, or left, and the one under the cursor below, or right."""

    AUTO_FOCUS = "#notes"
    HELP = (
        "The notes of one section. enter reads one whole, b keeps it at hand on top of the "
        "library, y copies the address in it, where it has one."
    )
    BINDINGS = [
        key("escape", "back", "Back", "back to the sections", id="page.back", group=HERE,
            show=False),
    ]  # fmt: skip

    DEFAULT_CSS = """
    SectionPage {
        #notes { height: 40%; }
        &.-wide #notes { width: 56%; }
    }
    """

    def __init__(self, session: Session, title: str, *, ships: bool) -> None:
        super().__init__(session)
        self._title, self._ships = title, ships

    def show(self) -> None:
        """List the notes of the section, or those with the words that are looked for."""
        chapter = self.chapter()
        total = chapter.notes if chapter else ()
        notes = self.holding(total)
        whose = "shipped" if self._ships else "yours"
        self.query_one(Heading).show(
            self._title, among(len(notes), len(total)), whose, str(self.sought)
        )
        empty = f"None of the {len(total):,} notes has that. escape lists them all."
        self.list_again(
            notes, empty if total else "No note stands here any more. escape goes back."
        )

    def chapter(self) -> Chapter | None:
        """The section, while it has notes."""
        notebook = self.session.notebook
        chapters = shipped_chapters() if self._ships else own_chapters(notebook)
        return next((each for each in chapters if each.title == self._title), None)

    def action_back(self) -> None:
        """List every note of the section again, or go back to the sections."""
        if self.sought:
            self.action_clear()
        else:
            leave(self)
