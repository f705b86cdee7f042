"""Samsung phones: `PREFIX WHO_YYMMDD_HHMMSS`, the prefix in the phone's language.

Where the prefix ends and a name begins is not said, so only a number is read; no direction.
"""

from callreview.domain.call import CallFacts
from callreview.domain.facts import local_time, number
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = r"[^\d_][^_]*? (?P<who>[0-9+*#(][^_]*|[^_ ]+)_(?P<day>[0-9]{6})_(?P<time>[0-9]{6})"


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    return CallFacts(
        start_local=local_time("20" + parts["day"] + parts["time"]),
        customer_number=number(parts["who"]),
    )


SAMSUNG = profile("Samsung", _SHAPE, _facts)
