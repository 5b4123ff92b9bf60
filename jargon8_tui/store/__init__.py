"""Where it is kept: one TinyDB file that loses nothing. The only importer of tinydb."""

from jargon8_tui.store.backups import Backup
from jargon8_tui.store.changes import Change, Step
from jargon8_tui.store.checking import Report
from jargon8_tui.store.collection import Collection, Listing
from jargon8_tui.store.errors import (
    BadRecord,
    NewerNotebook,
    NotANotebook,
    NotebookHeld,
    NotSaved,
    ReadOnlyNotebook,
)
from jargon8_tui.store.findings import Finding
from jargon8_tui.store.ledger import SaveState
from jargon8_tui.store.notebook import Notebook, Rule
from jargon8_tui.store.notebook_file import is_part_of
from jargon8_tui.store.restoring import Difference, backups_of, rescue
from jargon8_tui.store.trash import Trashed
from jargon8_tui.store.unfinished import Unfinished, UnfinishedWriting

__all__ = [
    "Backup",
    "BadRecord",
    "Change",
    "Collection",
    "Difference",
    "Finding",
    "Listing",
    "NewerNotebook",
    "NotANotebook",
    "NotSaved",
    "Notebook",
    "NotebookHeld",
    "ReadOnlyNotebook",
    "Report",
    "Rule",
    "SaveState",
    "Step",
    "Trashed",
    "Unfinished",
    "UnfinishedWriting",
    "backups_of",
    "is_part_of",
    "rescue",
]
