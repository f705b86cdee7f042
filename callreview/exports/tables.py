"""What the tables have in common: which of a review, a handout and a call's marks go where."""

from abc import ABC, abstractmethod
from collections.abc import Iterable

from callreview.domain.scorecard import Scorecard
from callreview.exports.rows import (
    Handed,
    Marked,
    Row,
    answer_rows,
    dispute_rows,
    handout_rows,
    mark_rows,
    review_row,
)


class TableFile(ABC):
    """Takes reviews, then what became of their scorecards, then marks, apart into rows."""

    def add_card(self, card: Scorecard) -> None:
        """Write a review and its answers."""
        self._add("reviews", (review_row(card),))
        self._add("answers", answer_rows(card))

    def add_handed(self, handed: Handed) -> None:
        """Write what became of a scorecard; these come after all reviews."""
        self._add("handouts", handout_rows(handed))
        self._add("disputes", dispute_rows(handed))

    def add_marks(self, marked: Marked) -> None:
        """Write the marks of a call; they come last."""
        self._add("marks", mark_rows(marked))

    @abstractmethod
    def _add(self, name: str, rows: Iterable[Row]) -> None:
        """Write rows of the table of this name."""
