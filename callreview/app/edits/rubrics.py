"""Edits of score sheets. A version that was added stays."""

from dataclasses import dataclass

from callreview.app.edits.edit import Edit, Way
from callreview.domain.rubric import Rubric, RubricVersion
from callreview.domain.rubric_file import version_id
from callreview.store import rubrics
from callreview.store.page import Page


@dataclass(frozen=True)
class AddRubric(Edit[RubricVersion]):
    """Keep a score sheet as the next version of its title; a known one is left as it is."""

    rubric: Rubric
    kind = "add_rubric"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return the version's id."""
        return version_id(self.rubric)

    def apply(self, page: Page) -> RubricVersion:
        """Return the version."""
        return rubrics.add(page, self.rubric)
