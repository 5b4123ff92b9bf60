"""The app: the modes, the notebook once it is read, and the keys that mean the same everywhere."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import gc
import sys
import traceback
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on, work
from textual.app import App
from textual.screen import Screen

from jargon8_tui.model.errors import Refused
from jargon8_tui.ui.caretaker import Caretaker
from jargon8_tui.ui.keys import EVERYWHERE, HERE, is_typed_into, key, written
from jargon8_tui.ui.page import Opening, Page
from jargon8_tui.ui.places import HOME, PLACES
from jargon8_tui.ui.session import Session, wall_clock
from jargon8_tui.ui.themes import CONTRAST
from jargon8_tui.ui.widgets.tab_line import TabLine

if TYPE_CHECKING:  # loaded beside the first paint, or at first use, and not before it
    from pathlib import Path

    from textual.binding import Binding
    from textual.dom import DOMNode
    from textual.theme import Theme

    from jargon8_tui.model.kinds import Ref
    from jargon8_tui.settings import Settings
    from jargon8_tui.store import Notebook, Step, Unfinished
    from jargon8_tui.ui.commands import Command

GIVES_WAY = 0.001
"""Seconds after which what runs beside the app lets it have its turn; Python would take five times
as long, and a key would wait for it."""

Opener = Callable[["Path", bool], "Notebook"]
"""Opens the notebook at a path, for reading only where the flag says so."""


def open_notebook(path: Path, read_only: bool) -> Notebook:
    """Open the notebook as it is opened where nothing else is said."""
    from jargon8_tui.store import Notebook

    return Notebook(path, read_only=read_only)


class Jargon8(App[None]):
    """The notebook on the screen."""

    TITLE = "jargon8"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    CSS = """
    * { scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; }
    """

    BINDINGS = [
        key("slash", "find", "Find", "find anything", id="find", group=EVERYWHERE),
        *(
            key(
                place.digit,
                f"go_to('{place.mode}')",
                place.name,
                f"go to {place.name}",
                id=f"place.{place.mode}",
                group=EVERYWHERE,
                show=False,
            )
            for place in PLACES
        ),
        key("u", "undo", "Undo", "take the last change back", id="undo", group=EVERYWHERE),
        key(
            "ctrl+r",
            "redo",
            "Redo",
            "do it again",
            id="redo",
            group=EVERYWHERE,
            show=False,
        ),
        key(
            "colon,ctrl+p",
            "command_palette",
            "Palette",
            "every action by name",
            id="palette",
            group=EVERYWHERE,
            show=False,
        ),
        key(
            "question_mark,f1",
            "help",
            "Help",
            "the keys that work here",
            id="help",
            group=EVERYWHERE,
        ),
        key(
            "ctrl+s,f2",
            "save",
            "Save",
            "save now what could not be saved",
            id="save",
            group=EVERYWHERE,
            show=False,
        ),
        key("q", "quit", "Quit", "leave; everything is saved", id="quit", group=HERE, show=False),
    ]

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
        self.path = path
        self.session = Session(settings, now)
        self.caretaker = Caretaker(self, self.session, self.say)
        self._opener = opener
        self._ref = ref
        self._first_words = said
        """What the first page says, once there is one."""
        self._warned = False
        self._is_styled = False
        """Whether everything has just been styled, so that doing it again would change nothing."""
        for place in PLACES:
            self.add_mode(place.mode, place.opener(self.session))
        self.animation_level = "none"
        self.register_theme(CONTRAST)
        if settings.theme in self.available_themes:
            self.theme = settings.theme
        else:
            self._first_words = f"settings.toml: there is no theme called {settings.theme}."
        self.set_keymap(self.session.settings.keys)

    # Starting

    def get_default_screen(self) -> Screen[None]:
        """The frame, which is all there is until the notebook has been read."""
        return Opening(self.session, HOME)

    def on_mount(self) -> None:
        """Read the notebook while the frame is drawn."""
        self.caretaker.heed_endings()
        self.read_notebook()

    @work(exclusive=True, group="reading")
    async def read_notebook(self, read_only: bool = False) -> None:
        """Read the notebook beside the app, so that the frame is there and awake meanwhile."""
        try:
            notebook = await asyncio.to_thread(self._read, read_only)
        except Refused as refusal:
            self._cannot_open(refusal)
        else:
            await self._opened(notebook)

    def _read(self, read_only: bool) -> Notebook:
        """On a thread of its own: load what is needed to read and to show, read, and put in order
        what is shown first."""
        from jargon8_tui.model.kinds import kind_named

        HOME.load()
        notebook = self._opener(self.path, read_only)
        for kind in HOME.kinds:
            notebook.collection(kind_named(kind)).newest_first()
        return notebook

    async def _opened(self, notebook: Notebook) -> None:
        """Show the first place, and look after the notebook from now on."""
        is_first = not notebook.read_only and not self.path.exists()
        self.session.opened(notebook)
        notebook.follow(self._changed)
        if is_first:
            notebook.save()
        await self._open_home()
        if is_first:
            self._first_words = (
                f"A new notebook: {self.path}. Your employer's rules on personal data apply to it."
            )
        if self._first_words:
            self.say(self._first_words)
        if self._ref is not None:
            self.view(self._ref)
        self.theme_changed_signal.subscribe(self, self._theme_chosen)
        self.caretaker.start()

    async def _open_home(self) -> None:
        """Show the first place. It is styled as it is laid out; Textual styles all there is twice
        more where the mode changes, which would be a tenth of the start."""
        self._is_styled = True
        laid_out = self.switch_mode(HOME.mode)
        self._is_styled = False
        await laid_out

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew, unless that has just been done."""
        if not self._is_styled:
            super().refresh_css(animate)

    def _cannot_open(self, refusal: Refused) -> None:
        """Say why; where another has the notebook, read it meanwhile, and change nothing."""
        from jargon8_tui.store import NotebookHeld
        from jargon8_tui.ui.cannot_open import CannotOpen

        if isinstance(refusal, NotebookHeld):
            self._first_words = f"Reading only: {' '.join(str(refusal).split())}"
            self.read_notebook(read_only=True)
        else:
            self.push_screen(CannotOpen(refusal, self.session.now, self.read_notebook))

    # What every screen can ask for

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
        """Show one record, on top of where one is; escape comes back."""
        from jargon8_tui.ui.views import view_of

        try:
            self.session.notebook.get(ref)
        except Refused as refusal:
            self.say(" ".join(str(refusal).split()))
        else:
            self.session.recent.append(ref)
            self.push_screen(view_of(self.session, ref))

    def action_go_to(self, mode: str) -> None:
        """Go to a place; where one is in it already, back to its list."""
        if mode != self.current_mode:
            self.switch_mode(mode)
            return
        while len(self.screen_stack) > 1 and isinstance(page := self.screen, Page):
            page.keep_writing()
            if page.not_kept:
                return
            self.pop_screen()

    @on(TabLine.Chosen)
    def _tab_chosen(self, message: TabLine.Chosen) -> None:
        self.switch_mode(message.place.mode)

    def action_find(self) -> None:
        """Find anything."""
        if self.session.is_open:
            from jargon8_tui.ui.find import Find

            self.push_screen(Find(self.session), self._found)

    def _found(self, ref: Ref | None) -> None:
        if ref is not None:
            self.view(ref)

    def action_help(self) -> None:
        """Show the keys that work where the focus is."""
        from jargon8_tui.ui.help import Help

        self.push_screen(Help.of(self.screen))

    def action_undo(self) -> None:
        """Take the last change back: of the notebook, or writing that was thrown away since."""
        if (form := self.session.thrown_away) is not None:
            self._bring_back(form)
        elif self.session.is_open:
            self._walked(self.session.notebook.undo(), "Undone", "undo")

    def action_redo(self) -> None:
        """Do again what was undone."""
        if self.session.is_open:
            self._walked(self.session.notebook.redo(), "Redone", "redo")

    def _bring_back(self, form: Unfinished) -> None:
        self.session.thrown_away = None
        try:
            self.session.notebook.unfinished.keep(form.ref, form.fields, is_new=form.is_new)
            self.session.tell_pages()
            self.say(f"What you were writing of {form.ref} is back.")
        except Refused as refusal:
            self.say(str(refusal))

    def _walked(self, step: Step | None, done: str, verb: str) -> None:
        self.say(f"{done}: {step.saying}." if step else f"There is nothing to {verb}.")

    def action_save(self) -> None:
        """Try again to save what could not be saved."""
        if not self.session.is_unsaved:
            self.say("Everything is saved.")
            return
        try:
            self.session.notebook.save()
            self.say("Saved.")
        except Refused as refusal:
            self.say(str(refusal))
        if page := self.page:
            page.show_state()

    async def action_quit(self) -> None:
        """Leave. Asks only where something is not on the disk, which then has to be said twice."""
        self.caretaker.keep_writing()
        not_kept = next(filter(None, (page.not_kept for page in self.session.pages)), "")
        if (self.session.is_unsaved or not_kept) and not self._warned:
            self._warned = True
            what = "What you are writing is not kept" if not_kept else "Not saved"
            problem = not_kept or self.session.notebook.state.problem
            self.say(f"{what}: {problem} q again leaves without it.")
            return
        self.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave undo and redo to a text field while it has the focus."""
        if action in ("undo", "redo") and is_typed_into(self.focused):
            return False
        return super().check_action(action, parameters)

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: DOMNode) -> None:  # noqa: ARG002
        """Say which keys the settings have taken away from something else."""
        names = ", ".join(sorted(f"{written(b.key)} ({b.description})" for b in clashed_bindings))
        self.call_later(self.say, f"settings.toml gives away a key that is in use here: {names}.")

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is written in the documents: `ctrl+s`, `/`, `f1`."""
        return written(binding.key)

    def action_command_palette(self) -> None:
        """Find an action by its name, and do it."""
        from jargon8_tui.ui.commands import commands
        from jargon8_tui.ui.palette import Palette

        if isinstance(self.screen, Page):  # what lies on top of a page waits for its answer
            self.push_screen(Palette(commands(self, self.screen)), self._named)

    def _named(self, command: Command | None) -> None:
        if command is not None:
            self.call_later(command.run)

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


def run_app(path: Path, *, settings: Settings, ref: Ref | None = None, said: str = "") -> None:
    """Run the app on the notebook at `path` until the user leaves. Raises `NotSaved`."""
    gc.disable()  # until all has been read through: starting makes no garbage worth a pause
    sys.setswitchinterval(GIVES_WAY)
    app = Jargon8(path, settings, ref=ref, said=said, opener=partial(_open_as_set, settings))
    try:
        app.run()
    finally:
        if app.session.is_open:
            app.session.notebook.close()
    if app.return_code:
        sys.exit(app.return_code)


def _open_as_set(settings: Settings, path: Path, read_only: bool) -> Notebook:
    from pathlib import Path

    from jargon8_tui.store import Notebook

    folder = Path(settings.backup_folder).expanduser() if settings.backup_folder else None
    return Notebook(path, read_only=read_only, backup_folder=folder)
