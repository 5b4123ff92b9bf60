"""Telling files apart, and finding a name beside one for what may not be lost."""

import datetime as dt
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


def aside(path: Path, word: str, now: dt.datetime) -> Path:
    """A free name beside `path`: `notebook.json.damaged-20261122-140500`."""
    wanted = path.with_name(f"{path.name}.{word}-{now:%Y%m%d-%H%M%S}")
    free, number = wanted, 1
    while free.exists():
        number += 1
        free = wanted.with_name(f"{wanted.name}-{number}")
    return free
