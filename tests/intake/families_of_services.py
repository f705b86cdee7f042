"""Names as telephone services in the cloud write them."""

from callreview.domain.call import Side
from callreview.intake.profiles import (
    analytics,
    connect,
    eightbyeight,
    googlevoice,
    ids,
    ringcentral,
    teams,
)
from tests.intake.families import IN, OUT, Family, said

_RING = "2026-03-12T15:00:00"
RINGCENTRAL = Family(
    ringcentral.RINGCENTRAL,
    {
        "20251104-133555_302_(252)555-0186_Outgoing_Auto_2243071124051.mp3": said(
            "2025-11-04T13:35:55", None, OUT, "302", "(252)555-0186", ref="2243071124051"
        ),
        "20260312-150000_(512)555-0111_Incoming_Auto_2254843027051.mp3": said(
            _RING, None, IN, None, "(512)555-0111", ref="2254843027051"
        ),
        "20260312-150000_302_+15125550111_Incoming_OnDemand_2254843027051.mp3": said(
            _RING, None, IN, "302", "+15125550111", ref="2254843027051"
        ),
        "20260312-150000_302_Anonymous_Incoming_Auto_2254843027051.mp3": said(
            _RING, None, IN, "302", ref="2254843027051"
        ),
        "20260312-150000_302_%2B15125550111_Incoming_Auto_2254843027051.wav": said(
            _RING, None, IN, "302", "+15125550111", ref="2254843027051"
        ),
        "20260312-150000_302_512-555-0111_Outgoing_Auto_2254843027051.wav": said(
            _RING, None, OUT, "302", "512-555-0111", ref="2254843027051"
        ),
        "20260312-150000_302__Incoming_Auto_2254843027051.wav": said(
            _RING, None, IN, "302", ref="2254843027051"
        ),
        "20260312-150000_302_+15125550111_Incoming_Auto_2254843027051 (1).mp3": said(
            _RING, None, IN, "302", "+15125550111", ref="2254843027051"
        ),
    },
    [
        "20261304-133555_302_(252)555-0186_Outgoing_Auto_2243071124051.mp3",
        "20251104-136055_302_(252)555-0186_Outgoing_Auto_2243071124051.mp3",
        "20251104-133555_302_(252)555-0186_Sideways_Auto_2243071124051.mp3",
        "20251104-133555_302_(252)555-0186_Outgoing_Auto.mp3",
        "20251104133555_302_(252)555-0186_Outgoing_Auto_2243071124051.mp3",
        "20251104-133555_Outgoing_Auto_2243071124051.mp3",
    ],
)

_ID = "e81b7b4d-20ac-472d-8aad-0d848ce7c9b4"
_CONNECT = said("2024-01-26T03:07:00", 0, ref=_ID, side=Side.RIGHT)
CONNECT = Family(
    connect.CONNECT,
    {
        f"{_ID}_20240126T03:07_UTC.wav": _CONNECT,
        f"{_ID}_20240126T03_07_UTC.wav": _CONNECT,
        f"{_ID}_20240126T03%3A07_UTC.wav": _CONNECT,
        f"{_ID}_20240126T03-07_UTC.wav": _CONNECT,
        f"{_ID}_20240126T0307_UTC.wav": _CONNECT,
        f"{_ID}_20240126T03:07_UTC (1).wav": _CONNECT,
        f"{_ID.upper()}_20240229T23:59_UTC.wav": said(
            "2024-02-29T23:59:00", 0, ref=_ID.upper(), side=Side.RIGHT
        ),
    },
    [
        f"{_ID}_20241326T03:07_UTC.wav",
        f"{_ID}_20240230T03:07_UTC.wav",
        f"{_ID}_20240126T24:07_UTC.wav",
        f"{_ID}_20240126T03:07.wav",
        f"{_ID}_20240126T03:07_CET.wav",
        f"{_ID[:-1]}_20240126T03:07_UTC.wav",
        f"{_ID[:-1]}g_20240126T03:07_UTC.wav",
    ],
)

