"""What can be undone and redone, in this session; kept and used in the store thread."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from callreview.store.page import RowChange, merged_changes

STEPS = 2000
# Rows that stay as they are once the row of the table behind them was settled.
_OF: Mapping[str, str] = {
    "reviews": "reviews",
    "answers": "reviews",
    "evidence": "reviews",
    "rubric_drafts": "rubric_drafts",
}
Settled = Collection[tuple[str, object]]


@dataclass(frozen=True)
class Step:
    """One edit, or the saves of one typed field in one go: the rows it changed."""

    kind: str
    target: str
    changes: tuple[RowChange, ...]
    typed: str | None = None
    go: int = 0

    @property
    def inverse(self) -> tuple[RowChange, ...]:
        """Return the changes that take the step back."""
        return tuple(change.inverse for change in self.changes)

    def goes_on_in(self, later: "Step") -> bool:
        """Return whether `later` is the same field, typed in the same go."""
        return self.typed is not None and (self.typed, self.go) == (later.typed, later.go)


class History:
    """The steps done and the steps undone, newest last."""

    def __init__(self) -> None:
        self._done: deque[Step] = deque(maxlen=STEPS)
        self._undone: list[Step] = []

    @property
    def to_undo(self) -> Step | None:
        """Return the step an undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> Step | None:
        """Return the step a redo would do again."""
        return self._undone[-1] if self._undone else None

    @property
    def is_of_reviews(self) -> bool:
        """Return whether a step would take back, or do again, something in a review."""
        steps = (*self._done, *self._undone)
        return any(_whole(change)[0] == "reviews" for step in steps for change in step.changes)

    def note(self, step: Step) -> None:
        """Keep a step that was done; what was undone before it can no longer be redone."""
        self._undone.clear()
        last = self.to_undo
        if last is not None and last.goes_on_in(step):
            self._done.pop()
            step = replace(step, changes=merged_changes(last.changes, step.changes))
        if step.changes:
            self._done.append(step)

    def note_undone(self, changes: tuple[RowChange, ...]) -> None:
        """Say that the last step was taken back by these changes."""
        step = self._done.pop()
        again = replace(step, changes=tuple(change.inverse for change in changes), typed=None)
        self._undone.append(again)

    def note_redone(self, changes: tuple[RowChange, ...]) -> None:
        """Say that the last undone step was done again by these changes."""
        self._done.append(replace(self._undone.pop(), changes=changes))

    def drop_undo(self) -> None:
        """Forget the last step: it cannot be taken back any more."""
        self._done.pop()

    def drop_redo(self) -> None:
        """Forget what was undone: it cannot be done again any more."""
        self._undone.clear()

    def forget_settled(self, changes: Iterable[RowChange]) -> None:
        """Forget steps in reviews made final and drafts made versions: those stay as they are."""
        settled = {_whole(change) for change in changes if change.table in _OF.values()}
        self._done = deque((s for s in self._done if not _touches(s, settled)), STEPS)
        self._undone = [step for step in self._undone if not _touches(step, settled)]


def _touches(step: Step, settled: Settled) -> bool:
    return any(_whole(change) in settled for change in step.changes)


def _whole(change: RowChange) -> tuple[str, object]:
    return _OF.get(change.table, ""), change.key[0]
