"""The window, and what is laid out for it: a size that comes just before a key is not lost."""

from pathlib import Path

import pytest
from textual.events import Resize

from tests.ui.running import running

WIDE, NARROW = (120, 30), (80, 24)


@pytest.mark.parametrize("key", ["slash", "question_mark"])
async def test_a_window_made_narrow_right_before_something_is_opened_narrows_what_is_under_it(
    kept: Path, key: str
) -> None:
    async with running(kept, NARROW, at="5") as on:
        narrow = on.shown
    async with running(kept, WIDE, at="5") as on:
        on.app.post_message(Resize.from_dimensions(NARROW, None))
        await on.burst(key)
        await on.press("escape")
        assert on.shown == narrow
