"""File systems that cannot do everything: used where that is safe, and said where it is not."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

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


@pytest.mark.skipif(sys.platform == "win32", reason="locks are filelock's there")
def test_where_nothing_can_be_locked_nothing_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOSYS, "no flock here")

    monkeypatch.setattr("fcntl.flock", no_locks)
    with pytest.raises(Refused, match="files cannot be locked there"):
        opened(path)
    with opened(path, read_only=True) as notebook:
        assert len(notebook.reflections) == 0
