"""How phone systems name their files: one small file per family.

`PROFILES` is in order of how distinctive the shapes are; `callreview.intake.vote` asks them.
"""

from callreview.intake.profiles.analytics import ANALYTICS
from callreview.intake.profiles.bcr import BCR
from callreview.intake.profiles.coloros import COLOR_OS
from callreview.intake.profiles.connect import CONNECT
from callreview.intake.profiles.cubeacr import CUBE_ACR
from callreview.intake.profiles.datetimeab import DATE_TIME_A_B
from callreview.intake.profiles.eightbyeight import EIGHT_BY_EIGHT
from callreview.intake.profiles.elastix import ELASTIX
from callreview.intake.profiles.epochrecorder import EPOCH_RECORDER
from callreview.intake.profiles.freepbx import FREEPBX
from callreview.intake.profiles.freeswitch import FREESWITCH
from callreview.intake.profiles.googlevoice import GOOGLE_VOICE
from callreview.intake.profiles.grandstream import GRANDSTREAM
from callreview.intake.profiles.grapheneos import GRAPHENE_OS
from callreview.intake.profiles.huawei import HUAWEI
from callreview.intake.profiles.ids import TWILIO, UUIDS, VOICEMAIL
from callreview.intake.profiles.lg import LG
from callreview.intake.profiles.lineageos import LINEAGE_OS
from callreview.intake.profiles.oreka import OREKA
from callreview.intake.profiles.profile import Profile, Surroundings
from callreview.intake.profiles.ringcentral import RINGCENTRAL
from callreview.intake.profiles.samsung import SAMSUNG
from callreview.intake.profiles.simotel import SIMOTEL
from callreview.intake.profiles.teams import TEAMS
from callreview.intake.profiles.telesis import TELESIS
from callreview.intake.profiles.threecx import THREECX
from callreview.intake.profiles.truephone import TRUE_PHONE
from callreview.intake.profiles.vicidial import VICIDIAL
from callreview.intake.profiles.xiaomi import XIAOMI
from callreview.intake.profiles.yeastar import YEASTAR

PROFILES: tuple[Profile, ...] = (
    THREECX, YEASTAR, FREEPBX, ELASTIX, GRANDSTREAM, RINGCENTRAL, CONNECT, EIGHT_BY_EIGHT,
    GOOGLE_VOICE, TEAMS, BCR, CUBE_ACR, TRUE_PHONE, XIAOMI, HUAWEI, SAMSUNG, LINEAGE_OS,
    GRAPHENE_OS, LG, EPOCH_RECORDER, COLOR_OS, OREKA, VICIDIAL, FREESWITCH, TELESIS,
    DATE_TIME_A_B, ANALYTICS, SIMOTEL, UUIDS, TWILIO, VOICEMAIL,
)  # fmt: skip

__all__ = ["PROFILES", "Profile", "Surroundings"]
