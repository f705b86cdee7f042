"""What of a recording's facts goes along when it is renamed or moved, and what does not."""

import pytest

from callreview.domain.call import CallFacts, Confidence, Direction, Origin, Side, Source
from callreview.domain.earlier import told_by_name, with_earlier
from callreview.domain.facts import said_by

BY_NAME = said_by(
    Source.NAME,
    CallFacts("2026-03-12T10:22:33", direction=Direction.IN, customer_number="+15550100"),
)
GUESS = said_by(
    Source.FILE_TIME, CallFacts("2025-01-01T00:00:00", utc_offset_minutes=60), Confidence.GUESS
)


@pytest.mark.parametrize("source", [Source.FOLDER, Source.SETTING, Source.TAG, Source.FILE_TIME])
def test_what_follows_from_the_place_or_the_bytes_does_not_go_along(source: Source) -> None:
    known = said_by(source, CallFacts("2026-03-12T00:00:00", 60, agent_channel=Side.LEFT))
    assert told_by_name(known) == CallFacts()


@pytest.mark.parametrize("source", [Source.NAME, Source.TEMPLATE, Source.LOG, Source.SIDECAR])
def test_what_was_told_by_name_goes_along_with_its_origin(source: Source) -> None:
    known = said_by(source, CallFacts("2026-03-12T10:22:33", 60, agent_ref="200"))
    assert told_by_name(known) == known


def test_of_facts_from_several_sources_each_is_seen_by_itself() -> None:
    origins = {
        **BY_NAME.origins,
        "agent_ref": Origin(Source.FOLDER),
        "utc_offset_minutes": Origin(Source.TAG, Confidence.SURE, "bext"),
    }
    values = {name: getattr(BY_NAME, name) for name in ("start_source", "start_confidence")}
    known = CallFacts(
        "2026-03-12T10:22:33",
        -300,
        direction=Direction.IN,
        agent_ref="Maria",
        customer_number="+15550100",
        origins=origins,
        **values,
    )
    assert told_by_name(known) == BY_NAME


def test_it_stands_in_where_nothing_is_told_now_and_not_elsewhere() -> None:
    assert with_earlier(GUESS, BY_NAME) == BY_NAME
    now = said_by(Source.NAME, CallFacts("2026-05-01T08:00:00"))
    assert with_earlier(now, BY_NAME) == now
    here = said_by(Source.SETTING, CallFacts(agent_channel=Side.RIGHT))
    assert with_earlier(here, BY_NAME).agent_channel is Side.RIGHT
