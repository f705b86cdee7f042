"""What the player room shows of the open call: its sides, marks, moments, heard parts."""

from dataclasses import dataclass

from callreview.app.snapshot import OpenCall, Snapshot
from callreview.domain.mark import Mark
from callreview.domain.talk import LEAST_SILENCE_MS, Talk
from callreview.domain.timebase import Span
from callreview.words.talking import side_names


@dataclass(frozen=True)
class Moment:
    """A span tied to the question one stands on."""

    span: Span
    words: str


@dataclass(frozen=True)
class PlayerState:
    """The open call as the player shows it.

    `sides` are the names of the lanes, one for a call on one channel. `length_ms` is what is
    known before the recording is read, 0 when nothing is. `talk` is None until it was found
    who speaks when; a silence in it counts from `least_silence_ms` on.
    """

    call_id: str
    length_ms: int = 0
    sides: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    moments: tuple[Moment, ...] = ()
    heard: tuple[Span, ...] = ()
    talk: Talk | None = None
    least_silence_ms: int = LEAST_SILENCE_MS

    def mark(self, mark_id: str) -> Mark | None:
        """Return the mark of that key, or None if it is gone."""
        return next((mark for mark in self.marks if mark.id == mark_id), None)


def state_of(
    snapshot: Snapshot, line_id: str | None = None, least_silence_ms: int = LEAST_SILENCE_MS
) -> PlayerState | None:
    """Return what to show of the open call; `line_id` is the question one stands on."""
    opened = snapshot.open_call
    if opened is None:
        return None
    review = opened.review
    return PlayerState(
        call_id=opened.call.id,
        length_ms=opened.call.recording.duration_ms or 0,
        sides=side_names(opened.call),
        marks=opened.marks,
        moments=_moments(opened, line_id),
        heard=review.heard if review else (),
        talk=opened.talk,
        least_silence_ms=least_silence_ms,
    )


def _moments(opened: OpenCall, line_id: str | None) -> tuple[Moment, ...]:
    if opened.review is None or opened.version is None or line_id is None:
        return ()
    spans = opened.review.answer(line_id).evidence
    texts = {line.id: line.text for line in opened.version.rubric.lines}
    return tuple(Moment(span, texts.get(line_id, "")) for span in spans)
