"""What closed draws say: shown as it is kept, computed in a job where it is not.

Threads: what takes a `Progress` is work for a job; it reads the library draw by draw, computes
beside everything else and alters nothing but what is kept of results.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from callreview.app.findings import Finding, Found, Pieces
from callreview.app.jobs import Progress
from callreview.app.session import Session
from callreview.domain.draw.frame import left_out, read_frame
from callreview.domain.mark import Mark
from callreview.domain.results.outcome import Heard, Outcome
from callreview.domain.results.report import Aside, Closed, Results
from callreview.domain.review import Answer
from callreview.store import figures
from callreview.store.figures import Kept, Written, written_out
from callreview.store.library import Library as OpenLibrary
from callreview.store.reader import Reader

__all__ = ["Kept", "ResultsMade", "keep_results", "make_results", "shown"]

_AT_ONCE = 100
"""Read in one go: some milliseconds."""


@dataclass(frozen=True)
class Shown:
    """What there is to show of a draw: `kept` is () where it is still to be computed."""

    kept: tuple[Kept, ...]
    aside: Aside


@dataclass(frozen=True)
class ResultsMade(Finding[bool]):
    """What a draw says, by score sheet; comes to nothing if it rests on something else by now."""

    draw_id: str
    results: tuple[Written, ...]
    rested_on: str

    def pieces(self, library: OpenLibrary, at: str, new_key: Callable[[], str]) -> Pieces[bool]:
        """Write it."""
        with library.writing() as connection:
            is_kept = figures.keep(
                connection,
                self.draw_id,
                self.results,
                rested_on=self.rested_on,
                at=at,
                ids=[new_key() for _ in self.results],
            )
        yield Found()
        return is_kept


def shown(reader: Reader, closed: Closed) -> Shown:
    """Return what is kept of a draw, and what stands beside it: quick, whatever its size."""
    aside = Aside(reader.open_draws(), reader.picked_reviews(closed.period))
    return Shown(reader.kept_results(closed.draw_id), aside)


def make_results(session: Session, draw_id: str, progress: Progress) -> tuple[Results, ...]:
    """Return what a closed draw says, for each score sheet, the main one first; () of nothing.

    It is kept where the library can be written.
    """
    from callreview.domain.results.making import Library, results_of, sheets_of  # numpy, late

    rested_on = session.find(lambda reader: reader.results_rest_on(draw_id)).wait()
    outcome, before = _outcomes(session, draw_id, progress)
    versions = session.find(lambda reader: reader.versions()).wait()
    marks = _marks(session, [one.call_id for one in outcome.heard])
    library = Library({version.id: version for version in versions}, marks)
    made = (
        results_of(outcome, library, before=before, sheet=sheet)
        for sheet in sheets_of(outcome, library)
    )
    found = tuple(one for one in made if one is not None)
    if not session.snapshot.read_only:
        kept = tuple(map(written_out, found))
        session.record(ResultsMade(draw_id, kept, rested_on)).wait()
    return found


def keep_results(session: Session, progress: Progress) -> int:
    """Compute what is not kept of closed draws, and return of how many that was.

    To be done when a draw was closed, or a review in one got a new revision.
    """
    missing = session.find(_without_results).wait()
    for done, closed in enumerate(missing):
        if progress.cancelled:
            return done
        progress(done, len(missing), closed.title)
        make_results(session, closed.draw_id, Progress(cancelled=lambda: progress.cancelled))
    return len(missing)


def _without_results(reader: Reader) -> tuple[Closed, ...]:
    return tuple(one for one in reader.closed_draws() if not reader.kept_results(one.draw_id))


def _outcomes(
    session: Session, draw_id: str, progress: Progress
) -> tuple[Outcome, Sequence[Outcome]]:
    """Return a draw with all it has, and those closed before it with their scores alone."""
    ids = session.find(lambda reader: reader.closed_before(draw_id)).wait()
    found: list[Outcome] = []
    for done, key in enumerate(ids):
        progress(done, len(ids))
        found.append(session.find(partial(_scores, draw_id=key)).wait())
    return _whole(session, found[-1]), found[:-1]


def _scores(reader: Reader, *, draw_id: str) -> Outcome:
    (found,) = reader.closed_outcomes([draw_id], scores_only=True)
    return found


def _whole(session: Session, outcome: Outcome) -> Outcome:
    """Return an outcome with its answers, read some at a time, and with what was left out."""
    answers: dict[str, Mapping[str, Answer]] = {}
    for some in _some([one.review_id for one in outcome.heard]):
        answers |= session.find(partial(_answers, review_ids=some)).wait()
    parts = (
        replace(part, heard=tuple(_answered(one, answers) for one in part.heard))
        for part in outcome.parts
    )
    frame = session.find(lambda reader: reader.frame(outcome.draw_id)).wait()
    return replace(outcome, parts=tuple(parts), left_out=left_out(read_frame(frame)))


def _answers(reader: Reader, *, review_ids: Sequence[str]) -> dict[str, Mapping[str, Answer]]:
    return dict(reader.answers(review_ids))


def _answered(one: Heard, answers: Mapping[str, Mapping[str, Answer]]) -> Heard:
    return replace(one, answers=answers.get(one.review_id, {}))


def _marks(session: Session, call_ids: Sequence[str]) -> Mapping[str, Sequence[Mark]]:
    found: dict[str, Sequence[Mark]] = {}
    for some in _some(call_ids):
        found |= session.find(partial(_marks_of, call_ids=some)).wait()
    return found


def _marks_of(reader: Reader, *, call_ids: Sequence[str]) -> dict[str, Sequence[Mark]]:
    return {call_id: reader.marks(call_id) for call_id in call_ids}


def _some(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]
