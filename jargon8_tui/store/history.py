"""What was done in this session, in order: what belongs together is one step, undone as one."""

import contextlib
from collections.abc import Callable, Iterator

from jargon8_tui.model.kinds import Ref, kind_of_table, title_of
from jargon8_tui.store.changes import Change, Step
from jargon8_tui.store.rows import DoesNotFit, read_row
from jargon8_tui.store.storage import RowChange


class History:
    """The steps of a session. `apply` changes a row in memory, `commit` makes a step last."""

    def __init__(self, apply: Callable[[RowChange], None], commit: Callable[[Step], None]) -> None:
        self._apply = apply
        self._commit = commit
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._open: list[RowChange] | None = None

    @contextlib.contextmanager
    def transaction(self, saying: str = "") -> Iterator[None]:
        """Make one step of every change inside; or, on an error, none of them."""
        if self._open is not None:
            yield
            return
        self._open = []
        try:
            yield
        except BaseException:
            rows, self._open = self._open, None
            for row in reversed(rows):
                self._apply(row.undone)
            raise
        rows, self._open = self._open, None
        if rows:
            step = _step(rows, saying)
            self._done.append(step)
            self._undone.clear()
            self._commit(step)

    def put(self, change: RowChange) -> None:
        """Make a change, as a step of its own where no transaction is open."""
        with self.transaction():
            self._apply(change)
            assert self._open is not None
            self._open.append(change)

    @property
    def is_open(self) -> bool:
        """Whether a step is half done."""
        return self._open is not None

    def undo(self) -> Step | None:
        """Take back the last step that stands; none where there is none."""
        return self._move(self._done, self._undone, lambda step: step.undone)

    def redo(self) -> Step | None:
        """Do again the last step that was taken back; none where there is none."""
        return self._move(self._undone, self._done, lambda step: step)

    def _move(
        self, source: list[Step], target: list[Step], way: Callable[[Step], Step]
    ) -> Step | None:
        if not source:
            return None
        step = source.pop()
        target.append(step)
        taken = way(step)
        for row in taken.rows:
            self._apply(row)
        self._commit(taken)
        return step


def _step(rows: list[RowChange], saying: str) -> Step:
    changes = tuple(change for row in rows if (change := _change(row)) is not None)
    return Step(saying or _saying(changes), tuple(rows), changes)


def _change(row: RowChange) -> Change | None:
    """A row's change as records see it; none for a table that is not a kind's, or a bad row."""
    kind = kind_of_table(row.table)
    if kind is None:
        return None
    try:
        before = read_row(kind, row.before) if row.before is not None else None
        after = read_row(kind, row.after) if row.after is not None else None
    except DoesNotFit:
        return None
    return Change(Ref(kind, row.id), before, after)


def _saying(changes: tuple[Change, ...]) -> str:
    if len(changes) != 1:
        return f"{len(changes)} changes were made"
    (change,) = changes
    if change.before is None and change.after is not None:
        return f"{change.ref} {title_of(change.after)} was added"
    return f"{change.ref} was changed"
