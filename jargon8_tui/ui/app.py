"""The app: the keys that mean the same everywhere, and what they do."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.widget import Widget

from jargon8_tui.model.errors import Refused
from jargon8_tui.ui import nothing_here
from jargon8_tui.ui.keys import EVERYWHERE, HERE, is_typed_into, key, written
from jargon8_tui.ui.opening import OpeningApp
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.places import PLACES
from jargon8_tui.ui.type_ahead import TypeAhead, Typed
from jargon8_tui.ui.widgets.tab_line import TabLine
from jargon8_tui.ui.widgets.too_small import is_too_small

if TYPE_CHECKING:  # loaded beside the first paint, or at first use, and not before it
    from textual.binding import Binding
    from textual.dom import DOMNode

    from jargon8_tui.model.kinds import Ref
    from jargon8_tui.model.shipped_note import ShippedRef
    from jargon8_tui.store import Step, Unfinished
    from jargon8_tui.ui.commands import Command


class Jargon8(OpeningApp):
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
        key("c", "capture", "Capture", "write down in one line", id="capture", group=EVERYWHERE),
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
        *nothing_here.KEYS,
    ]

    # What every screen can ask for

    def view(self, ref: Ref | ShippedRef) -> None:
        """Show one record or shipped note, on top of where one is; escape comes back."""
        from jargon8_tui.services.connections import named
        from jargon8_tui.ui.records.views import view_of

        try:
            named(self.session.notebook, ref)
        except Refused as refusal:
            self.say(str(refusal))
        else:
            self.session.recent.append(ref)
            self.push_screen(view_of(self.session, ref))

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen, and with it what it was working out, which would find it half gone, and
        what it has drawn, which Textual would keep of the last thousand widgets there were."""
        screen = self.screen
        self.workers.cancel_node(screen)
        left = super().pop_screen()
        for widget in screen.walk_children(Widget):
            widget.refresh()
        screen.refresh()
        return left

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
            from jargon8_tui.ui.finding.find import Find

            self.push_screen(Find(self.session), self._found)

    def _found(self, ref: Ref | ShippedRef | None) -> None:
        if ref is not None:
            self.view(ref)

    def action_capture(self) -> None:
        """Write something down in one line."""
        if not self.session.is_open or not isinstance(self.screen, Page):
            return
        from jargon8_tui.model.kinds import ACTION, FEEDBACK
        from jargon8_tui.ui.capture import CaptureSheet

        if self.session.is_read_only:
            self.say("The notebook is only read here, so nothing can be written down.")
            return
        kind = FEEDBACK if self.current_mode == "feedback" else ACTION
        self.push_screen(CaptureSheet(self.session, kind))

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
            unfinished = self.session.notebook.unfinished
            unfinished.keep(form.ref, form.fields, is_new=form.is_new, part=form.part)
            self.session.tell_pages()
            self.say(f"What you were writing of {form.ref} is back.")
        except Refused as refusal:
            self.say(str(refusal))

    def _walked(self, step: Step | None, done: str, verb: str) -> None:
        if step is None:
            self.say(f"There is nothing to {verb}.")
        else:
            self.say(f"{done}: {step.saying(self.session.notebook.level_of)}.")

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

    def action_nothing_here(self, pressed: str) -> None:
        """Say that a key does nothing where one is."""
        if self.session.is_open and (page := self.page):
            is_read_only = self.session.is_read_only
            said = nothing_here.said(pressed, only_read=page.ONLY_READ, is_read_only=is_read_only)
            page.say(said)

    def action_help_quit(self) -> None:
        """Say how one leaves, to who tries it as in other programs."""
        self.say("ctrl+q leaves jargon8, from a field too.")

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

    @cached_property
    def _typing(self) -> TypeAhead:
        return TypeAhead(self, self._answer)

    async def on_event(self, event: events.Event) -> None:
        """Let keys through one at a time."""
        if isinstance(event, Typed) and not event.is_forwarded:
            await self._typing.take(event)
        else:
            await self._answer(event)

    async def _answer(self, event: events.Event) -> None:
        """Let nothing be done by key or mouse in a window that shows nothing of it."""
        is_first = isinstance(event, events.InputEvent) and not event.is_forwarded
        if not (is_first and is_too_small(self.size)) or self._works_unseen(event):
            await super().on_event(event)

    def _works_unseen(self, event: events.Event) -> bool:
        """Whether it leaves, or only goes on with what is being typed."""
        if not isinstance(event, events.Key):
            return False
        if event.is_printable and is_typed_into(self.focused):
            return True
        bound = self._bindings.key_to_bindings.get(event.key, [])
        return any(binding.action == "quit" for binding in bound)

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: DOMNode) -> None:  # noqa: ARG002 - as Textual calls it
        """Say which keys the settings have taken away from something else."""
        names = ", ".join(sorted(f"{written(b.key)} ({b.description})" for b in clashed_bindings))
        self.tell_amiss(f"settings.toml gives away a key that is in use here: {names}.")

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
