"""What leaves the library as a table: reviews, their answers, marks; scorecards are next door.

Threads: everything here may be called from any thread; it asks the session and waits.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.app.outfile import write_whole
from callreview.app.scorecards import final_review_ids, read_card
from callreview.app.session import Reader, Session
from callreview.domain.errors import CallReviewError
from callreview.domain.mark import Mark
from callreview.domain.scorecard import Scorecard

if TYPE_CHECKING:
    from callreview.exports.table import Marked


@dataclass(frozen=True)
class Table:
    """What a table holds: finished reviews, and marks of calls without one."""

    reviews: int
    further_marks: int


def export_table(session: Session, path: Path, *, shows_numbers: bool = False) -> Table:
    """Write reviews, answers and marks as CSV or JSON, by the ending; return what it holds.

    Raises CallReviewError "table_kind_unknown" or "not_written".
    """
    from callreview.exports import table

    kinds = {".csv": table.reviews_csv, ".json": table.reviews_json}
    write_as = kinds.get(path.suffix.lower())
    if write_as is None:
        raise CallReviewError("table_kind_unknown", path=str(path), kinds=", ".join(kinds))
    return _write_table(session, path, write_as, shows_number=shows_numbers)


def export_csv(session: Session, path: Path) -> Table:
    """Write reviews, answers and marks as CSV, whatever the ending; numbers are masked."""
    from callreview.exports.table import reviews_csv

    return _write_table(session, path, reviews_csv, shows_number=False)


def _cards(session: Session, *, shows_number: bool) -> Iterator[Scorecard]:
    for review_id in final_review_ids(session):
        yield read_card(session, review_id, shows_number=shows_number)


def _marked(
    session: Session, cards: "Iterable[Scorecard]", *, shows_number: bool
) -> "Iterator[Marked]":
    """Yield the calls that were marked and are on no scorecard."""
    from callreview.exports.table import Marked

    told = {card.call.id for card in cards}
    session.all_read.wait()
    for call in tuple(session.snapshot.calls.values()):
        if call.marks and call.id not in told:
            marks = session.find(partial(_marks_of, call_id=call.id)).wait()
            yield Marked(call, marks, shows_number)


def _marks_of(reader: Reader, *, call_id: str) -> tuple[Mark, ...]:
    return reader.marks(call_id)


def _write_table(
    session: Session,
    path: Path,
    write_as: "Callable[[Iterable[Scorecard], Iterable[Marked]], bytes]",
    *,
    shows_number: bool,
) -> Table:
    cards = tuple(_cards(session, shows_number=shows_number))
    marked = tuple(_marked(session, cards, shows_number=shows_number))
    write_whole(path, write_as(cards, marked))
    return Table(len(cards), sum(len(one.marks) for one in marked))
