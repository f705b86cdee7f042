"""How phone systems name their files: one small file per family.

`PROFILES` is in order of how distinctive the shapes are; `callreview.intake.vote` asks them.
"""

from callreview.intake.profiles.bcr import BCR
from callreview.intake.profiles.freepbx import FREEPBX
from callreview.intake.profiles.profile import Profile
from callreview.intake.profiles.ringcentral import RINGCENTRAL
from callreview.intake.profiles.samsung import SAMSUNG
from callreview.intake.profiles.threecx import THREECX

PROFILES: tuple[Profile, ...] = (THREECX, FREEPBX, RINGCENTRAL, BCR, SAMSUNG)

__all__ = ["PROFILES", "Profile"]
