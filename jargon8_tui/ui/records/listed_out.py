"""Writing out everything that a list has: what its filter holds for, or all there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import work

from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.records.record_actions import RecordActions

if TYPE_CHECKING:
    from jargon8_tui.model.kinds import Kept


class WritesListed(RecordActions):
    """A page with a list of records. To be subclassed in the place of `RecordActions`; a subclass
    keeps `all_listed` as it is, and says what that is called."""

    BINDINGS = [
        key("W", "write_listed", "Write all", "write every listed record to a file",
            id="records.write_listed", group=HERE, show=False),
    ]  # fmt: skip

    all_listed: Sequence[Kept[Any]] | None = None
    """What is listed, without what is unfinished; none while it is still being looked for."""

    def listed_as(self) -> str:
        """What is listed, as a file could be called: `journal, area 5`."""
        raise NotImplementedError

    @work
    async def action_write_listed(self) -> None:
        """Ask where to, and write everything there that is listed, as the ending asks; in a folder
        each kind has its own way of parting it into files."""
        from jargon8_tui.exchange.exporting import export, format_of
        from jargon8_tui.exchange.writing.file_names import file_name
        from jargon8_tui.model.text import counted
        from jargon8_tui.ui.writing_out import write_out

        listed, notebook = self.all_listed, self.session.notebook
        if listed is None:
            self.say("It is still being looked for: once everything is listed, try again.")
        elif not listed:
            self.say("Nothing is listed, so there is nothing to write.")
        else:
            await write_out(
                self,
                "What is listed",
                lambda to: export(notebook, [kept.ref for kept in listed], to, format_of(to)),
                question=f"Write {counted(len(listed), 'record')} to which folder or file?",
                usual=f"{file_name(self.listed_as())}.md",
            )
