"""The one gate that every byte passes between the notebook and the disk.

File, journal, unfinished writing and backups all go through it, so that one day a passphrase can
seal them alike. The only codec so far leaves everything as it is.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol


class Codec(Protocol):
    """Turns content into what stands on the disk, and back."""

    def seal(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """A file's content, in parts of any size, as it is to be written."""

    def unseal(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """A file's content from what was read."""

    def seal_line(self, line: bytes) -> bytes:
        """One entry of the journal as it is to be written, without a newline in it."""

    def unseal_line(self, line: bytes) -> bytes:
        """One entry of the journal from what was read."""


class Plain:
    """Everything as it is, for anyone who may read the file."""

    def seal(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """The content itself."""
        return iter(parts)

    def unseal(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """What was read itself."""
        return iter(parts)

    def seal_line(self, line: bytes) -> bytes:
        """The entry itself."""
        return line

    def unseal_line(self, line: bytes) -> bytes:
        """What was read itself."""
        return line


PLAIN = Plain()
