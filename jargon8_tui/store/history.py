"""What was done in this session, in order: what belongs together is one step, undone as one."""

import contextlib
from collections.abc import Callable, Iterator

from jargon8_tui.store.changes import Step
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
            self._take(Step(tuple(rows), saying))

    def put(self, change: RowChange) -> None:
        """Make a change, as a step of its own where no transaction is open."""
        self._apply(change)
        if self._open is None:
            self._take(Step((change,)))
        else:
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

    def _take(self, step: Step) -> None:
        self._done.append(step)
        self._undone.clear()
        self._commit(step)

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
