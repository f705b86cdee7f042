"""What taking over reviews of a file would change, told before anything is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from callreview.domain.call import Call
from callreview.domain.review import Review
from callreview.domain.signed_file import SignedFile, SignedReview

_MADE_HERE = frozenset({"call_id", "private_note"})


class Standing(StrEnum):
    """What would become of one review of a file."""

    NEW = "new"
    KNOWN = "known"
    CONFLICT = "conflict"
    NO_RECORDING = "no_recording"


@dataclass(frozen=True)
class Entry:
    """One review of a file: the `call` it is of here, and what a conflict is with (`there`)."""

    number: int
    signed: SignedReview
    standing: Standing
    call: Call | None = None
    there: Review | None = None


@dataclass(frozen=True)
class Preview:
    """What a file would change; `new_sheets` are the ids of score sheets it would add."""

    file: SignedFile
    entries: tuple[Entry, ...]
    new_sheets: tuple[str, ...]

    def of(self, standing: Standing) -> tuple[Entry, ...]:
        """Return the reviews that stand so."""
        return tuple(entry for entry in self.entries if entry.standing is standing)


def standing(coming: Review, there: Sequence[Review]) -> tuple[Standing, Review | None]:
    """Return what becomes of a review, given the revisions of the same one that are there.

    The same one says the same and changes nothing. One that says something else, or has another
    revision in its place or before it, is a conflict with that one, and nothing is overwritten.
    """
    for here in there:
        if here.id == coming.id:
            same = _content(here) == _content(coming)
            return (Standing.KNOWN, None) if same else (Standing.CONFLICT, here)
    newest = max(there, key=lambda here: here.revision, default=None)
    if newest is not None and newest.revision >= coming.revision:
        at_its_place = [here for here in there if here.revision == coming.revision]
        return Standing.CONFLICT, (at_its_place or [newest])[0]
    return Standing.NEW, None


def _content(review: Review) -> dict[str, object]:
    content = {key: value for key, value in vars(review).items() if key not in _MADE_HERE}
    return {**content, "answers": dict(review.answers)}
