"""Names as mobile phones and the recorders on them write them."""

from callreview.intake.profiles import (
    bcr,
    coloros,
    cubeacr,
    epochrecorder,
    grapheneos,
    huawei,
    lg,
    lineageos,
    samsung,
    truephone,
    xiaomi,
)
from tests.intake.families import IN, OUT, Family, said

_BCR = "2026-03-12T21:57:01"
BCR = Family(
    bcr.BCR,
    {
        "20230414_215701.088-0400_in_sim1_+11234567890_John Doe.oga": said(
            "2023-04-14T21:57:01", -240, IN, None, "+11234567890", "John Doe"
        ),
        "20260312_215701.088+0530_out_5125550190.oga": said(_BCR, 330, OUT, None, "5125550190"),
        "20260312_215701.088+0000_conference.oga": said(_BCR, 0),
        "20260312_215701.088+0000.oga": said(_BCR, 0),
        "20260312_215701.088+0000_in_5125550190_Bo (1).oga": said(
            _BCR, 0, IN, None, "5125550190", "Bo"
        ),
        "20260312_215701_088-0500_in_5125550190_Ann_Marie.oga": said(
            _BCR, -300, IN, None, "5125550190", "Ann_Marie"
        ),
        "20260312_215701.088-0500_in_Ann_Marie.oga": said(_BCR, -300, IN, name="Ann_Marie"),
        "20260312_215701.088-0500_in__Ann.oga": said(_BCR, -300, IN, name="Ann"),
        "20260312_215701.088-0500_in_unknown.oga": said(_BCR, -300, IN),
        "20260312_215701.088-0500_in_sim2_+1 (512) 555-0190_(Bo) [x].oga": said(
            _BCR, -300, IN, None, "+1 (512) 555-0190", "(Bo) [x]"
        ),
        "20260312_215701.088+1400_in_5125550190_דנה 🍕.oga": said(
            _BCR, 840, IN, None, "5125550190", "דנה 🍕"
        ),
    },
    [
        "20261312_215701.088-0500_in_5125550190.oga",
        "20260312_245701.088-0500_in_5125550190.oga",
        "20260312_215701.088-2500_in_5125550190.oga",
        "20260312_215701.088-0560_in_5125550190.oga",
        "20260312_215701_in_5125550190.oga",
        "20260312_215701.088_in_5125550190.oga",
    ],
)

_CUBE = "2025-10-03T17:09:31"
CUBE_ACR = Family(
    cubeacr.CUBE_ACR,
    {
        "2025-10-03 17-09-31 (whatsapp) Contact Name.m4a": said(_CUBE, name="Contact Name"),
        "2025-10-03 17-09-31 (phone) Bo (+15125550142) ↗.amr": said(
            _CUBE, None, OUT, None, "+15125550142", "Bo"
        ),
        "2025-10-03 17-09-31 (phone) Bo (+15125550142) ↙.amr": said(
            _CUBE, None, IN, None, "+15125550142", "Bo"
        ),
        "2025-10-03 17-09-31 (phone) Bo (Sales) (512-555-0142) ↙.amr": said(
            _CUBE, None, IN, None, "512-555-0142", "Bo (Sales)"
        ),
        "2025-10-03 17-09-31 (phone) +15125550142 ↗.amr": said(
            _CUBE, None, OUT, None, "+15125550142"
        ),
        "2025-10-03 17-09-31 (phone) (512) 555-0142 ↗.amr": said(
            _CUBE, None, OUT, None, "(512) 555-0142"
        ),
        "2025-10-03 17-09-31 (phone) Anna 🍕 (5125550142) ↗\ufe0f.amr": said(
            _CUBE, None, OUT, None, "5125550142", "Anna 🍕"
        ),
        "2025-10-03 17-09-31 (telegram) דנה לוי.m4a": said(_CUBE, name="דנה לוי"),
        "2025-10-03 17-09-31 (phone) Police (911) ↗.m4a": said(
            _CUBE, None, OUT, None, "911", "Police"
        ),
        "2025-10-03 17-09-31 (phone) Bo (5125550142) ↗ (1).m4a": said(
            _CUBE, None, OUT, None, "5125550142", "Bo"
        ),
        "2025-10-03 17-09-31 (phone).m4a": said(_CUBE),
        "2025-10-03 17:09:31 (phone) Unknown ↙.m4a": said(_CUBE, None, IN),
    },
    [
        "2025-13-03 17-09-31 (whatsapp) Contact Name.m4a",
        "2025-02-29 17-09-31 (whatsapp) Contact Name.m4a",
        "2025-10-03 25-09-31 (whatsapp) Contact Name.m4a",
        "2025-10-03 17-09-31 whatsapp Contact Name.m4a",
        "2025-10-03 17-09-31 Contact Name.m4a",
        "2025-10-03_17-09-31 (whatsapp) Contact Name.m4a",
    ],
)

