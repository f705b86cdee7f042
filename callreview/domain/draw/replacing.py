"""Why a drawn call may be replaced by the next in the lot, and what that does to the numbers.

The list is closed. That a call is too short, too long, too hard, untypical or spoken of already
is no reason: whoever swaps such calls draws until they like what they get (`statistics.md` 1.5).
"""

from enum import StrEnum
from fractions import Fraction


class Reason(StrEnum):
    """Why a drawn call cannot be used."""

    VOICEMAIL = "voicemail"
    WRONG_PERSON = "wrong_person"
    INTERNAL = "internal"
    TEST = "test"
    DUPLICATE = "duplicate"
    NO_AUDIO = "no_audio"
    CORRUPT = "corrupt"
    PRIVACY = "privacy"
    LANGUAGE = "language"

    @property
    def is_not_part(self) -> bool:
        """Return whether such a call was never one of those the draw is about.

        Else it is, and cannot be reviewed: then it is missing.
        """
        return self in _NOT_PART


_NOT_PART = frozenset(
    {Reason.VOICEMAIL, Reason.WRONG_PERSON, Reason.INTERNAL, Reason.TEST, Reason.DUPLICATE}
)


def usable_population(eligible: int, drawn: int, *, not_part: int, missing: int) -> int:
    """Return how many calls a sample speaks for, of those the frame says can be drawn.

    `drawn` usable calls were found walking down the lot; `not_part` and `missing` were passed
    over. The first kind is taken off. Of the second there are as many more among the calls
    nobody looked at: with m calls looked at for n usable ones, N (n-1)/(m-1) of N are usable
    (inverse sampling, Haldane). If all were looked at, it is known.
    """
    there = eligible - not_part
    looked_at = drawn + missing
    if looked_at >= there:
        return drawn
    if not missing or drawn < 2:
        return there - missing
    return max(drawn, round(Fraction(there * (drawn - 1), looked_at - 1)))
