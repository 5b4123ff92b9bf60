"""What every page does when it is opened and come back to."""

from pathlib import Path

import pytest
from textual._compositor import Compositor, ReflowResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from tests.ui.running import running


async def test_a_page_that_was_only_just_made_is_not_styled_again_and_one_come_back_to_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    styled: list[str] = []
    original = Screen.update_node_styles

    def style(screen: Screen[None], animate: bool = True) -> None:
        styled.append(type(screen).__name__)
        original(screen, animate)

    monkeypatch.setattr(Screen, "update_node_styles", style)
    async with running(path) as on:
        styled.clear()
        await on.press("5", "slash", "escape", "n")
        assert styled == ["Feedback"], "once, when one came back to it"
        styled.clear()
        await on.press("escape", "escape")
        assert styled == ["Feedback"]


async def test_what_is_opened_is_laid_out_once_and_once_more_for_what_that_taught(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[str] = []
    original = Compositor.reflow

    def reflow(compositor: Compositor, parent: Widget, size: Size) -> ReflowResult:
        laid_out.append(type(parent).__name__)
        return original(compositor, parent, size)

    monkeypatch.setattr(Compositor, "reflow", reflow)
    async with running(path) as on:
        laid_out.clear()
        await on.press("slash")
        assert laid_out.count("Find") == 2, "once, and once for what was learnt by it"
        assert "Today" not in laid_out, "what lies under it stays as it is"
