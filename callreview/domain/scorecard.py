"""A final review as the person sees it: everything a scorecard shows, and nothing else.

Left out on purpose: the private note, how long the reviewer took, the file's name (it holds
the number), who else marked the call.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from callreview.domain.call import Call, Side, Status
from callreview.domain.handout import Aftermath, Dispute
from callreview.domain.mark import Mark, in_order
from callreview.domain.review import Blind, Review
from callreview.domain.review_file import answers_to_dict
from callreview.domain.rubric import Kind, Rubric, RubricVersion
from callreview.domain.rubric_file import rubric_to_dict
from callreview.domain.scoring import Score, score
from callreview.domain.scoring_lines import State
from callreview.domain.timebase import total_ms

_SHOWN_DIGITS = 3
_LONG_NUMBER = 7


@dataclass(frozen=True)
class Lane:
    """One channel of the small waveform: lowest and highest of each column, −100…100."""

    side: Side | None
    lows: tuple[int, ...]
    highs: tuple[int, ...]


@dataclass(frozen=True)
class Draw:
    """The random sample a call was picked by: its title, and which pick of how many."""

    title: str
    number: int
    of: int


@dataclass(frozen=True)
class Scorecard:
    """What is printed. `disagree_to` and `disagree_by` are left open when empty.

    `aftermath` is what became of this revision and of those before it, the earliest first.
    """

    call: Call
    review: Review
    version: RubricVersion
    marks: tuple[Mark, ...] = ()
    lanes: tuple[Lane, ...] = ()
    draw: Draw | None = None
    aftermath: tuple[Aftermath, ...] = ()
    audit_hash: str = ""
    app_version: str = ""
    disagree_to: str = ""
    disagree_by: str = ""
    shows_number: bool = False

    @property
    def rubric(self) -> Rubric:
        """Return the score sheet in the words it was scored with."""
        return self.version.rubric

    @cached_property
    def score(self) -> Score:
        """Return the score of the review."""
        return score(self.rubric, self.review.answers)

    @property
    def duration_ms(self) -> int:
        """Return the length that was heard and pinned, or else the recording's; 0 if unknown."""
        return self.review.duration_ms or self.call.recording.duration_ms or 0

    @property
    def heard_ms(self) -> int:
        """Return how much of the call was heard; what was heard twice counts once."""
        return min(total_ms(self.review.heard), self.duration_ms)

    @property
    def skipped_ms(self) -> int:
        """Return how much silence was passed over and not heard at another time."""
        known = min(total_ms((*self.review.heard, *self.review.skipped)), self.duration_ms)
        return known - self.heard_ms

    def disputes(self, line_id: str) -> tuple[tuple[int, Dispute], ...]:
        """Return how a question was disputed, with the revision that was, the earliest first."""
        found = ((one.revision, one.handout.dispute(line_id)) for one in self.aftermath)
        return tuple((revision, dispute) for revision, dispute in found if dispute)

    @property
    def recording_is_changed(self) -> bool:
        """Return whether the recording of now is not the one that was heard."""
        hashes = [file.sha256 for file in self.call.all_files if file.sha256]
        is_another = bool(self.review.sha256 and hashes) and self.review.sha256 not in hashes
        return self.call.recording.status is Status.CHANGED or is_another

    @property
    def number(self) -> str:
        """Return the customer's number, masked unless it was asked for in full."""
        number = self.call.facts.customer_number or ""
        return number if self.shows_number else masked(number)

    def with_lanes(self, lanes: tuple[Lane, ...]) -> "Scorecard":
        """Return the same scorecard with a small waveform."""
        return replace(self, lanes=lanes)

    def of_another_recording(self) -> "Scorecard":
        """Return the same scorecard, saying that the recording was changed since."""
        recording = replace(self.call.recording, status=Status.CHANGED)
        return replace(self, call=replace(self.call, recording=recording), lanes=())

    def as_json(self) -> dict[str, object]:
        """Return the scorecard as one JSON object; what is not known is left out."""
        return {
            "call": _known(self._call_json()),
            "review": _known(self._review_json()),
            "rubric": {
                "id": self.version.id,
                "number": self.version.number,
                "sheet": rubric_to_dict(self.rubric),
            },
            "score": self.score.as_json(),
            "answers": answers_to_dict(self.review.answers),
            "marks": [_mark_json(mark) for mark in in_order(self.marks)],
            "handouts": [
                {"revision": one.revision, **one.handout.as_json()} for one in self.aftermath
            ],
            "audit_hash": self.audit_hash,
            "app_version": self.app_version,
        }

    def _call_json(self) -> dict[str, object]:
        facts = self.call.facts
        return {
            "id": self.call.id,
            "person": self.call.who,
            "start_local": facts.start_local,
            "start_confidence": facts.start_confidence.value if facts.start_confidence else None,
            "utc_offset_minutes": facts.utc_offset_minutes,
            "direction": facts.direction.value if facts.direction else None,
            "customer_number": self.number,
            "duration_ms": self.duration_ms,
            "sha256": self.review.sha256,
            "recording_changed": self.recording_is_changed or None,
        }

    def _review_json(self) -> dict[str, object]:
        review, draw = self.review, self.draw
        return {
            "id": review.id,
            "reviewer": review.reviewer,
            "book": review.book.value,
            "reason": review.reason,
            "blind": [each.value for each in Blind if each in review.blind],
            "sample": {"title": draw.title, "number": draw.number, "of": draw.of} if draw else None,
            "revision": review.revision,
            "revision_reason": review.revision_reason,
            "finished_at": review.finished_at,
            "heard": [[span.start_ms, span.end_ms] for span in review.heard],
            "skipped": [[span.start_ms, span.end_ms] for span in review.skipped],
            "heard_reason": review.heard_reason,
            "keep_doing": review.keep_doing,
            "work_on": review.work_on,
        }


def masked(number: str) -> str:
    """Return a number of which only the last digits can be read; words stay as they are.

    Of an address (`sip:…@…`) nothing is shown.
    """
    if "@" in number:
        return "•••"
    digits = sum(letter.isdigit() for letter in number)
    hidden = digits - (_SHOWN_DIGITS if digits >= _LONG_NUMBER else digits // 3)
    return re.sub(r"\d", "•", number, count=hidden) if hidden else number


def question_numbers(result: Score) -> Mapping[str, int]:
    """Return the numbers of the questions that were asked, as on the screen, by line id."""
    asked = [
        one.line.id
        for one in result.lines
        if one.state is not State.HIDDEN and one.line.kind is not Kind.INSTRUCTION
    ]
    return {line_id: number for number, line_id in enumerate(asked, 1)}


def _mark_json(mark: Mark) -> dict[str, object]:
    return _known(
        {
            "category": mark.category.value,
            "start_ms": mark.start_ms,
            "end_ms": mark.end_ms,
            "text": mark.text,
        }
    )


def _known(table: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in table.items() if value not in (None, "", [])}
