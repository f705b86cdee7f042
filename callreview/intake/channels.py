"""Which channel the business's person is on: a rule per profile and direction, or per folder.

There is no default. FreePBX, FreeSWITCH, Twilio and others put the person on either side,
depending on who was recorded or who called; of those nothing is said.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from callreview.domain.call import CallFacts, Confidence, Direction, Origin, Side, Source
from callreview.domain.facts import said_by
from callreview.domain.reading import AgentSide

ANY = None
Rules = Mapping[tuple[str, Direction | None], Side]
RULES: Rules = MappingProxyType(
    {
        ("VICIdial", ANY): Side.LEFT,
        ("Amazon Connect", ANY): Side.RIGHT,
        ("Puzzel", ANY): Side.RIGHT,
    }
)


def with_agent_channel(facts: CallFacts, rules: Rules = RULES) -> CallFacts:
    """Return `facts` with the channel the rule for its profile and direction names, if any.

    A rule for one direction goes before the one for `ANY`; a channel already known stays.
    """
    if facts.agent_channel or facts.profile is None:
        return facts
    side = rules.get((facts.profile, facts.direction)) or rules.get((facts.profile, ANY))
    return replace(facts, agent_channel=side) if side else facts


def with_side_of_folder(facts: CallFacts, said: AgentSide) -> CallFacts:
    """Return `facts` with the channel a person named for the folder, in place of any other."""
    if said is AgentSide.AS_KNOWN:
        return facts
    side = said.of(facts.direction)
    origins = {name: one for name, one in facts.origins.items() if name != "agent_channel"}
    if side:
        origins["agent_channel"] = Origin(Source.SETTING)
    return replace(facts, agent_channel=side, origins=origins)


def with_side_of_pair(facts: CallFacts, said: AgentSide) -> CallFacts:
    """Return `facts` of a call in two one-sided files with the side the person is on.

    That is what the rule of a profile says; else what is `said` by names of that kind. It is not
    sure: recorders have been set up both ways.
    """
    ruled = with_agent_channel(facts)
    if ruled.agent_channel is None:
        ruled = replace(facts, agent_channel=said.of(facts.direction))
    return facts if ruled == facts else said_by(Source.NAME, ruled, Confidence.UNSURE)
