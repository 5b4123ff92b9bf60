"""What nothing refers to any more: it goes between two keys, and what stays is left alone."""

import asyncio
import gc
from pathlib import Path
from weakref import ref

from jargon8_tui.ui.tidying import LOOKS_EVERY, MANY
from tests.ui.running import LOOKS, running


class Ring:
    """A thing that only a search for garbage can tell is garbage."""

    def __init__(self) -> None:
        self.itself = self


async def test_python_never_looks_for_garbage_by_itself_while_the_app_runs(kept: Path) -> None:
    async with running(kept) as on:
        await on.until(lambda: not gc.isenabled(), "nothing tidies up")
    for _ in range(LOOKS):
        if gc.isenabled():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it does not do so again once the app has ended")


async def test_what_nothing_refers_to_any_more_goes_while_one_works(kept: Path) -> None:
    async with running(kept) as on:
        await on.until(lambda: not gc.isenabled(), "nothing tidies up")
        ring = ref(Ring())
        many: list[list[int]] = [[] for _ in range(MANY)]
        assert ring() is not None
        await on.until(lambda: ring() is None, "garbage stays")
        assert len(many) == MANY


async def test_places_that_were_opened_are_not_looked_through_again_but_what_lies_on_one_is(
    kept: Path,
) -> None:
    async with running(kept) as on:
        await on.until(lambda: not gc.isenabled(), "nothing tidies up")
        frozen = gc.get_freeze_count()
        await on.press("5", "6", "8")
        await on.until(lambda: gc.get_freeze_count() > frozen, "places are looked through")
        frozen = gc.get_freeze_count()
        await on.press("slash")
        overlay = ref(on.app.screen)
        await on.pilot.pause(3 * LOOKS_EVERY)
        await on.press("escape")
        assert gc.get_freeze_count() <= frozen, "what is closed again would stay for ever"
        gc.collect()
        await on.until(lambda: overlay() is None, "it stays")
