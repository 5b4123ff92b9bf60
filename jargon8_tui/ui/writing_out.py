"""Writing something to a file: where to is asked in the sentence line, and where it is is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jargon8_tui.model.text import counted
from jargon8_tui.typed_path import typed_path
from jargon8_tui.ui.overlays.ask import Ask
from jargon8_tui.ui.widgets.text_fields import WriteLine

if TYPE_CHECKING:
    from jargon8_tui.ui.page import Page


async def write_out(
    page: Page,
    what: str,
    write: Callable[[Path], Sequence[Path]],
    *,
    question: str,
    usual: str = "",
) -> None:
    """Ask `question`, write to the path that is answered, and say what is written where, or why it
    is not. For a worker.

    Args:
        page: Where it is asked and said.
        what: What is written, as the sentence begins with it: `The grid`.
        write: Writes to a path, and tells the files it wrote; what it refuses is said.
        question: What is asked: `Write the picture to`.
        usual: The name of a file among the user's documents, which stands there to be changed.
    """
    with page.saying_refusals():
        offered = str(documents_folder() / usual) if usual else ""
        answer = await page.app.push_screen_wait(Ask(question, offered, line=WriteLine))
        if not answer or not answer.strip():
            return
        to = typed_path(answer.strip())
        files = write(to)
        where = str(files[0]) if len(files) == 1 else f"{counted(len(files), 'file')} in {to}"
        page.say(f"{what} is written to {where}.")


def documents_folder() -> Path:
    """Where people look for what they have written out. Raises `Refused` without a home folder."""
    home = typed_path("~")
    documents = home / "Documents"
    return documents if documents.is_dir() else home
