"""Replace a file so that at every moment the old or the new one is whole on the disk.

The order matters and is the one that survived every simulated crash: write a temporary file in the
same folder, sync it, rename it over the old one, sync the folder. Only then may anyone say saved.
A failed sync is never repeated on the same file, because the system may have dropped what it could
not write and would now report success: the next try is a new file.
"""

import contextlib
import errno
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

SLICE = 1 << 16
"""How many bytes are read or written at once: so few that no other thread waits long, and that
malloc hands out the same pages again and again. It takes larger ones from the system each time,
and to be given those takes as long as all else in the reading of a notebook."""

_TEMPORARY = ".jargon8-"
_LEFTOVER = re.compile(re.escape(_TEMPORARY) + r"[0-9a-f]{12}")
_NEW_FILE = (
    os.O_CREAT
    | os.O_EXCL
    | os.O_WRONLY
    | getattr(os, "O_BINARY", 0)  # Windows
    | getattr(os, "O_NOFOLLOW", 0)
)
_WINDOWS_RETRY = (5, 32, 33)
"""Access denied and sharing violations: a virus scanner or indexer has the file for a moment."""


def replace_file(path: Path, parts: Iterable[bytes]) -> None:
    """Write `parts` as the new content of `path`, readable by its owner only. Raises `OSError`.

    A link is followed, so that the file it names is the one replaced. After an error the file may
    hold the old or the new content, whole in either case.
    """
    path = Path(os.path.realpath(path))
    move_into_place(write_beside(path, parts), path)


def write_beside(path: Path, parts: Iterable[bytes]) -> Path:
    """Write `parts` to a temporary file next to `path`, synced; return it. Raises `OSError`."""
    temporary = path.with_name(f"{path.name}{_TEMPORARY}{os.urandom(6).hex()}")
    descriptor = os.open(temporary, _NEW_FILE, 0o600)
    try:
        try:
            for part in _in_slices(parts):
                write_all(descriptor, part)
            sync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        discard(temporary)
        raise
    return temporary


def move_into_place(temporary: Path, path: Path) -> None:
    """Rename a synced temporary file to `path`, and have the disk hold that. Raises `OSError`."""
    try:
        _rename(temporary, path)
    except BaseException:
        discard(temporary)
        raise
    sync_folder(path.parent)


def discard(path: Path) -> None:
    """Remove a file that nobody needs, if that can be done."""
    with contextlib.suppress(OSError):
        os.unlink(path)  # noqa: PTH108 - the fault tests stand at the doors of `os`


def write_all(descriptor: int, content: bytes) -> None:
    """Write the whole of `content`: the system may take it piece by piece. Raises `OSError`."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync(descriptor: int) -> None:
    """Have the disk itself, not only the system, hold what was written."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # not on every file system; plain fsync is the rest
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_content(descriptor: int) -> None:
    """As `sync`, without waiting for the file's times where the system can leave them for later."""
    if hasattr(os, "fdatasync") and sys.platform != "darwin":
        os.fdatasync(descriptor)
    else:
        sync(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the disk hold a rename or a new file in `folder`. Windows and some file systems, such as
    shares, have no call for it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def slices_of(path: Path) -> Iterator[bytes]:
    """The bytes of a file, a slice at a time. Raises `OSError`."""
    with path.open("rb") as file:
        while part := file.read(SLICE):
            yield part


def leftovers(folder: Path, prefix: str) -> list[Path]:
    """The temporary files in `folder` that killed saves of files called `prefix`... left behind."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name.startswith(prefix)]
    except OSError:
        return []
    return [folder / name for name in sorted(names) if _LEFTOVER.search(name)]


def make_folder(folder: Path) -> None:
    """Make `folder` and its parents, for their owner only where they are new."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _rename(temporary: Path, path: Path) -> None:
    delay = 0.05
    for _ in range(7):
        try:
            os.replace(temporary, path)  # noqa: PTH105 - the fault tests stand here
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _WINDOWS_RETRY:
                raise
            time.sleep(delay)
            delay = min(delay * 2, 1.0)
    os.replace(temporary, path)  # noqa: PTH105 - the fault tests stand here


def _in_slices(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in fewer, larger parts."""
    waiting: list[bytes] = []
    size = 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        if size >= SLICE:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)
