"""What became of an import, or would become: each record and each file, by line."""

from dataclasses import dataclass, field
from pathlib import Path

from jargon8_tui.model.kinds import Kind, Ref
from jargon8_tui.model.record import Record


@dataclass(frozen=True, slots=True)
class Taken:
    """A record that a file was found to hold."""

    ref: Ref | None
    """None for one that is new, while nothing is written."""
    kind: Kind[Record]
    title: str
    file: Path
    line: int | None
    """Where it begins in its file, if that shows."""
    record: Record
    """As it is to be in the notebook."""
    before: Record | None = None
    """As it is there before it is updated."""


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """Why nothing of a file was taken in, or not this record of it, and the line, if one shows."""

    file: Path
    line: int | None
    reason: str
    is_alone: bool = False
    """Whether it is only this record that is left as it is, and not all of the file."""
    ref: Ref | None = None
    """Where that record is."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that must be said about how a file was read."""

    file: Path
    sentence: str


@dataclass
class ImportReport:
    """What became of each record and each file of an import."""

    imported: list[Taken] = field(default_factory=list)
    updated: list[Taken] = field(default_factory=list)
    unchanged: list[Taken] = field(default_factory=list)
    refused: list[TurnedDown] = field(default_factory=list)
    fitting: list[Taken] = field(default_factory=list)
    """What fits, and is left out with its file, of which something else does not."""
    said: list[Said] = field(default_factory=list)

    @property
    def changes(self) -> int:
        """How many records are new or not as they were."""
        return len(self.imported) + len(self.updated)
