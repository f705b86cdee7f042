"""The score sheets that come with the app."""

from collections.abc import Collection, Sequence
from functools import cache

from callreview.app.written import read_rubric
from callreview.domain.rubric import Rubric, RubricVersion
from callreview.domain.rubric_file import version_id
from callreview.resources import resource

QUICK_SHEET = "quick-sheet"
_NAMES = (
    QUICK_SHEET,
    "customer-service",
    "complaint-call",
    "sales-call",
    "appointment-desk",
    "payment-reminder",
)


def shipped_rubrics() -> tuple[Rubric, ...]:
    """Return the score sheets in the order they are offered; the quick one comes first."""
    return tuple(map(shipped_rubric, _NAMES))


@cache
def shipped_rubric(name: str) -> Rubric:
    """Return one score sheet by its file's name without the end: `QUICK_SHEET`."""
    return read_rubric(resource("rubrics", f"{name}.toml"))


def missing_rubrics(versions: Sequence[RubricVersion]) -> tuple[Rubric, ...]:
    """Return the shipped sheets a library with these versions lacks.

    One whose title it has is not missing, whatever it says: a later release of the app never
    puts a version of its own over one that people wrote.
    """
    ids = {version.id for version in versions}
    titles = {version.rubric.title for version in versions}
    return tuple(
        rubric
        for rubric in shipped_rubrics()
        if version_id(rubric) not in ids and rubric.title not in titles
    )


def quick_version(
    versions: Sequence[RubricVersion], retired: Collection[str] = ()
) -> RubricVersion | None:
    """Return the newest version of the quick sheet, whatever people have made of it.

    None if there is none, or the sheet is among the `retired`.
    """
    quick = shipped_rubric(QUICK_SHEET)
    sheets = {
        version.sheet_id
        for version in versions
        if version.id == version_id(quick) or version.rubric.title == quick.title
    }
    own = [one for one in versions if one.sheet_id in sheets and one.sheet_id not in retired]
    alike = [one for one in own if one.rubric.language == quick.language]
    return max(alike or own, key=lambda one: one.number, default=None)
