"""The files and folders that were typed, or dropped onto the terminal."""

import os
import shlex
from pathlib import Path

from jargon8_tui.exchange.folders import is_there
from jargon8_tui.model.errors import Refused
from jargon8_tui.typed_path import typed_path


def paths_in(typed: str) -> list[Path]:
    """The paths in a line: one as it stands, or several apart by blanks, those that have blanks in
    them in quotes. None where none of them is there; the import says which of several is not."""
    one = _path(typed)
    if is_there(one):
        return [one]
    try:
        words = shlex.split(typed, posix=os.name != "nt")
    except ValueError:  # a quote that nothing ends
        return []
    several = [_path(word.strip("\"'") if os.name == "nt" else word) for word in words]
    return several if any(map(is_there, several)) else []


def _path(typed: str) -> Path:
    try:
        return typed_path(typed)
    except Refused:  # no folder of anyone here
        return Path(typed)
