"""The score sheets of a library: which version of each is the one to begin a review with.

A sheet is all versions of one `sheet_id`. Its translations are versions of it, so a sheet has one
newest version in each language.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from callreview.domain.rubric import RubricVersion


@dataclass(frozen=True)
class Sheet:
    """One score sheet with its versions, newest first."""

    id: str
    versions: tuple[RubricVersion, ...]
    is_retired: bool = False

    @property
    def title(self) -> str:
        """Return what the newest version is called."""
        return self.versions[0].rubric.title

    @property
    def newest(self) -> tuple[RubricVersion, ...]:
        """Return the newest version in each language, newest first."""
        by_language: dict[str, RubricVersion] = {}
        for version in self.versions:
            by_language.setdefault(version.rubric.language, version)
        return tuple(by_language.values())


def sheets(versions: Iterable[RubricVersion], retired: Collection[str] = ()) -> tuple[Sheet, ...]:
    """Return the sheets these are versions of, by title; `retired` are ids of sheets."""
    by_sheet: dict[str, list[RubricVersion]] = {}
    for version in sorted(versions, key=lambda one: -one.number):
        by_sheet.setdefault(version.sheet_id, []).append(version)
    found = (Sheet(id_, tuple(all_), id_ in retired) for id_, all_ in by_sheet.items())
    return tuple(sorted(found, key=lambda one: (one.title.casefold(), one.id)))


def offered(
    versions: Iterable[RubricVersion], retired: Collection[str] = ()
) -> tuple[RubricVersion, ...]:
    """Return the versions to begin a review with: of each sheet the newest in each language."""
    return tuple(
        version
        for sheet in sheets(versions, retired)
        if not sheet.is_retired
        for version in sheet.newest
    )


def newest_like(version: RubricVersion, versions: Iterable[RubricVersion]) -> RubricVersion | None:
    """Return the newest of the versions that is of the same sheet in the same language."""
    alike = [
        one
        for one in versions
        if one.sheet_id == version.sheet_id and one.rubric.language == version.rubric.language
    ]
    return max(alike, key=lambda one: one.number, default=None)


def version_before(
    version: RubricVersion, versions: Sequence[RubricVersion]
) -> RubricVersion | None:
    """Return the version of the same sheet that a version came after; None for a first one.

    The last one in the same language, or of a first translation the last one in any.
    """
    earlier = [
        one for one in versions if one.sheet_id == version.sheet_id and one.number < version.number
    ]
    alike = [one for one in earlier if one.rubric.language == version.rubric.language]
    return max(alike or earlier, key=lambda one: one.number, default=None)
