"""A folder's own template says what is in the names of its files, and how sure that is."""

import pytest

from callreview.domain.call import CallFacts, Confidence, Direction
from callreview.domain.facts import Extensions
from callreview.domain.template.learning import Pointed, learned
from callreview.domain.template.parts import OWN_TEMPLATE, Meaning
from callreview.intake.profiles import Surroundings
from callreview.intake.template import profile_by
from tests.builders import template


def read(name: str, *folders: str, **texts: str) -> CallFacts:
    """Return what a name says whose parts were pointed at."""
    facts = profile_by(template(name, **texts)).read(name, Surroundings(folders))
    assert facts is not None
    return facts


def test_the_parts_of_a_name_are_facts_of_its_call() -> None:
    facts = read(
        "Anna out 5125550142 Bo 12.03.2026 10.20.30 x77",
        agent="Anna", direction="out", number="5125550142", customer="Bo",
        date="12.03.2026", time="10.20.30", id="x77",
    )  # fmt: skip
    assert facts == CallFacts(
        start_local="2026-03-12T10:20:30",
        start_confidence=Confidence.SURE,
        direction=Direction.OUT,
        agent_ref="Anna",
        customer_number="5125550142",
        customer_name="Bo",
        call_ref="x77",
        profile=OWN_TEMPLATE,
    )


@pytest.mark.parametrize(
    ("caller", "called", "said"),
    [
        ("201", "5125550142", (Direction.OUT, "201", "5125550142")),
        ("5125550142", "201", (Direction.IN, "201", "5125550142")),
        ("201", "202", (Direction.INTERNAL, "201", "202")),
        ("5125550142", "5125550143", (None, None, None)),
    ],
)
def test_who_called_whom_says_who_is_who(
    caller: str, called: str, said: tuple[object, ...]
) -> None:
    facts = read(f"{caller}>{called}!", caller=caller, called=f"{called}")
    assert (facts.direction, facts.agent_ref, facts.customer_number) == said


def test_nobody_has_no_number() -> None:
    shown = "5125550142_201"
    parts = [Pointed(0, 10, Meaning.NUMBER), Pointed(11, 14, Meaning.EXTENSION)]
    facts = profile_by(learned(shown, parts)).read("anonymous_202", Surroundings())
    assert facts == CallFacts(agent_ref="202", profile=OWN_TEMPLATE)


@pytest.mark.parametrize(
    ("folders", "start", "confidence"),
    [
        (("2026", "03", "12"), "2026-03-12T10:20:30", Confidence.UNSURE),
        (("calls",), None, None),
    ],
)
def test_a_time_without_a_day_is_of_the_folders_day_and_never_of_today(
    folders: tuple[str, ...], start: str | None, confidence: Confidence | None
) -> None:
    facts = read("201_102030", *folders, extension="201", time="102030")
    assert (facts.start_local, facts.start_confidence) == (start, confidence)


def test_a_day_without_a_time_leaves_the_time_a_guess() -> None:
    facts = read("201_2026-03-12", extension="201", date="2026-03-12")
    assert facts.start_local == "2026-03-12T00:00:00"
    assert facts.start_is_guess


@pytest.mark.parametrize(
    ("text", "start", "offset"),
    [
        ("1773310830", "2026-03-12T10:20:30", 0),
        ("2026-03-12T10-20-30Z", "2026-03-12T10:20:30", 0),
        ("2026-03-12T10-20-30", "2026-03-12T10:20:30", None),
    ],
)
def test_what_is_told_in_utc_has_an_offset(text: str, start: str, offset: int | None) -> None:
    facts = read(f"201_{text}", extension="201", date=text)
    assert (facts.start_local, facts.utc_offset_minutes) == (start, offset)


def test_the_words_for_the_direction_are_those_that_were_said() -> None:
    parts = [Pointed(0, 2, Meaning.DIRECTION), Pointed(3, 6, Meaning.EXTENSION)]
    read_by = profile_by(learned("in 201", parts)).read
    around = Surroundings((), Extensions())
    found = [read_by(f"{word} 201", around) for word in ("IN", "out", "internal", "up")]
    assert [facts and facts.direction for facts in found] == [
        Direction.IN, Direction.OUT, Direction.INTERNAL, None,
    ]  # fmt: skip
