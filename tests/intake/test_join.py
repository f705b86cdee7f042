"""A recording finds its row in a log, or none rather than a wrong one."""

import pytest

from callreview.domain.call import CallFacts, Confidence, Direction, Origin, Source
from callreview.domain.facts import said_by
from callreview.intake.logs.join import Log, joined, same_number
from callreview.intake.logs.row import LogRow, log_row

IN = Direction.IN
BO = "5125550142"


def row(start: str = "2026-03-12T10:22:00", *, number: str = BO, **keys: object) -> LogRow:
    facts = CallFacts(start_local=start, direction=IN, agent_ref=str(keys.pop("who", "201")))
    files, refs = keys.pop("files", ()), keys.pop("refs", ())
    assert isinstance(files, tuple)
    assert isinstance(refs, tuple)
    return log_row(facts, files=files, refs=refs, numbers=(number,))


def named(start: str | None = "2026-03-12T10:22:00", **known: object) -> CallFacts:
    facts = CallFacts(start_local=start, **known)  # type: ignore[arg-type]  # a table of fields
    return said_by(Source.NAME, facts)


def who(log: Log, name: str, facts: CallFacts) -> str | None:
    found = log.row_for(name, facts)
    return found.facts.agent_ref if found else None


def test_a_file_name_comes_first() -> None:
    log = Log(
        [
            row(files=("a.wav",), who="201", number="1"),
            row(refs=("7.1",), who="202"),
            row(who="203"),
        ]
    )
    facts = named(call_ref="7.1", customer_number=BO)
    assert who(log, "a.wav", facts) == "201"
    assert who(log, "A.mp3", facts) == "201"  # converted since
    assert who(log, "b.wav", facts) == "202"


def test_an_id_comes_before_time_and_number() -> None:
    log = Log([row(refs=("1773328920.41",), who="201", number="1"), row(who="202")])
    facts = named(call_ref="1773328920_41", customer_number=BO)
    assert who(log, "x.wav", facts) == "201"


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("2026-03-12T10:22:00", True),
        ("2026-03-12T10:22:10", True),
        ("2026-03-12T10:21:50", True),
        ("2026-03-12T10:22:11", False),
        ("2026-03-12T15:22:03", True),  # whole hours apart
        ("2026-03-11T22:22:00", True),
        ("2026-03-12T10:52:00", False),  # half an hour is no shift of a clock
        ("2026-03-13T10:22:00", False),
    ],
)
def test_a_time_is_near_or_whole_hours_away(start: str, found: bool) -> None:
    facts = named(customer_number=BO)
    assert (Log([row(start)]).row_for("x.wav", facts) is not None) is found


def test_a_time_alone_joins_nothing() -> None:
    assert Log([row()]).row_for("x.wav", named()) is None
    assert Log([row()]).row_for("x.wav", named(customer_number="5125550143")) is None
    assert Log([row()]).row_for("x.wav", CallFacts(customer_number=BO)) is None


def test_a_time_that_is_a_guess_joins_nothing() -> None:
    guess = CallFacts(
        start_local="2026-03-12T10:22:00",
        start_source=Source.FILE_TIME,
        start_confidence=Confidence.GUESS,
        customer_number=BO,
    )
    assert Log([row()]).row_for("x.wav", guess) is None


def test_of_two_that_fit_as_well_neither_is_taken() -> None:
    facts = named(customer_number=BO)
    two = [row("2026-03-12T10:22:01", who="201"), row("2026-03-12T10:22:03", who="202")]
    assert Log(two).row_for("x.wav", facts) is None
    shifted = [row("2026-03-12T15:22:00", who="201"), row("2026-03-12T16:22:00", who="202")]
    assert Log(shifted).row_for("x.wav", facts) is None


def test_the_same_clock_goes_before_a_shifted_one() -> None:
    rows = [row("2026-03-12T10:22:01", who="201"), row("2026-03-12T15:22:00", who="202")]
    assert who(Log(rows), "x.wav", named(customer_number=BO)) == "201"


def test_several_rows_of_one_call_say_what_none_disputes() -> None:
    rows = [
        row("2026-03-12T10:22:05", files=("a.wav",), who="201"),
        row("2026-03-12T10:22:00", files=("a.wav",), who="202"),
    ]
    found = Log(rows).row_for("a.wav", CallFacts())
    assert found
    assert found.facts.agent_ref is None
    assert found.facts.origin_of("agent_ref") is None
    assert (found.facts.start_local, found.facts.direction) == ("2026-03-12T10:22:00", IN)


def test_rows_of_one_call_found_by_time_come_as_one() -> None:
    rows = [row(refs=("1", "9")), row("2026-03-12T10:22:02", refs=("2", "9"))]
    assert who(Log(rows), "x.wav", named(customer_number=BO)) == "201"


def test_a_log_fills_gaps_and_says_so() -> None:
    facts = joined(named(direction=Direction.OUT), row())
    assert (facts.direction, facts.agent_ref) == (Direction.OUT, "201")
    assert facts.origin_of("direction") == Origin(Source.NAME)
    assert facts.origin_of("agent_ref") == Origin(Source.LOG)
    assert joined(facts, None) == facts


def test_a_log_in_utc_gives_the_offset_of_a_local_name() -> None:
    in_utc = log_row(
        CallFacts(start_local="2026-03-12T15:22:03", utc_offset_minutes=0), numbers=(BO,)
    )
    facts = joined(named(customer_number=BO), in_utc)
    assert (facts.start_local, facts.utc_offset_minutes) == ("2026-03-12T10:22:00", -300)
    assert facts.origin_of("utc_offset_minutes") == Origin(Source.LOG)
    assert facts.origin_of("start_local") == Origin(Source.NAME)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+15125550142", "5125550142", True),
        ("0015125550142", "+15125550142", True),
        ("(512) 555-0142", "5125550142", True),
        ("030 555 0142", "+49305550142", True),
        ("201", "201", True),
        ("201", "5125550201", False),
        ("555014", "512555014", False),
        ("5125550142", "5125550143", False),
        ("", "", False),
    ],
)
def test_two_numbers_are_one(one: str, other: str, same: bool) -> None:
    assert same_number(one, other) is same
    assert same_number(other, one) is same
