"""Which side the person is on is said by a rule, or not at all."""

import pytest

from callreview.domain.call import CallFacts, Direction, Side
from callreview.intake.channels import ANY, RULES, with_agent_channel

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
