"""What the folders above a recording say; it only fills what the name left open."""

import re

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import filled

_WAYS = {
    "inbound": Direction.IN,
    "incoming": Direction.IN,
    "outbound": Direction.OUT,
    "outgoing": Direction.OUT,
    "internal": Direction.INTERNAL,
}
# Two digits may be a month or a day, four that begin with 19 or 20 a year.
_EXTENSION = re.compile(r"(?!(?:19|20)[0-9]{2}$)[0-9]{3,6}")


def with_folders(facts: CallFacts, folders: tuple[str, ...]) -> CallFacts:
    """Return `facts` with direction and extension of the folders where there was none.

    Of two folders that say different things, neither is believed. Who the person is on an
    internal call, no folder says: the name would have.
    """
    ways = {_WAYS[name.casefold()] for name in folders if name.casefold() in _WAYS}
    extensions = {name for name in folders if _EXTENSION.fullmatch(name)}
    told = CallFacts(
        direction=ways.pop() if len(ways) == 1 else None,
        agent_ref=extensions.pop() if len(extensions) == 1 and facts.profile else None,
    )
    return filled(facts, told)
