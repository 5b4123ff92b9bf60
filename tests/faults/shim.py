"""A disk that fails when it is told to: at the n-th call to the system, with an error or for good.

It stands between our code and `os`, so it works on every system. A call that is to die raises
`Killed`, and so does every call after it: nothing our code does from then on reaches the disk, as
if the process had ended there. What is on the disk then is what the next start finds.
"""

import errno
import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pytest

CALLS = (
    *("open", "write", "fsync", "fdatasync", "replace", "unlink", "close", "stat", "mkdir"),
    "scandir",
)
"""The doors of `os` that saving goes through."""

ERRORS = tuple(
    getattr(errno, name)
    for name in ("EIO", "ENOSPC", "EDQUOT", "EACCES", "EROFS", "EMFILE", "EINTR", "EXDEV", "EBUSY")
)

When = Literal["before", "half", "after"]
"""Whether a call does nothing, a part (of a write) or all of what it should before it fails."""


class Killed(BaseException):
    """The moment at which the process would have ended."""


class Disk:
    """Counts the calls to the system, and fails the n-th: with `number`, or for good."""

    def __init__(self, at: int, when: When, number: int | None, winerror: int | None) -> None:
        self.calls = 0
        self.failed = ""
        """The call that was failed, once one has been."""
        self._at = at
        self._when = when
        self._number = number
        self._winerror = winerror

    def call(self, name: str, real: Callable[..., Any], *args: Any, **options: Any) -> Any:
        """Make a call to the system, or fail in its place."""
        self.calls += 1
        if self.calls == self._at:
            self.failed = name
            self._do(name, real, *args, **options)
            raise self._error()
        if self.failed and self._number is None and name != "close":
            raise Killed  # the dead make no calls; the system closes what they had open
        return real(*args, **options)

    def _do(self, name: str, real: Callable[..., Any], *args: Any, **options: Any) -> None:
        if name == "write" and self._when == "half":
            real(args[0], bytes(args[1])[: len(args[1]) // 2])
        elif name == "close" or self._when == "after":
            real(*args, **options)

    def _error(self) -> BaseException:
        if self._number is None:
            return Killed()
        error = OSError(self._number, os.strerror(self._number))
        if self._winerror is not None:
            error.winerror = self._winerror  # type: ignore[attr-defined] # as on Windows
        return error


@contextmanager
def failing(
    monkeypatch: pytest.MonkeyPatch,
    at: int,
    *,
    when: When = "before",
    number: int | None = None,
    winerror: int | None = None,
) -> Iterator[Disk]:
    """Within it, the `at`-th call to the system reports error `number`, or is the last there is.

    Garbage waits: what an earlier failure left behind would close its files with these calls.
    """
    disk = Disk(at, when, number, winerror)
    with monkeypatch.context() as patched, no_collecting():
        for name in CALLS:
            if (real := getattr(os, name, None)) is not None:
                patched.setattr(os, name, _door(disk, name, real))
        yield disk


@contextmanager
def no_collecting() -> Iterator[None]:
    """Collect no garbage within it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _door(disk: Disk, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def through(*args: Any, **options: Any) -> Any:
        return disk.call(name, real, *args, **options)

    return through
