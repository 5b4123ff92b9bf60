"""How a command opens the notebook."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jargon8_tui.cli.output import say, warn
from jargon8_tui.model.errors import Refused
from jargon8_tui.store import NewerNotebook, NotANotebook, Notebook, is_part_of

if TYPE_CHECKING:  # a command that only reads does without the settings
    pass

PATIENCE = 3.0
"""How many seconds a command waits for another one that is writing."""


@contextmanager
def reading(path: Path, *, with_backups: bool = False) -> Iterator[Notebook]:
    """The notebook at `path` to read; nothing is locked or written, and none there is empty.

    Where the backups are is only looked up in the settings if it matters: `with_backups`, or since
    the file is damaged.
    """
    try:
        folder = backup_folder() if with_backups else None
        notebook = Notebook(path, read_only=True, backup_folder=folder)
    except NotANotebook:
        notebook = Notebook(path, read_only=True, backup_folder=backup_folder())
    with notebook:
        if notebook.is_newer:
            warn(str(NewerNotebook(path)).partition("\n")[0])
        yield notebook


@contextmanager
def writing(path: Path) -> Iterator[Notebook]:
    """The notebook at `path` to change; what is changed is to be saved by `answer`.

    What there is to say of the state of the file is said at the end.
    """
    from jargon8_tui.services.feedback.due_times import due_rule
    from jargon8_tui.settings import read_settings

    settings = read_settings()
    notebook = Notebook(path, patience=PATIENCE, backup_folder=settings.backups_to)
    notebook.go_by(due_rule(settings))
    try:
        with notebook:
            yield notebook
    finally:
        if not notebook.is_newer:  # which is all there is to say of it then
            for notice in filter(None, (*notebook.notices, notebook.fold_problem)):
                warn(notice)


def refuse_own_files(notebook: Path, to: Path | None) -> None:
    """Raise `Refused` where what is to be written to `to` would take the place of the notebook."""
    if to is not None and is_part_of(notebook, to):
        raise Refused(f"{to} is the notebook's own, so nothing was written; name another file.")


def answer(notebook: Notebook, text: str) -> None:
    """Print `text`, once the disk holds what was changed. Raises `NotSaved`.

    It is printed before the notebook is closed: putting the change in its place in the file can
    take a while in a large one, and nothing hangs on it.
    """
    notebook.save()
    if text:
        say(text)


def backup_folder() -> Path | None:
    """The folder that the user chose for backups, or none."""
    from jargon8_tui.settings import read_settings

    return read_settings().backups_to
