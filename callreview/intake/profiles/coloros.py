"""ColorOS and OnePlus phones: `WHO-YYMMDDHHMM`, without seconds.

Ten digits may as well be a telephone number; so the time is only believed beside a number of
seven digits and more or a name with a letter in it.
"""

import re

from callreview.domain.call import CallFacts
from callreview.domain.facts import digits_of, local_time, number, party_name
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_LETTER = re.compile(r"[^\W\d_]")


def _facts(parts: Parts, _around: Surroundings) -> CallFacts | None:
    said = number(parts["who"])
    name = None if said else party_name(parts["who"])
    if not _LETTER.search(name or "") and len(digits_of(said or "")) < 7:
        return None
    return CallFacts(
        start_local=local_time("20" + parts["stamp"] + "00"),
        customer_number=said,
        customer_name=name,
    )


COLOR_OS = profile("ColorOS", r"(?P<who>.+)-(?P<stamp>[0-9]{10})", _facts)
