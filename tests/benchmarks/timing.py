"""How the benchmarks say what they measured."""

from collections.abc import Mapping, Sequence
from statistics import median, quantiles

Times = Mapping[str, Sequence[float]]
"""What was measured, in seconds, by what it was measured of."""


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20, method="inclusive")[-1]


def report(title: str, times: Times, against: str) -> None:
    """Print what each took in milliseconds, and how often it is what `against` took."""
    print(f"\n{title}\n{'':34}{'median':>9}{'p95':>9}{'most':>9}{'ratio':>8}{'n':>6}")
    base = median(times[against])
    for name, taken in times.items():
        figures = (f"{1000 * value:9.2f}" for value in (median(taken), p95(taken), max(taken)))
        print(f"{name:34}{''.join(figures)}{median(taken) / base:8.2f}{len(taken):6}")
