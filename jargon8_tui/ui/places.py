"""The places of the app: each a digit, a mode of its own, and a screen imported at first visit."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from jargon8_tui.ui.page import Page
    from jargon8_tui.ui.session import Session


class PlaceName(msgspec.Struct, frozen=True):
    """A place: its digit, what it is called, and where its screen is."""

    digit: str
    mode: str
    name: str
    short: str
    """For the tab line of a narrow terminal."""
    screen: str
    """`module:class`, imported when the place is first visited."""
    kinds: tuple[str, ...] = ()
    """The kinds of record that live there."""

    def opener(self, session: "Session") -> "Callable[[], Page]":
        """What makes its screen."""

        def make() -> "Page":
            return self.load()(session)

        return make

    def load(self) -> "type[Page]":
        """Its screen's class, imported now if it has not been."""
        module, _, name = self.screen.partition(":")
        page: type[Page] = getattr(import_module(module), name)
        return page


PLACES = (
    PlaceName("1", "today", "Today", "Today", "jargon8_tui.ui.today.place:Today"),
    PlaceName(
        "2",
        "stakeholders",
        "Stakeholders",
        "Stak",
        "jargon8_tui.ui.stakeholders.place:Stakeholders",
        ("stakeholder", "contact"),
    ),
    PlaceName("3", "raci", "RACI", "RACI", "jargon8_tui.ui.raci.place:Matrices", ("raci",)),
    PlaceName(
        "4", "journal", "Journal", "Jour", "jargon8_tui.ui.journal.place:Journal", ("reflection",)
    ),
    PlaceName(
        "5", "feedback", "Feedback", "Feed", "jargon8_tui.ui.feedback.place:Feedback", ("feedback",)
    ),
    PlaceName(
        "6",
        "service-levels",
        "Service levels",
        "SLAs",
        "jargon8_tui.ui.service_levels.place:ServiceLevels",
        ("service-level", "measurement"),
    ),
    PlaceName("8", "library", "Library", "Libr", "jargon8_tui.ui.library.place:Library", ("note",)),
    PlaceName("0", "trash", "Trash", "Bin", "jargon8_tui.ui.trash.place:Trash"),
)
"""Every place there is, in the order of its tabs."""

HOME = PLACES[0]
"""Where the app opens."""


def home_of(kind: str) -> PlaceName | None:
    """The place where the records of the kind with that name live, or none."""
    return next((place for place in PLACES if kind in place.kinds), None)
