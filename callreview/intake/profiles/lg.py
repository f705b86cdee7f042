"""LG phones: `0|1 d YYYYMMDDhhmmss p NUMBER`, without the blanks.

Whether 0 or 1 is an incoming call is disputed: the direction is left open.
"""

from callreview.domain.call import CallFacts
from callreview.domain.facts import local_time, number
from callreview.intake.profiles.profile import Parts, Surroundings, profile


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    return CallFacts(
        start_local=local_time(parts["stamp"]), customer_number=number(parts["number"])
    )


LG = profile("LG", r"[01]d(?P<stamp>[0-9]{14})p(?P<number>[^()]*)", _facts)
