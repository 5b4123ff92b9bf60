"""Where only ASCII can be shown, nothing else is drawn: in any place, whatever lies on top."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jargon8_tui.ui.glyphs import ASCII, WGL4, use_glyphs, with_glyphs
from jargon8_tui.ui.places import PLACES, PlaceName
from tests.conftest import SAMPLE
from tests.ui.running import Running, running

WALKS = {
    "today": "f1 escape n enter escape escape c escape slash a escape a escape escape",
    "stakeholders": "f1 escape t H enter escape v f1 escape enter escape n",
    "raci": "f1 escape t escape enter N escape W escape f1 escape colon r",
    "journal": "f1 escape enter f1 escape escape e f4 f1",
    "feedback": "f1 escape enter escape greater_than_sign escape f escape n down down enter",
    "service-levels": "f1 escape enter f1 escape v v t escape m f1",
    "library": "f1 escape enter enter f1 escape escape escape n",
    "trash": "f1 escape b enter f1",
}
"""The keys that lead through what a place has to show."""


@pytest.fixture
def sample(path: Path) -> Iterator[Path]:
    """A copy of the sample notebook, and a terminal that shows nothing but ASCII."""
    path.write_bytes(SAMPLE.read_bytes())
    use_glyphs(ASCII)
    yield path
    use_glyphs(WGL4)


def only_ascii(on: Running) -> bool:
    """Whether nothing else is drawn, what users wrote themselves aside."""
    theirs = set(SAMPLE.read_text(encoding="utf-8"))
    return all(character.isascii() or character in theirs for character in on.shown)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.mode)
async def test_only_ascii_is_drawn_where_there_is_nothing_else(
    sample: Path, place: PlaceName
) -> None:
    async with running(sample, at=place.digit) as on:
        for pressed in ("", *WALKS[place.mode].split()):
            await on.press(*([pressed] if pressed else []))
            assert only_ascii(on), f"after {pressed or place.digit}:\n{on.shown}"


async def test_only_ascii_parts_what_stands_side_by_side(sample: Path) -> None:
    async with running(sample, (140, 45)) as on:
        for place in PLACES:
            await on.press(place.digit)
            assert only_ascii(on), on.shown


def test_marks_are_named_in_what_is_said_of_them() -> None:
    assert with_glyphs("{error} late   [x] done") == "× late   [x] done"
