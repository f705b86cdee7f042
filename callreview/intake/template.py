"""A folder's own template as a profile: what the names of its files say, read by it."""

from collections.abc import Mapping
from dataclasses import replace

from callreview.domain.call import CallFacts, Confidence, Direction
from callreview.domain.facts import number, party_name
from callreview.domain.template.dates import When, when
from callreview.domain.template.matching import reading
from callreview.domain.template.parts import OWN_TEMPLATE, SIDES, Meaning, Template
from callreview.intake.folders import day_of
from callreview.intake.profiles.profile import Profile, Surroundings
from callreview.intake.profiles.sides import sides_by


def profile_by(template: Template) -> Profile:
    """Return the profile that reads the names of a template, and no others."""

    def read(stem: str, around: Surroundings) -> CallFacts | None:
        said = reading(template, stem)
        if said is None:
            return None
        return _with_start(_about_sides(template, said, around), template, said, around)

    return Profile(OWN_TEMPLATE, read)


def _about_sides(
    template: Template, said: Mapping[Meaning, str], around: Surroundings
) -> CallFacts:
    way = _direction(template, said)
    facts = CallFacts(
        direction=way,
        agent_ref=said.get(Meaning.EXTENSION) or party_name(said.get(Meaning.AGENT)),
        customer_number=number(said.get(Meaning.NUMBER)),
        customer_name=party_name(said.get(Meaning.CUSTOMER)),
        call_ref=said.get(Meaning.ID),
        profile=OWN_TEMPLATE,
    )
    if not said.keys() >= SIDES:
        return facts
    sides = sides_by(way, said[Meaning.CALLER], said[Meaning.CALLED], around.extensions)
    return replace(
        facts,
        direction=sides.direction,
        agent_ref=sides.agent_ref,
        customer_number=sides.customer_number,
    )


def _direction(template: Template, said: Mapping[Meaning, str]) -> Direction | None:
    part, word = template.part_of(Meaning.DIRECTION), said.get(Meaning.DIRECTION, "").casefold()
    if part is None or not word:
        return None
    ways = {
        part.words.inbound.casefold(): Direction.IN,
        part.words.outbound.casefold(): Direction.OUT,
        part.words.internal.casefold(): Direction.INTERNAL,
    }
    return ways.get(word)


def _with_start(
    facts: CallFacts, template: Template, said: Mapping[Meaning, str], around: Surroundings
) -> CallFacts:
    """Return `facts` with when the call began.

    A time without a day is of the day that the folders name, which is not sure; a day without a
    time leaves the time open, which is a guess.
    """
    by_date = _when(template, said, Meaning.DATE)
    by_time = _when(template, said, Meaning.TIME)
    day = by_date.day if by_date else None
    time = (by_time.time if by_time else None) or (by_date.time if by_date else None)
    sure = Confidence.SURE if day else Confidence.UNSURE
    day = day or (day_of(around.folders) if time else None)
    if day is None:
        return facts
    is_utc = any(one and one.is_utc and one.time for one in (by_date, by_time))
    return replace(
        facts,
        start_local=f"{day}T{time or '00:00:00'}",
        utc_offset_minutes=0 if is_utc else None,
        start_confidence=sure if time else Confidence.GUESS,
    )


def _when(template: Template, said: Mapping[Meaning, str], meaning: Meaning) -> When | None:
    part = template.part_of(meaning)
    return when(part.form, said[meaning]) if part and meaning in said else None
