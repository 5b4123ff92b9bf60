"""Where it is kept: one TinyDB file that loses nothing. The only importer of tinydb."""

from jargon8_tui.store.changes import Change, Step
from jargon8_tui.store.collection import Collection, Listing
from jargon8_tui.store.errors import (
    BadRecord,
    NewerNotebook,
    NotANotebook,
    NotebookHeld,
    NotSaved,
    ReadOnlyNotebook,
)
from jargon8_tui.store.notebook import Notebook, SaveState
from jargon8_tui.store.trash import Trashed
from jargon8_tui.store.unfinished import Unfinished, UnfinishedWriting

__all__ = [
    "BadRecord",
    "Change",
    "Collection",
    "Listing",
    "NewerNotebook",
    "NotANotebook",
    "NotSaved",
    "Notebook",
    "NotebookHeld",
    "ReadOnlyNotebook",
    "SaveState",
    "Step",
    "Trashed",
    "Unfinished",
    "UnfinishedWriting",
]
