"""Which phone system named the files of a folder: the profile that reads most of them wins."""

from collections.abc import Callable, Sequence

from callreview.domain.call import CallFacts, Confidence, Source
from callreview.domain.facts import said_by
from callreview.domain.reading import Reading
from callreview.intake.channels import with_agent_channel, with_side_of_folder
from callreview.intake.folders import told_by, with_folders
from callreview.intake.profiles import PROFILES, Profile, Surroundings
from callreview.intake.stem import is_one_sided, stem_of, stems
from callreview.intake.template import profile_by

ASKED_AT_MOST = 500

Reader = Callable[[str], CallFacts]
Completed = Callable[[str, CallFacts], CallFacts]
_AS_USUAL = Reading()


def elected(
    names: Sequence[str], around: Surroundings, profiles: Sequence[Profile] = PROFILES
) -> Profile | None:
    """Return the profile that reads most of `names`; of two that read as many, the first.

    Of a large folder 500 names spread over it are asked. None if no profile reads any.
    """
    asked = [tuple(stems(name)) for name in names[:: -(-len(names) // ASKED_AT_MOST) or 1]]
    best, most = None, 0
    for profile in profiles:
        count = sum(_read(profile, readings, around) is not None for readings in asked)
        if count > most:
            best, most = profile, count
    return best


def profile_of(
    names: Sequence[str], folders: tuple[str, ...] = (), reading: Reading = _AS_USUAL
) -> str:
    """Return the name of the profile that reads the names of one folder first, or ""."""
    first = elected(names, Surroundings(folders, reading.extensions))
    return first.name if first else ""


def reader(
    names: Sequence[str],
    folders: tuple[str, ...] = (),
    profiles: Sequence[Profile] = PROFILES,
    reading: Reading = _AS_USUAL,
    completed: Completed = lambda _name, facts: facts,
) -> Reader:
    """Return what reads the names of one folder: `read(name)`, empty facts where none can.

    The folder's own template goes before all, then the elected profile. A name it cannot read
    may still be of another family: it is read by that one, marked unsure, if there is exactly
    one such. `completed` adds what is known from elsewhere, folders fill the gaps that are left,
    and on which channel the person is goes by what was said of the folder, if it was.
    """
    around = Surroundings(folders, reading.extensions)
    first = elected(names, around, profiles)
    own = profile_by(reading.template) if reading.template else None
    others = [profile for profile in profiles if profile is not first]

    by_folders = told_by(folders, around.extensions)

    def by_name(name: str) -> CallFacts:
        readings = tuple(stems(name))
        for profile, source in ((own, Source.TEMPLATE), (first, Source.NAME)):
            facts = _read(profile, readings, around) if profile else None
            if facts is not None:
                return said_by(source, facts)
        found = [facts for other in others if (facts := _read(other, readings, around))]
        return said_by(Source.NAME, found[0], Confidence.UNSURE) if len(found) == 1 else CallFacts()

    def by_all(name: str) -> CallFacts:
        facts = with_folders(completed(name, by_name(name)), by_folders)
        one_sided = is_one_sided(stem_of(name))
        return facts if one_sided else with_side_of_folder(facts, reading.side)

    return by_all


def _read(profile: Profile, readings: Sequence[str], around: Surroundings) -> CallFacts | None:
    for stem in readings:
        facts = profile.read(stem, around)
        if facts is not None:
            return facts if is_one_sided(readings[0]) else with_agent_channel(facts)
    return None
