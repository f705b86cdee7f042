"""Edits of score sheets being written, and of which sheets are offered.

A draft is free and every step of it can be taken back; a version that was published stays.
"""

from collections.abc import Callable
from dataclasses import dataclass

from callreview.app.edits.edit import Edit, Way
from callreview.domain.errors import Refused
from callreview.domain.rubric import Rubric, RubricDraft, RubricVersion
from callreview.domain.rubric_check import require_sound
from callreview.domain.rubric_file import version_id
from callreview.domain.rubric_typing import only_typed_difference
from callreview.store import drafts, rubrics
from callreview.store.page import Page

Step = Callable[[Rubric], Rubric]
"""One change of a score sheet: `partial(rubric_editing.move_line, line_id=…, …)`."""


@dataclass(frozen=True)
class StartSheetDraft(Edit[RubricDraft]):
    """Begin to write a score sheet: the next version of that of `base_id`, or a new one."""

    draft_id: str
    rubric: Rubric
    base_id: str | None = None
    kind = "start_sheet_draft"

    @property
    def target(self) -> str:
        """Return the draft's key."""
        return self.draft_id

    def apply(self, page: Page) -> RubricDraft:
        """Return the draft; Refused "version_unknown"."""
        drafts.start(page, self.draft_id, self.rubric, self.base_id)
        return drafts.draft(page, self.draft_id)


@dataclass(frozen=True)
class ChangeSheetDraft(Edit[RubricDraft]):
    """Change a draft by one step, which is done on what the draft is then.

    Steps in one typed field in one go are one step of undo.
    """

    draft_id: str
    step: Step
    kind = "change_sheet_draft"

    @property
    def target(self) -> str:
        """Return the draft's key."""
        return self.draft_id

    def apply(self, page: Page) -> RubricDraft:
        """Return the draft.

        Refused "sheet_draft_unknown", or "changed_since" where what is to be changed is gone;
        Unreadable for a number that no sheet may hold ("value_too_large", "value_too_fine").
        """
        before = drafts.draft(page, self.draft_id).rubric
        try:
            after = self.step(before)
        except LookupError as gone:
            raise Refused("changed_since") from gone
        if after != before:
            field = only_typed_difference(before, after)
            page.typed = field and f"sheet:{self.draft_id}:{field}"
            drafts.put(page, self.draft_id, after)
        return drafts.draft(page, self.draft_id)


@dataclass(frozen=True)
class DiscardSheetDraft(Edit[None]):
    """Throw a draft away."""

    draft_id: str
    kind = "discard_sheet_draft"

    @property
    def target(self) -> str:
        """Return the draft's key."""
        return self.draft_id

    def apply(self, page: Page) -> None:
        """Take it out; Refused "sheet_draft_unknown"."""
        drafts.draft(page, self.draft_id)
        page.delete("rubric_drafts", self.draft_id)


@dataclass(frozen=True)
class PublishSheetDraft(Edit[RubricVersion]):
    """Make a draft the next version of its sheet; it stays, and the draft is gone."""

    draft_id: str
    kind = "publish_sheet_draft"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return the draft's key."""
        return self.draft_id

    def apply(self, page: Page) -> RubricVersion:
        """Return the version.

        Refused "sheet_draft_unknown", or "sheet_version_known" (`title`, `number`) if there is
        such a version already; Unreadable with the first thing that is wrong with the sheet.
        """
        draft = drafts.draft(page, self.draft_id)
        require_sound(draft.rubric)
        if page.row("rubric_versions", version_id(draft.rubric)) is not None:
            known = rubrics.version(page.connection, version_id(draft.rubric))
            raise Refused("sheet_version_known", title=known.rubric.title, number=known.number)
        page.delete("rubric_drafts", self.draft_id)
        sheet_id = None
        if draft.base_id is not None:
            sheet_id = rubrics.version(page.connection, draft.base_id).sheet_id
        return rubrics.add(page, draft.rubric, sheet_id)


@dataclass(frozen=True)
class RetireSheet(Edit[None]):
    """Let nobody begin a review with a sheet any more; its versions and reviews stay."""

    sheet_id: str
    kind = "retire_sheet"

    @property
    def target(self) -> str:
        """Return the sheet's id."""
        return self.sheet_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "version_unknown"."""
        _require_sheet(page, self.sheet_id)
        if page.row("retired_sheets", self.sheet_id) is None:
            page.insert("retired_sheets", {"sheet_id": self.sheet_id, "retired_at": page.at})


@dataclass(frozen=True)
class BringBackSheet(Edit[None]):
    """Offer a sheet again that was retired."""

    sheet_id: str
    kind = "bring_back_sheet"

    @property
    def target(self) -> str:
        """Return the sheet's id."""
        return self.sheet_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "version_unknown"."""
        _require_sheet(page, self.sheet_id)
        if page.row("retired_sheets", self.sheet_id) is not None:
            page.delete("retired_sheets", self.sheet_id)


def _require_sheet(page: Page, sheet_id: str) -> None:
    if not rubrics.versions_of(page.connection, sheet_id):
        raise Refused("version_unknown")