_TRUE = "2026-02-28T12:24:39"
TRUE_PHONE = Family(
    truephone.TRUE_PHONE,
    {
        "5433 @ 2026-02-28_122439_out.amr": said(_TRUE, None, OUT, None, "5433"),
        "+15125550142 @ 2026-02-28_122439_in.amr": said(_TRUE, None, IN, None, "+15125550142"),
        "Bo (5125550142 mobile) 2026-02-28_122439_in.amr": said(
            _TRUE, None, IN, None, "5125550142", "Bo"
        ),
        "Bo (Sales) (512-555-0142 work) 2026-02-28_122439_out.amr": said(
            _TRUE, None, OUT, None, "512-555-0142", "Bo (Sales)"
        ),
        "Bo (5125550142) 2026-02-28_122439_in.amr": said(_TRUE, None, IN, None, "5125550142", "Bo"),
        "דנה (+972 3 555 0142 בית) 2026-02-28_122439_in.amr": said(
            _TRUE, None, IN, None, "+972 3 555 0142", "דנה"
        ),
        "Bo @ 2026-02-28_122439_in.amr": said(_TRUE, None, IN, name="Bo"),
        "Unknown @ 2026-02-28_122439_in.amr": said(_TRUE, None, IN),
    },
    [
        "5433 @ 2026-02-29_122439_out.amr",
        "5433 @ 2026-02-28_242439_out.amr",
        "5433 @ 2026-02-28_122439.amr",
        "5433 @ 2026-02-28_122439_missed.amr",
        "5433 2026-02-28_122439_out.amr",
        "5433@2026-02-28_122439_out.amr",
    ],
)

_XIAOMI = "2023-11-13T11:21:39"
XIAOMI = Family(
    xiaomi.XIAOMI,
    {
        "Вызов@0321(0321)_20231113112139.mp3": said(_XIAOMI, number="0321"),
        "Bo(0015125550142)_20231113112139.mp3": said(_XIAOMI, number="0015125550142", name="Bo"),
        "通话@Bo(+15125550142)_20231113112139.mp3": said(_XIAOMI, number="+15125550142", name="Bo"),
        "Bo (Sales)(512-555-0142)_20231113112139.mp3": said(
            _XIAOMI, number="512-555-0142", name="Bo (Sales)"
        ),
        "דנה 🍕(5125550142)_20231113112139.mp3": said(_XIAOMI, number="5125550142", name="דנה 🍕"),
        "(5125550142)_20231113112139.mp3": said(_XIAOMI, number="5125550142"),
        "unknown()_20231113112139.mp3": said(_XIAOMI),
        "Bo(5125550142)_20231113112139_2.mp3": said(_XIAOMI, number="5125550142", name="Bo"),
    },
    [
        "Bo(5125550142)_20231313112139.mp3",
        "Bo(5125550142)_20230229112139.mp3",
        "Bo(5125550142)_20231113242139.mp3",
        "Bo(5125550142)_2023111311213.mp3",
        "Bo[5125550142]_20231113112139.mp3",
        "Bo(5125550142)20231113112139.mp3",
    ],
)

