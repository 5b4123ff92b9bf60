"""The page: what every screen of the app has around its body, in the same rows."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from jargon8_tui.model.errors import Refused
from jargon8_tui.ui.fitted import Fitted
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.key_line import KeyLine
from jargon8_tui.ui.widgets.sentence import SentenceLine
from jargon8_tui.ui.widgets.tab_line import TabLine
from jargon8_tui.ui.widgets.too_small import TooSmall

if TYPE_CHECKING:  # the records are loaded beside the first paint, not before it
    from jargon8_tui.model.kinds import Ref
    from jargon8_tui.model.shipped_note import ShippedRef
    from jargon8_tui.store import Notebook

READING = "Reading the notebook."
"""What is said until there is something to say of it."""
CHANGING = frozenset({"capture", "undo", "redo"})
"""What changes the notebook from anywhere."""


class Page(Fitted[None]):
    """Tabs, heading, body, sentence line and footer. A screen says what its body is, and shows.

    `show` is called once the notebook has been read, and again after every change to it that is
    made while the page is on top, or was made while it was not.
    """

    MODE: ClassVar[str] = ""
    """The place it belongs to, for the tab that is drawn reversed; the present one where empty."""
    HELP: ClassVar[str] = ""
    """Two sentences for the help: what this page is for."""
    WRITES: ClassVar[frozenset[str]] = frozenset({"new", "edit", "delete", "link", "action"})
    """The actions that are not to be had where the notebook is only read."""
    MARKS: ClassVar[str] = ""
    """What the marks on this page mean, for the help; each mark as `with_glyphs` reads it."""
    ONLY_READ: ClassVar[str] = ""
    """What is said of a key that acts on a record, where the records here are not acted on."""
    USED_MOST: ClassVar[tuple[str, ...]] = ()
    """The ids of the keys that come first in the footer, where it is not the page's own that do."""

    DEFAULT_CSS = """
    Page { layout: vertical; layers: page notice; }
    Page > * { layer: page; }
    Page > #body { height: 1fr; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.mode = self.MODE
        self.wanted: Ref | None = None
        """The record that the cursor is to be on when the page is shown next."""
        self._stale = True
        self._said = ""

    @classmethod
    def read_ahead(cls, session: Session, notebook: Notebook) -> None:
        """Read of `notebook` what is shown first, where the app opens here: on a thread, before
        anything else has the notebook."""

    @classmethod
    def read_on(cls, session: Session) -> None:
        """Read what is shown a moment later: on a thread, while the notebook is in use."""

    def compose(self) -> ComposeResult:
        """The five rows and regions, in the order that they stand in."""
        yield TabLine(self.MODE or self.app.current_mode)
        yield Heading()
        with Vertical(id="body"):
            yield from self.body()
        yield SentenceLine()
        yield KeyLine()
        yield TooSmall()

    def body(self) -> ComposeResult:
        """What stands between heading and sentence line."""
        yield from ()

    def show(self) -> None:
        """Show what the notebook holds now."""

    def sentence(self) -> str:
        """What is to be said of what is under the cursor, when nothing has just happened."""
        return ""

    def keep_writing(self) -> None:
        """Have what is being written here kept on disk, before the app ends or moves on."""

    @property
    def is_empty(self) -> bool:
        """Whether there is no record here that a key could act on."""
        return False

    @property
    def idle(self) -> frozenset[str]:
        """The actions that would only say why they cannot be done here: not for the footer."""
        return CHANGING if self.session.is_read_only else frozenset()

    @property
    def not_kept(self) -> str:
        """Why what is being written here is not on the disk; nothing where it is."""
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - as Textual calls it
        """Offer nothing that writes where the notebook is only read."""
        return not (
            action in self.WRITES and self.session.is_open and self.session.notebook.read_only
        )

    def open_record(self, ref: Ref | ShippedRef) -> None:
        """Show one record or shipped note, on top of this page."""
        self.app.view(ref)  # type: ignore[attr-defined] # the app's type would import the pages

    # What happens to it

    def on_mount(self) -> None:
        """Show what there is to show."""
        self.session.pages.append(self)
        self.refresh_page()

    def on_unmount(self) -> None:
        """Follow the notebook no longer."""
        self.session.pages.remove(self)

    def on_screen_suspend(self) -> None:
        """Say nothing again that was said before one went on to another page."""
        if isinstance(self.app.screen, Page) and self.app.screen is not self:
            self._said = ""

    def on_screen_resume(self) -> None:
        """Catch up with what changed while another page was on top."""
        self.refresh_page()

    def notebook_changed(self) -> None:
        """Take note that the notebook was read or changed; show it now or when on top again."""
        self._stale = True
        pages = [screen for screen in self.app.screen_stack if isinstance(screen, Page)]
        if pages and pages[-1] is self:  # `is_current` holds for the page underneath, too
            self.refresh_page()

    def refresh_page(self) -> None:
        """Show the page, where what it shows is out of date, and how things stand."""
        if not self.session.is_open:
            self.query_one(SentenceLine).sentence = READING
            return
        if self._stale:
            self._stale = False
            self.show()
        self.show_state()
        self.show_sentence()

    def show_state(self) -> None:
        """Show how things stand with the disk."""
        self.query_one(Heading).show_state(self.session.save_state, unsaved=self.session.is_unsaved)

    # What it says

    def say(self, sentence: str) -> None:
        """Say what just happened; it stands until the next key that moves or changes."""
        self._said = sentence
        self.show_sentence()

    def hush(self) -> None:
        """Go back to what is to be said of what is under the cursor."""
        self._said = ""
        self.show_sentence()

    def show_sentence(self) -> None:
        """Say what just happened, else what does not let go, else what is under the cursor."""
        if not self.session.is_open:
            return
        problem = self.session.notebook.state.problem
        standing = f"Not saved: {problem}" if problem else self.sentence()
        self.query_one(SentenceLine).sentence = self._said or standing

    @contextlib.contextmanager
    def saying_refusals(self) -> Iterator[None]:
        """Say why something could not be done, where it could not."""
        try:
            yield
        except Refused as refusal:
            self.say(str(refusal))
