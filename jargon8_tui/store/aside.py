"""Putting aside what may not be lost: a name beside a file, and a copy of a damaged one."""

import datetime as dt
import filecmp
from pathlib import Path

from jargon8_tui.store.durable import leftovers, replace_file, slices_of


def aside(path: Path, word: str, now: dt.datetime) -> Path:
    """A free name beside `path`: `notebook.json.damaged-20261122-140500`."""
    wanted = path.with_name(f"{path.name}.{word}-{now:%Y%m%d-%H%M%S}")
    free, number = wanted, 1
    while free.exists():
        number += 1
        free = wanted.with_name(f"{wanted.name}-{number}")
    return free


def set_aside(path: Path, now: dt.datetime) -> Path:
    """A copy of a damaged file beside it; the one there is where it has been copied before."""
    copies = {earlier for earlier in path.parent.iterdir() if earlier.name.startswith(path.name)}
    for earlier in copies - set(leftovers(path.parent, path.name)):  # which will be swept
        if ".damaged-" in earlier.name and filecmp.cmp(path, earlier, shallow=False):
            return earlier
    kept = aside(path, "damaged", now)
    replace_file(kept, slices_of(path))
    return kept
