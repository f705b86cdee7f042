"""FreeSWITCH: `NUMBER.YYYY-MM-DD-HH-MM-SS`; a short number is one of the business."""

from callreview.domain.call import CallFacts
from callreview.domain.facts import digits_of, local_time, number
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = r"(?P<who>[^.]*)[._](?P<stamp>[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{2}-[0-9]{2}-[0-9]{2})"


def _facts(parts: Parts, around: Surroundings) -> CallFacts:
    is_ours = parts["who"] in around.extensions
    return CallFacts(
        start_local=local_time(digits_of(parts["stamp"])),
        agent_ref=parts["who"] if is_ours else None,
        customer_number=None if is_ours else number(parts["who"]),
    )


FREESWITCH = profile("FreeSWITCH", _SHAPE, _facts)
