"""Which reviews may be averaged with each other: those whose score sheets score alike.

A new version that only words a question differently, or says it in another language, scores
as before. One that gives other points does not: its reviews stand in numbers of their own.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from callreview.domain.rubric import Fail, Line, Rubric, RubricVersion


@dataclass(frozen=True)
class SheetUsed:
    """Versions of a score sheet that score alike, and how many heard calls have them.

    `version_ids` are in the order of their numbers; `title` and `pass_mark` are the newest's.
    """

    sheet_id: str
    title: str
    version_ids: tuple[str, ...]
    numbers: tuple[int, ...]
    heard: int
    pass_mark: Decimal | None = None

    @property
    def newest_id(self) -> str:
        """Return the version whose words are shown."""
        return self.version_ids[-1]


def sheets_used(
    version_ids: Iterable[str], versions: Mapping[str, RubricVersion]
) -> tuple[SheetUsed, ...]:
    """Return the sheets that reviews are on, the most used first.

    `version_ids` has one id for each review; `versions` are all there are.
    """
    groups: dict[object, list[RubricVersion]] = {}
    for version in versions.values():
        groups.setdefault((version.sheet_id, scoring_of(version)), []).append(version)
    reviews = Counter(version_ids)
    found = (_sheet(alike, reviews) for alike in groups.values())
    used = (one for one in found if one.heard)
    return tuple(sorted(used, key=lambda one: (-one.heard, one.title, one.newest_id)))


def can_fail(rubric: Rubric) -> bool:
    """Return whether an answer on this sheet can fail the call or a section."""
    scopes = {one.fail for line in rubric.lines for one in line.options}
    scopes |= {one.fail for line in rubric.lines for one in line.ranges}
    return not scopes.isdisjoint({Fail.SECTION, Fail.CALL})


def scoring_of(version: RubricVersion) -> object:
    """Return what a version's percent and verdict depend on, equal where two score alike."""
    rubric = version.rubric
    sections = tuple(
        (one.id, one.weight, tuple(_line(line) for line in one.lines if line.kind.is_scored))
        for one in rubric.sections
    )
    return rubric.mode, rubric.pass_mark, sections


def _line(line: Line) -> object:
    options = tuple((one.id, one.points, one.fail) for one in line.options)
    own = line.kind, line.points, line.bonus, line.max_points, line.show_if
    return line.id, own, options, line.ranges


def _sheet(alike: Iterable[RubricVersion], reviews: Mapping[str, int]) -> SheetUsed:
    versions = sorted(alike, key=lambda one: (one.number, one.id))
    newest = versions[-1].rubric
    return SheetUsed(
        sheet_id=versions[-1].sheet_id,
        title=newest.title,
        version_ids=tuple(one.id for one in versions),
        numbers=tuple(one.number for one in versions),
        heard=sum(reviews.get(one.id, 0) for one in versions),
        pass_mark=newest.pass_mark,
    )
