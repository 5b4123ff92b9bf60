"""Finding records by what stands in them: from the first key on by looking through them, and by an
index of their words once there is one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import KINDS, Kept, Kind, Ref
from jargon8_tui.model.record import Record
from jargon8_tui.model.shipped_note import ShippedRef
from jargon8_tui.services.finding.looking import AnyRef, Found, best_named, look_through
from jargon8_tui.services.finding.query import Marks, Query
from jargon8_tui.services.finding.sieve import sieve
from jargon8_tui.services.finding.texts import holds, texts_of
from jargon8_tui.services.library.shipped_notes import shipped_note, shipped_notes
from jargon8_tui.store import Notebook, Step

if TYPE_CHECKING:  # loaded by the app alone, once the notebook is on the screen
    from jargon8_tui.services.finding.word_index import WordIndex

R = TypeVar("R", bound=Record)

PAGE = 201
"""How many are asked of the index at once: a screen lists two hundred, and says where there are
more."""
AT_ONCE = 50
"""Of so many at once it is looked at whether they have a phrase: some half a millisecond's work."""
MANY = 500
"""From so many changes at once on the index is built anew, beside the app."""

_BEFORE, _AROUND = 24, 100


@dataclass(frozen=True)
class Hit:
    """What was found, and where in it."""

    kept: Found
    field: str
    """The name of the field that matched best; nothing where it was found by a limit alone."""
    snippet: str
    """One line about the first match in it."""
    marks: Marks
    """The matched words in the snippet."""


