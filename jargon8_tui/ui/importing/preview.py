"""What files hold, and what would become of it here: seen before any of it is taken in."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import work

from jargon8_tui.exchange.giving_way import Breathe
from jargon8_tui.exchange.import_report import ImportReport
from jargon8_tui.exchange.importing import Prepared, prepared
from jargon8_tui.model.text import counted
from jargon8_tui.store import Notebook
from jargon8_tui.ui.breathing import Breathing
from jargon8_tui.ui.importing.reading import reading
from jargon8_tui.ui.importing.rows import COLUMNS, Item, in_short, name_in, row, rows_of
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.list_page import ListPage
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.blocks import Block
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import GroupHeading


@dataclass(frozen=True)
class Found:
    """What was found in files: what is to be done with it, and how that is shown."""

    prepared: Prepared
    rows: Sequence[Item | GroupHeading]
    summary: str
    names: Mapping[str, str]
    """What the records that are new are called, by their uids."""


def found_in(notebook: Notebook, paths: Sequence[Path], breathe: Breathe) -> Found:
    """Read `paths`, for a page: in a thread, with a `breathe` after each few steps."""
    found = prepared(notebook, paths, breathe)
    rows = rows_of(found.report, paths)
    return Found(found, rows, in_short(found.report, is_done=False), found.names)


class FoundList(RecordList):
    """What was found. None of it is opened: enter is the page's, which takes in all of it."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave enter to the page."""
        return action != "open" and super().check_action(action, parameters)


class Preview(ListPage):
    """The records of some files, by file and line, and what is wrong with them.

    It is found out in a thread, anew whenever the notebook changes, and once more before anything
    is written: what is done is what is right by then.
    """

    TITLE = "the import"
    AUTO_FOCUS = "#found"
    HELP = (
        "What the files hold and what would become of it, by line; of a file in which something "
        "is refused nothing is taken in. enter imports the rest, and u takes that back."
    )
    KEEPS_ROOM = True
    MARKS = "× refused, and its file with it   ! to be known of a file"
    ONLY_READ = "What is to be imported is only read here: enter takes in all of it."
    BINDINGS = [
        key("enter", "take_in", "Import", "take in what is new and what is to be updated",
            id="import.go", group=HERE),
        key("escape", "back", "Leave", "leave the notebook as it is", id="page.back", group=HERE),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Preview {
        #found { height: 60%; }
    }
    """

    def __init__(self, session: Session, paths: Sequence[Path]) -> None:
        super().__init__(session)
        self._paths = paths
        self._report: ImportReport | None = None
        self._names: Mapping[str, str] = {}
        self._reading: asyncio.Task[Found] | None = None
        self._is_taking_in = False

    def listed(self) -> RecordList:
        """What was found, under the names of its files."""
        return FoundList(COLUMNS, row, key=_key, id="found")

    def show(self) -> None:
        """Find out what would be done as the notebook is now."""
        if not self._is_taking_in:
            self._look()

    def notebook_changed(self) -> None:
        """What is being found out does not hold any more."""
        if self._reading is not None:
            self._reading.cancel()
        super().notebook_changed()

    def sentence(self) -> str:
        """What enter would do."""
        report = self._report
        if report is None:
            return "Reading what is there; escape leaves it."
        if report.changes:
            new, updated = len(report.imported), len(report.updated)
            first = counted(new or updated, "record")
            does = f"imports {first}" if new else f"updates {first}"
            does += f" and updates {updated:,}" if new and updated else ""
            return f"enter {does}; escape leaves everything as it is."
        if report.refused:
            return "Nothing of it can be taken in as it is: escape goes back."
        if report.unchanged:
            return "All of it is here already: escape goes back."
        return "There is nothing to import: escape goes back."

    def preview(self) -> tuple[str, str, list[Block]]:
        """The record under the cursor as it is to be, or why it is refused."""
        item = self.rows.item
        if not isinstance(item, Item):
            return "", "", []
        return reading(self.session.notebook, item, self._names)

    # Finding out

    @work(exclusive=True, group="import")
    async def _look(self) -> None:
        self._show(await self._found())

    async def _found(self) -> Found:
        """What there is and what is to be done with it, as files and notebook are now; found out
        once more where the notebook is changed meanwhile."""
        while True:
            task = self._reading = self._read_in_thread()
            try:
                await asyncio.wait([task])
            finally:
                task.cancel()
            if not task.cancelled():
                return task.result()

    def _read_in_thread(self) -> asyncio.Task[Found]:
        breathe = Breathing(lambda: self.is_running and not task.done())
        task = asyncio.create_task(
            asyncio.to_thread(found_in, self.session.notebook, self._paths, breathe)
        )
        return task

    def _show(self, found: Found) -> None:
        self._report, self._names = found.prepared.report, found.names
        where = ", ".join(name_in(path, ()) for path in self._paths)
        self.query_one(Heading).show("Import", found.summary, where)
        self.rows.show(found.rows, empty="There is nothing in it.")
        self.show_sentence()

    # What the keys do

    def action_take_in(self) -> None:
        """Take in what is to be taken in; nothing that has not been shown."""
        if self._is_taking_in:
            return
        if self._report is None or not self._report.changes:
            self.hush()  # the sentence says why
            return
        self._is_taking_in = True
        self.say("Importing.")
        self._take_in()

    @work(exclusive=True, group="import")
    async def _take_in(self) -> None:
        """Do what is right by now, and go back; stay where that is nothing."""
        try:
            found = await self._found()
            report = found.prepared.report
            if report.changes:
                with self.saying_refusals():
                    self._taken_in(found.prepared.carry_out())
            else:
                self._show(found)
                self.say(f"Nothing was imported: {in_short(report)}.")
        finally:
            self._is_taking_in = False

    def _taken_in(self, done: ImportReport) -> None:
        sentence = f"{in_short(done)}. u takes that back."
        if self.app.screen is self:
            leave(self, sentence)
        else:  # one went elsewhere meanwhile, or to the help
            self._is_taking_in = False
            self.notebook_changed()
            self.app.say(sentence)  # type: ignore[attr-defined] # the app's type would import the pages

    def action_back(self) -> None:
        """Take in nothing."""
        leave(self, "Nothing was imported: everything is as it was.")


def _key(item: Item | GroupHeading) -> object:
    return item.number if isinstance(item, Item) else item.text
