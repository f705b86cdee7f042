"""8x8 Work: `STARTms-CALLID-EXT-+NUMBER_E`; the start is a Unix time in milliseconds."""

from callreview.domain.call import CallFacts
from callreview.domain.facts import number, utc_time
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = (
    r"(?P<epoch>[0-9]{9,10})[0-9]{3}-(?P<ref>[0-9]{10,20})-(?P<agent>[0-9]{1,10})"
    r"-(?P<number>[^_]*)_[A-Z]"
)


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    return CallFacts(
        start_local=utc_time(int(parts["epoch"])),
        utc_offset_minutes=0,
        agent_ref=parts["agent"],
        customer_number=number(parts["number"]),
        call_ref=parts["ref"],
    )


EIGHT_BY_EIGHT = profile("8x8 Work", _SHAPE, _facts)
