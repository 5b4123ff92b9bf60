"""Replace a file so that at every moment the old or the new one is whole on the disk.

The order matters and is the one that survived every simulated crash: write a temporary file in the
same folder, sync it, rename it over the old one, sync the folder. Only then may anyone say saved.
"""

import contextlib
import os
import secrets
import sys
import time
from collections.abc import Iterable
from pathlib import Path

_TEMPORARY = ".jargon8-"
_WINDOWS_RETRY = (5, 32, 33)
"""Access denied and sharing violations: a virus scanner or indexer has the file for a moment."""


def replace_file(path: Path, parts: Iterable[bytes]) -> None:
    """Write `parts` as the new content of `path`, readable by its owner only. Raises `OSError`.

    A link is followed, so that the file it names is the one replaced.
    """
    path = Path(os.path.realpath(path))
    temporary = path.with_name(f"{path.name}{_TEMPORARY}{secrets.token_hex(6)}")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(temporary, flags, 0o600), "wb") as file:
            file.writelines(parts)
            file.flush()
            sync(file.fileno())
        _rename(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def sync(descriptor: int) -> None:
    """Have the disk itself, not only the system, hold what was written."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # not on every file system; plain fsync is the rest
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the disk hold a rename or a new file in `folder`. Windows has no call for it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(path: Path) -> list[Path]:
    """Remove what a killed save of `path` left behind; return what was removed."""
    swept = []
    for leftover in path.parent.glob(f"{path.name}{_TEMPORARY}*"):
        with contextlib.suppress(OSError):
            leftover.unlink()
            swept.append(leftover)
    return swept


def make_folder(folder: Path) -> None:
    """Make `folder` and its parents, for their owner only where they are new."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _rename(temporary: Path, path: Path) -> None:
    delay = 0.05
    for _ in range(7):
        try:
            temporary.replace(path)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _WINDOWS_RETRY:
                raise
            time.sleep(delay)
            delay = min(delay * 2, 1.0)
    temporary.replace(path)
