"""The room of score sheets at work: what is asked in it is done, what is so is shown."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callreview.app.change import Change, Topic
from callreview.app.edits.sheets import (
    BringBackSheet,
    ChangeSheetDraft,
    DiscardSheetDraft,
    PublishSheetDraft,
    RetireSheet,
    StartSheetDraft,
    Step,
)
from callreview.app.session import Reader, Session
from callreview.domain.errors import CallReviewError
from callreview.domain.rubric import Rubric, RubricVersion
from callreview.domain.rubric_translation import in_language
from callreview.ui.doing import Doing
from callreview.ui.sheetreports import SheetReports
from callreview.ui.sheets.fresh import fresh_sheet
from callreview.ui.sheets.moving import Part, Spot
from callreview.ui.sheets.panel import SheetsPanel
from callreview.ui.sheets.state import (
    Row,
    draft_of,
    editor_of,
    languages_of,
    list_of,
    newest_called,
    translation_of,
)
from callreview.ui.sheets.translating import LanguageQuestion
from callreview.ui.tryout import TryOut
from callreview.words import _, language

if TYPE_CHECKING:
    from callreview.ui.rooms import Rooms

_SHOWN = Topic.RUBRICS | Topic.DRAFTS | Topic.REVIEW
_COUNTED = Topic.RUBRICS | Topic.REVIEW


class Sheeting(QObject):
    """Builds the room and wires it. `told` carries a sentence about what was done."""

    told = Signal(str)

    def __init__(
        self, rooms: "Rooms", reports: SheetReports, session: Session, doing: Doing
    ) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._session = session
        self._doing = doing
        self._draft_id = ""
        self._on_way = 0
        self._reviews: Mapping[str, int] = {}
        self.reports = reports
        self.trial = TryOut()
        self.panel = SheetsPanel(self.trial)
        self._connect()

    def begin(self) -> None:
        """Show the list, or the draft one was at, as the room is entered."""
        self._count()
        self._show()
        self.panel.begin()

    def settle(self) -> None:
        """Hand over everything typed."""
        self.panel.editor.settle()

    def show_change(self, change: Change) -> None:
        """Show what changed."""
        if change.touches(_COUNTED):
            self._count()
        if change.touches(_SHOWN):
            self._show()

    def write(self, row: Row) -> None:
        """Go on writing a draft, or begin the next version of a sheet."""
        if row.draft is not None:
            self._open(row.draft.id)
            return
        assert row.version is not None
        self._write_next(row.version)

    def write_new(self) -> None:
        """Begin a sheet."""
        self._start(fresh_sheet(language()))

    def duplicate(self, row: Row) -> None:
        """Begin another sheet that is like this one."""
        title = _("Copy of {title}").format(title=row.rubric.title)
        self._start(replace(row.rubric, title=title))

    def translate(self, row: Row) -> None:
        """Ask into which language, and begin that version of a sheet, or go on with it."""
        if (version := row.version) is None:
            return
        known = languages_of(self._session.snapshot, version)
        question = LanguageQuestion(row.title, known, self._rooms.window)
        question.answered.connect(lambda language: self._translate(version, language))
        question.open()

    def _translate(self, version: RubricVersion, code: str) -> None:
        begun = translation_of(self._session.snapshot, version, code)
        if begun is not None:
            self._open(begun.id)
        else:
            self._start(in_language(version.rubric, code), version)

    def take(self, rubric: Rubric) -> None:
        """Begin a draft of a sheet that came from a file, after the one of its title, if any."""
        self._start(rubric, newest_called(self._session.snapshot, rubric))

    def _write_next(self, version: RubricVersion, line_id: str = "") -> None:
        """Go on with the draft that is to follow a version, or begin it; at a question of it."""
        known = draft_of(self._session.snapshot, version)
        if known is not None:
            self._open(known.id, line_id)
        else:
            self._start(version.rubric, version, line_id)

    def _start(self, rubric: Rubric, base: RubricVersion | None = None, line_id: str = "") -> None:
        key = self._session.new_key()
        edit = StartSheetDraft(key, rubric, base.id if base else None)
        self._doing.do(edit, on_saved=lambda: self._open(key, line_id))

    def _open(self, draft_id: str, line_id: str = "") -> None:
        self._draft_id = draft_id
        self._show()
        if self._draft_id:
            self.panel.show_editor()
        if line_id:
            self.panel.editor.jump(Spot(Part.LINE, line_id))

    def _leave(self) -> None:
        left, self._draft_id = self._draft_id, ""
        self.panel.show_shelf()
        self._show()
        self.panel.shelf.table.choose(left)

    def _change(self, step: Step) -> None:
        """Have a step done; the editor shows what came of it once no other is on its way.

        Else a quick hand would see a field fall back to what it was before its last key.
        """
        self._on_way += 1
        edit = ChangeSheetDraft(self._draft_id, step)
        self._doing.do(edit, on_saved=self._arrive, on_refused=self._refuse)

    def _arrive(self) -> None:
        self._on_way -= 1
        self._show()

    def _refuse(self, error: CallReviewError) -> None:
        self._doing.refuse(error)
        self._arrive()

    def _publish(self) -> None:
        def published(version: RubricVersion) -> None:
            self.told.emit(
                _("“{title}” is published as version {number}.").format(
                    title=version.rubric.title, number=version.number
                )
            )

        ticket = self._session.do(PublishSheetDraft(self._draft_id))
        self._doing.follow(ticket, published)

    def _retire(self, row: Row) -> None:
        if row.version is not None:
            self._doing.do(RetireSheet(row.version.sheet_id))

    def _bring_back(self, row: Row) -> None:
        if row.version is not None:
            self._doing.do(BringBackSheet(row.version.sheet_id))

    def _discard(self, row: Row) -> None:
        if row.draft is not None:
            self._doing.do(DiscardSheetDraft(row.draft.id))

    def _show_versions(self, row: Row) -> None:
        if row.version is not None:
            self.reports.show_versions(row.version.sheet_id)

    def _show_health(self, row: Row) -> None:
        if row.version is not None:
            self.reports.show_health(row.version)

    def _show_changes(self) -> None:
        state = editor_of(self._session.snapshot, self._draft_id)
        if state is not None and state.base is not None:
            self.reports.show_changes(state.base, state.rubric)

    def _show_impact(self) -> None:
        state = editor_of(self._session.snapshot, self._draft_id)
        if state is not None and state.base is not None:
            self.reports.show_impact(state.base, state.rubric)

    def _count(self) -> None:
        def counted(reviews: Mapping[str, int]) -> None:
            self._reviews = reviews
            self._show()

        self._doing.follow(self._session.find(_review_counts), counted)

    def _show(self) -> None:
        snapshot = self._session.snapshot
        state = editor_of(snapshot, self._draft_id) if self._draft_id else None
        if state is not None:
            if not self._on_way:
                self.panel.editor.show_state(state)
                self.trial.show_rubric(state.rubric, state.draft.id)
        elif self._draft_id:
            self._draft_id = ""
            self.panel.show_shelf()
        self.panel.shelf.show_state(list_of(snapshot, self._reviews))

    def _connect(self) -> None:
        shelf, editor = self.panel.shelf, self.panel.editor
        shelf.new_asked.connect(self.write_new)
        shelf.edit_asked.connect(self.write)
        shelf.duplicate_asked.connect(self.duplicate)
        shelf.translate_asked.connect(self.translate)
        shelf.retire_asked.connect(self._retire)
        shelf.back_asked.connect(self._bring_back)
        shelf.discard_asked.connect(self._discard)
        editor.asked.connect(self._change)
        editor.left.connect(self._leave)
        editor.publish_asked.connect(self._publish)
        editor.changes_asked.connect(self._show_changes)
        editor.impact_asked.connect(self._show_impact)
        shelf.versions_asked.connect(self._show_versions)
        shelf.health_asked.connect(self._show_health)
        shelf.export_asked.connect(lambda row: self.reports.ask_where_to(row.rubric))
        shelf.import_asked.connect(self.reports.ask_file)
        self.reports.read.connect(self.take)
        self.reports.call_asked.connect(self._rooms.open_call)
        self.reports.question_asked.connect(self._write_next)
        self.reports.said.connect(self.told)


def _review_counts(reader: Reader) -> Mapping[str, int]:
    return reader.review_counts()
