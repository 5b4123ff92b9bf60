"""Going on with writing that was left half-way, from a list that has it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from jargon8_tui.ui.records.record_actions import RecordActions

if TYPE_CHECKING:  # the store is loaded beside the first paint, not before it
    from jargon8_tui.store import Unfinished


def known_by(form: Unfinished) -> Hashable:
    """What of which record was being written."""
    return form.kind, form.id, form.part


class GoesOn(RecordActions):
    """A page that lists what is unfinished: `e` goes on with it, `d` throws it away. To be
    subclassed in the place of `RecordActions`."""

    def writing(self) -> Unfinished | None:
        """The writing left half-way that the cursor is on, or none."""
        raise NotImplementedError

    @property
    def unfinished(self) -> list[Unfinished]:
        """What is unfinished and can be gone on with, the latest first."""
        notebook = self.session.notebook
        return [] if notebook.read_only else list(notebook.unfinished)

    def resume(self, form: Unfinished) -> None:
        """Go on with what was left."""
        from jargon8_tui.ui.records.views import resumed

        with self.saying_refusals():
            self.app.push_screen(resumed(self.session, form))

    def action_edit(self) -> None:
        """Go on with what is unfinished, or edit the record."""
        if (form := self.writing()) is not None:
            self.resume(form)
        else:
            super().action_edit()

    def action_delete(self) -> None:
        """Throw away what is unfinished, or move the record to the trash."""
        if (form := self.writing()) is None:
            super().action_delete()
            return
        with self.saying_refusals():
            self.session.thrown_away = form
            self.session.notebook.unfinished.drop(form.ref, form.part)
            self.session.tell_pages()
            self.say(f"What was unfinished of {form.ref} is thrown away. u brings it back.")
