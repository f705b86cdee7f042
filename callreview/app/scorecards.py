"""Scorecards out of the library: one, or many, each in a file (in one: `scorecards_in_one`).

Threads: everything here may be called from any thread; it asks the session and waits. With
`pool` None, a worker is started for the small waveforms and ended again. Many are made by a few
threads at once, each of which has a process that sets the pages (`exports.press`).
"""

import contextlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from callreview import __version__
from callreview.app import places, settings
from callreview.app.jobs import Progress
from callreview.app.lanes import look_at
from callreview.app.outfile import make_folder, write_whole
from callreview.app.session import Reader, Session
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.review import Review, ReviewState
from callreview.domain.scorecard import Draw, Scorecard

if TYPE_CHECKING:
    from callreview.audio.pool import Pool
    from callreview.exports.typesetting import Look

_AT_ONCE = min(4, os.cpu_count() or 1)


class CardFormat(StrEnum):
    """What a scorecard can be written as."""

    PDF = "pdf"
    JSON = "json"


@dataclass(frozen=True)
class Order:
    """What is to be written, and how much of numbers it shows."""

    form: CardFormat = CardFormat.PDF
    shows_number: bool = False


@dataclass(frozen=True)
class Written:
    """The files that were written, and the reviews that could not be, with the reason."""

    paths: tuple[Path, ...]
    left_out: tuple[tuple[str, CallReviewError], ...] = ()
    is_cancelled: bool = False


def scorecard(
    session: Session, review_id: str, *, shows_number: bool = False, pool: "Pool | None" = None
) -> Scorecard:
    """Return the scorecard of a final review, with its small waveform if it can be heard.

    Whether the recording is still the one that was heard is looked up now. Refused
    "review_unknown" or "scorecard_of_draft".
    """
    card = read_card(session, review_id, shows_number=shows_number)
    if not any(Path(path).is_file() for path in card.call.paths):
        return card
    with worker_of(pool) as worker:
        look = look_at(worker, card.call, card.review.sha256)
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
    from callreview.exports.scorecard import scorecard_pdf as pdf_of

    card = scorecard(session, review_id, shows_number=shows_number, pool=pool)
    write_whole(path, pdf_of(card, look_of(session)))


def scorecards(
    session: Session,
    review_ids: Sequence[str],
    folder: Path,
    order: Order | None = None,
    *,
    progress: Progress | None = None,
    pool: "Pool | None" = None,
) -> Written:
    """Write scorecards into a folder, made if it is not there, one file each.

    One that cannot be made does not stop the others. When `progress` is cancelled, what was
    written stays. Raises CallReviewError "not_written" if the folder cannot be made.
    """
    if not review_ids:
        return Written(())
    make_folder(folder)
    order, progress = order or Order(), progress or Progress()
    with contextlib.ExitStack() as stack:
        worker = stack.enter_context(worker_of(pool))
        run = _Run(session, worker, folder, order, stack)
        return run.all_of(review_ids, progress)


def final_review_ids(session: Session) -> tuple[str, ...]:
    """Return the newest revisions of all finished reviews, in the order they were finished."""
    return session.find(lambda reader: reader.final_review_ids()).wait()


def final_ids_in_sight(session: Session) -> tuple[str, ...]:
    """Return those of them that are not kept from who looks at the library."""
    unseen = session.find(lambda reader: reader.unseen_ids()).wait()
    return tuple(key for key in final_review_ids(session) if key not in unseen)


def read_card(session: Session, review_id: str, *, shows_number: bool) -> Scorecard:
    """Return the scorecard of a final review as the library has it, without a waveform."""
    return session.find(
        partial(card_of, review_id=review_id, shows_number=shows_number),
    ).wait()


def look_of(session: Session) -> "Look":
    """Return how papers of this library are to look on this computer."""
    from callreview.exports.typesetting import Look, Paper

    head = session.find(lambda reader: reader.letterhead()).wait()
    return Look(Paper.named(settings.load().paper_or_usual), head)


