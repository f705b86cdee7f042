"""Edits of what became of a scorecard once it was handed out; all of them undoable."""

from dataclasses import dataclass
from typing import Literal

from callreview.app.edits.edit import Edit
from callreview.domain.errors import Refused
from callreview.domain.handout import GivenBy, Outcome, Reply
from callreview.domain.reply_file import is_day
from callreview.domain.review import Review, ReviewState
from callreview.store import handouts, reviews, rubrics
from callreview.store.page import Page

Field = Literal["given_on", "given_by", "read_on", "answered_on", "answer", "promise"]
_DAYS = ("given_on", "read_on", "answered_on")
_TYPED = ("answer", "promise")


@dataclass(frozen=True)
class SetHandout(Edit[None]):
    """Say one thing of a scorecard that was handed out; an empty text takes it back.

    Saves of one typed text in one go are one step of undo.
    """

    review_id: str
    field: Field
    text: str
    kind = "set_handout"

    @property
    def target(self) -> str:
        """Return the review's key."""
        return self.review_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "review_unknown", "scorecard_of_draft" or "day_malformed"."""
        assert self.field in handouts.FIELDS
        _final(page, self.review_id)
        text = self.text.strip()
        if self.field in _DAYS and text and not is_day(text):
            raise Refused("day_malformed", text=text)
        if self.field == "given_by" and text:
            text = GivenBy(text).value
        if self.field in _TYPED:
            page.typed = f"handout:{self.review_id}:{self.field}"
        handouts.set_fields(page, self.review_id, **{self.field: text})


@dataclass(frozen=True)
class DisputeLine(Edit[None]):
    """Write down why the person hears a question differently; without a reason it is taken back.

    Another reason opens the dispute anew.
    """

    review_id: str
    line_id: str
    reason: str
    kind = "dispute_line"

    @property
    def target(self) -> str:
        """Return the review's key."""
        return self.review_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused as `SetHandout`, or "dispute_of_no_line"."""
        _require_line(page, _final(page, self.review_id), self.line_id)
        handouts.set_dispute(page, self.review_id, self.line_id, self.reason.strip())


@dataclass(frozen=True)
class SettleDispute(Edit[None]):
    """Keep what is disputed, or say that a revision changes it, and why; None opens it again."""

    review_id: str
    line_id: str
    outcome: Outcome | None
    reason: str = ""
    kind = "settle_dispute"

    @property
    def target(self) -> str:
        """Return the review's key."""
        return self.review_id

    def apply(self, page: Page) -> None:
        """Write it down.

        Refused "dispute_unknown", "settle_reason_missing" or "dispute_needs_revision".
        """
        handouts.dispute(page, self.review_id, self.line_id)
        reason = self.reason.strip() if self.outcome else ""
        if self.outcome and not reason:
            raise Refused("settle_reason_missing")
        if self.outcome is Outcome.CHANGED and not reviews.is_revised(page, self.review_id):
            raise Refused("dispute_needs_revision")
        handouts.settle(page, self.review_id, self.line_id, self.outcome, reason)


@dataclass(frozen=True)
class TakeReply(Edit[None]):
    """Take over what a person wrote into an answer file; what it leaves empty stays as it is.

    `day` is when it was answered.
    """

    review_id: str
    reply: Reply
    day: str
    kind = "take_reply"

    @property
    def target(self) -> str:
        """Return the review's key."""
        return self.review_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "reply_of_another", and as `DisputeLine`."""
        review = _final(page, self.review_id)
        if self.reply.review_id != self.review_id:
            raise Refused("reply_of_another")
        for line_id in self.reply.disputes:
            _require_line(page, review, line_id)
        said = {
            "read_on": self.reply.read_on,
            "answer": self.reply.answer,
            "promise": self.reply.promise,
        }
        known = {name: text for name, text in said.items() if text}
        handouts.set_fields(page, self.review_id, **known, answered_on=self.day)
        for line_id, reason in self.reply.disputes.items():
            handouts.set_dispute(page, self.review_id, line_id, reason)


def _final(page: Page, review_id: str) -> Review:
    review = reviews.review_of_id(page.connection, review_id)
    if review.state is not ReviewState.FINAL:
        raise Refused("scorecard_of_draft")
    return review


def _require_line(page: Page, review: Review, line_id: str) -> None:
    rubric = rubrics.version(page.connection, review.version_id).rubric
    if line_id not in {line.id for line in rubric.lines}:
        raise Refused("dispute_of_no_line", line=line_id)
