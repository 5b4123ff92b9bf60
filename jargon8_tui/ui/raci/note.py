"""A sheet to write the note of one activity on, over the matrix."""

from textual import on
from textual.app import ComposeResult

from jargon8_tui.ui.keys import key
from jargon8_tui.ui.overlays.overlay import Overlay
from jargon8_tui.ui.widgets.frame import Across, Framed, FrameLine
from jargon8_tui.ui.widgets.text_fields import ProseArea, Remark


class NoteSheet(Overlay[str | None]):
    """The note of an activity: answers what was written, or none where it is as it was."""

    TITLE = "note"
    HELP = "What is to be known about this activity. escape keeps what is written and goes back."
    DEFAULT_CSS = """
    NoteSheet > #box { height: 12; }
    NoteSheet Framed, NoteSheet ProseArea { height: 1fr; }
    NoteSheet ProseArea { padding: 0 1; }
    """
    BINDINGS = [
        key("ctrl+s,f2,escape", "keep", "Keep", "keep the note and go back", id="raci.note_keep"),
    ]

    def __init__(self, activity: str, note: str) -> None:
        super().__init__()
        self._activity = activity
        self._note = note

    def box(self) -> ComposeResult:
        """The text, in its frame."""
        yield FrameLine(Across.FIRST, f"Note: {self._activity}")
        with Framed():
            yield ProseArea(self._note, title="the note", holder="note")
        yield FrameLine(Across.LAST, right="escape Keep")

    def action_keep(self) -> None:
        """Answer what is written."""
        text = self.query_one(ProseArea).text
        self.dismiss(None if text == self._note else text)

    @on(Remark)
    def _remarked(self, remark: Remark) -> None:
        self.say(remark.sentence)
