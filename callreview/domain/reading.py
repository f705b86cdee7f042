"""How what lies in one folder is to be read, as far as a person said so."""

from dataclasses import dataclass, field
from enum import StrEnum

from callreview.domain.call import Direction, Side
from callreview.domain.facts import Extensions
from callreview.domain.logmapping import LogMapping
from callreview.domain.template.parts import Template


class AgentSide(StrEnum):
    """On which channel the business's person is, in all calls of a folder."""

    AS_KNOWN = ""
    LEFT = "left"
    RIGHT = "right"
    CALLER_LEFT = "caller_left"
    CALLER_RIGHT = "caller_right"

    def of(self, direction: Direction | None) -> Side | None:
        """Return the person's channel in a call of that direction; None if that is not said.

        In a call inside the business the person is the one who called.
        """
        if self in (AgentSide.LEFT, AgentSide.RIGHT):
            return Side(self.value)
        if self is AgentSide.AS_KNOWN or direction is None:
            return None
        is_caller = direction is not Direction.IN
        return Side.LEFT if is_caller is (self is AgentSide.CALLER_LEFT) else Side.RIGHT


@dataclass(frozen=True)
class Reading:
    """What was said of one folder. Two that are equal read the same names the same way.

    `template` is how its files are named, where a person has shown it.
    """

    side: AgentSide = AgentSide.AS_KNOWN
    extensions: Extensions = field(default_factory=Extensions)
    logs: tuple[LogMapping, ...] = ()
    template: Template | None = None
