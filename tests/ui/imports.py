"""What the tests of the import in the app share: files, and the way to the preview of them."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from textual import events

from jargon8_tui.exchange.reading.files import files_in
from jargon8_tui.ui.importing.preview import Preview
from jargon8_tui.ui.widgets.text_fields import LineInput
from tests.ui.running import Running

ENTRY = """# Reflections – Area 2: Customers

**What I did:** Counted cars.

**What I learned:** Peaks move.

**How this maps to the standard:** Figures.

**Next steps:** Count again.
"""
PEOPLE = """name,power,interest,group,cadence
Lift contractor,4,3,contractor,monthly
Night cleaning,14,5,service partner,none
Fire service,8,3,emergency service,yearly
Tenant rep,7,9,tenant,sometimes
Loading bay,5,6,staff,weekly,and more
"""
"""Lines 2 and 4 fit; 3, 5 and 6 do not."""
EVERYTHING_STAYS = "Nothing was imported: everything is as it was."
"""What is said where one leaves."""
LOOKED_FOR = "jargon8_tui.exchange.looking.files_in"
"""What looks first for the files there are."""
PATIENCE = 30
"""Seconds after which a key that was not answered is not waited for any longer."""


async def asked(on: Running) -> None:
    """Have the app ask what is to be imported."""
    await on.press("colon")
    await on.type("import")
    await on.press("enter")
    await on.sees("Import which file or folder?")


async def answered(on: Running, typed: str) -> None:
    """Paste an answer to that."""
    on.app.screen.query_one(LineInput).value = typed
    await on.press("enter")


async def previewed(on: Running, *paths: Path) -> None:
    """Go to the preview of what is at `paths`, and wait until it stands."""
    await asked(on)
    await answered(on, " ".join(f"'{path}'" for path in paths))
    await found(on)


async def found(on: Running) -> None:
    """Wait until it has been found out what there is."""
    await on.until(
        lambda: isinstance(on.app.screen, Preview) and not on.said.startswith("Reading"),
        "no preview",
    )
    await on.rest()


async def taken_in(on: Running) -> None:
    """Take in what is previewed, and wait until that is done."""
    await on.press("enter")
    await on.until(lambda: not isinstance(on.app.screen, Preview), "the preview stays")
    await on.rest()


def meanwhile(
    monkeypatch: pytest.MonkeyPatch, on: Running, keys: Sequence[str], is_so: Callable[[], bool]
) -> None:
    """When it is found out next what is in files, press `keys` in the middle of that, and let it
    go on once something is so: the clock of the tests waits for whoever is at work in a thread."""

    def slowly(*given: Any) -> Iterator[Path]:
        monkeypatch.setattr(LOOKED_FOR, files_in)
        for pressed in keys:
            on.app.post_message(events.Key(pressed, pressed if len(pressed) == 1 else None))
        until = monotonic() + PATIENCE
        while not is_so() and monotonic() < until:
            sleep(0.01)
        return files_in(*given)

    monkeypatch.setattr(LOOKED_FOR, slowly)
