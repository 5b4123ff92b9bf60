"""What every page does when it is opened and come back to."""

from pathlib import Path

import pytest
from textual.events import ScreenResume

from jargon8_tui.ui.page import Page
from tests.ui.running import running


async def test_a_page_that_was_only_just_made_is_not_styled_again_and_one_come_back_to_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resumed: list[tuple[str, bool]] = []
    original = Page.on_screen_resume

    def resume(page: Page, event: ScreenResume) -> None:
        original(page, event)
        resumed.append((type(page).__name__, event.refresh_styles))

    monkeypatch.setattr(Page, "on_screen_resume", resume)
    async with running(path) as on:
        resumed.clear()
        await on.press("5", "n")
        assert set(resumed) == {("Feedback", False), ("FeedbackForm", False)}
        resumed.clear()
        await on.press("escape", "escape")
        assert set(resumed) == {("Feedback", True)}
