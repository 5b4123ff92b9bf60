"""Palette and find together reach everything by its name: records, notes, places and settings."""

from pathlib import Path
from typing import Any

import pytest

from jargon8_tui.model.kinds import (
    ACTION,
    CONTACT,
    FEEDBACK,
    KINDS,
    LINK,
    MEASUREMENT,
    NOTE,
    RACI,
    REFLECTION,
    SERVICE_LEVEL,
    STAKEHOLDER,
    Kind,
)
from jargon8_tui.model.shipped_note import ShippedRef
from jargon8_tui.model.values import made
from jargon8_tui.services.library.shipped_notes import shipped_note
from jargon8_tui.settings import settings_path
from jargon8_tui.store import Notebook
from jargon8_tui.ui.places import PLACES, PlaceName
from tests.conftest import NOW
from tests.ui.find_notebooks import found, listed
from tests.ui.running import running

NAMED: dict[Kind[Any], tuple[str, dict[str, Any]]] = {
    STAKEHOLDER: ("Tenants of the tower", {"name": "", "power": 3, "interest": 8}),
    CONTACT: ("Keys handed over", {"summary": "", "stakeholder": "ST-1"}),
    RACI: ("Drill in the atrium", {"title": ""}),
    REFLECTION: ("Morning on the ramp", {"title": ""}),
    FEEDBACK: ("Lift stuck again", {"summary": ""}),
    SERVICE_LEVEL: (
        "Time to answer the radio",
        {"name": "", "unit": "minutes", "direction": "at most", "targets": "4"},
    ),
    MEASUREMENT: ("Counted by hand", {"note": "", "service_level": "SL-1", "value": 3}),
    ACTION: ("Order more cones", {"text": ""}),
    NOTE: ("Where the spare keys hang", {"title": ""}),
    LINK: ("The cones were for the ramp", {"why": ""}),
}


@pytest.fixture
def written(notebook: Notebook) -> Path:
    """One record of every kind."""
    for kind, (name, fields) in NAMED.items():
        values = {field: name if value == "" else value for field, value in fields.items()}
        if kind is LINK:
            values |= {"a": "AC-1", "b": "RJ-1"}
        record = made(kind, values, NOW, notebook.uid_of).record
        notebook.collection(kind).add(record)
    notebook.close()
    return notebook.path


def test_they_are_of_every_kind() -> None:
    assert NAMED.keys() == set(KINDS)


@pytest.mark.parametrize("kind", NAMED, ids=[kind.name for kind in NAMED])
async def test_find_reaches_a_record_of_every_kind(written: Path, kind: Kind[Any]) -> None:
    name, _ = NAMED[kind]
    async with running(written) as on:
        await found(on, name.lower())
        assert listed(on)[0] == f"{kind.prefix}-1"
        await on.press("enter")
        await on.sees(name)
        assert str(on.app.session.recent[-1]) == f"{kind.prefix}-1"


async def test_find_reaches_a_note_that_ships(written: Path) -> None:
    note = shipped_note(ShippedRef("acas-mediation"))
    async with running(written) as on:
        await found(on, f'"{note.title}"')
        await on.press("enter")
        await on.sees(str(note.ref))
        assert on.app.session.recent[-1] == note.ref


@pytest.mark.parametrize("place", PLACES, ids=[place.mode for place in PLACES])
async def test_the_palette_reaches_every_place(written: Path, place: PlaceName) -> None:
    async with running(written, at="1" if place.digit != "1" else "4") as on:
        await on.press("colon")
        await on.type(place.name)
        await on.press("enter")
        await on.rest()
        assert on.app.current_mode == place.mode


async def test_the_palette_says_where_the_settings_are(written: Path) -> None:
    async with running(written) as on:
        await on.press("colon")
        await on.type("settings")
        await on.press("enter")
        assert str(settings_path()) in on.said
