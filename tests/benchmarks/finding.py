"""Finding per key, by the index and before there is one: until the first page, and until all of it.

    python -m tests.benchmarks.finding [SIZE] [ROUNDS]

What is looked for is typed letter by letter, each a search of its own, by the index and through the
records in turns. The first page is what find shows first: two dozen records, fewer where there are
no more, or what there is after the first slice; reading them is part of it. The longest step
is what a key could have waited for.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from jargon8_tui.model.errors import Refused
from jargon8_tui.services.finding.find import Finder
from jargon8_tui.services.finding.looking import AnyRef
from jargon8_tui.services.finding.query import Query
from jargon8_tui.store import Notebook
from jargon8_tui.ui.finding.paging import FIRST_PAGE, paged
from tests.benchmarks.making import write_notebook
from tests.benchmarks.timing import report
from tests.conftest import NOW

ROUNDS = 3
WORDS = ("roster", "barrier lane", "xylophone", "kind:feedback radio", "area:3 unflume patrol")
PHRASES = ('"gate pass"', '"barrier lane', 'area:3 "queue lane"')
FIRST, ALL, STEP = "first page", "all of it", "longest step"


def keys(typed: str) -> Iterator[Query]:
    """The query after each letter that makes one."""
    for end in range(1, len(typed) + 1):
        with suppress(Refused):  # a limit that is still being typed
            yield Query.read(typed[:end], NOW)


def search(finder: Finder, query: Query) -> dict[str, float]:
    """What a search takes, in seconds."""
    longest = 0.0
    first: float | None = None
    start = resumed = perf_counter()

    def steps() -> Iterator[AnyRef | None]:
        nonlocal longest, resumed
        for ref in finder.look(query):
            longest = max(longest, perf_counter() - resumed)
            yield ref
            resumed = perf_counter()
        longest = max(longest, perf_counter() - resumed)

    for page in paged(steps()):
        if page is not None and first is None:
            for ref in page.refs[:FIRST_PAGE]:
                finder.read(ref)
            first = perf_counter() - start
    return {FIRST: first or 0.0, ALL: perf_counter() - start, STEP: longest}


def measure(notebook: Notebook, rounds: int) -> dict[str, list[float]]:
    """Every search by both ways, in turns."""
    through, by_index = Finder(notebook), Finder(notebook)
    by_index.take_index(by_index.start_index()(lambda: None))
    gc.freeze()
    ways = {"by the index": by_index, "before it": through}
    times: dict[str, list[float]] = {}
    sought = {"words": WORDS, "phrases": PHRASES}
    for way in ways:
        for kind in sought:
            times |= {f"{kind}, {way}: {what}": [] for what in (FIRST, ALL, STEP)}
    for _ in range(rounds):
        for kind, typed in sought.items():
            for query in chain.from_iterable(map(keys, typed)):
                for way, finder in ways.items():
                    for what, taken in search(finder, query).items():
                        times[f"{kind}, {way}: {what}"].append(taken)
    return times


def main() -> None:
    """Make a notebook, and measure."""
    size = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    with TemporaryDirectory() as folder:
        path = write_notebook(Path(folder) / "notebook.json", size)
        with Notebook(path, read_only=True, now=lambda: NOW) as notebook:
            notebook.check_all()
            times = measure(notebook, rounds)
    report(f"Finding per key at {size:g}x, ms", times, f"words, by the index: {FIRST}")


if __name__ == "__main__":
    main()
