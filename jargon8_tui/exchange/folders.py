"""Whether a folder is there, asked so that no name can be an error."""

import os
from pathlib import Path


def is_folder(path: Path) -> bool:
    """Whether `path` is a folder; `Path.is_dir` raises for names that no system has."""
    return os.path.isdir(path)  # noqa: PTH112 - pathlib raises on a path it does not like
