"""How far one has read is seen in a bar that every console can draw."""

import pytest
from textual.widget import Widget

from jargon8_tui.store import Notebook
from tests.ui.running import running


@pytest.mark.parametrize("rows", range(20, 24))
async def test_how_far_one_has_read_is_drawn_in_whole_cells(notebook: Notebook, rows: int) -> None:
    notebook.close()
    async with running(notebook.path, (80, rows)) as on:
        await on.press("8", "f")
        await on.type("bs 7499 static")
        await on.press("enter", "enter")
        await on.sees("LIB-bs-7499   shipped note")
        assert any(pane.show_vertical_scrollbar for pane in on.app.screen.query(Widget))
        assert not set("▁▂▃▄▅▆▇") & set(on.shown)
