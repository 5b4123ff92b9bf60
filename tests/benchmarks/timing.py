"""How the benchmarks measure, and how they say what they measured."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median, quantiles
from time import perf_counter

Times = Mapping[str, Sequence[float]]
"""What was measured, in seconds, by what it was measured of."""

Act = Callable[[], object]
"""Something whose time is taken."""

WARMING = 3
"""Rounds that are not counted."""


def seconds(act: Act) -> float:
    """How long `act` takes."""
    start = perf_counter()
    act()
    return perf_counter() - start


def in_turns(acts: Mapping[str, Act], rounds: int) -> dict[str, list[float]]:
    """What each takes, round by round; what is slow only the first time is not counted."""
    times: dict[str, list[float]] = {name: [] for name in acts}
    names = list(acts)
    for turn in range(WARMING + rounds):
        first = turn % len(names)  # no one always comes right after the same other
        for name in names[first:] + names[:first]:
            taken = seconds(acts[name])
            if turn >= WARMING:
                times[name].append(taken)
    return times


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20, method="inclusive")[-1]


def report(title: str, times: Times, against: str) -> None:
    """Print what each took in milliseconds, and how often it is what `against` took."""
    heads = ("least", "median", "p95", "most")
    print(f"\n{title}\n{'':34}{''.join(f'{head:>9}' for head in heads)}{'ratio':>8}{'n':>6}")
    for name, taken in times.items():
        figures = (min(taken), median(taken), p95(taken), max(taken))
        cells = "".join(f"{1000 * value:9.2f}" for value in figures)
        print(f"{name:34}{cells}{ratio(taken, times[against]):8.2f}{len(taken):6}")


def ratio(taken: Sequence[float], base: Sequence[float]) -> float:
    """How often `taken` is what `base` is: round by round where both ran in every round, so that
    a slow spell of the machine is in both, and by their medians elsewhere."""
    if len(taken) == len(base):
        return median(a / b for a, b in zip(taken, base, strict=True))
    return median(taken) / median(base)