_HUAWEI = "2023-02-15T11:30:29"
HUAWEI = Family(
    huawei.HUAWEI,
    {
        "Bob@+48125550189_20230215113029.amr": said(_HUAWEI, number="+48125550189", name="Bob"),
        "+48125550189_20230215113029.amr": said(_HUAWEI, number="+48125550189"),
        "48125550189@48125550189_20230215113029.amr": said(_HUAWEI, number="48125550189"),
        "Bo@home@5125550142_20230215113029.amr": said(_HUAWEI, number="5125550142", name="Bo@home"),
        "Ana Núñez@512-555-0142_20230215113029.amr": said(
            _HUAWEI, number="512-555-0142", name="Ana Núñez"
        ),
        "דנה 🍕@5125550142_20230215113029.amr": said(_HUAWEI, number="5125550142", name="דנה 🍕"),
        "Bo@_20230215113029.amr": said(_HUAWEI, name="Bo"),
        "%2B48125550189_20230215113029 (1).amr": said(_HUAWEI, number="+48125550189"),
    },
    [
        "Bob@+48125550189_20231315113029.amr",
        "Bob@+48125550189_20230229113029.amr",
        "Bob@+48125550189_20230215243029.amr",
        "Bob@+48125550189_2023021511302.amr",
        "Bob_20230215113029.amr",
        "_20230215113029.amr",
        "unknown@_20230215113029.amr",
        "Bob@+48125550189-20230215113029.amr",
    ],
)

_SAMSUNG = "2026-03-11T17:11:19"
SAMSUNG = Family(
    samsung.SAMSUNG,
    {
        "Call recording +18135550169_200301_171119.m4a": said(
            "2020-03-01T17:11:19", number="+18135550169"
        ),
        "Anruf aufzeichnen Anna Müller_260311_171119.m4a": said(_SAMSUNG),
        "통화 녹음 01055501234_260311_171119.m4a": said(_SAMSUNG, number="01055501234"),
        "Enregistrement d’appel 0155501234_260311_171119.m4a": said(_SAMSUNG, number="0155501234"),
        "Call recording +1 813 555 0169_260311_171119.m4a": said(
            _SAMSUNG, number="+1 813 555 0169"
        ),
        "Call recording (813) 555-0169_260311_171119.m4a": said(_SAMSUNG, number="(813) 555-0169"),
        "تسجيل المكالمة 0155501234_260311_171119.m4a": said(_SAMSUNG, number="0155501234"),
        "Call recording 🍕_260311_171119.m4a": said(_SAMSUNG),
        "Call recording Unknown_260311_171119 (1).m4a": said(_SAMSUNG),
    },
    [
        "Call recording +18135550169_201301_171119.m4a",
        "Call recording +18135550169_260229_171119.m4a",
        "Call recording +18135550169_260311_241119.m4a",
        "Call recording +18135550169_260311.m4a",
        "IMG_260311_171119.m4a",
        "+18135550169_260311_171119.m4a",
    ],
)

_LINEAGE = "2024-05-06T22:54:06"
LINEAGE_OS = Family(
    lineageos.LINEAGE_OS,
    {
        "+48125550189_240506_225406577.amr": said(_LINEAGE, number="+48125550189"),
        "5433_240506_225406577.amr": said(_LINEAGE, number="5433"),
        "512-555-0142_240506_225406577.amr": said(_LINEAGE, number="512-555-0142"),
        "unknown_240506_225406577.amr": said(_LINEAGE),
        "_240506_225406577.amr": said(_LINEAGE),
        "%2B48125550189_240506_225406577.amr": said(_LINEAGE, number="+48125550189"),
        "48125550189_240229_000000000.m4a": said("2024-02-29T00:00:00", number="48125550189"),
    },
    [
        "+48125550189_241306_225406577.amr",
        "+48125550189_230229_225406577.amr",
        "+48125550189_240506_245406577.amr",
        "+48125550189_240506_225406.amr",
        "Bo_240506_225406577.amr",
        "+48125550189-240506-225406577.amr",
    ],
)

_GRAPHENE = "2023-06-19T12:17:46"
GRAPHENE_OS = Family(
    grapheneos.GRAPHENE_OS,
    {
        "CallRecord_20230619-121746_+12195550155.m4a": said(_GRAPHENE, number="+12195550155"),
        "CallRecord_20230619-121746_219-555-0155.m4a": said(_GRAPHENE, number="219-555-0155"),
        "CallRecord_20230619-121746_Ana Núñez.m4a": said(_GRAPHENE, name="Ana Núñez"),
        "CallRecord_20230619-121746_unknown.m4a": said(_GRAPHENE),
        "CallRecord_20230619-121746_.m4a": said(_GRAPHENE),
        "CallRecord_20230619-121746.m4a": said(_GRAPHENE),
        "CallRecord_20230619-121746_+12195550155 (1).m4a": said(_GRAPHENE, number="+12195550155"),
        "CallRecord_20230619-121746_דנה_🍕.m4a": said(_GRAPHENE, name="דנה_🍕"),
    },
    [
        "CallRecord_20231319-121746_+12195550155.m4a",
        "CallRecord_20230631-121746_+12195550155.m4a",
        "CallRecord_20230619-241746_+12195550155.m4a",
        "CallRecord_20230619121746_+12195550155.m4a",
        "CallRecord-20230619-121746-+12195550155.m4a",
        "Record_20230619-121746_+12195550155.m4a",
    ],
)

