"""Every screen as a picture, at 80 by 24 and at 120 by 40, and the themes; looked at, then kept.

    pytest tests/ui/test_snapshots.py --snapshot-update

takes them anew. They are drawn by the Textual and Rich that the test extra pins.
"""

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from jargon8_tui.settings import Settings
from jargon8_tui.ui.app import Jargon8
from tests.conftest import NOW, SAMPLE
from tests.ui.running import Running, opened

SIZES = [(80, 24), (120, 40)]
SCREENS = {
    "today": [],
    "actions": ["A"],
    "journal": ["4"],
    "reading": ["4", "j", "j", "enter"],
    "writing": ["4", "n"],
    "continuing": ["4", "e", "tab"],
    "filtering": ["4", "f", "2"],
    "find": ["slash", *"barrier"],
    "help": ["4", "question_mark"],
    "palette": ["4", "colon"],
    "grid": ["2"],
    "trail": ["2", "tab", "tab", "t"],
    "register": ["2", "v"],
    "matrices": ["3"],
    "matrix": ["3", "enter", "down", "right"],
    "library": ["8"],
    "library-section": ["8", "down", "down", "enter", "b", "down"],
    "library-filter": ["8", "f", *"refus"],
    "shipped-note": ["8", "G", "k", "k", "k", "k", "k", "enter", "enter", "tab"],
    "note": ["8", "G", "enter", "enter"],
    "log": ["5"],
    "log-filter": ["5", "f", *"open"],
    "entry": ["5", "j", "j", "enter"],
    "step": ["5", "enter", "greater_than_sign"],
    "closing": ["5", "C"],
    "capture": ["5", "c", *"high gate @ten"],
    "new-feedback": ["5", "n"],
    "patterns": ["5", "v"],
    "report": ["5", "R"],
    "levels": ["6"],
    "level": ["6", "enter"],
    "level-point": ["6", "enter", "left", "left"],
    "level-hours": ["6", "enter", "v", "v"],
    "measurements": ["6", "m"],
    "targets": ["6", "enter", "t"],
    "trash": ["0"],
    "new-action": ["4", "a"],
}


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample notebook, at a place whose name no picture shows."""
    copy = tmp_path / "notebook.json"
    shutil.copyfile(SAMPLE, copy)
    return copy


def _pressing(keys: list[str]) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def press(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, Jargon8)
        on = Running(pilot.app, pilot)
        await on.until_open()
        await on.press(*keys)

    return press


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    screen: str, size: tuple[int, int], sample: Path, snap_compare: Callable[..., bool]
) -> None:
    app = Jargon8(sample, Settings(), now=lambda: NOW, opener=opened)
    assert snap_compare(app, terminal_size=size, run_before=_pressing(SCREENS[screen]))


@pytest.mark.parametrize("theme", ["textual-light", "jargon8-contrast", "ansi-dark"])
def test_theme(theme: str, sample: Path, snap_compare: Callable[..., bool]) -> None:
    app = Jargon8(sample, Settings(theme=theme), now=lambda: NOW, opener=opened)
    assert snap_compare(app, terminal_size=(80, 24), run_before=_pressing(["4", "j"]))


def test_no_color(
    sample: Path, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Jargon8(sample, Settings(), now=lambda: NOW, opener=opened)
    assert snap_compare(app, terminal_size=(80, 24), run_before=_pressing(["4", "j"]))
