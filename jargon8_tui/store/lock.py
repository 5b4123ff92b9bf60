"""A lock of the system's own, which frees it when its holder dies, however that comes about.

On Unix that is a call; the filelock library makes the same one, and takes as long to load as a
third of the notebook takes to read. Windows has it from filelock.
"""

import contextlib
import errno
import os
import sys
from pathlib import Path

_MODE = 0o600

if sys.platform == "win32":
    from filelock import FileLock, Timeout

    class Lock:
        """The lock that the file at `path` stands for."""

        def __init__(self, path: Path) -> None:
            # the app opens on a thread of its own, and closes on the first
            self._lock = FileLock(path, mode=_MODE, thread_local=False)

        @property
        def is_held(self) -> bool:
            """Whether it is held here."""
            return self._lock.is_locked

        def take(self) -> bool:
            """Take it, unless it is held elsewhere; whether it is held now. Raises `OSError`."""
            try:
                self._lock.acquire(timeout=0)
            except NotImplementedError as error:
                raise _no_locks() from error
            except Timeout:
                return False
            return True

        def release(self) -> None:
            """Let others take it."""
            self._lock.release()

else:
    import fcntl

    _HELD_ELSEWHERE = (errno.EAGAIN, errno.EACCES)

    class Lock:
        """The lock that the file at `path` stands for. The file stays: to remove it would let two
        hold it, each by a file of the same name."""

        def __init__(self, path: Path) -> None:
            self._path = path
            self._descriptor: int | None = None

        @property
        def is_held(self) -> bool:
            """Whether it is held here."""
            return self._descriptor is not None

        def take(self) -> bool:
            """Take it, unless it is held elsewhere; whether it is held now. Raises `OSError`."""
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, _MODE)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.fstat(descriptor).st_nlink:  # someone may have removed it all the same
                    self._descriptor = descriptor
            except OSError as error:
                if error.errno == errno.ENOSYS:
                    raise _no_locks() from error
                if error.errno not in _HELD_ELSEWHERE:
                    raise
            finally:
                if not self.is_held:
                    _close(descriptor)
            return self.is_held

        def release(self) -> None:
            """Let others take it."""
            descriptor, self._descriptor = self._descriptor, None
            if descriptor is not None:
                _close(descriptor)


def _no_locks() -> OSError:
    """What a file system without locks has to say."""
    return OSError(errno.ENOLCK, "files cannot be locked there")


def _close(descriptor: int) -> None:
    """Close a file that nothing was written to: whatever is reported, it is closed."""
    with contextlib.suppress(OSError):
        os.close(descriptor)
