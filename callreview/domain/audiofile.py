"""What a worker says about one sound file: what its header claims, what decoding found.

A `reason` is a code with a sentence in `callreview.words.audio`; `fields` fill its gaps and
always hold `name`, the file's name. A reason is "" exactly when the verdict is OK.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from callreview.domain.errors import Unreadable
from callreview.domain.tags import Tag

MAX_CHANNELS = 16
MIN_RATE = 4_000
MAX_RATE = 192_000
MAX_HOURS = 24
# Troubles of this computer say nothing about a recording; those of its place may pass.
_OF_THE_COMPUTER = frozenset({"no_room_for_sound", "no_worker"})
_OF_THE_PLACE = frozenset(
    {
        "place_does_not_answer",
        "recording_not_allowed",
        "recording_not_read",
        "recording_not_there",
    }
)


def is_of_the_computer(reason: str) -> bool:
    """Return whether a reason is this computer's trouble and none of the recording's."""
    return reason in _OF_THE_COMPUTER


def may_pass(reason: str) -> bool:
    """Return whether a reason lies outside the recording's bytes, so that one can try again."""
    return reason in _OF_THE_COMPUTER or reason in _OF_THE_PLACE


class Verdict(StrEnum):
    """What can be done with a sound file."""

    OK = "ok"
    EMPTY = "empty"  # nothing was recorded: an unanswered call, not an error
    DAMAGED = "damaged"  # plays, but not as it should; the reason says what is wrong
    UNPLAYABLE = "unplayable"
    UNSUPPORTED = "unsupported"  # not sound, or of a kind the app does not decode
    SLOW = "slow"  # the place it lies in does not answer; can be tried again

    @property
    def plays(self) -> bool:
        """Return whether there is anything to hear."""
        return self in (Verdict.OK, Verdict.DAMAGED)


@dataclass(frozen=True)
class Header:
    """What a file's header claims, which may be a lie; None is not known."""

    container: str
    codec: str
    rate: int
    channels: int
    duration_ms: int | None = None
    frames: int | None = None

    def __post_init__(self) -> None:
        if not MIN_RATE <= self.rate <= MAX_RATE or not 1 <= self.channels <= MAX_CHANNELS:
            raise ValueError(f"not a recording: {self.rate} Hz, {self.channels} channels")


@dataclass(frozen=True)
class Probe:
    """What can be said of a file without decoding it: by its header, and by its tags.

    `tags` is None where nobody could look for them.
    """

    verdict: Verdict
    reason: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    header: Header | None = None
    tags: tuple[Tag, ...] | None = ()

    def __post_init__(self) -> None:
        _check_reason(self.verdict, self.reason)

    def trouble(self) -> Unreadable:
        """Return the verdict as an error for people; only when it is not OK."""
        return Unreadable(self.reason, **self.fields)


@dataclass(frozen=True)
class Outcome:
    """How decoding a file ended: what was found, by which decoder, in how many frames.

    `sha256` (hexadecimal) is of the file's bytes, "" when not all of them were read. Of a call in
    two files, one for each side, `legs` are how those ended, and `sha256` stands for both
    (`domain.legs.joint_sha256`).
    """

    verdict: Verdict
    reason: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    decoder: str = ""
    rate: int = 0
    channels: int = 0
    frames: int = 0
    duration_ms: int = 0
    sha256: str = ""
    legs: tuple["Outcome", ...] = ()

    def __post_init__(self) -> None:
        _check_reason(self.verdict, self.reason)

    @property
    def files(self) -> tuple["Outcome", ...]:
        """Return how each file ended: the one there is, or the left and the right side."""
        return self.legs or (self,)

    def trouble(self) -> Unreadable:
        """Return the verdict as an error for people; only when it is not OK."""
        return Unreadable(self.reason, **self.fields)


def _check_reason(verdict: Verdict, reason: str) -> None:
    if (verdict is Verdict.OK) != (reason == ""):
        raise ValueError(f"{verdict} with reason {reason!r}")