_LG = "2015-11-22T14:15:48"
LG = Family(
    lg.LG,
    {
        "0d20151122141548p+74995550160.3gp": said(_LG, number="+74995550160"),
        "1d20151122141548p+74995550160.3gp": said(_LG, number="+74995550160"),
        "0d20151122141548p.3gp": said(_LG),
        "0d20151122141548pnull.3gp": said(_LG),
        "1d20151122141548p5433.3gp": said(_LG, number="5433"),
        "1d20151122141548p499-555-0160.3gp": said(_LG, number="499-555-0160"),
        "1d20151122141548p%2B74995550160 (1).3gp": said(_LG, number="+74995550160"),
    },
    [
        "0d20151322141548p+74995550160.3gp",
        "0d20150229141548p+74995550160.3gp",
        "0d20151122241548p+74995550160.3gp",
        "2d20151122141548p+74995550160.3gp",
        "d20151122141548p+74995550160.3gp",
        "0d20151122141548+74995550160.3gp",
    ],
)

_EPOCH = "2014-12-12T17:33:18"
EPOCH_RECORDER = Family(
    epochrecorder.EPOCH_RECORDER,
    {
        "36305550178_0_1418405598000.mp4": said(_EPOCH, 0, IN, None, "36305550178"),
        "36305550178_1_1418405598000.mp4": said(_EPOCH, 0, OUT, None, "36305550178"),
        "null_0_1418405598000.mp4": said(_EPOCH, 0, IN),
        "_1_1418405598000.mp4": said(_EPOCH, 0, OUT),
        "+36305550178_1_1418405598999.3gp": said(_EPOCH, 0, OUT, None, "+36305550178"),
        "5433_0_1418405598000 (1).3gp": said(_EPOCH, 0, IN, None, "5433"),
        "36305550178_0_1418396598000.mp4": said("2014-12-12T15:03:18", 0, IN, None, "36305550178"),
    },
    [
        "36305550178_2_1418405598000.mp4",
        "36305550178_0_0000000000000.mp4",
        "36305550178_0_9999999999999.mp4",
        "36305550178_0_14184055.mp4",
        "Bo_0_1418405598000.mp4",
        "36305550178-0-1418405598000.mp4",
    ],
)

_COLOR = "2022-03-02T11:49:00"
COLOR_OS = Family(
    coloros.COLOR_OS,
    {
        "15125550121-2203021149.mp3": said(_COLOR, number="15125550121"),
        "+15125550121-2203021149.mp3": said(_COLOR, number="+15125550121"),
        "512-555-0121-2203021149.mp3": said(_COLOR, number="512-555-0121"),
        "Ana Núñez-2203021149.mp3": said(_COLOR, name="Ana Núñez"),
        "Ann-Marie (home)-2203021149.mp3": said(_COLOR, name="Ann-Marie (home)"),
        "דנה-2203021149.mp3": said(_COLOR, name="דנה"),
        "Bo 🍕-2203021149 (1).mp3": said(_COLOR, name="Bo 🍕"),
    },
    [
        "15125550121-2213021149.mp3",
        "15125550121-2202301149.mp3",
        "15125550121-2203022449.mp3",
        "15125550121-220302114.mp3",
        "15125550121_2203021149.mp3",
        "201-2112251200.mp3",  # an extension and a number of ten digits
        "2203021149.mp3",
    ],
)

PHONES = (
    BCR, CUBE_ACR, TRUE_PHONE, XIAOMI, HUAWEI, SAMSUNG, LINEAGE_OS, GRAPHENE_OS, LG,
    EPOCH_RECORDER, COLOR_OS,
)  # fmt: skip
