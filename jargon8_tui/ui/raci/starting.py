"""Starting a matrix: what its list and the page of one have in common."""

from textual import work

from jargon8_tui.model.raci import Raci
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.overlays.ask import Ask
from jargon8_tui.ui.records.record_actions import RecordActions


class Starting(RecordActions):
    """A page of the matrices. To be subclassed in the place of `RecordActions`."""

    MODE = "raci"
    BINDINGS = [
        key("n", "new", "New", "a new matrix, with its names to be typed", id="raci.new",
            group=HERE),
    ]  # fmt: skip

    @work
    async def action_new(self) -> None:
        """Ask for a title, and open a matrix whose names are to be typed."""
        if self.session.is_open and (title := await self.asked("Title of the new matrix")):
            self.open_new(Raci.started(title), is_empty=True)

    async def asked(self, question: str, answer: str = "") -> str:
        """What is answered to a question, `answer` unless it is changed; nothing if nothing is."""
        return (await self.app.push_screen_wait(Ask(question, answer, is_usual=True)) or "").strip()

    def open_new(self, matrix: Raci, *, is_empty: bool = False) -> None:
        """Keep a matrix and open it; the names of one that `is_empty` are typed at once."""
        from jargon8_tui.ui.raci.editor import Editor

        with self.saying_refusals():
            notebook = self.session.notebook
            with notebook.transaction():
                kept = notebook.raci_matrices.add(matrix)
                self.wanted = kept.ref  # before the list is shown with it
            self.session.recent.append(kept.ref)
            self.app.push_screen(Editor(self.session, kept.ref, is_new=is_empty))
