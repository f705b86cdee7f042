"""Edits of reviews: drafts are undoable; finishing and revising stay, and are corrected later."""

from dataclasses import dataclass, replace
from typing import Literal

from callreview import __version__
from callreview.app.edits.edit import Edit, Way
from callreview.app.findings import NoteHeard
from callreview.domain.call import Status
from callreview.domain.errors import Refused
from callreview.domain.review import Answer, Blind, Book, Review, ReviewState
from callreview.domain.scoring import score, unanswered_required
from callreview.domain.scoring_lines import check_answer, unknown_line
from callreview.domain.timebase import Span, merged, total_ms
from callreview.domain.unseen import is_kept
from callreview.store import (
    calls,
    draws,
    handouts,
    queues,
    recordings,
    reviews,
    rubrics,
    skips,
    unseen,
)
from callreview.store.page import Page
from callreview.store.seal import sealed

__all__ = [
    "DiscardDraft",
    "FinishReview",
    "NoteHeard",
    "ReviseReview",
    "SetAnswer",
    "SetWords",
    "StartReview",
]

HEARD_ENOUGH_PERCENT = 80
Words = Literal["keep_doing", "work_on", "private_note"]


@dataclass(frozen=True)
class StartReview(Edit[Review]):
    """Begin a draft; its call is passed over no longer.

    It is not blind to the reviews of others where one of them can be seen.

    An empty reviewer or time becomes this reviewer and now. If the call was drawn and is to be
    reviewed for a draw that is open, the review is of that sample: nobody says so, and it stays.
    """

    review: Review
    kind = "start_review"

    @property
    def target(self) -> str:
        """Return the review's key."""
        return self.review.id

    def apply(self, page: Page) -> Review:
        """Return the draft.

        Refused "draft_exists", "call_unknown", "version_unknown", "kept_review_counts", or
        "sample_not_drawn" for one that says it is of a sample its call was not drawn for.
        """
        new = replace(
            self.review,
            state=ReviewState.DRAFT,
            reviewer=self.review.reviewer or page.reviewer,
            started_at=self.review.started_at or page.at,
        )
        calls.call_row(page, new.call_id)
        rubrics.version(page.connection, new.version_id)
        if is_kept(new) and new.book is Book.SAMPLE:
            raise Refused("kept_review_counts")
        for other in reviews.reviews_of(page.connection, new.call_id):
            if other.state is ReviewState.DRAFT and other.reviewer == new.reviewer:
                raise Refused("draft_exists")
        if _sees_others(page, new):
            new = replace(new, blind=new.blind - {Blind.OTHERS})
        reviews.start(page, _in_its_book(page, new))
        skips.take_up(page, new.call_id)
        return reviews.review_of_id(page.connection, new.id)


@dataclass(frozen=True)
class SetAnswer(Edit[None]):
    """Say something to a line; None, or an answer that says nothing, takes it back.

    Saves of one typed field of it in one go are one step of undo.
    """

    review_id: str
    line_id: str
    answer: Answer | None
    kind = "set_answer"

    @property
    def target(self) -> str:
        """Return the review's key."""
        return self.review_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused if the line is not there or the answer does not fit it."""
        review = reviews.draft(page, self.review_id)
        rubric = rubrics.version(page.connection, review.version_id).rubric
        lines = {line.id: line for line in rubric.lines}
        if self.line_id not in lines:
            raise unknown_line(rubric, self.line_id)
        answer = self.answer or Answer()
        check_answer(lines[self.line_id], answer)
        field = _only_typed_difference(review.answer(self.line_id), answer)
        if field:
            page.typed = f"answer:{self.review_id}:{self.line_id}:{field}"
        reviews.set_answer(page, self.review_id, self.line_id, answer)


@dataclass(frozen=True)
class SetWords(Edit[None]):
    """Write one of the texts beside the answers; saves in one go are one step of undo."""

    review_id: str
    field: Words
    text: str
    kind = "set_words"

    @property
    def target(self) -> str:
        """Return the review's key."""
        return self.review_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "review_unknown" or "review_is_final"."""
        assert self.field in reviews.WORDS
        reviews.draft(page, self.review_id)
        page.typed = f"words:{self.review_id}:{self.field}"
        reviews.set_words(page, self.review_id, self.field, self.text)


@dataclass(frozen=True)
class DiscardDraft(Edit[None]):
    """Throw a draft away; what it was to change in an earlier revision is disputed again."""

    review_id: str
    kind = "discard_draft"

    @property
    def target(self) -> str:
        """Return the review's key."""
        return self.review_id

    def apply(self, page: Page) -> None:
        """Take it out; Refused "review_unknown" or "review_is_final"."""
        draft = reviews.draft(page, self.review_id)
        reviews.discard(page, self.review_id)
        handouts.reopen(page, draft.root_id)


