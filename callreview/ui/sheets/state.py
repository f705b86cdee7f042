"""What the room of score sheets shows: every sheet with its versions, and one draft in full."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property

from callreview.app.snapshot import Snapshot
from callreview.domain.rubric import Option, Rubric, RubricDraft, RubricVersion
from callreview.domain.rubric_check import Problem, check
from callreview.domain.rubric_shares import Shares, effective_shares
from callreview.domain.rubric_translation import (
    Untranslated,
    differs_beyond_words,
    untranslated,
    words_of,
)
from callreview.domain.shelf import Sheet, sheets
from callreview.words import _


class Standing(Enum):
    """What can be done with a sheet: review with it, write on it, or look at it."""

    CURRENT = auto()
    DRAFT = auto()
    RETIRED = auto()


@dataclass(frozen=True)
class Row:
    """One line of the list: the newest version of a sheet in one language, or a draft."""

    standing: Standing
    rubric: Rubric
    version: RubricVersion | None = None
    draft: RubricDraft | None = None
    reviews: int = 0

    @property
    def key(self) -> str:
        """Return what tells it from every other."""
        if self.draft is not None:
            return self.draft.id
        return self.version.id if self.version else ""

    @property
    def title(self) -> str:
        """Return what it is called."""
        return self.rubric.title.strip() or _("(no title yet)")


@dataclass(frozen=True)
class ListState:
    """All sheets, by title; a draft stands below the version it was made from."""

    rows: tuple[Row, ...] = ()
    read_only: bool = False


@dataclass(frozen=True)
class EditorState:
    """A draft with everything the editor says about it."""

    draft: RubricDraft
    base: RubricVersion | None = None
    read_only: bool = False
    taken: frozenset[str] = field(default_factory=frozenset)

    @property
    def rubric(self) -> Rubric:
        """Return the sheet as it is now."""
        return self.draft.rubric

    @property
    def source(self) -> Rubric | None:
        """Return the sheet in another language that this is a translation of."""
        if self.base is None or self.base.rubric.language == self.rubric.language:
            return None
        return self.base.rubric

    @cached_property
    def untranslated(self) -> Untranslated:
        """Return which texts are still those of another language."""
        return untranslated(self.rubric, self.source) if self.source else Untranslated()

    @cached_property
    def differs_beyond_words(self) -> bool:
        """Return whether a translation differs from its source in more than words."""
        return self.source is not None and differs_beyond_words(self.rubric, self.source)

    @cached_property
    def source_words(self) -> Mapping[tuple[str, str], str]:
        """Return the texts of the sheet this is a translation of; see `words_of`."""
        return words_of(self.source) if self.source else {}

    def options_before(self, line_id: str) -> tuple[Option, ...]:
        """Return the options a question had in the version the draft was made from."""
        lines = self.base.rubric.lines if self.base else ()
        return next((line.options for line in lines if line.id == line_id), ())

    def taken_in(self, line_id: str) -> frozenset[str]:
        """Return the ids no new option of a question may have; those of a new question are free."""
        return self.taken if line_id in self.taken else frozenset()

    @cached_property
    def shares(self) -> Shares:
        """Return what every question is worth."""
        return effective_shares(self.rubric)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with it, from top to bottom."""
        return check(self.rubric)


def list_of(snapshot: Snapshot, reviews: Mapping[str, int]) -> ListState:
    """Return the list; `reviews` counts the final reviews of each version."""
    drafts = {draft.id: draft for draft in snapshot.drafts}
    rows: list[Row] = []
    for sheet in sheets(snapshot.rubrics, snapshot.retired):
        rows += _of_sheet(sheet, reviews)
        own = [each for each in drafts.values() if _is_of(each, sheet)]
        rows += [_of_draft(drafts.pop(each.id)) for each in own]
    loose = sorted(drafts.values(), key=lambda draft: draft.rubric.title.casefold())
    return ListState((*map(_of_draft, loose), *rows), snapshot.read_only)


def editor_of(snapshot: Snapshot, draft_id: str) -> EditorState | None:
    """Return what the editor shows of a draft; None if it is gone."""
    for draft in snapshot.drafts:
        if draft.id == draft_id:
            base = [one for one in snapshot.rubrics if one.id == draft.base_id]
            return EditorState(draft, base[0] if base else None, snapshot.read_only, draft.taken)
    return None


def draft_of(snapshot: Snapshot, version: RubricVersion) -> RubricDraft | None:
    """Return the draft that is to follow a version, in the same language."""
    for draft in snapshot.drafts:
        if draft.base_id == version.id and draft.rubric.language == version.rubric.language:
            return draft
    return None


def languages_of(snapshot: Snapshot, version: RubricVersion) -> frozenset[str]:
    """Return the languages there are versions of the same sheet in."""
    own = (one for one in snapshot.rubrics if one.sheet_id == version.sheet_id)
    return frozenset(one.rubric.language for one in own)


def translation_of(snapshot: Snapshot, version: RubricVersion, language: str) -> RubricDraft | None:
    """Return the draft of the same sheet in a language, if somebody writes one."""
    own = {one.id for one in snapshot.rubrics if one.sheet_id == version.sheet_id}
    for draft in snapshot.drafts:
        if draft.base_id in own and draft.rubric.language == language:
            return draft
    return None


def newest_called(snapshot: Snapshot, rubric: Rubric) -> RubricVersion | None:
    """Return the newest version of that title, in the same language if there is one."""
    called = [one for one in snapshot.rubrics if one.rubric.title == rubric.title]
    alike = [one for one in called if one.rubric.language == rubric.language]
    return max(alike or called, key=lambda one: one.number, default=None)


def _of_sheet(sheet: Sheet, reviews: Mapping[str, int]) -> Iterator[Row]:
    standing = Standing.RETIRED if sheet.is_retired else Standing.CURRENT
    for newest in sheet.newest:
        language = newest.rubric.language
        own = [one.id for one in sheet.versions if one.rubric.language == language]
        counted = sum(reviews.get(id_, 0) for id_ in own)
        yield Row(standing, newest.rubric, version=newest, reviews=counted)


def _of_draft(draft: RubricDraft) -> Row:
    return Row(Standing.DRAFT, draft.rubric, draft=draft)


def _is_of(draft: RubricDraft, sheet: Sheet) -> bool:
    return any(version.id == draft.base_id for version in sheet.versions)
