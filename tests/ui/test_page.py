"""What every page does when it is opened and come back to."""

from pathlib import Path

import pytest
from textual.screen import Screen

from jargon8_tui.ui.page import Page
from tests.ui.running import running


async def test_a_page_that_was_only_just_made_is_not_styled_again_and_one_come_back_to_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    styled: list[str] = []
    original = Screen.update_node_styles

    def update(screen: Screen[object], animate: bool = True) -> None:
        styled.append(type(screen).__name__)
        original(screen, animate)

    monkeypatch.setattr(Page, "update_node_styles", update)
    async with running(path) as on:
        styled.clear()
        await on.press("5", "n")
        assert styled == []
        await on.press("escape", "escape")
        assert styled == ["Feedback"]
