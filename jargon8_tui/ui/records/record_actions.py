"""What can be done with the record under the cursor, by the same keys on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import work

from jargon8_tui.ui.keys import RECORD, key
from jargon8_tui.ui.page import Page

if TYPE_CHECKING:  # the records are loaded beside the first paint, not before it
    from jargon8_tui.model.kinds import Kept, Kind, Ref
    from jargon8_tui.model.record import Record
    from jargon8_tui.model.shipped_note import ShippedRef

_OF_A_RECORD = frozenset({"edit", "delete", "link", "action", "copy", "export"})


class RecordActions(Page):
    """A page with a record under the cursor. A screen says which (`current`), and may say what of
    it a copy and an action take over. To be subclassed in the place of `Page`.
    """

    BINDINGS = [
        key("e", "edit", "Edit", "edit the record", id="record.edit", group=RECORD),
        key(
            "d",
            "delete",
            "Delete",
            "move it to the trash; u brings it back",
            id="record.delete",
            group=RECORD,
        ),
        key("l", "link", "Link", "say that another belongs to it", id="record.link", group=RECORD),
        key("a", "action", "Action", "add an action to it", id="record.action", group=RECORD),
        key("y", "copy", "Copy", "copy its ref", id="record.copy", group=RECORD),
        key("x", "export", "Export", "write it to a file", id="record.export", group=RECORD),
    ]

    # What a screen says of itself

    def current(self) -> Kept[Record] | None:
        """The record that the keys act on, or none."""
        raise NotImplementedError

    def edit(self, kept: Kept[Record]) -> None:
        """Open the page that `kept` is edited on."""
        self.open_form(kept.ref)

    def action_text(self) -> str:
        """What an action added here starts with."""
        return ""

    def copy_text(self) -> str:
        """What `y` copies, where it is something better than the ref."""
        return ""

    def open_form(self, about: Ref | Kind[Any], given: dict[str, str] | None = None) -> None:
        """Open the form of a record that is there, or of a new one that starts as `given`."""
        from jargon8_tui.ui.records.views import form_of

        with self.saying_refusals():
            self.app.push_screen(form_of(self.session, about, given))

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that is done with a record where there is none."""
        if action in _OF_A_RECORD and self.session.is_open and self.is_empty:
            return None
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Edit the record."""
        if kept := self._chosen():
            self.edit(kept)

    def action_delete(self) -> None:
        """Move the record to the trash."""
        if kept := self._chosen():
            with self.saying_refusals():
                self.session.notebook.collection(kept.ref.kind).remove(kept.ref.id)
                self.deleted(kept.ref)

    def deleted(self, ref: Ref) -> None:
        """Say, on the page on top, that what was under `ref` has gone to the trash."""
        top = self.app.screen
        page = top if isinstance(top, Page) else self
        page.say(f"{ref} is in the trash. u brings it back.")

    @work
    async def action_link(self) -> None:
        """Choose another record, say why the two belong together, and link them."""
        if kept := self._chosen():
            await self.link_with_another(kept.ref)

    async def link_with_another(self, ref: Ref | ShippedRef) -> None:
        """Have a record chosen that belongs with what is under `ref`, and link them."""
        from jargon8_tui.services.connections import link
        from jargon8_tui.ui.finding.find import Find
        from jargon8_tui.ui.overlays.ask import Ask

        other = await self.app.push_screen_wait(Find(self.session, title=f"Link {ref} to"))
        if other is None:
            return
        why = await self.app.push_screen_wait(Ask("Why? (may be empty)"))
        if why is None:
            return
        with self.saying_refusals():
            link(self.session.notebook, ref, other, why.strip())
            self.say(f"{ref} and {other} are linked. u takes that back.")

    def action_action(self) -> None:
        """Start an action that comes from the record."""
        from jargon8_tui.model.kinds import ACTION

        if kept := self._chosen():
            self.open_form(ACTION, {"text": self.action_text(), "source": str(kept.ref)})

    def action_copy(self) -> None:
        """Copy the ref, or what the screen has to copy."""
        if kept := self._chosen():
            text = self.copy_text() or str(kept.ref)
            self.app.copy_to_clipboard(text)
            self.say(f"Copied: {text}" if text.endswith(".") else f"{text} is copied.")

    @work
    async def action_export(self) -> None:
        """Ask where to, and write the record there as the ending asks: Markdown by default."""
        from jargon8_tui.exchange.exporting import export, format_of
        from jargon8_tui.ui.writing_out import write_out

        if (kept := self._chosen()) is None:
            return
        ref, notebook = kept.ref, self.session.notebook
        await write_out(
            self,
            str(ref),
            lambda to: export(notebook, ref, to, format_of(to)),
            question=f"Write {ref} to",
            usual=f"{ref}.md",
        )

    def _chosen(self) -> Kept[Record] | None:
        if not self.session.is_open:
            return None
        kept = self.current()
        if kept is None:
            self.say("There is no record under the cursor.")
        return kept
