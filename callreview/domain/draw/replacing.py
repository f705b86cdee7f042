"""Why a drawn call may be replaced by the next in the lot.

The list is closed. That a call is too short, too long, too hard, untypical or spoken of already
is no reason: whoever swaps such calls draws until they like what they get (`statistics.md` 1.5).
How many calls a sample then speaks for is told by `statistics.population`.
"""

from enum import StrEnum


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
