"""Whether a file or folder is there, asked so that no name can be an error."""

import os
from pathlib import Path


def is_folder(path: Path) -> bool:
    """Whether `path` is a folder; `Path.is_dir` raises for names that no system has."""
    return os.path.isdir(path)  # noqa: PTH112 - pathlib raises on a path it does not like


def is_there(path: Path) -> bool:
    """Whether there is anything at `path`; `Path.exists` raises as `Path.is_dir` does."""
    return os.path.exists(path)  # noqa: PTH110 - as above