@dataclass(frozen=True)
class FinishReview(Edit[Review]):
    """Make a draft final, with its score and what was heard pinned.

    `heard_reason` says why less than 80 % of the call was heard; silence that was skipped is as
    good as heard.
    """

    review_id: str
    heard_reason: str = ""
    kind = "finish_review"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return the review's key."""
        return self.review_id

    def apply(self, page: Page) -> Review:
        """Return the final review.

        Refused "review_unanswered" (`lines`, their ids; `questions`, their words),
        "recording_not_hashed", "recording_without_sound", "recording_changed" or
        "heard_too_little" (`percent`).
        """
        draft = reviews.draft(page, self.review_id)
        rubric = rubrics.version(page.connection, draft.version_id).rubric
        missing = unanswered_required(rubric, draft.answers)
        if missing:
            raise Refused(
                "review_unanswered",
                lines=tuple(line.id for line in missing),
                questions=", ".join(f"“{line.text}”" for line in missing),
            )
        final = self._pinned(page, draft)
        reviews.finish(page, final, score(rubric, draft.answers), app_version=__version__)
        queues.tick_off(page, draft)
        page.sealed = sealed(page.connection, draft.id)
        return reviews.review_of_id(page.connection, draft.id)

    def _pinned(self, page: Page, draft: Review) -> Review:
        heard = recordings.pins(page.connection, draft.call_id)
        if heard.status is Status.CHANGED:
            raise Refused("recording_changed")
        if heard.sha256 is None:
            raise Refused("recording_not_hashed")
        if heard.duration_ms is None:
            raise Refused("recording_without_sound")
        percent = heard_percent((*draft.heard, *draft.skipped), heard.duration_ms)
        if percent < HEARD_ENOUGH_PERCENT and not self.heard_reason.strip():
            raise Refused("heard_too_little", percent=percent)
        has_others = bool(unseen.sight_of(page.connection, draft.reviewer, draft.call_id).unseen)
        return replace(
            draft,
            blind=draft.blind if has_others else draft.blind - {Blind.OTHERS},
            heard_reason=self.heard_reason.strip() if percent < HEARD_ENOUGH_PERCENT else "",
            sha256=heard.sha256,
            duration_ms=heard.duration_ms,
            decoder=heard.decoder,
        )


@dataclass(frozen=True)
class ReviseReview(Edit[Review]):
    """Begin a new revision of a final review, with a reason; the earlier one stays."""

    review_id: str
    reason: str
    kind = "revise_review"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return the key of the review that is revised."""
        return self.review_id

    def apply(self, page: Page) -> Review:
        """Return the draft of the new revision, with the answers and words of the last.

        Refused "revision_reason_missing", "review_not_final" or "draft_exists".
        """
        if not self.reason.strip():
            raise Refused("revision_reason_missing")
        old = reviews.review_of_id(page.connection, self.review_id)
        if old.state is not ReviewState.FINAL:
            raise Refused("review_not_final")
        line = [
            one
            for one in reviews.reviews_of(page.connection, old.call_id)
            if one.root_id == old.root_id
        ]
        newest = max(line, key=lambda one: one.revision)
        if newest.state is ReviewState.DRAFT:
            raise Refused("draft_exists")
        new = replace(
            newest,
            id=page.new_key(),
            state=ReviewState.DRAFT,
            revision=newest.revision + 1,
            revision_reason=self.reason.strip(),
            reviewer=page.reviewer or newest.reviewer,
            started_at=page.at,
            finished_at=None,
            heard_reason="",
            active_ms=0,
            blind=frozenset(),
        )
        reviews.start(page, new)
        return reviews.review_of_id(page.connection, new.id)


def heard_percent(heard: tuple[Span, ...], duration_ms: int) -> int:
    """Return how much of a call was heard, in whole percent rounded down."""
    inside = (
        Span(span.start_ms, min(span.end_ms, duration_ms))
        for span in merged(heard)
        if span.start_ms < duration_ms
    )
    return 100 if not duration_ms else total_ms(inside) * 100 // duration_ms


def _sees_others(page: Page, new: Review) -> bool:
    """Return whether who is to write a review can see one of somebody else."""
    sight = unseen.sight_of(page.connection, new.reviewer, new.call_id)
    return any(each.reviewer != new.reviewer for each in sight.seen)


def _in_its_book(page: Page, new: Review) -> Review:
    """Return a review that is begun, of the sample its call was drawn for, if it was."""
    draw_id = None if is_kept(new) else draws.draw_asking_for(page.connection, new.call_id)
    if draw_id is None:
        if new.book is Book.SAMPLE:
            raise Refused("sample_not_drawn")
        return replace(new, draw_id=None)
    return replace(new, book=Book.SAMPLE, reason="", draw_id=draw_id)


def _only_typed_difference(old: Answer, new: Answer) -> str | None:
    """Return the typed field that is all the two differ in, or None."""
    if old != new:
        if replace(old, comment=new.comment) == new:
            return "comment"
        if replace(old, text=new.text) == new:
            return "text"
        if replace(old, number=new.number) == new:
            return "number"
    return None
