"""How a command opens the notebook."""

from pathlib import Path

from jargon8_tui.store import Notebook

PATIENCE = 3.0
"""How many seconds a command waits for another one that is writing."""


def reading(path: Path) -> Notebook:
    """The notebook at `path` to read; nothing is locked or written, and none there is empty."""
    return Notebook(path, read_only=True)


def writing(path: Path) -> Notebook:
    """The notebook at `path` to change. What was changed is saved when the `with` ends, or
    `NotSaved` says that it was not; only then may a command say that it is done."""
    return Notebook(path, patience=PATIENCE)
