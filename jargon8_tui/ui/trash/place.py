"""The place of the trash and the backups: what was deleted, and earlier states of everything."""

import asyncio
from typing import Any

from textual import work

from jargon8_tui.model.dates import clock, in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.text import counted, size_in_words
from jargon8_tui.services.returning import was
from jargon8_tui.store import Backup, Difference, Trashed
from jargon8_tui.ui.keys import HERE, RECORD, key
from jargon8_tui.ui.list_page import ListPage
from jargon8_tui.ui.overlays.confirm import Confirm
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.trash.backup_words import backup_row, question, what_differs
from jargon8_tui.ui.trash.filtering import Filter
from jargon8_tui.ui.trash.words import ref_of, trashed_row, what_comes_back
from jargon8_tui.ui.widgets.blocks import Block, Line, Quiet
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Paper
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Column, GroupHeading, Row

COLUMNS = (Column("Ref", 7), Column("Kind", 13), Column("Title"), Column("Deleted", 19))
JUST_READ = "The notebook is only read here, so nothing can be brought back."
ROOM_FOR_KIND = 72
"""From so many cells on each row says its kind beside its ref; under that titles would be cut."""


class ReturnList(RecordList):
    """The list of what can be brought back; what is opened is restored."""

    BINDINGS = [
        key("enter", "open", "Restore", "bring it back as it was", id="trash.restore", group=HERE)
    ]


