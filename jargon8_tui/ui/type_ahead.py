"""Keys that come faster than they are answered: each waits until the one before has been.

A key rises from what has the focus, through all that is around it, to the app, and what it does may
move the focus. Textual sends the next off at once: behind an `f` that was to open the filter, the
`d` of a word would delete what is under the cursor.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.timer import Timer

from jargon8_tui.ui.keys import is_typed_into

Typed = events.Key | events.Paste

ROUNDS = 3
"""How often the app and the page on top are waited for in turn: a question is asked beside what
asks it, brings a page, and this what has the focus."""
SIGNS = "º¡™£¢∞§¶•ª"
"""What escape and a digit, from 0 to 9, are read as where they come together."""
PATIENCE = 2.0
"""Seconds after which the next key is answered, should what had the one before be gone."""


class TypeAhead:
    """Lets one key at a time through to an app."""

    def __init__(self, app: App[None], answer: Callable[[Typed], Awaitable[None]]) -> None:
        self._app = app
        self._answer = answer
        self._waiting: deque[Typed] = deque()
        self._way: Iterator[MessagePump] | None = None
        """Where the key that is being answered has still to be."""
        self._patience: Timer | None = None

    async def take(self, typed: Typed) -> None:
        """Answer what was typed, as soon as everything before it has been."""
        self._waiting.append(typed)
        if self._way is None:
            await self._go_on()
        else:
            self._be_patient()

    async def _go_on(self) -> None:
        self._way = None
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
        while self._waiting and self._way is None:
            typed, *others = _as_pressed(self._waiting.popleft(), self._app)
            self._waiting.extendleft(others)
            if isinstance(typed, events.Key) and not _stays(typed, self._app):
                self._way = self._way_of_a_key()
            await self._answer(typed)
        if self._way is not None:
            await self._follow(self._way)

    def _be_patient(self) -> None:
        """Go on in the end, should what was to tell that a key has been answered be gone."""
        if self._waiting and self._patience is None:
            on = partial(self._app.call_later, self._go_on)
            self._patience = self._app.set_timer(PATIENCE, on)

    def _way_of_a_key(self) -> Iterator[MessagePump]:
        """Up to the app, which does what the key means; then to whatever came of it."""
        app = self._app
        yield from (app.focused or app.screen).ancestors_with_self
        for _ in range(ROUNDS):
            yield app
            yield app.screen
        yield app

    async def _follow(self, way: Iterator[MessagePump]) -> None:
        """Be told when the next on the way has done with all that came before."""
        if way is not self._way:
            return
        for pump in way:
            if pump.call_later(self._follow, way):
                self._be_patient()
                return
        await self._go_on()


def _as_pressed(typed: Typed, app: App[None]) -> tuple[Typed, ...]:
    """The keys that were pressed: escape with a key close behind it looks like alt with that key.

    A terminal that tells the two apart gives no character with alt. With a digit behind it Textual
    reads a sign that Macs type so, which is one where text is typed, and nowhere else.
    """
    if not isinstance(typed, events.Key) or not typed.character:
        return (typed,)
    if typed.key.startswith("alt+"):
        behind = typed.character
    elif typed.character in SIGNS and not is_typed_into(app.focused):
        behind = str(SIGNS.index(typed.character))
    else:
        return (typed,)
    return events.Key("escape", "\x1b"), events.Key(behind, behind)


def _stays(typed: events.Key, app: App[None]) -> bool:
    """Whether what has the focus takes it as text: it goes nowhere else then."""
    return app.focused is not None and app.focused.check_consume_key(typed.key, typed.character)
