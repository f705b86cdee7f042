"""Grandstream: `auto-EPOCH-A-B`, A called B; `meetme-conf-rec-ROOM-EPOCH.n-…`.

The time is a Unix time, so the start is told in UTC.
"""

from callreview.domain.call import CallFacts
from callreview.domain.facts import utc_time
from callreview.intake.profiles.profile import Parts, Surroundings, profile
from callreview.intake.profiles.sides import Sides, is_party, parted, sides_of

_SHAPE = (
    r"auto-(?P<epoch>[0-9]{9,10})-(?P<parties>.*-.*)"
    r"|meetme-conf-rec-[0-9]{1,8}-(?P<ref>(?P<room_epoch>[0-9]{9,10})[._][0-9]{1,9})(?:-.*)?"
)


def _facts(parts: Parts, around: Surroundings) -> CallFacts | None:
    parties = parted(parts["parties"], around.extensions)
    if parties and not all(map(is_party, parties)):
        return None
    sides = sides_of(*parties, around.extensions) if parties else Sides()
    return CallFacts(
        start_local=utc_time(int(parts["epoch"] or parts["room_epoch"])),
        utc_offset_minutes=0,
        direction=sides.direction,
        agent_ref=sides.agent_ref,
        customer_number=sides.customer_number,
        call_ref=parts["ref"] or None,
    )


GRANDSTREAM = profile("Grandstream", _SHAPE, _facts)
