"""Names as phone systems write them, and names that only look so."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from callreview.domain.call import CallFacts, Confidence, Direction, Source
from callreview.intake.profiles import PROFILES
from callreview.intake.stem import stems
from callreview.intake.vote import reader

IN, OUT, INTERNAL = Direction.IN, Direction.OUT, Direction.INTERNAL


def read(name: str, *folders: str) -> CallFacts:
    return reader([name], folders)(name)


FREEPBX = [
    # name, start, offset, direction, person, number, reference
    (
        "in-5550100-+15125550142-20260312-102204-1773328920.41.wav",
        ("2026-03-12T10:22:04", -300, IN, None, "+15125550142", "1773328920.41"),
    ),
    (
        "out-15125550177-200-20260312-113010-1773333006.44.WAV",
        ("2026-03-12T11:30:10", -300, OUT, "200", "15125550177", "1773333006.44"),
    ),
    (
        "q-600-+15551234567-20231015-102030-1697361630.1234.WAV",
        ("2023-10-15T10:20:30", 60, IN, None, "+15551234567", "1697361630.1234"),
    ),
    (
        "rg-700-5125550144-20260312-142000-1773343196.61.wav",
        ("2026-03-12T14:20:00", -300, IN, None, "5125550144", "1773343196.61"),
    ),
    (
        "q-600-201-20260312-142000-1773343196.61.wav",
        ("2026-03-12T14:20:00", -300, INTERNAL, "201", "600", "1773343196.61"),
    ),
    (
        "external-200-unknown-20260312-120000-1773334796.52.wav",
        ("2026-03-12T12:00:00", -300, IN, "200", None, "1773334796.52"),
    ),
    (
        "external-s-Anonymous-20260312-120000-1773334796.52.wav",
        ("2026-03-12T12:00:00", -300, IN, None, None, "1773334796.52"),
    ),
    (
        "internal-201-200-20260312-120000-1773334796.52.wav",
        ("2026-03-12T12:00:00", -300, INTERNAL, "200", "201", "1773334796.52"),
    ),
    (
        "force-0115550154-201-20260312-120000-1773334796.52.wav",
        ("2026-03-12T12:00:00", -300, OUT, "201", "0115550154", "1773334796.52"),
    ),
    (
        "force-201-0115550154-20260312-120000-1773334796.52.wav",
        ("2026-03-12T12:00:00", -300, IN, "201", "0115550154", "1773334796.52"),
    ),
    (
        "exten-201-+15125550142-20260312-120000-1773334796.52.wav",
        ("2026-03-12T12:00:00", -300, IN, "201", "+15125550142", "1773334796.52"),
    ),
    (
        "ondemand-201-private-20260312-120000-1773334796.52.wav",
        ("2026-03-12T12:00:00", -300, IN, "201", None, "1773334796.52"),
    ),
    (
        "parked-71-5125550142-20260312-120000-1773334796.52.wav",
        ("2026-03-12T12:00:00", -300, IN, "71", "5125550142", "1773334796.52"),
    ),
    (  # the system has a name, and the name has dashes
        "in-5550100-5125550142-20260312-102204-pbx-east-1-1773328920.41.wav",
        ("2026-03-12T10:22:04", -300, IN, None, "5125550142", "pbx-east-1-1773328920.41"),
    ),
    (  # converted afterwards, the first extension kept
        "out-5125550177-200-20260312-113010-1773333006.44.wav.mp3",
        ("2026-03-12T11:30:10", -300, OUT, "200", "5125550177", "1773333006.44"),
    ),
    (  # downloaded twice
        "out-5125550177-200-20260312-113010-1773333006.44 (1).wav",
        ("2026-03-12T11:30:10", -300, OUT, "200", "5125550177", "1773333006.44"),
    ),
    (  # one side of two
        "out-5125550177-200-20260312-113010-1773333006.44-in.wav",
        ("2026-03-12T11:30:10", -300, OUT, "200", "5125550177", "1773333006.44"),
    ),
    (  # percent-encoded by a web server
        "in-5550100-%2B15125550142-20260312-102204-1773328920.41.wav",
        ("2026-03-12T10:22:04", -300, IN, None, "+15125550142", "1773328920.41"),
    ),
    (  # dots made underscores on the way through Windows
        "in-5550100-5125550142-20260312-102204-1773328920_41.wav",
        ("2026-03-12T10:22:04", -300, IN, None, "5125550142", "1773328920_41"),
    ),
    (  # called out with somebody else's number shown: who dialled is not said
        "out-5125550177-5550100-20260312-113010-1773333006.44.wav",
        ("2026-03-12T11:30:10", -300, OUT, None, "5125550177", "1773333006.44"),
    ),
    (  # dashes in a number: where the sides part is anyone's guess
        "in-600-512-555-0142-20260312-102204-1773328920.41.wav",
        ("2026-03-12T10:22:04", -300, IN, None, None, "1773328920.41"),
    ),
    (  # two outside numbers
        "exten-5125550100-5125550142-20260312-102204-1773328920.41.wav",
        ("2026-03-12T10:22:04", -300, None, None, None, "1773328920.41"),
    ),
    (  # a stamp and an epoch days apart belong to no zone
        "internal-201-200-20260315-120000-1773334796.52.wav",
        ("2026-03-15T12:00:00", None, INTERNAL, "200", "201", "1773334796.52"),
    ),
]


@pytest.mark.parametrize(("name", "facts"), FREEPBX, ids=[name for name, _ in FREEPBX])
def test_freepbx_names(name: str, facts: tuple[object, ...]) -> None:
    found = read(name, "2026", "03", "12")
    assert found.profile == "FreePBX"
    assert (found.start_source, found.start_confidence) == (Source.NAME, Confidence.SURE)
    assert (
        found.start_local,
        found.utc_offset_minutes,
        found.direction,
        found.agent_ref,
        found.customer_number,
        found.call_ref,
    ) == facts


THREECX = [
    # the name, its folder, then direction, person, number and name of the other party
    (
        "[Front Desk]_201-0115550154_20190219120918(380).wav",
        "201",
        (OUT, "201", "0115550154", "Front Desk"),
    ),
    (
        "[Front Desk]_201-5125550154_20260313091512(12).wav",
        "201",
        (OUT, "201", "5125550154", "Front Desk"),
    ),
    ("[]_5125550154-201_20260313091512(12).wav", "201", (IN, "201", "5125550154", None)),
    (
        "[Zoë_Ann: %C3%81ngel]_+15125550154-201_20260313091512(12).wav",
        "201",
        (IN, "201", "+15125550154", "Zoë_Ann: Ángel"),
    ),
    (
        "[Doe, J. [Sales]]_5125550154-201_20260313091512(12).wav",
        "",
        (IN, "201", "5125550154", "Doe, J. [Sales]"),
    ),
    ("[Bo]_201-205_20260313091512(12).wav", "201", (INTERNAL, "201", "205", "Bo")),
    ("[Bo]_201-205_20260313091512(12).wav", "205", (INTERNAL, "205", "201", "Bo")),
    ("[Bo]_201-205_20260313091512(12).wav", "archive", (INTERNAL, "201", "205", "Bo")),
    ("[Anonymous]_anonymous-201_20260313091512(12).wav", "201", (IN, "201", None, None)),
    ("[]_-201_20260313091512(12).wav", "201", (IN, "201", None, None)),
    ("[5125550154]_5125550154-201_20260313091512(12).wav", "201", (IN, "201", "5125550154", None)),
    ("[X]_5125550100-5125550154_20260313091512(12).wav", "201", (None, "201", None, "X")),
    ("[X]_201-%2B15125550154_20260313091512(12) (1).wav", "201", (OUT, "201", "+15125550154", "X")),
]


@pytest.mark.parametrize(("name", "folder", "facts"), THREECX)
def test_3cx_names(name: str, folder: str, facts: tuple[object, ...]) -> None:
    found = read(name, "recordings", folder)
    assert found.profile == "3CX"
    assert found.start_local in {"2026-03-13T09:15:12", "2019-02-19T12:09:18"}
    assert found.utc_offset_minutes is None
    assert (
        found.direction,
        found.agent_ref,
        found.customer_number,
        found.customer_name,
    ) == facts


RINGCENTRAL = [
    (
        "20251104-133555_302_(252)555-0186_Outgoing_Auto_2243071124051.mp3",
        ("2025-11-04T13:35:55", OUT, "302", "(252)555-0186", "2243071124051"),
    ),
    (
        "20260312-150000_(512)555-0111_Incoming_Auto_2254843027051.mp3",
        ("2026-03-12T15:00:00", IN, None, "(512)555-0111", "2254843027051"),
    ),
    (
        "20260312-150000_302_+15125550111_Incoming_OnDemand_2254843027051.mp3",
        ("2026-03-12T15:00:00", IN, "302", "+15125550111", "2254843027051"),
    ),
    (
        "20260312-150000_302_Anonymous_Incoming_Auto_2254843027051.mp3",
        ("2026-03-12T15:00:00", IN, "302", None, "2254843027051"),
    ),
    (
        "20260312-150000_302_%2B15125550111_Incoming_Auto_2254843027051.wav",
        ("2026-03-12T15:00:00", IN, "302", "+15125550111", "2254843027051"),
    ),
]


@pytest.mark.parametrize(("name", "facts"), RINGCENTRAL)
def test_ringcentral_names(name: str, facts: tuple[object, ...]) -> None:
    found = read(name)
    assert found.profile == "RingCentral"
    assert (
        found.start_local,
        found.direction,
        found.agent_ref,
        found.customer_number,
        found.call_ref,
    ) == facts


PHONES = [
    (
        "20230414_215701.088-0400_in_sim1_+11234567890_John Doe.oga",
        ("BCR", "2023-04-14T21:57:01", -240, IN, "+11234567890", "John Doe"),
    ),
    (
        "20260312_215701.088+0530_out_5125550190.oga",
        ("BCR", "2026-03-12T21:57:01", 330, OUT, "5125550190", None),
    ),
    (
        "20260312_215701.088+0000_conference.oga",
        ("BCR", "2026-03-12T21:57:01", 0, None, None, None),
    ),
    (
        "Call recording +18135550169_200301_171119.m4a",
        ("Samsung", "2020-03-01T17:11:19", None, None, "+18135550169", None),
    ),
    (
        "Anruf aufzeichnen Anna Müller_260311_171119.m4a",
        ("Samsung", "2026-03-11T17:11:19", None, None, None, None),
    ),
]


@pytest.mark.parametrize(("name", "facts"), PHONES)
def test_names_of_mobile_phones(name: str, facts: tuple[object, ...]) -> None:
    found = read(name)
    assert (
        found.profile,
        found.start_local,
        found.utc_offset_minutes,
        found.direction,
        found.customer_number,
        found.customer_name,
    ) == facts


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".wav",
        "meeting.wav",
        "2026-03-12.mp3",
        "in-5550100-5125550142-20261312-102204-1773328920.41.wav",  # month 13
        "in-5550100-5125550142-20260230-102204-1773328920.41.wav",  # 30 February
        "in-5550100-5125550142-20260312-252204-1773328920.41.wav",  # 25 o'clock
        "in-5550100-5125550142-20260312-102204.wav",  # no epoch
        "5550100-5125550142-20260312-102204-1773328920.41.wav",  # no kind of call
        "in-20260312-102204-1773328920.41.wav",  # no sides
        "[Bo]_201-205_20261313091512(12).wav",
        "[Bo]_201-205_20260313091512.wav",
        "Bo_201-205_20260313091512(12).wav",
        "[Bo]_201_20260313091512(12).wav",
        "20261304-133555_302_(252)555-0186_Outgoing_Auto_2243071124051.mp3",
        "20251104-133555_302_(252)555-0186_Sideways_Auto_2243071124051.mp3",
        "20251104-133555_302_(252)555-0186_Outgoing_Auto.mp3",
        "20230414_215701.088-2500_in_+11234567890.oga",
        "IMG_200301_171119.m4a",
        "Call recording +18135550169_201301_171119.m4a",
        "e81b7b4d-20ac-472d-8aad-0d848ce7c9b4_20240126T03:07_UTC.wav",
        "RE0123456789abcdef0123456789abcdef.wav",
        "msg0000.wav",
        "b\udce9.wav",
    ],
)
def test_what_no_profile_knows_is_left_empty(name: str) -> None:
    assert read(name, "2026", "03", "12") == CallFacts()


PIECES = [
    "in", "out", "q", "force", "external", "-", "_", "[", "]", "(", ")", "201", "5125550142",
    "+15125550142", "unknown", "20260312", "102204", "20260312102204", "1773328920.41", "Incoming",
    "Outgoing", "Auto", "2243071124051", "%2B", "%ff", "(512)555-0111", ".088-0500", " ", "é", "99",
]  # fmt: skip
nearly_names = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(st.one_of(st.text(), nearly_names), st.lists(st.text(), max_size=3))
@example("in-1-2-20260312-102204-1773328920.41.wav", [])
def test_no_name_crashes_and_every_number_stands_in_the_name(name: str, folders: list[str]) -> None:
    written = list(stems(name))
    for profile in PROFILES:
        for stem in written:
            facts = profile.read(stem, tuple(folders))
            for said in (facts.customer_number, facts.agent_ref) if facts else ():
                assert said is None or said in stem
            if facts and facts.start_local:
                digits = "".join(filter(str.isdigit, facts.start_local))
                assert digits[2:8] in stem
                assert digits[8:] in stem


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_has_a_reading_of_itself(name: str) -> None:
    assert list(stems(name))
