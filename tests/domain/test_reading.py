"""What a person says of a folder: on which channel somebody is, how a log is read."""

import pytest

from callreview.domain.call import Direction, Side
from callreview.domain.logmapping import Says
from callreview.domain.reading import AgentSide
from tests.builders import log_mapping

IN, OUT, INTERNAL = Direction
LEFT, RIGHT = Side


@pytest.mark.parametrize(
    ("said", "sides"),
    [
        (AgentSide.AS_KNOWN, [None, None, None, None]),
        (AgentSide.LEFT, [LEFT, LEFT, LEFT, LEFT]),
        (AgentSide.RIGHT, [RIGHT, RIGHT, RIGHT, RIGHT]),
        (AgentSide.CALLER_LEFT, [RIGHT, LEFT, LEFT, None]),
        (AgentSide.CALLER_RIGHT, [LEFT, RIGHT, RIGHT, None]),
    ],
)
def test_a_side_may_go_by_who_called(said: AgentSide, sides: list[Side | None]) -> None:
    assert [said.of(way) for way in (IN, OUT, INTERNAL, None)] == sides


@pytest.mark.parametrize(
    ("columns", "joins"),
    [
        ({"file"}, True),
        ({"ref"}, True),
        ({"start", "number"}, True),
        ({"day", "clock", "called"}, True),
        ({"end", "length", "caller"}, True),
        ({"start"}, False),
        ({"day", "number"}, False),
        ({"end", "number"}, False),
        ({"number", "agent"}, False),
        (set(), False),
    ],
)
def test_a_recording_finds_its_line_by_name_id_or_start_and_number(
    columns: set[str], joins: bool
) -> None:
    assert (
        log_mapping("log.csv", **{says: at for at, says in enumerate(sorted(columns))}).can_join
        is joins
    )


def test_columns_are_found_under_their_headings() -> None:
    mapping = log_mapping(file=0, agent=2)
    assert mapping.places_in(["file", "x", "agent"]) == mapping.columns
    moved = mapping.places_in(["when", " Agent ", "FILE"])
    assert moved
    assert [(one.at, one.says) for one in moved] == [(2, Says.FILE), (1, Says.AGENT)]
    assert mapping.places_in(["file", "x", "y"]) is None
    assert mapping.places_in(["agent", "agent", "file", "x"]) is None
