"""Score sheets by the names people type: a file, a title, a version's hash or its start."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from callreview.app.shipped import shipped_rubrics
from callreview.app.written import read_unchecked_rubric
from callreview.cli.common import Given
from callreview.domain.errors import CallReviewError, LibraryTrouble
from callreview.domain.identity import key_started_by
from callreview.domain.rubric import Rubric, RubricVersion
from callreview.domain.rubric_file import version_id
from callreview.words import _, ngettext

FILES = (".json", ".toml", ".xlsx")


@dataclass(frozen=True)
class Known:
    """The library's versions, then the shipped sheets it does not have, without number.

    `retired` are ids of sheets; `reviews` counts final reviews by version.
    """

    versions: tuple[RubricVersion, ...]
    retired: frozenset[str] = frozenset()
    reviews: Mapping[str, int] = field(default_factory=dict)

    def named(self, name: str) -> RubricVersion:
        """Return the newest version of a title, or the version a hash or its start names.

        Raises CallReviewError "score_sheet_unknown" or "key_ambiguous".
        """
        titled = [one for one in self.versions if one.rubric.title.casefold() == name.casefold()]
        if titled:
            return titled[0]
        by_id = {version.id: version for version in self.versions}
        try:
            return by_id[key_started_by(name, by_id)]
        except CallReviewError as error:
            if error.code == "key_ambiguous":
                raise
            raise CallReviewError("score_sheet_unknown", name=name) from None


def known(given: Given) -> Known:
    """Return the score sheets there are; without a library those that come with the app."""
    found = Known(())
    try:
        with given.session(read_only=True) as session:
            counts = session.find(lambda reader: reader.review_counts()).wait()
            found = Known(session.snapshot.rubrics, session.snapshot.retired, counts)
    except LibraryTrouble as trouble:
        if trouble.code != "library_missing":
            raise
    ids = {version.id for version in found.versions}
    shipped = (RubricVersion(version_id(one), 0, one) for one in shipped_rubrics())
    added = tuple(version for version in shipped if version.id not in ids)
    return Known((*found.versions, *added), found.retired, found.reviews)


def rubric_at(given: Given, name: str) -> Rubric:
    """Return the score sheet of a file, or of a name as `Known.named` understands it."""
    if is_file(name):
        return read_labelled(Path(name))
    return known(given).named(name).rubric


def is_file(name: str) -> bool:
    """Return whether a name is meant as a file's."""
    return Path(name).suffix.lower() in FILES


def read_labelled(path: Path) -> Rubric:
    """Return the score sheet of a file; a spreadsheet's yes and no are in the person's words."""
    return read_unchecked_rubric(path, (_("Yes"), _("No")))


def questions(rubric: Rubric) -> str:
    """Return how many questions a sheet has, in words."""
    count = len(rubric.lines)
    return ngettext("{count} question", "{count} questions", count).format(count=count)


def counted_reviews(count: int) -> str:
    """Return how many reviews there are, in words."""
    return ngettext("{count} review", "{count} reviews", count).format(count=count)
