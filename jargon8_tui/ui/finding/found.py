"""What find shows: a row for a record, the fields that match, and how many there are."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any, NamedTuple

from textual.content import Content
from textual.style import Style

from jargon8_tui.model.dates import day_and_month
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.fields import Shape
from jargon8_tui.model.kinds import Kind, Ref, read_ref
from jargon8_tui.model.shipped_note import ShippedRef, read_shipped_ref
from jargon8_tui.model.text import begun, shortened
from jargon8_tui.services.finding.find import Finder, snippet
from jargon8_tui.services.finding.looking import AnyRef, Found
from jargon8_tui.services.finding.query import Query
from jargon8_tui.services.finding.texts import texts_of
from jargon8_tui.services.listing import newest_first
from jargon8_tui.store import Notebook
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.text import one_line, plain
from jargon8_tui.ui.widgets.record_row import Cell, Column, GroupHeading, Row

MOST = 200
"""So many are listed; whoever sees more types another letter."""
AT_REST = 10
"""How many records are offered while nothing is typed."""
SOUGHT = 3
"""How many searches are."""

_REF = 7
"""Letters of a ref that there is always room for."""

_PREVIEW = 120
"""About how many characters of the one that is under the cursor are shown below the list."""
_STRONG = re.compile(r"\*\*(.+?)\*\*")
"""What is bold where it is read."""
_LEAD_IN, _EXCERPT = 200, 1_200
"""How many characters of a long text are shown before the first match, and in all."""


def columns_for(longest_ref: int) -> Sequence[Column]:
    """The columns, where the longest ref has so many letters."""
    return (Column("", max(_REF, longest_ref)), Column("", 11, right=True), Column(""))


class Sought(NamedTuple):
    """What was looked for earlier, to be looked for again."""

    words: str


class Results(Sequence[Any]):
    """What was found, or is offered, each read when it is looked at."""

    def __init__(self, finder: Finder, rows: Iterable[AnyRef | GroupHeading | Sought]) -> None:
        self._finder = finder
        self._rows = list(rows)

    @classmethod
    def by_kind(cls, finder: Finder, refs: Iterable[AnyRef]) -> "Results":
        """Under headings, where they are of several kinds; the kind of the newest comes first."""
        kinds: dict[Kind[Any], list[AnyRef]] = {}
        for ref in refs:
            kinds.setdefault(ref.kind, []).append(ref)
        rows: list[AnyRef | GroupHeading | Sought] = []
        for kind, of_kind in kinds.items():
            if len(kinds) > 1:
                rows.append(GroupHeading(begun(kind.labels), len(of_kind)))
            rows += of_kind
        return cls(finder, rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: int | slice) -> Any:
        """A record or note, a heading, or an earlier search. Raises `Refused` for what is gone."""
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        row = self._rows[at]
        return row if isinstance(row, GroupHeading | Sought) else self._finder.read(row)

    @property
    def longest_ref(self) -> int:
        """How many letters the longest ref has."""
        return max((len(str(row)) for row in self._rows if isinstance(row, Ref)), default=0)

    def place_of(self, known_by: Any) -> int | None:
        """Where a record stands, by its ref, or none where it is not there."""
        return self._rows.index(known_by) if known_by in self._rows else None


def known_by(item: Any) -> Any:
    """What an item is known by when others take the place of all: a record by its ref."""
    return item if isinstance(item, GroupHeading | Sought) else item.ref


def at_rest(
    notebook: Notebook, recent: Sequence[AnyRef], kinds: Sequence[Kind[Any]]
) -> list[AnyRef]:
    """What is offered while nothing is typed: what was opened last, or else the newest there is."""
    opened = [
        ref
        for ref in dict.fromkeys(reversed(recent))
        if ref.kind in kinds
        and (isinstance(ref, ShippedRef) or ref.id in notebook.collection(ref.kind))
    ]
    offered: Iterable[AnyRef] = opened or (kept.ref for kept in newest_first(notebook, kinds))
    return list(islice(offered, AT_REST))


def named(finder: Finder, words: str, kinds: Sequence[Kind[Any]]) -> list[AnyRef]:
    """The record or note whose ref was typed, whatever its words are."""
    ref = read_ref(words) or read_shipped_ref(words)
    if ref is not None and ref.kind in kinds:
        with suppress(Refused):
            return [finder.read(ref).ref]
    return []


def row_of(item: Any, query: Query) -> Row | GroupHeading:
    """An item as find lists it, what matches in the title of a record marked."""
    if isinstance(item, GroupHeading):
        return item
    if isinstance(item, Sought):
        return Row(("again", "", item.words))
    title, when = one_line(item.title), item.when
    ref = "LIB" if isinstance(item.ref, ShippedRef) else str(item.ref)
    day = f"{day_and_month(when)} {when.year}"
    return Row((ref, day, Cell(title, matches=query.marks(title))))


def preview_of(found: Found, query: Query, mark: Style) -> Content:
    """The field that matches best, or else how what it says begins, in a line or two; the title,
    which is listed above, only of what says nothing else."""
    title = found.ref.kind.title
    texts = list(texts_of(found.record))
    matching = [one for one in texts if one[0].name != title and query.terms_in(one[1])]
    prose = [one for one in texts if one[0].shape is Shape.PROSE]
    closest = max(matching, key=lambda one: len(query.terms_in(one[1])), default=None)
    best = closest or next(iter((*prose, *texts)), None)
    if best is None:
        return Content(str(found.ref))
    field, text = best
    name = f"{field.title[0].lower()}{field.title[1:]}"
    line = _marked(snippet(text, query, _PREVIEW), query, mark)
    return Content(f"{found.ref} {name}: ") + line


def reading_of(found: Found, query: Query, mark: Style) -> Content:
    """A record to be read beside the list: the fields that match, then what else it says."""
    matching, others = [], []
    for field, text in texts_of(found.record):
        if query.terms_in(text):
            matching.append((field, text))
        elif field.shape is Shape.PROSE:
            others.append((field, text))
    parts = [
        Content.assemble((field.title, "bold"), "\n", _marked(_excerpt(text, query), query, mark))
        for field, text in matching + others
    ]
    return Content("\n\n").join([Content.assemble((f"{found.ref}", "bold")), *parts])


def count_of(count: int, words: str, *, is_all: bool = True) -> str:
    """How many were found, in a word or two; with a plus while there may be more."""
    if not words.split() or not count:
        return ""
    return f"more than {MOST}" if count > MOST else f"{count}{'' if is_all else '+'} found"


def sentence_of(found: int, words: str, kind: Kind[Any] | None, *, is_all: bool = True) -> str:
    """What was found, or what to do where that is nothing."""
    sought = words.split()
    if found and sought:
        count = count_of(found, words, is_all=is_all)
        how = "newest first" if is_all else "and still looking"
        return f"{begun(count)} for {shortened(' '.join(sought))}, {how}."
    if not is_all:
        return f"Looking for {shortened(' '.join(sought))}."
    if found:
        return "Type to find any record by the beginnings of its words."
    if not sought:
        return f"There is no {kind.label} yet." if kind else "There is nothing here to find yet."
    *before, last = sought
    missing = shortened(f"{', '.join(before)} and {last}" if before else last)
    if kind:
        return f"No {kind.label} has {missing}. tab looks in other kinds."
    return f"Nothing has {missing}. Fewer letters find more."


def _excerpt(text: str, query: Query) -> str:
    """As much of a long text as there is room for, from shortly before the first match."""
    marks = query.marks(text)
    start = marks[0][0] - _LEAD_IN if marks and marks[0][0] > _EXCERPT // 2 else 0
    cut = glyphs().cut
    before, after = f"{cut} " if start else "", f" {cut}" if start + _EXCERPT < len(text) else ""
    return f"{before}{text[start : start + _EXCERPT]}{after}"


def _marked(text: str, query: Query, mark: Style) -> Content:
    content = plain(_STRONG.sub(r"\1", text))
    for start, end in query.marks(content.plain):
        content = content.stylize(mark, start, end)
    return content