class Finder:
    """Finds in one notebook and in what ships, as quickly as it can at the time."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._index: WordIndex | None = None
        self._missed: list[Step] | None = None
        """What was changed since the index that is being built was begun."""
        self.wants_index = False
        """Whether the index was given up, and is to be built anew."""
        notebook.follow(self._follow)

    def look(self, query: Query, kinds: Sequence[Kind[Any]] = KINDS) -> Iterator[AnyRef | None]:
        """What `query` finds among `kinds`, newest first; none where it is a good moment to pause.

        A record that is found may be gone by the time it is read.
        """
        if not query:
            return iter(())
        if self._index is None:
            return look_through(self._notebook, query, kinds)
        return self._look_up(self._index, query, kinds)

    def sift(self, query: Query, kind: Kind[R], also: Callable[[R], bool]) -> Iterator[list[int]]:
        """The ids of the records of `kind` that `query` finds and `also` holds for, newest first, a
        slice at a time; an empty query finds every one."""
        ids: list[int] = []
        of_kind = replace(query, kinds=query.kinds or frozenset([kind.name]))
        for ref in self.look(of_kind, [kind]):
            if ref is None:
                yield ids
                ids = []
            elif isinstance(ref, Ref):
                with suppress(Refused):
                    if also(self._notebook.collection(kind).get(ref.id)):
                        ids.append(ref.id)
        yield ids

    def read(self, ref: AnyRef) -> Found:
        """The record or note under `ref`. Raises `Refused`."""
        return shipped_note(ref) if isinstance(ref, ShippedRef) else self._notebook.kept(ref)

    # The index

    @property
    def is_indexed(self) -> bool:
        """Whether words are looked up, and no record has to be gone through."""
        return self._index is not None

    def start_index(self) -> Callable[[Callable[[], None]], "WordIndex | None"]:
        """Begin an index of the notebook as it is now.

        What is returned builds it, with a `breathe` after each few records, in another thread; then
        `take_index` puts it to use.
        """
        self.wants_index = False
        self._missed = []
        kept = [self._notebook.collection(kind).as_now() for kind in KINDS]

        today = self._notebook.now().date()

        def build(breathe: Callable[[], None]) -> "WordIndex | None":
            try:
                from jargon8_tui.services.finding.word_index import CannotIndex, WordIndex
            except ImportError:  # Python can be built without SQLite
                return None
            from jargon8_tui.services.finding.places import NoRoom, place_of

            try:
                index = WordIndex(today)
                shipped = sorted(shipped_notes().values(), key=place_of)
                index.fill(merge(*kept, shipped, key=place_of), breathe)
            except (CannotIndex, NoRoom):
                return None
            return index

        return build

    def take_index(self, index: "WordIndex | None") -> None:
        """Use an index from now on, once it has caught up; without one, go on without."""
        missed, self._missed = self._missed or [], None
        self._index = index
        for step in missed:
            self._follow(step)

    def _follow(self, step: Step) -> None:
        if self._missed is not None:
            self._missed.append(step)
        elif self._index is not None:
            self._catch_up(self._index, step)

    def _catch_up(self, index: "WordIndex", step: Step) -> None:
        from jargon8_tui.services.finding.places import NoRoom

        try:
            if len(step.rows) > MANY:
                raise NoRoom
            for change in step.changes:
                before, after = change.before, change.after
                index.replace(
                    Kept(change.ref, before) if before else None,
                    Kept(change.ref, after) if after else None,
                )
        except NoRoom:
            self._index, self.wants_index = None, True

    def _look_up(
        self, index: "WordIndex", query: Query, kinds: Sequence[Kind[Any]]
    ) -> Iterator[AnyRef | None]:
        narrowed = query.among(kinds)
        if narrowed is None:
            return
        for found in index.newest(narrowed, PAGE):
            shipped = iter(best_named(query, (r for r in found if isinstance(r, ShippedRef))))
            refs = [next(shipped) if isinstance(ref, ShippedRef) else ref for ref in found]
            if not query.phrases:
                yield from refs
                yield None
                continue
            for first in range(0, len(refs), AT_ONCE):
                for ref in self._with_phrases(narrowed, refs[first : first + AT_ONCE]):
                    yield ref if self._holds(narrowed, ref) else None
                yield None

    def _with_phrases(self, query: Query, refs: list[AnyRef]) -> list[AnyRef]:
        """Those of `refs` that may have the phrases in `query`, told without reading them."""
        ids: dict[Kind[Any], list[int]] = {}
        for ref in refs:
            if isinstance(ref, Ref):
                ids.setdefault(ref.kind, []).append(ref.id)
        passing = {
            Ref(kind, id)
            for kind, of_kind in ids.items()
            for id in self._notebook.collection(kind).picked(of_kind, sieve(query, kind))
        }
        return [ref for ref in refs if isinstance(ref, ShippedRef) or ref in passing]

    def _holds(self, query: Query, ref: AnyRef) -> bool:
        with suppress(Refused):
            return holds(query, self.read(ref).record)
        return False


def find(
    notebook: Notebook, words: str, *, kind: Kind[Any] | None = None, limit: int | None = 50
) -> list[Hit]:
    """The newest `limit` records (none: every one) that `words` find, newest first.

    Raises `Refused` for a limit such as `since:` that is none.
    """
    query = Query.read(words, notebook.now())
    finder = Finder(notebook)
    found = finder.look(query, [kind] if kind else KINDS)
    refs = islice((ref for ref in found if ref is not None), limit)
    return [hit_of(finder.read(ref), query) for ref in refs]


def hit_of(found: Found, query: Query) -> Hit:
    """Where in a record the query matches best."""
    best, most, its_text = "", 0, ""
    for field, text in texts_of(found.record):
        if (matching := len(query.terms_in(text))) > most:
            best, most, its_text = field.name, matching, text
    line = snippet(its_text, query)
    return Hit(found, best, line, query.marks(line))


def snippet(text: str, query: Query, around: int = _AROUND) -> str:
    """One line of about `around` characters from shortly before the first match."""
    line = " ".join(text.split())
    if len(line) <= around:
        return line
    marks = query.marks(line)
    first = marks[0][0] if marks else 0
    start = 0 if first <= _BEFORE else line.rfind(" ", 0, first - _BEFORE) + 1
    end = len(line) if len(line) - start <= around else line.rfind(" ", first, start + around)
    if end <= first:
        end = start + around
    return f"{'… ' if start else ''}{line[start:end]}{' …' if end < len(line) else ''}"
