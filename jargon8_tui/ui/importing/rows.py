"""The rows of a preview: what was found, file by file; first those with something refused."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jargon8_tui.exchange.import_report import ImportReport, Said, Taken, TurnedDown
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.widgets.record_row import Cell, Column, GroupHeading, Row

COLUMNS = (Column("Line", 5, right=True), Column("", 9), Column("Kind", 13), Column("Title"))

REFUSED, UPDATED, NEW, UNCHANGED, FITS, SAID = OUTCOMES = (
    "refused",
    "updated",
    "new",
    "unchanged",
    "fits",
    "",
)
"""What becomes of what was found, in the order in which a file shows it."""
NOTHING = "nothing to import"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was found in a file, or has to be said of it."""

    outcome: str
    about: Taken | TurnedDown | Said
    number: int
    """Its place among all of them."""

    @property
    def line(self) -> int | None:
        """Where it begins in its file, if that shows."""
        return None if isinstance(self.about, Said) else self.about.line


def rows_of(report: ImportReport, paths: Sequence[Path]) -> list[Item | GroupHeading]:
    """Everything in `report`, under the name of its file: by line, the refused first."""
    by_file: dict[Path, list[tuple[str, Taken | TurnedDown | Said]]] = defaultdict(list)
    for outcome, about in _found(report):
        by_file[about.file].append((outcome, about))
    rows: list[Item | GroupHeading] = []
    for file, found in sorted(by_file.items(), key=lambda one: _place(*one)):
        found.sort(key=lambda one: (OUTCOMES.index(one[0]), getattr(one[1], "line", None) or 0))
        outcomes = [outcome for outcome, _ in found]
        rows.append(GroupHeading(f"{name_in(file, paths)}: {_summary(outcomes)}"))
        rows += [Item(outcome, about, len(rows) + n) for n, (outcome, about) in enumerate(found)]
    return rows


def in_short(report: ImportReport, *, is_done: bool = True) -> str:
    """`31 imported, 2 updated, 1 refused`; `31 new` where nothing is done yet."""
    numbers = {
        "imported" if is_done else NEW: len(report.imported),
        UPDATED: len(report.updated),
        UNCHANGED: len(report.unchanged),
        REFUSED: len(report.refused),
    }
    return ", ".join(f"{number:,} {word}" for word, number in numbers.items() if number) or NOTHING


def name_in(file: Path, paths: Sequence[Path]) -> str:
    """What a file is called: by its way from the folder that was asked for, or by its name."""
    folder = next((path for path in paths if path != file and file.is_relative_to(path)), None)
    return str(file.relative_to(folder)) if folder else file.name or str(file)


def row(item: Item | GroupHeading) -> Row | GroupHeading:
    """A row of the list."""
    if isinstance(item, GroupHeading):
        return item
    line = f"{item.line:,}" if item.line else ""
    match item.about:
        case TurnedDown() as refused:
            return Row([line, REFUSED, refused.reason], Cell(glyphs().error, "error"))
        case Said() as said:
            return Row([line, said.sentence], Cell(glyphs().warning, "warning"))
        case Taken() as taken:
            role = "muted" if item.outcome in (UNCHANGED, FITS) else ""
            return Row([line, Cell(item.outcome, role), taken.kind.label, taken.title])


def _found(report: ImportReport) -> Iterator[tuple[str, Taken | TurnedDown | Said]]:
    for outcome, some in (
        (REFUSED, report.refused),
        (UPDATED, report.updated),
        (NEW, report.imported),
        (UNCHANGED, report.unchanged),
        (FITS, report.fitting),
        (SAID, report.said),
    ):
        yield from ((outcome, about) for about in some)


def _place(file: Path, found: Sequence[tuple[str, object]]) -> tuple[bool, tuple[str, ...]]:
    is_whole = all(outcome != REFUSED for outcome, _ in found)
    return is_whole, file.parts


def _summary(outcomes: Sequence[str]) -> str:
    """`3 new, 1 unchanged`, or that what is refused keeps the rest out."""
    numbers = {outcome: outcomes.count(outcome) for outcome in OUTCOMES}
    if numbers[FITS]:
        them = "it" if numbers[REFUSED] == 1 else "them"
        stay = "that fits stays" if numbers[FITS] == 1 else "that fit stay"
        return f"{numbers[REFUSED]:,} refused, and {numbers[FITS]:,} {stay} out with {them}"
    said = [f"{numbers[outcome]:,} {outcome}" for outcome in OUTCOMES[:4] if numbers[outcome]]
    return ", ".join(said) or NOTHING
