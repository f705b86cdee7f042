"""Which side the person is on is said by a rule, or not at all."""

import pytest

from callreview.domain.call import CallFacts, Confidence, Direction, Origin, Side, Source
from callreview.domain.reading import AgentSide
from callreview.intake.channels import ANY, RULES, with_agent_channel, with_side_of_pair

IN, OUT = Direction.IN, Direction.OUT


@pytest.mark.parametrize(
    ("profile", "side"),
    [
        ("VICIdial", Side.LEFT),
        ("Amazon Connect", Side.RIGHT),
        ("Puzzel", Side.RIGHT),
        ("FreePBX", None),
        ("FreeSWITCH", None),
        ("Twilio", None),
        (None, None),
    ],
)
def test_a_phone_system_puts_the_person_on(profile: str | None, side: Side | None) -> None:
    for way in (IN, OUT, None):
        facts = CallFacts(profile=profile, direction=way)
        assert with_agent_channel(facts).agent_channel is side


def test_a_rule_for_one_direction_goes_before_the_one_for_any() -> None:
    rules = {("FreePBX", ANY): Side.LEFT, ("FreePBX", OUT): Side.RIGHT}
    sides = [
        with_agent_channel(CallFacts(profile="FreePBX", direction=way), rules).agent_channel
        for way in (IN, OUT, None)
    ]
    assert sides == [Side.LEFT, Side.RIGHT, Side.LEFT]


def test_a_channel_that_is_known_stays() -> None:
    known = CallFacts(profile="VICIdial", agent_channel=Side.RIGHT)
    assert with_agent_channel(known, RULES) == known


@pytest.mark.parametrize(
    ("way", "said", "side"),
    [
        (IN, AgentSide.CALLER_LEFT, Side.RIGHT),
        (OUT, AgentSide.CALLER_LEFT, Side.LEFT),
        (None, AgentSide.CALLER_LEFT, None),
        (IN, AgentSide.AS_KNOWN, None),
    ],
)
def test_of_two_one_sided_files_the_person_is_on(
    way: Direction | None, said: AgentSide, side: Side | None
) -> None:
    told = with_side_of_pair(CallFacts(profile="FreePBX", direction=way), said)
    assert told.agent_channel is side
    origin = told.origins.get("agent_channel")
    assert origin == (Origin(Source.NAME, Confidence.UNSURE) if side else None)


def test_the_rule_of_a_profile_goes_before_who_called() -> None:
    facts = CallFacts(profile="VICIdial", direction=IN)
    assert with_side_of_pair(facts, AgentSide.CALLER_LEFT).agent_channel is Side.LEFT
