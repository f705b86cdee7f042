"""What leaves the library as tables: reviews, answers, handouts, marks; as CSV, XLSX or JSON.

Threads: everything here may be called from any thread; it asks the session and waits. Reviews are
read some at a time and written as they come, so that a library of any size takes little memory
and the store thread is never held for long.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from callreview.app.jobs import Progress
from callreview.app.outfile import make_folder, whole_file
from callreview.app.scorecards import card_of, final_ids_in_sight, final_review_ids
from callreview.app.session import Reader, Session
from callreview.domain.errors import CallReviewError
from callreview.domain.mark import Mark
from callreview.domain.scorecard import Scorecard

if TYPE_CHECKING:
    from callreview.exports.rows import Handed, Marked

NAMES = ("reviews", "answers", "handouts", "disputes", "marks")
ENDINGS = (".xlsx", ".csv", ".json")
_CARDS_AT_ONCE = 25
_CALLS_AT_ONCE = 200
_UNTOLD = Progress()


@dataclass(frozen=True)
class Wanted:
    """What is to be written: one of the tables or all; numbers are masked unless asked for.

    With `in_sight` reviews that are kept from who looks at the library are left out.
    """

    only: str | None = None
    shows_numbers: bool = False
    in_sight: bool = False


@dataclass(frozen=True)
class Exported:
    """How many finished reviews and marks were gone through, and reviews left out as unseen."""

    reviews: int
    marks: int
    unseen: int = 0


class _File(Protocol):
    def add_card(self, card: Scorecard) -> None: ...
    def add_handed(self, handed: "Handed") -> None: ...
    def add_marks(self, marked: "Marked") -> None: ...
    def finish(self) -> None: ...
    def close(self) -> None: ...


def export_tables(
    session: Session,
    path: Path,
    wanted: Wanted = Wanted(),
    progress: Progress = _UNTOLD,
) -> Exported:
    """Write finished reviews and marks, as the ending says: all or nothing.

    Raises CallReviewError "table_kind_unknown", "table_only_csv", "sheet_full", "not_written", or
    "export_stopped" once `progress` is cancelled; then there is no file, or the one from before.
    """
    write = _writer(path, wanted)
    make_folder(path.parent)
    every = final_review_ids(session)
    review_ids = final_ids_in_sight(session) if wanted.in_sight else every
    session.all_read.wait()
    marked_ids = [call.id for call in tuple(session.snapshot.calls.values()) if call.marks]
    steps = _Steps(progress, len(review_ids) + len(marked_ids))
    marks = 0
    with whole_file(path) as unfinished, closing(write(unfinished)) as file:
        for cards in _cards(session, review_ids, shows_number=wanted.shows_numbers):
            for card in cards:
                file.add_card(card)
            steps.done(len(cards))
        for handed in _handed(session, {*every} - {*review_ids}):
            file.add_handed(handed)
            steps.done(0)
        for some in _marked(session, marked_ids):
            for marked in some:
                file.add_marks(marked)
                marks += len(marked.marks)
            steps.done(len(some))
        file.finish()
    return Exported(len(review_ids), marks, len(every) - len(review_ids))


class _Steps:
    """Says how far it has come, and stops if it is asked to."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0
        self.done(0)

    def done(self, more: int) -> None:
        if self._progress.cancelled:
            raise CallReviewError("export_stopped")
        self._done += more
        self._progress(self._done, self._total)


def _writer(path: Path, wanted: Wanted) -> Callable[[Path], _File]:
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise CallReviewError("table_kind_unknown", path=str(path), kinds=", ".join(ENDINGS))
    if wanted.only and ending != ".csv":
        raise CallReviewError("table_only_csv", path=str(path), table=wanted.only)
    if ending == ".xlsx":
        from callreview.exports.tables_xlsx import XlsxFile

        return XlsxFile
    if ending == ".json":
        from callreview.exports.tables_json import JsonFile

        return JsonFile
    from callreview.exports.columns import TABLES
    from callreview.exports.table import CsvFile

    return partial(CsvFile, only=TABLES[wanted.only] if wanted.only else None)


def _cards(
    session: Session, review_ids: Sequence[str], *, shows_number: bool
) -> Iterator[tuple[Scorecard, ...]]:
    for some in _parts(review_ids, _CARDS_AT_ONCE):
        yield session.find(partial(_some_cards, ids=some, shows_number=shows_number)).wait()


def _some_cards(reader: Reader, *, ids: Sequence[str], shows_number: bool) -> tuple[Scorecard, ...]:
    return tuple(card_of(reader, review_id=one, shows_number=shows_number) for one in ids)


def _handed(session: Session, unseen: Collection[str]) -> "Iterator[Handed]":
    handed_out = session.find(lambda reader: reader.handed_out()).wait()
    review_ids = [key for key in handed_out if key not in unseen]
    for some in _parts(review_ids, _CARDS_AT_ONCE):
        yield from session.find(partial(_some_handed, ids=some)).wait()


def _some_handed(reader: Reader, *, ids: Sequence[str]) -> "tuple[Handed, ...]":
    from callreview.exports.rows import Handed

    found = []
    for review_id in ids:
        review = reader.review(review_id)
        call = reader.calls((review.call_id,)).get(review.call_id)
        if call is not None:
            rubric = reader.version(review.version_id).rubric
            found.append(Handed(call, review, rubric, reader.handout(review_id)))
    return tuple(found)


def _marked(session: Session, call_ids: Sequence[str]) -> "Iterator[tuple[Marked, ...]]":
    from callreview.exports.rows import Marked

    for some in _parts(call_ids, _CALLS_AT_ONCE):
        marks = session.find(partial(_some_marks, ids=some)).wait()
        calls = session.find(partial(Reader.calls, call_ids=some)).wait()
        yield tuple(Marked(calls[key], marks[key]) for key in some if key in calls)


def _some_marks(reader: Reader, *, ids: Sequence[str]) -> dict[str, tuple[Mark, ...]]:
    return {key: reader.marks(key) for key in ids}


def _parts(keys: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for at in range(0, len(keys), size):
        yield keys[at : at + size]
