"""True Phone: `NAME (NUMBER type) YYYY-MM-DD_HHMMSS_in|out`, or `NUMBER @ YYYY-…`."""

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import digits_of, local_time, number, party_name
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = (
    r"(?:(?P<name>.*) \((?P<number>\+?[0-9*#][0-9*#./ -]*?)(?: [^0-9()]+)?\)(?: @)?|(?P<who>.*) @)"
    r" (?P<stamp>[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{6})_(?P<way>in|out)"
)
_WAYS = {"in": Direction.IN, "out": Direction.OUT}


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    alone = number(parts["who"])
    return CallFacts(
        start_local=local_time(digits_of(parts["stamp"])),
        direction=_WAYS[parts["way"]],
        customer_number=number(parts["number"]) or alone,
        customer_name=None if alone else party_name(parts["name"] or parts["who"]),
    )


TRUE_PHONE = profile("True Phone", _SHAPE, _facts)
