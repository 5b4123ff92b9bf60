"""What can go wrong with the file, each as a sentence that says what to do."""

from pathlib import Path

import msgspec

from jargon8_tui.model.dates import in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.store.backups import Backup


class NotANotebook(Refused):
    """A file that is there but cannot be read as a notebook. It is never overwritten."""

    def __init__(
        self, path: Path, why: str, kept: Path | None = None, newest_good: Backup | None = None
    ) -> None:
        self.path = path
        self.why = why
        self.kept = kept
        """The copy of it that has been set aside; none where it could not be made."""
        self.newest_good = newest_good
        """The newest backup that can be read, or none."""
        copied = f"A copy is kept as {kept.name}. " if kept else ""
        super().__init__(
            f"{path} cannot be read as a notebook: {why}.\n{copied}{_way_out(newest_good)}"
        )


class NewerNotebook(Refused):
    """A notebook that a newer jargon8 wrote: it can be read here, not written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was written by a newer jargon8, so here it can only be read.\n"
            "Bring this jargon8 up to date to write in it."
        )


class NotebookHeld(Refused):
    """A notebook that another jargon8 has open for writing."""

    def __init__(self, path: Path, holder: str) -> None:
        self.holder = holder
        super().__init__(f"{path} is open {holder}.\nClose it there first, or read it meanwhile.")


class ReadOnlyNotebook(Refused):
    """A change asked of a notebook that was opened for reading."""

    def __init__(self) -> None:
        super().__init__("This notebook was opened for reading only, so nothing can be changed.")


class NotSaved(Refused):
    """A change that is kept in memory but has not reached the disk, and why."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"Not saved: {why}")


class BadRecord(msgspec.Struct, frozen=True):
    """A record that is in the file but does not fit its kind: kept as it is, and named."""

    table: str
    id: str
    why: str

    def __str__(self) -> str:
        return f"{f'{self.table} {self.id}'.rstrip()}: {self.why}"


def _way_out(newest_good: Backup | None) -> str:
    if newest_good is None:
        return "Put a good copy in its place, or name another notebook with --notebook."
    made = in_words(newest_good.at)
    return f"jargon8 restore-backup {newest_good.name} goes back to {made}."
