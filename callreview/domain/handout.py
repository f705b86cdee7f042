"""What became of a scorecard once it was handed out: given, read, answered, promised, disputed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from callreview.domain.rubric import Rubric


class GivenBy(StrEnum):
    """How a scorecard came to the person."""

    TALK = "talk"
    PAPER = "paper"
    MAIL = "mail"
    SCREEN = "screen"


class Outcome(StrEnum):
    """What became of a dispute: the score is kept, or changed by a revision."""

    KEPT = "kept"
    CHANGED = "changed"


@dataclass(frozen=True)
class Dispute:
    """A question the person hears differently, why, and what came of it and why.

    `outcome` is None while it is open.
    """

    line_id: str
    reason: str
    outcome: Outcome | None = None
    outcome_reason: str = ""


@dataclass(frozen=True)
class Handout:
    """What is known of one final review; days are `YYYY-MM-DD`, empty where nothing happened.

    `disputes` are in the order of the score sheet once `in_order` was asked.
    """

    review_id: str
    given_on: str = ""
    given_by: GivenBy | None = None
    read_on: str = ""
    answered_on: str = ""
    answer: str = ""
    promise: str = ""
    disputes: tuple[Dispute, ...] = ()

    def dispute(self, line_id: str) -> Dispute | None:
        """Return the dispute of a question, or None."""
        return next((one for one in self.disputes if one.line_id == line_id), None)

    def in_order(self, rubric: Rubric) -> "tuple[Dispute, ...]":
        """Return the disputes in the order of the score sheet."""
        places = {line.id: at for at, line in enumerate(rubric.lines)}
        return tuple(sorted(self.disputes, key=lambda one: places.get(one.line_id, len(places))))

    def as_json(self) -> dict[str, object]:
        """Return it as exports tell it; what did not happen is left out."""
        told: dict[str, object] = {
            "review": self.review_id,
            "given_on": self.given_on,
            "given_by": self.given_by.value if self.given_by else "",
            "read_on": self.read_on,
            "answered_on": self.answered_on,
            "answer": self.answer,
            "promise": self.promise,
            "disputes": [
                {
                    "question": one.line_id,
                    "reason": one.reason,
                    "outcome": one.outcome.value if one.outcome else "open",
                    "outcome_reason": one.outcome_reason,
                }
                for one in self.disputes
            ],
        }
        return {key: value for key, value in told.items() if value not in ("", [])}


@dataclass(frozen=True)
class Aftermath:
    """What became of the scorecard of one revision of a review."""

    revision: int
    handout: Handout


@dataclass(frozen=True)
class Reply:
    """What a person wrote into an answer file; `disputes` are reasons by question."""

    review_id: str
    read_on: str = ""
    answer: str = ""
    promise: str = ""
    disputes: Mapping[str, str] = field(default_factory=dict)
