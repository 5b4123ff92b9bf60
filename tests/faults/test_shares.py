"""File systems that cannot do everything: used where that is safe, and said where it is not."""

import errno
import os
import stat
from pathlib import Path

import pytest
from filelock import FileLock

from jargon8_tui.model.errors import Refused
from tests.store.making import opened, reflection, titles


def test_a_folder_that_cannot_be_synced_is_no_reason_not_to_save(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    with opened(path) as notebook:
        notebook.reflections.add(reflection("One"))
        assert not notebook.state.problem
    assert titles(path) == ["One"]


def test_where_nothing_can_be_locked_nothing_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object, **__: object) -> None:
        raise NotImplementedError("no flock here")

    monkeypatch.setattr(FileLock, "acquire", no_locks)
    with pytest.raises(Refused, match="files cannot be locked there"):
        opened(path)
    with opened(path, read_only=True) as notebook:
        assert len(notebook.reflections) == 0
