"""The command line as a test types it: words in; what was printed, said and answered out."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner

from jargon8_tui.cli.main import jargon8
from tests.conftest import NOW

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Answer:
    """What a command printed, what it said on stderr, and its exit code."""

    printed: str
    said: str
    code: int

    @property
    def json(self) -> Any:
        """What it printed, as the one JSON document it must be."""
        return json.loads(self.printed)

    @property
    def lines(self) -> list[str]:
        return self.printed.splitlines()


Shell = Callable[..., Answer]


@pytest.fixture(autouse=True)
def the_moment() -> Iterator[None]:
    """Have every command run at `NOW`."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shell(path: Path) -> Shell:
    """Run `jargon8 --notebook PATH` with the words given; no answer may command a terminal."""

    def run(*words: str, input: str | bytes | None = None, code: int = 0) -> Answer:
        result = CliRunner().invoke(jargon8, ["--notebook", str(path), *words], input=input)
        answer = Answer(result.stdout, result.stderr, result.exit_code)
        assert not _CONTROL.search(answer.printed + answer.said)
        assert "Traceback" not in answer.said
        assert answer.code == code, answer.said
        return answer

    return run


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file of a folder, its size and when it was written."""
    return {
        str(file.relative_to(folder)): (file.stat().st_size, file.stat().st_mtime_ns)
        for file in folder.rglob("*")
    }
