"""Starting a record of any kind from a page that is about none in particular."""

from functools import partial

from jargon8_tui.model.kinds import (
    ACTION,
    CONTACT,
    FEEDBACK,
    MEASUREMENT,
    NOTE,
    RACI,
    REFLECTION,
    SERVICE_LEVEL,
    STAKEHOLDER,
    Kind,
)
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import begun
from jargon8_tui.ui.commands import Command
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.palette import Palette
from jargon8_tui.ui.places import home_of

OFFERED: tuple[tuple[Kind[Record], str], ...] = (
    (FEEDBACK, "a concern, a complaint, a compliment"),
    (ACTION, "something to be done, by when"),
    (REFLECTION, "what you did and what you learned"),
    (CONTACT, "that a stakeholder was spoken to"),
    (MEASUREMENT, "a figure of a service level"),
    (STAKEHOLDER, "someone whom the contract touches"),
    (RACI, "who does what, and who answers for it"),
    (SERVICE_LEVEL, "a promise that can be measured"),
    (NOTE, "something to look up later"),
)
"""What can be started, what is written most often first, and what each is for."""


def choose_and_start(page: Page) -> None:
    """Ask what it is to be, and open the page on which that is written."""
    kinds = [
        Command(begun(kind.label), says, "", partial(_start, page, kind)) for kind, says in OFFERED
    ]
    page.app.push_screen(Palette(kinds, title="New", thing="kind"), _chosen)


def _chosen(command: Command | None) -> None:
    if command is not None:
        command.run()


def _start(page: Page, kind: Kind[Record]) -> None:
    """Open the page that a new record of `kind` is written on."""
    with page.saying_refusals():
        if kind is REFLECTION:
            from jargon8_tui.ui.journal.writing import Writing

            page.app.push_screen(Writing(page.session, None))
        elif kind is RACI and (place := home_of(kind.name)) is not None:  # it asks for a title
            page.app.switch_mode(place.mode)
            page.app.call_later(page.app.run_action, "screen.new")
        else:
            from jargon8_tui.ui.records.views import form_of

            page.app.push_screen(form_of(page.session, kind))
