"""Google Voice: `WHO - Recorded|Voicemail - YYYY-MM-DDTHH_MM_SSZ`, in UTC.

WHO is a number, a name or nothing. Who called is only plain of a voicemail.
"""

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import digits_of, local_time, number, party_name
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = (
    r"(?P<who>.*?) ?- (?P<kind>Recorded|Voicemail)"
    r" - (?P<stamp>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}[:_.-][0-9]{2}[:_.-][0-9]{2})Z"
)


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    who = number(parts["who"])
    return CallFacts(
        start_local=local_time(digits_of(parts["stamp"])),
        utc_offset_minutes=0,
        direction=Direction.IN if parts["kind"] == "Voicemail" else None,
        customer_number=who,
        customer_name=None if who else party_name(parts["who"]),
    )


GOOGLE_VOICE = profile("Google Voice", _SHAPE, _facts)
