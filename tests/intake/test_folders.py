"""Folders fill gaps, and never overrule a name."""

import pytest

from callreview.domain.call import CallFacts, Direction
from callreview.intake.folders import with_folders

READ = CallFacts(start_local="2026-03-12T10:22:04", profile="FreePBX")


@pytest.mark.parametrize(
    ("folders", "direction", "person"),
    [
        (("calls", "Inbound", "201"), Direction.IN, "201"),
        (("outgoing",), Direction.OUT, None),
        (("2026", "03", "12"), None, None),
        (("1999",), None, None),
        (("2101",), None, "2101"),
        (("201", "202"), None, None),
        (("inbound", "outbound"), None, None),
        ((), None, None),
    ],
)
def test_a_folder_says(
    folders: tuple[str, ...], direction: Direction | None, person: str | None
) -> None:
    facts = with_folders(READ, folders)
    assert (facts.direction, facts.agent_ref) == (direction, person)
    assert facts.start_local == READ.start_local


def test_what_the_name_says_stays() -> None:
    known = CallFacts(direction=Direction.OUT, agent_ref="300", profile="3CX")
    assert with_folders(known, ("inbound", "201")) == known


def test_of_a_name_nobody_knows_no_person_is_made_up() -> None:
    assert with_folders(CallFacts(), ("201",)) == CallFacts()
