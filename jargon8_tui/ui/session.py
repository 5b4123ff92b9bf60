"""What every screen works with: the notebook once it is read, the settings, the time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the records and the store are loaded beside the first paint, not before it
    from jargon8_tui.services.finding.find import Finder
    from jargon8_tui.services.finding.looking import AnyRef
    from jargon8_tui.services.levels.known_figures import KnownFigures
    from jargon8_tui.services.today.outlook import Outlook
    from jargon8_tui.settings import Settings
    from jargon8_tui.store import Notebook, Step, Unfinished
    from jargon8_tui.ui.page import Page
    from jargon8_tui.ui.writing.kept_sheet import KeptSheet


def wall_clock() -> dt.datetime:
    """The present moment with the local offset."""
    return dt.datetime.now().astimezone()


class Session:
    """One sitting at the notebook. Screens are given it; they make and open nothing themselves."""

    def __init__(self, settings: Settings, now: Callable[[], dt.datetime] = wall_clock) -> None:
        self.settings = settings
        self.now = now
        self.pages: list[Page] = []
        """Every page there is, in whatever mode, so that each can follow the notebook."""
        self.sheets: list[KeptSheet] = []
        """Every sheet that is being written on, over one of the pages."""
        self.recent: list[AnyRef] = []
        """The records and notes that were opened, the last one last; find starts from them."""
        self.searches: list[str] = []
        """What was looked for, each once, the last one last."""
        self.thrown_away: Unfinished | None = None
        """The writing that was thrown away last, for as long as undo can bring it back."""
        self.outlook: Outlook
        """What is open in the notebook; it is there before the first page is."""
        self._notebook: Notebook | None = None
        self._finder: Finder | None = None
        self._figures: KnownFigures | None = None

    @property
    def is_open(self) -> bool:
        """Whether the notebook has been read yet; until then there is nothing to show."""
        return self._notebook is not None

    @property
    def notebook(self) -> Notebook:
        """The notebook. Only to be asked for once `is_open`."""
        assert self._notebook is not None, "the notebook has not been read yet"
        return self._notebook

    @property
    def finder(self) -> Finder:
        """What finds in the notebook. Only to be asked for once `is_open`."""
        if self._finder is None:
            from jargon8_tui.services.finding.find import Finder

            self._finder = Finder(self.notebook)
        return self._finder

    @property
    def figures(self) -> KnownFigures:
        """The figures of the service levels. Only to be asked for once `is_open`."""
        if self._figures is None:
            from jargon8_tui.services.levels.known_figures import KnownFigures

            self._figures = KnownFigures(self.notebook)
        return self._figures

    def sought(self, words: str) -> None:
        """Keep in mind what was looked for."""
        self.searches = [*(one for one in self.searches if one != words), words]

    def opened(self, notebook: Notebook) -> None:
        """Take over the notebook, once it has been read."""
        from jargon8_tui.services.feedback.due_times import due_rule

        notebook.go_by(due_rule(self.settings))
        notebook.follow(self._keep_up)  # before the pages do, which show what is known
        self._notebook = notebook

    def _keep_up(self, step: Step) -> None:
        if self._figures is not None:
            self._figures.follow(step)

    def tell_pages(self) -> None:
        """Have every page show anew what changed: in the notebook, or in what is unfinished."""
        for page in self.pages:
            page.notebook_changed()

    @property
    def today(self) -> dt.date:
        """The present day."""
        return self.now().date()

    @property
    def is_read_only(self) -> bool:
        """Whether nothing of the notebook can be changed here."""
        return self.is_open and self.notebook.read_only

    def to_change(self, how: str) -> str:
        """`how` something is changed, as a part of a sentence; nothing where nothing can be."""
        return "" if self.is_read_only else how

    @property
    def is_unsaved(self) -> bool:
        """Whether something is only in memory."""
        return self.is_open and bool(self.notebook.state.problem)

    @property
    def save_state(self) -> str:
        """How the notebook stands with the disk, for the right end of a heading."""
        if not self.is_open:
            return ""
        from jargon8_tui.model.dates import clock

        state = self.notebook.state
        if state.problem:
            return "NOT SAVED"
        if self.notebook.read_only or self.notebook.is_newer:
            return "reading only"
        return f"saved {clock(state.saved_at)}" if state.saved_at else "saved"
