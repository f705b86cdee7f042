"""How a person wants to hear calls: which side, how loud each, and what is done to the sound."""

from dataclasses import dataclass
from enum import StrEnum

SOFTEST_DB, LOUDEST_DB = -12.0, 24.0


class Sides(StrEnum):
    """What is heard of a call: both sides, or one alone in both ears."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class Hearing:
    """What is heard, and how; a call on one channel has neither sides, gains nor mutes.

    `gains_db` and `muted` belong to the left and the right side. `centred`: both sides in both
    ears. `levelled`: speech of either side is equally loud. `telephone`: only 300 to 3400 Hz.
    `denoised`: steady noise is softer.
    """

    sides: Sides = Sides.BOTH
    gains_db: tuple[float, float] = (0.0, 0.0)
    muted: tuple[bool, bool] = (False, False)
    centred: bool = False
    levelled: bool = False
    telephone: bool = False
    denoised: bool = False

    def __post_init__(self) -> None:
        if not all(SOFTEST_DB <= gain <= LOUDEST_DB for gain in self.gains_db):
            raise ValueError(f"gains {self.gains_db} are not within {SOFTEST_DB}..{LOUDEST_DB}")


AS_RECORDED = Hearing()
