"""What every test starts from: a fixed clock, counted identities, an empty folder."""

import datetime as dt
import itertools
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from jargon8_tui.store import Notebook

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")  # no test depends on how busy the machine is

NOW = dt.datetime(2026, 11, 22, 14, 5, tzinfo=dt.UTC)
"""Sunday 22 November 2026, five past two."""
TODAY = NOW.date()
SAMPLE = Path(__file__).parent.parent / "sample_data" / "notebook.json"
"""The sample notebook, of which tests open copies."""


def counted_uids() -> Callable[[], str]:
    """Identities that are the same in every run."""
    numbers = itertools.count(1)
    return lambda: f"00000000-0000-4000-8000-{next(numbers):012}"


@pytest.fixture(autouse=True)
def at_home_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the settings and notebook of whoever runs it."""
    monkeypatch.setenv("TZ", "Europe/London")
    monkeypatch.setenv("JARGON8_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("JARGON8_NOTEBOOK", str(tmp_path / "default" / "notebook.json"))


@pytest.fixture(scope="module")
def in_london() -> Iterator[None]:
    """Have the machine's clock go by London time, and put it back."""
    if sys.platform == "win32":
        pytest.skip("Windows has no time.tzset")
    with pytest.MonkeyPatch.context() as there:
        there.setenv("TZ", "Europe/London")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a notebook may come to be."""
    return tmp_path / "notebook.json"


@pytest.fixture
def notebook(path: Path) -> Iterator[Notebook]:
    """An empty notebook at `NOW`."""
    with Notebook(path, now=lambda: NOW, new_uid=counted_uids()) as opened:
        yield opened