class _Run:
    """Makes many scorecards: each thread takes the next one, with a press of its own."""

    def __init__(
        self,
        session: Session,
        pool: "Pool",
        folder: Path,
        order: Order,
        stack: contextlib.ExitStack,
    ) -> None:
        from callreview.exports.papernames import PaperNames
        from callreview.exports.press import Press

        self._session, self._pool, self._folder, self._order = session, pool, folder, order
        self._look = look_of(session)
        self._names = PaperNames()
        self._presses: list[Press] = [stack.enter_context(Press()) for _ in range(_AT_ONCE)]
        self._is_stopped = False

    def all_of(self, review_ids: Sequence[str], progress: Progress) -> Written:
        """Write them all; the files stand in the order of the reviews."""
        paths, left_out = dict[str, Path](), dict[str, CallReviewError]()
        with ThreadPoolExecutor(_AT_ONCE, "scorecards") as threads:
            try:
                asked = {threads.submit(self._one, each): each for each in review_ids}
                for done, future in enumerate(as_completed(asked), 1):
                    _take(asked[future], future, paths, left_out)
                    progress(done, len(review_ids))
                    self._is_stopped = self._is_stopped or progress.cancelled
            except BaseException:
                self._is_stopped = True
                raise
        return Written(
            tuple(paths[each] for each in review_ids if each in paths),
            tuple((each, left_out[each]) for each in review_ids if each in left_out),
            is_cancelled=self._is_stopped,
        )

    def _one(self, review_id: str) -> Path | None:
        """Write one scorecard and return where it is; None when the run was stopped."""
        from callreview.exports.papernames import scorecard_name

        if self._is_stopped:
            return None
        shows = self._order.shows_number
        card = scorecard(self._session, review_id, shows_number=shows, pool=self._pool)
        content = self._content(card)
        name = self._names.free(scorecard_name(card), self._order.form.value)
        write_whole(self._folder / name, content)
        return self._folder / name

    def _content(self, card: Scorecard) -> bytes:
        from callreview.exports.scorecard import scorecard_json
        from callreview.exports.scorecard_page import page_of
        from callreview.exports.typesetting import Template

        if self._order.form is CardFormat.JSON:
            return scorecard_json(card).encode()
        press = self._presses.pop()
        try:
            return press.pdf(Template.SCORECARD, [page_of(card)], self._look)
        finally:
            self._presses.append(press)


def _take(
    review_id: str,
    future: "Future[Path | None]",
    paths: dict[str, Path],
    left_out: dict[str, CallReviewError],
) -> None:
    try:
        path = future.result()
    except CallReviewError as error:
        left_out[review_id] = error
    else:
        if path is not None:
            paths[review_id] = path


def card_of(reader: Reader, *, review_id: str, shows_number: bool) -> Scorecard:
    """Return the same as `read_card`, for whoever reads several at once."""
    review = reader.review(review_id)
    if review.state is not ReviewState.FINAL:
        raise Refused("scorecard_of_draft")
    return Scorecard(
        call=reader.calls((review.call_id,))[review.call_id],
        review=review,
        version=reader.version(review.version_id),
        marks=reader.marks(review.call_id),
        aftermath=reader.aftermath(review_id),
        audit_hash=reader.audit_hash(review_id) or "",
        app_version=__version__,
        shows_number=shows_number,
        draw=_draw_of(reader, review),
    )


def _draw_of(reader: Reader, review: Review) -> Draw | None:
    """Return the random sample a review is of, and which pick its call is; None if of none."""
    if review.draw_id is None:
        return None
    drawn = reader.draw(review.draw_id)
    place = drawn.place_of(review.call_id)
    return None if place is None else Draw(drawn.title, *place)


@contextlib.contextmanager
def worker_of(pool: "Pool | None") -> "Iterator[Pool]":
    """Give a pool: this one, or one of its own for the block."""
    if pool is not None:
        yield pool
        return
    from callreview.audio.pool import Pool

    with Pool(places.sound(), size=1) as own:
        yield own
