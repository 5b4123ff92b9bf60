"""A sheet that is written on, over a page: what is typed is kept until it is saved."""

from textual import on
from textual.widgets import Input, Select, TextArea

from jargon8_tui.model.dates import clock
from jargon8_tui.ui.fitted import OnTop
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.sentence import SentenceLine
from jargon8_tui.ui.widgets.text_fields import Remark
from jargon8_tui.ui.writing.keeping import Keeping


class KeptSheet(OnTop[None]):
    """To be subclassed in the place of a modal screen. A subclass says what is `typed`, and calls
    `saved` once that is in the notebook."""

    def __init__(self, session: Session, keeping: Keeping) -> None:
        super().__init__()
        self.session = session
        self.keeping = keeping
        self._last: dict[str, str] = {}
        """What was typed when that was last answered."""

    def typed(self) -> dict[str, str]:
        """Every field as it stands on the sheet."""
        raise NotImplementedError

    def sentence(self) -> str:
        """What there is to say when nothing has just happened."""
        return ""

    def show_kept(self, state: str) -> None:
        """Show since when what is typed is kept, or that it is not."""

    def say(self, sentence: str = "") -> None:
        """Say what just happened; nothing goes back to what stands."""
        self.query_one(SentenceLine).sentence = sentence or self.sentence()

    def on_mount(self) -> None:
        """Have the app keep what is typed here, too, before it ends."""
        self.session.sheets.append(self)
        self._last = self.typed()
        self.keeping.begin(self._last)
        self._show_kept()
        self.say()

    def on_unmount(self) -> None:
        """Be kept no longer."""
        self.session.sheets.remove(self)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def _changed(self) -> None:
        values = self.typed()
        if values != self._last:  # it may be on the disk already, and has still to be answered
            self._last = values
            self.edited()

    def edited(self) -> None:
        """Take note that something was typed: have it on the disk soon."""
        self.say()
        self.keeping.keep_soon(self, self.keep_writing)

    def keep_writing(self) -> None:
        """Put what is typed on the disk, where it is not there yet."""
        if not self.is_attached or not self.keeping.keep(self.typed()):
            return
        self._show_kept()
        if self.not_kept:
            self.say(self.keeping.complaint)

    @property
    def not_kept(self) -> str:
        """Why what is typed is not on the disk; nothing where it is."""
        return self.keeping.problem

    def _show_kept(self) -> None:
        at = self.keeping.at
        self.show_kept("NOT KEPT" if self.keeping.problem else f"kept {clock(at)}" if at else "")

    @on(Remark)
    def _remarked(self, remark: Remark) -> None:
        self.say(remark.sentence)

    def on_descendant_blur(self) -> None:
        """On leaving a field, have it on disk at once."""
        if self.is_mounted:
            self.keep_writing()

    def go(self, sentence: str = "") -> None:
        """Go back to the page underneath, and say there what has happened."""
        self.keeping.begin(self.typed())  # so that nothing puts it back
        self.dismiss(None)
        if sentence:
            self.app.say(sentence)  # type: ignore[attr-defined] # the app's type would import the pages

    def saved(self, sentence: str) -> None:
        """Go back and say so, once what was typed is in the notebook and on the disk."""
        if problem := self.session.notebook.state.problem:
            self.keep_writing()
            self.say(f"Not saved: {problem}")
            return
        self.keeping.drop()
        self.go(sentence)

    def leave_kept(self, how_to_go_on: str) -> None:
        """Go back; what was typed is kept, and said."""
        self.keep_writing()
        if self.keeping.problem:
            return  # which has been said
        at = self.keeping.at
        self.keeping.let_go()
        self.go(f"What you wrote is kept: {how_to_go_on} goes on with it." if at else "")