EIGHT_BY_EIGHT = Family(
    eightbyeight.EIGHT_BY_EIGHT,
    {
        "1667337742543-1666686434952-117209-+16695555518_E.mp3": said(
            "2022-11-01T21:22:22", 0, None, "117209", "+16695555518", ref="1666686434952"
        ),
        "1667337742543-1666686434952-1001-16695555518_E.mp3": said(
            "2022-11-01T21:22:22", 0, None, "1001", "16695555518", ref="1666686434952"
        ),
        "1667337742543-1666686434952-1001-669-555-5518_E.mp3": said(
            "2022-11-01T21:22:22", 0, None, "1001", "669-555-5518", ref="1666686434952"
        ),
        "1667337742543-1666686434952-1001-anonymous_E.mp3": said(
            "2022-11-01T21:22:22", 0, None, "1001", ref="1666686434952"
        ),
        "1667337742543-1666686434952-1001-_E.mp3": said(
            "2022-11-01T21:22:22", 0, None, "1001", ref="1666686434952"
        ),
        "1667337742543-1666686434952-1001-%2B16695555518_E.mp3": said(
            "2022-11-01T21:22:22", 0, None, "1001", "+16695555518", ref="1666686434952"
        ),
    },
    [
        "0000000000543-1666686434952-117209-+16695555518_E.mp3",
        "9999999999543-1666686434952-117209-+16695555518_E.mp3",
        "1667337742543-1666686434952-117209-+16695555518.mp3",
        "1667337742543-117209-+16695555518_E.mp3",
        "1667337742543-1666686434952-abc-+16695555518_E.mp3",
        "1667337742543_1666686434952_117209_+16695555518_E.mp3",
    ],
)

_VOICE = "2020-06-18T15:44:01"
GOOGLE_VOICE = Family(
    googlevoice.GOOGLE_VOICE,
    {
        "+11025550144 - Recorded - 2020-06-18T15_44_01Z.mp3": said(
            _VOICE, 0, number="+11025550144"
        ),
        "+11025550144 - Voicemail - 2020-06-18T15_44_01Z.mp3": said(
            _VOICE, 0, IN, number="+11025550144"
        ),
        "Ana Núñez - Voicemail - 2020-06-18T15_44_01Z.mp3": said(_VOICE, 0, IN, name="Ana Núñez"),
        "Bo - the plumber - Recorded - 2020-06-18T15_44_01Z.mp3": said(
            _VOICE, 0, name="Bo - the plumber"
        ),
        " - Voicemail - 2020-06-18T15_44_01Z.mp3": said(_VOICE, 0, IN),
        "Unknown - Recorded - 2020-06-18T15:44:01Z.mp3": said(_VOICE, 0),
        "محمد - Recorded - 2020-06-18T15_44_01Z.mp3": said(_VOICE, 0, name="محمد"),
        "🍕 - Recorded - 2020-06-18T15_44_01Z (1).mp3": said(_VOICE, 0, name="🍕"),
    },
    [
        "+11025550144 - Recorded - 2020-13-18T15_44_01Z.mp3",
        "+11025550144 - Recorded - 2021-02-29T15_44_01Z.mp3",
        "+11025550144 - Recorded - 2020-06-18T25_44_01Z.mp3",
        "+11025550144 - Text - 2020-06-18T15_44_01Z.mp3",
        "+11025550144 - Recorded - 2020-06-18T15_44_01.mp3",
        "+11025550144-Recorded-2020-06-18T15_44_01Z.mp3",
        "Recorded - 2020-06-18T15_44_01Z.mp3",
    ],
)

_TEAMS = "2026-05-18T11:07:24"
TEAMS = Family(
    teams.TEAMS,
    {
        "Catch-up-20260518_110724-Meeting Recording.mp4": said(_TEAMS),
        "Catch-up-20260518_110724UTC-Meeting Recording.mp4": said(_TEAMS, 0),
        "Call with Bo (Sales)-20260518_110724-Meeting Recording.mp4": said(_TEAMS),
        "Rückruf-20260518_110724-Besprechungsaufzeichnung.mp4": said(_TEAMS),
        "Appel-20260518_110724UTC-Enregistrement de la réunion.mp4": said(_TEAMS, 0),
        "20250101 plan-20260518_110724-Meeting Recording.mp4": said(_TEAMS),
        "会議-20260518_110724-Meeting Recording 1.mp4".replace(" 1", ""): said(_TEAMS),
        "Catch-up-20260518_110724-Meeting Recording (1).mp4": said(_TEAMS),
    },
    [
        "Catch-up-20261318_110724-Meeting Recording.mp4",
        "Catch-up-20260431_110724-Meeting Recording.mp4",
        "Catch-up-20260518_250724-Meeting Recording.mp4",
        "Catch-up-20260518_110724.mp4",
        "Catch-up-20260518_110724-1.mp4",
        "Catch-up-20260518-Meeting Recording.mp4",
        "Catch-up 20260518_110724 Meeting Recording.mp4",
    ],
)

