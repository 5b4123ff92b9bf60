"""What every test of the screens starts from: a clock that waits for the app."""

import gc
from collections.abc import Iterator

import pytest

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
