"""What tests of the screens start from: a clock that waits for the app, and notebooks to open."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from jargon8_tui.model.note import Note
from jargon8_tui.store import Notebook
from tests.ui.find_notebooks import with_barriers
from tests.ui.journal_notebooks import three_entries
from tests.ui.matrices import with_drill
from tests.ui.standing_clock import standing_clock


@pytest.fixture(scope="package", autouse=True)
def at_their_own_pace() -> Iterator[None]:
    """Have no test depend on how quick or how busy the machine is."""
    with standing_clock():
        yield


@pytest.fixture(scope="module", autouse=True)
def nothing_stays() -> Iterator[None]:
    """Let go of the apps of a file: each, once it has read its notebook, keeps all that is there
    from ever being looked at as garbage."""
    yield
    gc.unfreeze()
    gc.collect()


@pytest.fixture
def drill(notebook: Notebook) -> Path:
    """A notebook with one matrix."""
    return with_drill(notebook)


@pytest.fixture
def entries(notebook: Notebook) -> Path:
    """Three entries, the newest a draft with two next steps, one of which is an action."""
    return three_entries(notebook)


@pytest.fixture
def written(notebook: Notebook) -> Path:
    """Three entries, a note and an action, with a word in common."""
    return with_barriers(notebook)


@pytest.fixture
def kept(notebook: Notebook) -> Path:
    """A notebook with one note."""
    notebook.notes.add(Note(title="Queues at the ramp", section="Site rules"))
    notebook.close()
    return notebook.path
