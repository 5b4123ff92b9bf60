"""What every test of the screens starts from: a clock that waits for the app."""

from collections.abc import Iterator

import pytest

from tests.ui.standing_clock import standing_clock


@pytest.fixture(scope="package", autouse=True)
def at_their_own_pace() -> Iterator[None]:
    """Have no test depend on how quick or how busy the machine is."""
    with standing_clock():
        yield
