"""What leaves the library: scorecards as PDF or JSON, reviews as a table.

Threads: everything here may be called from any thread; it asks the session and waits. With
`pool` None, a worker is started for the small waveform and ended again.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from callreview import __version__
from callreview.app import places, settings
from callreview.app.lanes import look_at
from callreview.app.outfile import make_folder, write_whole
from callreview.app.session import Reader, Session
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.mark import Mark
from callreview.domain.review import ReviewState
from callreview.domain.scorecard import Scorecard

if TYPE_CHECKING:
    from callreview.audio.pool import Pool
    from callreview.exports.table import Marked


class CardFormat(StrEnum):
    """What a scorecard can be written as."""

    PDF = "pdf"
    JSON = "json"


@dataclass(frozen=True)
class Table:
    """What a table holds: finished reviews, and marks of calls without one."""

    reviews: int
    further_marks: int


@dataclass(frozen=True)
class Written:
    """The files that were written, and the reviews that could not be, with the reason."""

    paths: tuple[Path, ...]
    left_out: tuple[tuple[str, CallReviewError], ...] = ()


def scorecard(
    session: Session, review_id: str, *, shows_number: bool = False, pool: "Pool | None" = None
) -> Scorecard:
    """Return the scorecard of a final review, with its small waveform if it can be heard.

    Whether the recording is still the one that was heard is looked up now. Refused
    "review_unknown" or "scorecard_of_draft".
    """
    card = _read(session, review_id, shows_number=shows_number)
    if not any(Path(path).is_file() for path in card.call.paths):
        return card
    with _worker(pool) as worker:
        look = look_at(worker, card.call.files, card.review.sha256)
    return card.of_another_recording() if look.is_changed else card.with_lanes(look.lanes)


def scorecard_pdf(
    session: Session,
    review_id: str,
    path: Path,
    *,
    shows_number: bool = False,
    pool: "Pool | None" = None,
) -> None:
    """Write the scorecard of a final review as PDF; raises what `scorecard` does, "not_written"."""
    card = scorecard(session, review_id, shows_number=shows_number, pool=pool)
    write_whole(path, _content(card, CardFormat.PDF))


def scorecards(
    session: Session,
    review_ids: tuple[str, ...],
    folder: Path,
    *,
    form: CardFormat = CardFormat.PDF,
    shows_number: bool = False,
) -> Written:
    """Write scorecards into a folder, made if it is not there, one file each.

    Raises CallReviewError "not_written" if the folder cannot be made.
    """
    from callreview.exports.scorecard import file_name

    if review_ids:
        make_folder(folder)
    paths, left_out = [], []
    with contextlib.ExitStack() as stack:
        pool = stack.enter_context(_worker(None)) if len(review_ids) > 1 else None
        for review_id in review_ids:
            try:
                card = scorecard(session, review_id, shows_number=shows_number, pool=pool)
                path = folder / f"{file_name(card)}.{form.value}"
                write_whole(path, _content(card, form))
            except CallReviewError as error:
                left_out.append((review_id, error))
            else:
                paths.append(path)
    return Written(tuple(paths), tuple(left_out))


def final_review_ids(session: Session) -> tuple[str, ...]:
    """Return the newest revisions of all finished reviews, in the order they were finished."""
    found = session.find(lambda reader: reader.final_reviews()).wait()
    return tuple(review.id for review in found)


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


def _read(session: Session, review_id: str, *, shows_number: bool) -> Scorecard:
    return session.find(
        partial(_card, review_id=review_id, shows_number=shows_number),
    ).wait()


def _card(reader: Reader, *, review_id: str, shows_number: bool) -> Scorecard:
    review = reader.review(review_id)
    if review.state is not ReviewState.FINAL:
        raise Refused("scorecard_of_draft")
    return Scorecard(
        call=reader.calls((review.call_id,))[review.call_id],
        review=review,
        version=reader.version(review.version_id),
        marks=reader.marks(review.call_id),
        audit_hash=reader.audit_hash(review_id) or "",
        app_version=__version__,
        shows_number=shows_number,
    )


def _cards(session: Session, *, shows_number: bool) -> Iterator[Scorecard]:
    for review_id in final_review_ids(session):
        yield _read(session, review_id, shows_number=shows_number)


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


def _content(card: Scorecard, form: CardFormat) -> bytes:
    from callreview.exports import scorecard as exports

    if form is CardFormat.JSON:
        return exports.scorecard_json(card).encode()
    return exports.scorecard_pdf(card, paper=exports.Paper.named(settings.load().paper))


@contextlib.contextmanager
def _worker(pool: "Pool | None") -> "Iterator[Pool]":
    if pool is not None:
        yield pool
        return
    from callreview.audio.pool import Pool

    with Pool(places.sound(), size=1) as own:
        yield own
