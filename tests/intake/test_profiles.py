"""Names as phone systems write them, and names that only look so."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from callreview.domain.call import CallFacts, Confidence, Origin, Source
from callreview.domain.facts import Extensions, digits_of
from callreview.intake.profiles import PROFILES, Profile, Surroundings
from callreview.intake.stem import stems
from callreview.intake.vote import reader
from tests.intake.families import IN, INTERNAL, OUT, bare, read, said
from tests.intake.families_of_exchanges import EXCHANGES
from tests.intake.families_of_phones import PHONES
from tests.intake.families_of_recorders import RECORDERS
from tests.intake.families_of_services import SERVICES

FAMILIES = (*EXCHANGES, *RECORDERS, *SERVICES, *PHONES)
RIGHT = [
    pytest.param(family.profile, name, family.folders, facts, id=f"{family.profile.name} {name}")
    for family in FAMILIES
    for name, facts in family.right.items()
]
WRONG = [
    pytest.param(family.profile, name, id=f"{family.profile.name} {name}")
    for family in FAMILIES
    for name in family.wrong
]


@pytest.mark.parametrize(("profile", "name", "folders", "facts"), RIGHT)
def test_a_name_says(
    profile: Profile, name: str, folders: tuple[str, ...], facts: CallFacts
) -> None:
    found = read(name, *folders)
    assert bare(found) == facts
    assert found.profile in {profile.name, None}


@pytest.mark.parametrize(("profile", "name"), WRONG)
def test_a_name_is_not_of_the_family(profile: Profile, name: str) -> None:
    assert all(profile.read(stem, Surroundings()) is None for stem in stems(name))


def test_every_profile_has_twelve_names_at_least() -> None:
    assert {family.profile for family in FAMILIES} == set(PROFILES)
    for family in FAMILIES:
        assert len(family.right) + len(family.wrong) >= 12, family.profile.name


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.profile.name)
def test_a_folder_of_one_family_elects_it(family: object) -> None:
    assert isinstance(family, type(FAMILIES[0]))
    names = list(family.right)
    read_by = reader(names, family.folders)
    assert {read_by(name).profile for name in names} <= {family.profile.name, None}


def test_what_a_name_says_is_known_to_be_of_the_name() -> None:
    found = read("out-15125550177-200-20260312-113010-1773333006.44.wav")
    assert (found.start_source, found.start_confidence) == (Source.NAME, Confidence.SURE)
    by_name = Origin(Source.NAME, Confidence.SURE)
    assert {found.origin_of(fact) for fact in ("start_local", "direction", "agent_ref")} == {
        by_name
    }
    assert found.origin_of("customer_name") is None


@pytest.mark.parametrize(
    "name",
    ["", ".wav", "meeting.wav", "2026-03-12.mp3", "IMG_200301_171119.m4a", "b\udce9.wav", "☎.wav",
     "in-5550100.wav", "20260312.wav", "1773328920.41.wav", "a" * 251 + ".wav"],
)  # fmt: skip
def test_what_no_profile_knows_is_left_empty(name: str) -> None:
    assert read(name, "recordings", "03") == CallFacts()


@pytest.mark.parametrize(
    ("folders", "profile"),
    [
        (("archive", "2024", "Apr", "10"), "FusionPBX"),
        (("year=2024", "month=04", "day=10"), "Genesys Cloud"),
        (("archive",), "id only"),
        ((), "id only"),
    ],
)
def test_the_folders_say_whose_an_id_is(folders: tuple[str, ...], profile: str) -> None:
    found = read("e81b7b4d-20ac-472d-8aad-0d848ce7c9b4.wav", *folders)
    assert found.profile == profile
    assert found.call_ref == "e81b7b4d-20ac-472d-8aad-0d848ce7c9b4"


def test_of_an_internal_call_the_folder_says_whose_recording_it_is() -> None:
    name = "[Bo]_201-205_20260313091512(12).wav"
    assert read(name, "205").agent_ref == "205"
    assert read(name, "205").customer_number == "201"
    assert read(name, "archive").agent_ref == "201"


@pytest.mark.parametrize(
    ("extensions", "facts"),
    [
        (Extensions(), (IN, None, "5125550142")),
        (Extensions(listed=frozenset({"5550100"})), (IN, "5550100", "5125550142")),
        (Extensions(longest=7), (IN, "5550100", "5125550142")),
    ],
)
def test_how_long_an_extension_is_and_which_there_are_can_be_said(
    extensions: Extensions, facts: tuple[object, ...]
) -> None:
    name = "in-5550100-5125550142-20260312-102204-1773328920.41.wav"
    found = read(name, extensions=extensions)
    assert (found.direction, found.agent_ref, found.customer_number) == facts


def test_a_long_name_is_read_to_its_end() -> None:
    head, tail = "[", "]_201-5125550154_20260313091512(12).wav"
    name = head + "é" * ((255 - len(head + tail)) // 2) + tail
    assert len(name.encode()) >= 254
    found = read(name)
    assert (found.direction, found.agent_ref, found.customer_number) == (OUT, "201", "5125550154")


def test_a_name_that_is_not_utf8_is_read_and_can_be_shown() -> None:
    found = read(b"[Jos\xe9]_201-205_20260313091512(12).wav".decode("utf-8", "surrogateescape"))
    assert bare(found) == said("2026-03-13T09:15:12", None, INTERNAL, "201", "205", "Jos", "12")


PIECES = [
    "in", "out", "q", "force", "external", "-", "_", "[", "]", "(", ")", "201", "5125550142", "@",
    "+15125550142", "unknown", "20260312", "102204", "20260312102204", "1773328920.41", "Incoming",
    "Outgoing", "Auto", "2243071124051", "%2B", "%ff", "(512)555-0111", ".088-0500", " ", "é", "99",
    "260312", "2026-03-12", "T10_22_04Z", "auto", "Recorded", "AO", "_GUID_", "_AGENT_", "_DT_",
    "0d", "p", "UTC", "E", "CallRecord", "10-22-04", "(phone)", "↗", "1773328920123", "2603121022",
    "e81b7b4d-20ac-472d-8aad-0d848ce7c9b4", "20260312T10:22", "Inbound", "\udce9", "512-555-0142",
]  # fmt: skip
nearly_names = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
real_names = st.sampled_from([name for family in FAMILIES for name in family.right])


@st.composite
def damaged_names(draw: st.DrawFn) -> str:
    """Return a real name with a piece of it replaced by another."""
    name = draw(real_names)
    at = draw(st.integers(0, len(name)))
    return name[:at] + draw(st.sampled_from(PIECES)) + name[at + draw(st.integers(0, 4)) :]


@given(st.one_of(st.text(), nearly_names, damaged_names()), st.lists(st.text(), max_size=3))
@example("in-1-2-20260312-102204-1773328920.41.wav", [])
def test_no_name_crashes_or_has_a_fact_made_up(name: str, folders: list[str]) -> None:
    around = Surroundings(tuple(folders))
    for stem in stems(name):
        for profile in PROFILES:
            facts = profile.read(stem, around)
            if facts:
                assert_written(facts, stem)


def assert_written(facts: CallFacts, stem: str) -> None:
    one_line = " ".join("".join(c if c.isprintable() else " " for c in stem).split())
    for told in (facts.customer_number, facts.call_ref):
        assert told is None or told in stem
    for told in (facts.agent_ref, facts.customer_name):
        assert told is None or told in one_line
    if facts.start_local:
        digits, written = digits_of(facts.start_local), digits_of(stem)
        is_stamp = digits[2:8] in written and digits[8:12] in written
        assert is_stamp or str(epoch_of(facts)) in written


def epoch_of(facts: CallFacts) -> int:
    from datetime import UTC, datetime

    assert facts.start_local
    assert facts.utc_offset_minutes == 0
    return int(datetime.fromisoformat(facts.start_local).replace(tzinfo=UTC).timestamp())


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_has_a_reading_of_itself(name: str) -> None:
    assert list(stems(name))
