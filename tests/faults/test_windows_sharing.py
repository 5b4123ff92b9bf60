"""Another program that has a file open for a moment, as virus scanners on Windows do."""

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.making import opened, reflection, titles, with_records


class Sharing:
    """`os.replace` on a system where something else has the file open, `times` times."""

    def __init__(self, real: Callable[..., Any], winerror: int, times: int) -> None:
        self._real = real
        self._winerror = winerror
        self._left = times

    def __call__(self, *args: Any) -> Any:
        if not self._left:
            return self._real(*args)
        self._left -= 1
        error = PermissionError(errno.EACCES, "Access is denied")
        error.winerror = self._winerror  # type: ignore[attr-defined] # as on Windows
        raise error


@pytest.mark.parametrize("winerror", [5, 32, 33])
@pytest.mark.parametrize("times", [1, 7])
def test_a_moment_is_waited_out(
    path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int, times: int
) -> None:
    with_records(path, "One")
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with opened(path) as notebook:
        monkeypatch.setattr(os, "replace", Sharing(os.replace, winerror, times))
        notebook.reflections.add(reflection("Two"))
        assert not notebook.state.problem
        assert titles(path) == ["One", "Two"]


@pytest.mark.parametrize("winerror", [5, 32, 33, 17])
def test_a_program_that_never_lets_go_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    with_records(path, "One")
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with opened(path) as notebook:
        with monkeypatch.context() as patched:
            patched.setattr(os, "replace", Sharing(os.replace, winerror, 1000))
            notebook.reflections.add(reflection("Two"))
            assert notebook.state.problem
            assert titles(path) == ["One"]
        notebook.save()
        assert titles(path) == ["One", "Two"]
    assert not list(path.parent.glob("*.jargon8-*"))