class Trash(ListPage):
    """What was deleted, latest first, then the backups, newest first; and what the chosen one is.

    A backup is shown as good once it has been read, one after another while one looks.
    """

    MODE = "trash"
    AUTO_FOCUS = "#returns"
    HELP = (
        "What you deleted, and backups of the whole notebook. enter brings a record back under "
        "its old ref, or everything back as it was then; u takes either back."
    )
    ONLY_READ = "What is in the trash is only read: enter restores it."
    KEEPS_ROOM = True
    WRITES = ListPage.WRITES | {"back_up"}
    FILTERS = "reflection, action or another kind, or words of a title"
    MARKS = "{error} cannot be read as it is on the disk"

    BINDINGS = [
        key("b", "back_up", "Back up now", "make a backup now", id="trash.back_up", group=HERE),
        key("f", "filter", "Filter", "by kind or word", id="trash.filter", group=HERE),
        key("y", "copy", "Copy", "copy its ref", id="trash.copy", group=RECORD),
        key("escape", "clear", "All", "list everything again", id="trash.clear", group=HERE,
            show=False),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Trash {
        #returns { height: 60%; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._trashed: list[Trashed] = []
        self._filter = Filter()
        self._checked: dict[str, Backup] = {}

    def listed(self) -> RecordList:
        """What is deleted, then the backups."""
        return ReturnList(COLUMNS, self._drawn, key=_key, titled=False, id="returns")

    def show(self) -> None:
        """List what is in the trash, and the backups."""
        notebook = self.session.notebook
        self._trashed = notebook.trashed()
        backups = notebook.backups()
        self.query_one(Heading).show(
            "Trash and backups",
            f"{len(self._trashed):,} deleted, {counted(len(backups), 'backup')}",
            str(self._filter),
        )
        listed = [item for item in self._trashed if self._filter.holds(notebook, item)]
        self.rows.show(
            [
                GroupHeading("Trash", len(listed)) if listed else GroupHeading(self._why_empty()),
                *listed,
                GroupHeading(f"Backups {len(backups):,}, newest first")
                if backups
                else GroupHeading("No backups yet: b makes one."),
                *backups,
            ]
        )
        self._check([backup for backup in backups if backup.name not in self._checked])

    def _why_empty(self) -> str:
        if not self._trashed:
            return "The trash is empty."
        return f"None of the {len(self._trashed):,} deleted is: {self._filter}."

    def filtered(self, typed: str) -> None:
        """List of what was deleted what `typed` holds for."""
        self._filter = Filter.read(typed)
        self.rows.begin_anew()  # or the cursor would stay with the backups

    def sentence(self) -> str:
        """What enter does with what is under the cursor."""
        match self.rows.item:
            case Trashed() as item:
                how = f"enter restores {ref_of(item)} under its old ref; u takes that back."
                return self.session.to_change(how) or JUST_READ
            case Backup() as backup:
                if problem := self._as_checked(backup).problem:
                    return f"This backup cannot be used: {problem}."
                how = f"enter goes back to {in_words(backup.at)}, and asks before."
                return self.session.to_change(how) or JUST_READ
        return ""

    @property
    def idle(self) -> frozenset[str]:
        """Nothing is brought back where the notebook is only read."""
        return super().idle | ({"open"} if self.session.is_read_only else set())

    def _as_checked(self, backup: Backup) -> Backup:
        """A backup with what is known of it so far."""
        return self._checked.get(backup.name, backup)

    # What is under the cursor

    def preview(self) -> tuple[str, str, list[Block]]:
        """What would come back, or what a backup has that is not so now."""
        match self.rows.item:
            case Trashed() as item:
                kept = was(item, self.session.notebook.level_of)
                title = f"{ref_of(item)} {kept.title if kept else ''}"
                return title, item.kind, what_comes_back(self.session.notebook, kept, self._trashed)
            case Backup() as backup:
                self._compare(backup)
                reading: list[Block] = [Quiet("Reading the backup.")]
                return f"{in_words(backup.at)} and now", "backup", reading
        return "", "", []

    @work(exclusive=True, group="comparing")
    async def _compare(self, backup: Backup) -> None:
        try:
            blocks = what_differs(await self._differences(backup))
        except Refused as refusal:
            blocks = [Line(str(refusal))]
        if self.rows.item == backup:
            self.query_one(Paper).show(blocks)

    @work(exclusive=True, group="checking")
    async def _check(self, backups: list[Backup]) -> None:
        """Read the backups from end to end, one after another, beside the app."""
        for backup in backups:
            checked = await asyncio.to_thread(self.session.notebook.checked, backup)
            self._checked[backup.name] = checked
            self._draw_anew()
            self.show_sentence()

    async def _differences(self, backup: Backup) -> list[Difference]:
        return await asyncio.to_thread(self.session.notebook.compared_with, backup.name)

    # What the keys do

    def opened(self, item: Trashed | Backup) -> None:
        """Bring the record back, or everything."""
        if self.session.is_read_only:
            self.say(JUST_READ)
        elif isinstance(item, Backup):
            self._go_back_to(item)
        else:
            with self.saying_refusals():
                kept = self.session.notebook.restore(item.ref)
                self.say(f"{kept.ref} is back. u puts it in the trash again.")

    @work(exclusive=True, group="going back")
    async def _go_back_to(self, backup: Backup) -> None:
        """Ask, and go back to a backup."""
        with self.saying_refusals():
            differences = await self._differences(backup)
            if not differences:
                self.say("Nothing differs from now, so there is nothing to go back to.")
            elif await self.app.push_screen_wait(Confirm(question(backup, differences))):
                before = self.session.notebook.state.saved_at or self.session.now()
                self.session.notebook.restore_backup(backup.name)
                self.say(f"Restored. u goes back to {clock(before)}.")

    def action_copy(self) -> None:
        """Copy the ref that a deleted record had."""
        match self.rows.item:
            case Trashed() as item:
                self.app.copy_to_clipboard(ref_of(item))
                self.say(f"{ref_of(item)} is copied.")
            case _:
                self.say("There is no deleted record under the cursor.")

    def action_back_up(self) -> None:
        """Make a backup now."""
        if self.session.is_open:
            with self.saying_refusals():
                made = self.session.notebook.back_up()
                self.notebook_changed()
                records = counted(made.records or 0, "record")
                self.say(f"Backed up: {records}, {size_in_words(made.size)}.")

    def on_resize(self) -> None:
        """Leave out what the titles would be cut for."""
        self._draw_anew()

    def _draw_anew(self) -> None:
        self.rows.show_columns([one for one in COLUMNS if self._has_kind or one.title != "Kind"])

    @property
    def _has_kind(self) -> bool:
        return self.room >= ROOM_FOR_KIND

    def _drawn(self, item: Any) -> Row | GroupHeading:
        if isinstance(item, GroupHeading):
            return item
        if isinstance(item, Backup):
            return backup_row(self._as_checked(item), is_checked=item.name in self._checked)
        return trashed_row(self.session.notebook, item, self.session.today, has_kind=self._has_kind)


def _key(item: GroupHeading | Backup | Trashed) -> str:
    if isinstance(item, GroupHeading):
        return item.text
    return item.name if isinstance(item, Backup) else ref_of(item)
