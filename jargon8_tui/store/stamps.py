"""Telling files apart: whether the one at a path is still the one that was there."""

import os
from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """What shows that a file is still the one it was."""

    inode: int
    size: int
    changed: int = 0
    """When, in nanoseconds; 0 where that says nothing, as for a file that we append to."""


def stamp_of(path: Path, *, with_time: bool = False) -> Stamp | None:
    """The stamp of the file at `path`; none where there is none. Raises `OSError`."""
    try:
        found = os.stat(path)  # noqa: PTH116 - the fault tests stand at the doors of `os`
    except FileNotFoundError:
        return None
    return Stamp(found.st_ino, found.st_size, found.st_mtime_ns if with_time else 0)
