"""A review: one reviewer's answers for one call on one version of a score sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from callreview.domain.timebase import Span


class ReviewState(StrEnum):
    """A draft changes freely; a final review never does."""

    DRAFT = "draft"
    FINAL = "final"


class Book(StrEnum):
    """Whether a review counts (random sample) or not (picked by hand). Never edited."""

    SAMPLE = "sample"
    PICKED = "picked"


class Blind(StrEnum):
    """What was hidden from who reviewed: whose call it is, the running score, others' reviews."""

    PERSON = "person"
    SCORE = "score"
    OTHERS = "others"


@dataclass(frozen=True)
class MovedMark(Span):
    """A moment of a question that was a mark, and is one again when it is untied."""

    mark_id: str


@dataclass(frozen=True)
class Answer:
    """What was said to one line; no answer at all is no `Answer`.

    `option` for kinds that take one, `options` for several-of (`none_of_them` when the person
    said that none is right), `number` and `text` for those kinds, `na` when the person chose
    "does not apply". An answer with only a comment or evidence is still unanswered.
    """

    option: str | None = None
    options: tuple[str, ...] = ()
    number: Decimal | None = None
    text: str = ""
    na: bool = False
    comment: str = ""
    evidence: tuple[Span, ...] = ()
    none_of_them: bool = False

    @property
    def is_given(self) -> bool:
        """Return whether the line counts as answered or N/A."""
        chosen = self.option is not None or self.options or self.none_of_them
        return bool(chosen or self.number is not None or self.text or self.na)


@dataclass(frozen=True)
class Review:
    """A review as stored. Final ones keep everything that was true when they were finished.

    `root_id` is the key of the first revision; `revision` counts from 1. `reason` says why a
    picked call was picked ("practice", "coaching", …). `draw_id` is the draw it counts for, written
    when it is begun. `sha256`, `duration_ms` and `decoder`
    pin the recording that was heard; `heard` the parts of it that were, `skipped` the silences
    that were passed over by the player, for nobody speaks there. `blind` is what was hidden for
    as long as the review was written, as far as the screen goes.
    """

    id: str
    call_id: str
    version_id: str
    reviewer: str
    state: ReviewState
    book: Book
    reason: str
    started_at: str
    root_id: str = ""
    revision: int = 1
    revision_reason: str = ""
    finished_at: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    keep_doing: str = ""
    work_on: str = ""
    private_note: str = ""
    heard: tuple[Span, ...] = ()
    skipped: tuple[Span, ...] = ()
    heard_reason: str = ""
    active_ms: int = 0
    sha256: str | None = None
    duration_ms: int | None = None
    decoder: str = ""
    blind: frozenset[Blind] = frozenset()
    draw_id: str | None = None

    def answer(self, line_id: str) -> Answer:
        """Return the answer to a line; an empty one if nothing was said."""
        return self.answers.get(line_id, Answer())
