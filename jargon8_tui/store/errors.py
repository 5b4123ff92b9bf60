"""What can go wrong with the file, each as a sentence that says what to do."""

from dataclasses import dataclass
from pathlib import Path

from jargon8_tui.model.errors import Refused


class NotANotebook(Refused):
    """A file that is there but cannot be read as a notebook. It is never overwritten."""

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(
            f"{path} cannot be read as a notebook: {why}.\n"
            "It has been left as it is; put a good copy in its place, or name another with "
            "--notebook."
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


@dataclass(frozen=True)
class BadRecord:
    """A record that is in the file but does not fit its kind: kept as it is, and named."""

    table: str
    id: str
    why: str

    def __str__(self) -> str:
        return f"{self.table} {self.id}: {self.why}"