ANALYTICS = Family(
    analytics.ANALYTICS,
    {
        "Auto0_GUID_000_AGENT_ChrisL_DT_2025-02-19T06-01-22_Mono.wav": said(
            "2025-02-19T06:01:22", who="ChrisL", ref="000"
        ),
        "Auto0_GUID_000_AGENT_ChrisL_DT_2025-02-19T06-01-22.wav": said(
            "2025-02-19T06:01:22", who="ChrisL", ref="000"
        ),
        "Auto0_GUID_a-b_AGENT_Ana Núñez_DT_2025-02-19T06:01:22.wav": said(
            "2025-02-19T06:01:22", who="Ana Núñez", ref="a-b"
        ),
        "a_b_GUID_7_CUST_5125550142_AGENT_bo_x_DT_2025-02-19T06-01-22.wav": said(
            "2025-02-19T06:01:22", None, None, "bo_x", "5125550142", ref="7"
        ),
        "a_GUID_7_AGENT_bo_CUST_5125550142_DT_2025-02-19T06-01-22.wav": said(
            "2025-02-19T06:01:22", None, None, "bo", "5125550142", ref="7"
        ),
        "a_GUID_7_AGENT_unknown_DT_2025-02-19T06-01-22.wav": said("2025-02-19T06:01:22", ref="7"),
    },
    [
        "Auto0_GUID_000_AGENT_ChrisL_DT_2025-13-19T06-01-22_Mono.wav",
        "Auto0_GUID_000_AGENT_ChrisL_DT_2025-02-29T06-01-22_Mono.wav",
        "Auto0_GUID_000_AGENT_ChrisL_DT_2025-02-19T06-61-22_Mono.wav",
        "Auto0_GUID_000_AGENT_ChrisL_DT_2025-02-19.wav",
        "Auto0_GUID_000_DT_2025-02-19T06-01-22_Mono.wav",
        "Auto0_AGENT_ChrisL_DT_2025-02-19T06-01-22_Mono.wav",
    ],
)

_UUIDS = (_ID, "00000000-0000-4000-8000-000000000001", "D9428888-122B-11E1-B85C-61CD3CBB3210")
UUIDS = Family(
    ids.UUIDS,
    {f"{one}.{kind}": said(ref=one) for one in _UUIDS for kind in ("wav", "mp3")},
    [
        f"{_ID}0.wav",
        f"{_ID[:-1]}.wav",
        f"{_ID.replace('-', '')}.wav",
        f"{{{_ID}}}.wav",
        f"{_ID[:-1]}g.wav",
        f"call {_ID}.wav",
    ],
)

_TWILIO = "RE0123456789abcdef0123456789abcdef"
TWILIO = Family(
    ids.TWILIO,
    {
        **{f"{_TWILIO}.{kind}": said(ref=_TWILIO) for kind in ("wav", "mp3", "WAV")},
        f"{_TWILIO} (1).wav": said(ref=_TWILIO),
        f"{_TWILIO}_2.wav": said(ref=_TWILIO),
        f"RE{'f' * 32}.mp3": said(ref="RE" + "f" * 32),
    },
    [
        f"{_TWILIO}0.wav",
        f"{_TWILIO[:-1]}.wav",
        f"CA{_TWILIO[2:]}.wav",
        f"{_TWILIO.lower()}.wav",
        f"{_TWILIO[:-1]}g.wav",
        f"RE-{_TWILIO[2:]}.wav",
    ],
)

VOICEMAIL = Family(
    ids.VOICEMAIL,
    {
        f"{name}.{kind}": said(ref=name)
        for name in ("msg0000", "msg0001", "msg9999")
        for kind in ("wav", "WAV", "gsm")
    },
    ["msg.wav", "msg000.wav", "msg00000.wav", "MSG0000x.wav", "message0000.wav", "msg 0000.wav"],
    ("default", "INBOX"),
)

SERVICES = (
    RINGCENTRAL, CONNECT, EIGHT_BY_EIGHT, GOOGLE_VOICE, TEAMS, ANALYTICS, UUIDS, TWILIO, VOICEMAIL,
)  # fmt: skip
