"""Folders fill gaps, and never overrule a name."""

import pytest

from callreview.domain.call import CallFacts, Direction, Origin, Source
from callreview.domain.facts import Extensions
from callreview.intake.folders import day_of, told_by, with_folders

READ = CallFacts(start_local="2026-03-12T10:22:04", profile="FreePBX")


def completed(
    facts: CallFacts, folders: tuple[str, ...], extensions: Extensions | None = None
) -> CallFacts:
    return with_folders(facts, told_by(folders, extensions))


@pytest.mark.parametrize(
    ("folders", "direction", "person"),
    [
        (("calls", "Inbound", "201"), Direction.IN, "201"),
        (("outgoing",), Direction.OUT, None),
        (("2026", "03", "12"), None, None),
        (("1999",), None, None),
        (("2101",), None, "2101"),
        (("201", "202"), None, None),
        (("202603",), None, None),
        (("inbound", "outbound"), None, None),
        ((), None, None),
    ],
)
def test_a_folder_says(
    folders: tuple[str, ...], direction: Direction | None, person: str | None
) -> None:
    facts = completed(READ, folders)
    assert (facts.direction, facts.agent_ref) == (direction, person)
    assert facts.start_local == READ.start_local


def test_what_the_name_says_stays() -> None:
    known = CallFacts(direction=Direction.OUT, agent_ref="300", profile="3CX")
    assert completed(known, ("inbound", "201")) == known


def test_of_a_name_nobody_knows_no_person_is_made_up() -> None:
    assert completed(CallFacts(), ("201",)) == CallFacts()


def test_what_a_folder_said_is_known_to_be_of_the_folder() -> None:
    facts = completed(READ, ("inbound", "201"))
    assert facts.origin_of("direction") == facts.origin_of("agent_ref") == Origin(Source.FOLDER)


def test_a_folder_of_the_users_own_extensions_is_one() -> None:
    ours = Extensions(longest=3, listed=frozenset({"sip-ann"}))
    assert completed(READ, ("sip-ann",), ours).agent_ref == "sip-ann"
    assert completed(READ, ("sip-bo",), ours).agent_ref is None
    assert completed(READ, ("2101",), ours).agent_ref is None


@pytest.mark.parametrize(
    ("folders", "day"),
    [
        (("calls", "2026", "03", "12"), "2026-03-12"),
        (("calls", "2022", "06", "30", "20"), "2022-06-30"),
        (("archive", "2024", "Apr", "10"), "2024-04-10"),
        (("2026-03-12",), "2026-03-12"),
        (("20260312", "201"), "2026-03-12"),
        (("year=2024", "month=04", "day=10", "hour=08"), "2024-04-10"),
        (("2026-03-12", "2026", "03", "12"), "2026-03-12"),
        (("2026-03-12", "2026-03-13"), None),
        (("2026", "02", "30"), None),
        (("2026", "13", "01"), None),
        (("2026", "03"), None),
        (("2026", "apr", "10"), None),
        (("03", "12", "2026"), None),
        (("20269912",), None),
        (("٢٠٢٦", "٠٣", "١٢"), None),
        ((), None),
    ],
)
def test_folders_name_a_day(folders: tuple[str, ...], day: str | None) -> None:
    assert day_of(folders) == day
