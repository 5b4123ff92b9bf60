"""The library's place: its contents by section, what ships and one's own, bookmarks on top."""

from collections.abc import Iterable, Sequence
from typing import Any

from jargon8_tui.model.kinds import NOTE
from jargon8_tui.model.text import counted
from jargon8_tui.services.library.contents import (
    Chapter,
    bookmarked,
    own_chapters,
    shipped_chapters,
)
from jargon8_tui.services.library.shipped_notes import shipped_notes
from jargon8_tui.ui.library.note_blocks import opening_blocks
from jargon8_tui.ui.library.note_list import Item, NoteList, among
from jargon8_tui.ui.library.section_page import SectionPage
from jargon8_tui.ui.widgets.blocks import Block, Line
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_row import GroupHeading
from jargon8_tui.ui.writing.unfinished_rows import OF_A_RECORD

BOOKMARKS, SHIPPED, YOURS = "Bookmarks", "Shipped", "Yours"
OF_A_NOTE = frozenset({"edit", "delete"}) | OF_A_RECORD


class Library(NoteList):
    """The sections; with words to look for, the notes in them that have these."""

    AUTO_FOCUS = "#notes"
    HELP = (
        "What is looked up during a shift: the notes that ship, and your own and those you "
        "imported. enter opens a section, f looks for words in all of them."
    )

    DEFAULT_CSS = """
    Library {
        #notes { height: 60%; }
        &.-wide #notes { width: 60%; }
    }
    """

    def show(self) -> None:
        """List the sections, or the notes with the words that are looked for."""
        own = own_chapters(self.session.notebook)
        number_of_own = len(self.session.notebook.notes)
        total = len(shipped_notes()) + number_of_own
        heading = self.query_one(Heading)
        if not self.sought:
            mine = f"{number_of_own:,} of your own" if number_of_own else "none of your own yet"
            heading.show("Library", f"{counted(total, NOTE.label)}, {mine}")
            self.list_again(self.with_unfinished(self._contents(own)), "")
            return
        found = self._found([*shipped_chapters(), *own])
        number = sum(not isinstance(item, GroupHeading) for item in found)
        heading.show("Library", among(number, total), str(self.sought))
        self.list_again(found, f"None of the {total:,} notes has that. escape lists them all.")

    @property
    def idle(self) -> frozenset[str]:
        """Nothing of a note is done with a section."""
        is_on_section = self.session.is_open and self._on() is not None
        return super().idle | (OF_A_NOTE if is_on_section else frozenset())

    def sentence(self) -> str:
        """What is under the cursor, and what enter does with it."""
        chapter = self._on()
        if chapter is None:
            return super().sentence()
        number = counted(len(chapter.notes), NOTE.label)
        whose = "" if chapter.ships else " of your own"
        return f"{chapter.title}: {number}{whose}; enter lists them."

    def opened(self, item: Any) -> None:
        """Open the section, or the note."""
        if isinstance(item, Chapter):
            self.app.push_screen(SectionPage(self.session, item.title, ships=item.ships))
        else:
            super().opened(item)

    def preview(self) -> tuple[str, str, list[Block]]:
        """The notes of the section under the cursor, with how they begin where there is room for
        it; or the note."""
        chapter = self._on()
        if chapter is None:
            return super().preview()
        blocks: list[Block] = []
        for note in chapter.notes:
            blocks += opening_blocks(note) if self.has_class("-wide") else [Line(note.title)]
        return chapter.title, counted(len(chapter.notes), NOTE.label), blocks

    def chapter(self) -> Chapter | None:
        """The section under the cursor."""
        return self._on()

    def _on(self) -> Chapter | None:
        item = self.rows.item
        return item if isinstance(item, Chapter) else None

    def _contents(self, own: Sequence[Chapter]) -> list[Item]:
        marked = bookmarked(self.session.notebook)
        shipped = shipped_chapters()
        items: list[Item] = []
        if marked:
            items += [GroupHeading(BOOKMARKS, len(marked)), *marked]
        items += [GroupHeading(SHIPPED, len(shipped_notes())), *shipped]
        return [*items, GroupHeading(YOURS, sum(len(each.notes) for each in own)), *own]

    def _found(self, chapters: Iterable[Chapter]) -> list[Item]:
        items: list[Item] = []
        for chapter in chapters:
            if notes := self.holding(chapter.notes):
                items += [GroupHeading(chapter.title, len(notes)), *notes]
        return items
