"""The app from its start until the notebook is on the screen, and how it ends where it fails."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import sys
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.text import Text
from textual import work
from textual.app import App
from textual.screen import Screen

from jargon8_tui.model.errors import Refused
from jargon8_tui.ui.caretaker import Caretaker
from jargon8_tui.ui.one_thread import OneThread
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.places import HOME, PLACES
from jargon8_tui.ui.session import Session, wall_clock
from jargon8_tui.ui.themes import CONTRAST, beside_colours
from jargon8_tui.ui.widgets.scroll_bar import use_whole_cells

if TYPE_CHECKING:  # loaded beside the first paint, or at first use, and not before it
    from pathlib import Path

    from textual.theme import Theme

    from jargon8_tui.model.kinds import Ref
    from jargon8_tui.settings import Settings
    from jargon8_tui.store import Notebook, Step

DRAWN_AGAIN = 0.25
"""Seconds after which the frame is drawn anew while the notebook is still being read. Textual does
so twice as soon as it has drawn it; where the records are there by then, they come with it."""

Opener = Callable[["Path", bool], "Notebook"]
"""Opens the notebook at a path, for reading only where the flag says so."""


def open_notebook(path: Path, read_only: bool) -> Notebook:
    """Open the notebook as it is opened where nothing else is said."""
    from jargon8_tui.store import Notebook

    return Notebook(path, read_only=read_only)


class OpeningApp(App[None]):
    """Its first place at once, and what stands there as soon as the notebook has been read."""

    DEFAULT_MODE = HOME.mode

    def __init__(
        self,
        path: Path,
        settings: Settings,
        *,
        ref: Ref | None = None,
        said: str = "",
        now: Callable[[], dt.datetime] = wall_clock,
        opener: Opener = open_notebook,
    ) -> None:
        super().__init__()
        use_whole_cells()
        self.path = path
        self.session = Session(settings, now)
        self._beside = OneThread()
        self.caretaker = Caretaker(self, self.session, self.say, self._beside)
        self._opener = opener
        self._ref = ref
        self._first_words = said
        """What the first page says, once there is one."""
        self._amiss: list[str] = []
        """What is wrong with the settings, each a sentence."""
        self._warned = False
        self._styled_for = self.theme
        """The theme that everything is styled for; that of the settings is another, or the same."""
        self.animation_level = "none"
        self.register_theme(CONTRAST)
        if settings.theme in self.available_themes:
            self.theme = settings.theme
        else:
            self._amiss.append(f"settings.toml: there is no theme called {settings.theme}.")
        self.set_keymap(self.session.settings.keys)

    def refresh_css(self, animate: bool = True) -> None:
        """Read all styles anew for another theme. Textual would do so for each place that is opened
        for the first time as well, twice over, and that took longer than the place itself."""
        if self._styled_for != self.theme:
            self._styled_for = self.theme
            super().refresh_css(animate)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the styles name and no theme has."""
        return beside_colours()

    # Starting

    def get_default_screen(self) -> Screen[None]:
        """The first place. Were it made as the other modes are, it would be styled twice."""
        return HOME.load()(self.session)

    def on_mount(self) -> None:
        """Know the places, and have everything kept, however the app ends."""
        for place in PLACES:
            self.add_mode(place.mode, place.opener(self.session))
        self.caretaker.heed_endings()

    def on_ready(self) -> None:
        """Read the notebook as soon as the frame is drawn, which it would only hold up."""
        self.read_notebook()

    @work(exclusive=True, group="reading")
    async def read_notebook(self, read_only: bool = False) -> None:
        """Read the notebook beside the app, so that the frame is there and awake meanwhile."""
        reading = asyncio.create_task(self._beside.do(self._read, read_only))
        with self.batch_update():
            await asyncio.wait([reading], timeout=DRAWN_AGAIN)
        try:
            notebook = await reading
        except Refused as refusal:
            self._cannot_open(refusal)
        else:
            self._opened(notebook)

    def _read(self, read_only: bool) -> Notebook:
        """On a thread of its own: load what is needed to read and to show, read, and look up what
        is shown first."""
        notebook = self._opener(self.path, read_only)
        HOME.load().read_ahead(self.session, notebook)
        return notebook

    def _opened(self, notebook: Notebook) -> None:
        """Show what has been read, and go on reading once it is drawn."""
        is_first = not notebook.read_only and not self.path.exists()
        self.session.opened(notebook)
        notebook.follow(self._changed)
        if is_first:
            notebook.save()
        self.session.tell_pages()
        if is_first:
            self._first_words = (
                f"A new notebook: {self.path}. Your employer's rules on personal data apply to it."
            )
        self._say_first()
        if self._ref is not None:
            self.view(self._ref)
        self.theme_changed_signal.subscribe(self, self._theme_chosen)
        self.call_after_refresh(self._read_on)

    @work
    async def _read_on(self) -> None:
        """Look up what is shown a moment later, and look after the notebook from now on: both
        would only hold up the first records."""
        await self._beside.do(HOME.load().read_on, self.session)
        self.session.tell_pages()
        self.caretaker.start()
        if keys := self.session.settings.keys:
            from jargon8_tui.ui.remapped import amiss

            if found := await asyncio.to_thread(amiss, keys):
                self._amiss += found
                self._say_first()

    def _say_first(self) -> None:
        """Say what there is to say at the start, and with it what is wrong with the settings."""
        if said := " ".join(filter(None, (self._first_words, *self._amiss))):
            self.say(said)

    def tell_amiss(self, sentence: str) -> None:
        """Tell something that is wrong with the settings, once."""
        if sentence not in self._amiss:
            self._amiss.append(sentence)
            if self.session.is_open:  # else it is told with the first words
                self.call_later(self.say, sentence)

    def delay_update(self, delay: float = 0.05) -> None:
        """Draw another place as soon as it is laid out. Textual would draw nothing for the `delay`
        of every change of places, to hide that it takes a moment."""

    def _cannot_open(self, refusal: Refused) -> None:
        """Say why; where another has the notebook, read it meanwhile, and change nothing."""
        from jargon8_tui.store import NotebookHeld
        from jargon8_tui.ui.cannot_open import CannotOpen

        if isinstance(refusal, NotebookHeld):
            self._first_words = f"Reading only: {' '.join(str(refusal).split())}"
            self.read_notebook(read_only=True)
        else:
            self.push_screen(CannotOpen(refusal, self.session.now, self.read_notebook))

    @property
    def page(self) -> Page | None:
        """The page on top, or the one under what lies on top of it."""
        pages = [screen for screen in self.screen_stack if isinstance(screen, Page)]
        return pages[-1] if pages else None

    def say(self, sentence: str) -> None:
        """Say what just happened, on the page on top."""
        if page := self.page:
            page.say(sentence)

    def view(self, ref: Ref) -> None:
        """Show one record, on top of where one is."""
        raise NotImplementedError

    def _fatal_error(self) -> None:
        """Say that jargon8 failed, in a sentence, with everything kept.

        Textual's own shows a traceback with the values of every variable: records would be left on
        the terminal for whoever sits there next.
        """
        error = sys.exc_info()[1]
        place = "".join(traceback.format_tb(error.__traceback__)[-1:]) if error else ""
        with contextlib.suppress(Exception):  # it is all that can still be done
            self.caretaker.keep_writing()
        self.panic(
            Text(
                f"jargon8 had to stop, because of a mistake of its own ({type(error).__name__}).\n"
                "What was saved is safe, and what you were writing is offered at the next start.\n"
                f"{place}"
            )
        )

    def _changed(self, _step: Step) -> None:
        self._warned = False
        self.session.thrown_away = None
        self.session.tell_pages()

    def _theme_chosen(self, _theme: Theme) -> None:
        if self.theme != self.session.settings.theme:
            from jargon8_tui.settings import write_setting

            try:
                self.session.settings = write_setting("theme", self.theme)
            except Refused as refusal:
                self.say(str(refusal))
