"""The second page of the room: a draft, its outline at the left, the selected part at the right.

Methods without arguments are what keys ask (see `ui.actions`).
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from callreview.app.edits.sheets import Step
from callreview.domain.rubric_editing import (
    add_line,
    add_section,
    duplicate_line,
    duplicate_section,
    remove_line,
    remove_section,
)
from callreview.ui import theme
from callreview.ui.actions import action
from callreview.ui.ear import focused_in
from callreview.ui.keys import shown
from callreview.ui.sheets.checks import Checks
from callreview.ui.sheets.fresh import fresh_line, fresh_section
from callreview.ui.sheets.line_form import LineForm
from callreview.ui.sheets.list_row import row_with
from callreview.ui.sheets.moving import Part, Spot, has, section_at, step_beside, step_by
from callreview.ui.sheets.outline import Outline
from callreview.ui.sheets.section_form import SectionForm
from callreview.ui.sheets.sheet_form import SheetForm
from callreview.ui.sheets.state import EditorState
from callreview.ui.widgets.buttons import IconButton, WordButton
from callreview.ui.widgets.labels import ElidedLabel
from callreview.words import _
from callreview.words.languages import language_name

_OUTLINE_WIDTH, _FORM_WIDTH, _TRIAL_WIDTH = 340, 570, 370
_LEAST_FORM = 420


class EditorPage(QWidget):
    """Shows an `EditorState`. `asked` carries a `Step`; `left` leads back to the list.

    `trial` is shown at the right: whoever builds the page decides what it is.
    """

    asked = Signal(object)
    left = Signal()
    publish_asked = Signal()
    changes_asked = Signal()
    impact_asked = Signal()

    def __init__(self, trial: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._state: EditorState | None = None
        self._wants_words = False
        self.trial = trial
        self.title = ElidedLabel("", self)
        self.title.setFont(theme.font_heading(self))
        self.back = WordButton(_("All score sheets"), self, kind="link", icon_name="before")
        self.back.clicked.connect(self.leave)
        self.changes = WordButton(_("What changed"), self, kind="quiet")
        self.changes.clicked.connect(self.changes_asked)
        self.impact = WordButton(_("Past reviews under it"), self, kind="quiet")
        self.impact.clicked.connect(self.impact_asked)
        self.outline = Outline(self)
        self.forms = QStackedWidget(self)
        self.sheet_form, self.section_form = SheetForm(self), SectionForm(self)
        self.line_form = LineForm(self)
        self.checks = Checks(self)
        self._lay_out()
        self._connect()

    def show_state(self, state: EditorState) -> None:
        """Show a draft."""
        if self._state is None or self._state.draft.id != state.draft.id:
            self.outline.begin()
        self._state = state
        title = state.rubric.title.strip() or _("(no title yet)")
        self.title.setText(_draft_words(state, title))
        self.changes.setVisible(state.base is not None)
        self.impact.setVisible(state.base is not None)
        self.impact.setEnabled(not state.problems)
        before = self.outline.spot
        self.outline.show_state(state)
        self.checks.show_state(state)
        self._show_form(self.outline.spot)
        self.forms.setEnabled(not state.read_only)
        if self._wants_words and self.outline.spot != before:
            self._wants_words = False
            self.edit_part()

    def settle(self) -> None:
        """Say everything typed and not yet said."""
        for form in (self.sheet_form, self.section_form, self.line_form):
            form.settle()

    def begin(self) -> None:
        """Put the keys to the title of a sheet that has none, else to the outline."""
        if self._state is not None and not self._state.rubric.title.strip():
            self.edit_part()
        else:
            self.outline.setFocus()

    def leave(self) -> None:
        """Go back to the list of sheets."""
        self.settle()
        self.left.emit()

    def edit_part(self) -> None:
        """Put the keys to the words of the selected part."""
        self._form.first_field().setFocus()

    def jump(self, spot: Spot) -> None:
        """Select a part, and put the keys to its words."""
        self.outline.choose(spot)
        self.edit_part()

    def add_question(self) -> None:
        """Put a new question behind the selected one."""
        if (state := self._about_to_add()) is None:
            return
        home = section_at(state.rubric, self.outline.spot)
        if not home:
            self._ask(partial(add_section, section=fresh_section(), taken=state.taken))
            return
        section = next(one for one in state.rubric.sections if one.id == home)
        ids = [line.id for line in section.lines]
        spot = self.outline.spot
        place = ids.index(spot.id) + 1 if spot.part is Part.LINE else len(ids)
        if spot.part is Part.SECTION:
            place = 0
        self._ask(
            partial(add_line, section_id=home, line=fresh_line(), place=place, taken=state.taken)
        )

    def add_section(self) -> None:
        """Put a new section behind the one the selected part stands in."""
        if (state := self._about_to_add()) is None:
            return
        ids = [section.id for section in state.rubric.sections]
        home = section_at(state.rubric, self.outline.spot)
        place = ids.index(home) + 1 if home else 0
        self._ask(partial(add_section, section=fresh_section(), place=place, taken=state.taken))

    def duplicate_part(self) -> None:
        """Put a copy behind the selected section or question."""
        if (state := self._about_to_add()) is None:
            return
        spot = self.outline.spot
        if spot.part is Part.LINE:
            self._ask(partial(duplicate_line, line_id=spot.id, taken=state.taken))
        elif spot.part is Part.SECTION:
            self._ask(partial(duplicate_section, section_id=spot.id, taken=state.taken))

    def remove_part(self) -> None:
        """Take the selected section or question out; undo brings it back."""
        spot = self.outline.spot
        if spot.part is Part.LINE:
            self._ask(partial(remove_line, line_id=spot.id))
        elif spot.part is Part.SECTION:
            self._ask(partial(remove_section, section_id=spot.id))

    def part_up(self) -> None:
        """Move the selected part up, across sections; or the option the keys are in."""
        self._move(-1)

    def part_down(self) -> None:
        """Move the selected part down, across sections; or the option the keys are in."""
        self._move(1)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Return what F6 steps through."""
        shown = [self.trial] if self.trial.isVisible() else []
        return (self.outline, self.forms, *shown, self.checks)

    @property
    def _form(self) -> SheetForm | SectionForm | LineForm:
        """Return the form of what is selected."""
        return (self.sheet_form, self.section_form, self.line_form)[self.forms.currentIndex()]

    def _about_to_add(self) -> EditorState | None:
        """Return the draft as it is, everything typed said; what comes new gets the keys."""
        self.settle()
        self._wants_words = True
        return None if self._state is None or self._state.read_only else self._state

    def _move(self, by: int) -> None:
        if (row := row_with(focused_in(self.window()))) is not None:
            row.moved.emit(by)
            return
        if self._state is not None and has(self._state.rubric, self.outline.spot):
            step = step_by(self._state.rubric, self.outline.spot, by)
            if step is not None:
                self._ask(step)

    def _ask(self, step: Step) -> None:
        if self._state is not None and not self._state.read_only:
            self.asked.emit(step)

    def _show_form(self, spot: Spot) -> None:
        if self._state is None or not has(self._state.rubric, spot):
            return
        if spot.part is Part.LINE:
            self.line_form.show_line(self._state, spot.id)
        elif spot.part is Part.SECTION:
            self.section_form.show_section(self._state, spot.id)
        else:
            self.sheet_form.show_state(self._state)
        self.forms.setCurrentIndex([Part.SHEET, Part.SECTION, Part.LINE].index(spot.part))

    def _on_dropped(self, spot: Spot, other: Spot, after: bool) -> None:
        if self._state is None:
            return
        step = step_beside(self._state.rubric, spot, other, after=after)
        if step is not None:
            self._ask(step)

    def _connect(self) -> None:
        for form in (self.sheet_form, self.section_form, self.line_form):
            form.asked.connect(self._ask)
        self.line_form.left.connect(self.outline.setFocus)
        self.outline.chosen.connect(self._show_form)
        self.outline.dropped.connect(self._on_dropped)
        self.outline.edit_asked.connect(self.edit_part)
        self.checks.jumped.connect(self.jump)
        self.checks.publish_asked.connect(self._on_publish_asked)

    def _on_publish_asked(self) -> None:
        self.settle()
        self.publish_asked.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.GAP, theme.GAP_SMALL, theme.GAP_LARGE, theme.GAP_SMALL)
        head.setSpacing(theme.GAP)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.changes)
        head.addWidget(self.impact)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        for part in (self._left(), self.forms, self.trial):
            splitter.addWidget(part)
        self.forms.setMinimumWidth(_LEAST_FORM)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_OUTLINE_WIDTH, _FORM_WIDTH, _TRIAL_WIDTH])
        for form in (self.sheet_form, self.section_form, self.line_form):
            self.forms.addWidget(_scrolling(form, self.forms))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(splitter, 1)
        column.addWidget(self.checks)

    def _left(self) -> QWidget:
        left = QFrame(self)
        left.setProperty("kind", "strip")
        doing = QHBoxLayout()
        doing.setContentsMargins(theme.GAP, 0, theme.GAP, theme.GAP_SMALL)
        doing.setSpacing(theme.GAP_SMALL)
        for name, words in (("add_question", _("Question")), ("add_section", _("Section"))):
            button = WordButton(words, left, icon_name="add", kind="link")
            each = action(name)
            button.setAccessibleName(_(each.words))
            button.setToolTip(f"{_(each.words)}   {shown(each.keys[0])}")
            button.clicked.connect(getattr(self, name))
            doing.addWidget(button)
        doing.addStretch(1)
        for name in ("part_up", "part_down", "duplicate_part", "remove_part"):
            each = action(name)
            tool = IconButton(each.icon, _(each.words), left, keys=shown(each.keys[0]))
            tool.clicked.connect(getattr(self, name))
            doing.addWidget(tool)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(doing)
        inset = QHBoxLayout()
        inset.setContentsMargins(theme.GAP, 0, 0, 0)
        inset.addWidget(self.outline)
        column.addLayout(inset, 1)
        return left


def _scrolling(form: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    form.setContentsMargins(theme.GAP_LARGE, theme.GAP_WIDE, theme.GAP_LARGE, theme.GAP_WIDE)
    area.setWidget(form)
    return area


def _draft_words(state: EditorState, title: str) -> str:
    if state.base is None:
        return _("{title}, draft of a new sheet").format(title=title)
    if state.source is not None:
        return _("{title}, draft in {language} after version {number}").format(
            title=title,
            language=language_name(state.rubric.language),
            number=state.base.number,
        )
    return _("{title}, draft after version {number}").format(title=title, number=state.base.number)
