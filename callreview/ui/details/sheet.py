"""The details of a call as a sheet: facts to be mended above, the recording below."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.app.edits.agents import AddAgent, AssignAgent
from callreview.app.edits.calls import ReleaseFacts, SetFacts
from callreview.domain.moment import written_moment, written_offset
from callreview.ui import theme
from callreview.ui.details.fields import ChosenField, ValueField, WrittenField
from callreview.ui.details.state import CHOSEN, TITLES, WRITTEN, DetailsState, Fact
from callreview.ui.dialogs.editing import EditingSheet
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import ElidedLabel, plain_label
from callreview.words import _

_SIZE = (840, 680)
_TITLE_WIDTH, _SOURCE_WIDTH = 150, 290
_FIELD = 1
Field = ValueField | WrittenField | ChosenField


class DetailsSheet(EditingSheet):
    """Shows `DetailsState` of one call; an edit of a fact is asked for when its field is left."""

    def __init__(self, call_id: str, parent: QWidget) -> None:
        words = _("What you change here stays, whatever the recording's name says.")
        super().__init__(_("Details of the call"), words, parent)
        self.call_id = call_id
        self._state: DetailsState | None = None
        self.fields: dict[Fact, Field] = {}
        self.sources: dict[Fact, QLabel] = {}
        self.backs: dict[Fact, WordButton] = {}
        self.recording: list[tuple[QLabel, ValueField]] = []
        self._inside = QWidget(self)
        self._facts, self._lines = _grid(), _grid()
        for row, fact in enumerate(Fact):
            self._add_fact(row, fact)
        self._arrange(parent)

    def show_state(self, state: DetailsState, *, can_undo: bool) -> None:
        """Show what is known now; what is being written stays."""
        self._state = state
        self.undo.setEnabled(can_undo)
        self.setWindowTitle(state.title)
        for fact, known in state.facts.items():
            field = self.fields[fact]
            if isinstance(field, ChosenField):
                field.show_choices(state.choices[fact], known.value)
                field.setEnabled(not state.read_only)
            else:
                field.show_value(known.value)
            if isinstance(field, WrittenField):
                field.setReadOnly(state.read_only)
            self.sources[fact].setText(known.source)
            self.backs[fact].setVisible(known.can_go_back and not state.read_only)
        self._show_recording(state.recording)

    @override
    def show_again(self) -> None:
        for field in self.fields.values():
            if not isinstance(field, ValueField):
                field.forget()
        if self._state is not None:
            self.show_state(self._state, can_undo=self.undo.isEnabled())

    @override
    def done(self, result: int) -> None:
        for field in self.fields.values():
            if not isinstance(field, ValueField):
                field.settle()
        super().done(result)

    def _add_fact(self, row: int, fact: Fact) -> None:
        title = _(TITLES[fact])
        field = self._made(fact)
        field.setAccessibleName(title)
        caption = plain_label(title, self._inside, tone="soft")
        caption.setBuddy(field)
        source = ElidedLabel("", self._inside)
        source.setProperty("tone", "soft")
        source.setFont(theme.font_small(self))
        source.setFixedWidth(_SOURCE_WIDTH)
        back = WordButton(_("Back"), self._inside, kind="link")
        back.setAccessibleName(_("{fact}: back to what the recording says").format(fact=title))
        back.setAutoDefault(False)
        back.clicked.connect(partial(self._on_back, fact))
        for column, widget in enumerate((caption, field, source, back)):
            self._facts.addWidget(widget, row, column)
        self.fields[fact], self.sources[fact], self.backs[fact] = field, source, back

    def _made(self, fact: Fact) -> Field:
        if fact in WRITTEN:
            written = WrittenField(self._inside)
            written.said.connect(partial(self._on_said, fact))
            return written
        if fact in CHOSEN:
            chosen = ChosenField(self._inside, writes=fact is Fact.PERSON)
            chosen.said.connect(partial(self._on_said, fact))
            chosen.named.connect(self._on_named)
            return chosen
        return ValueField(self._inside)

    def _show_recording(self, lines: tuple[tuple[str, str], ...]) -> None:
        while len(self.recording) < len(lines):
            row = len(self.recording)
            caption, field = plain_label("", self._inside, tone="soft"), ValueField(self._inside)
            caption.setBuddy(field)
            self._lines.addWidget(caption, row, 0)
            self._lines.addWidget(field, row, _FIELD)
            self.recording.append((caption, field))
        for at, (caption, field) in enumerate(self.recording):
            shown = at < len(lines)
            caption.setVisible(shown)
            field.setVisible(shown)
            if shown:
                title, value = lines[at]
                caption.setText(title)
                field.setAccessibleName(title)
                field.show_value(value)

    def _arrange(self, parent: QWidget) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, theme.GAP, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(self._facts)
        column.addSpacing(theme.GAP_WIDE)
        column.addWidget(plain_label(_("Recording"), self._inside, font=theme.font_heading(self)))
        column.addLayout(self._lines)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(self._inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.refusal)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self.fields[Fact.START].setFocus()

    def _on_said(self, fact: Fact, value: str) -> None:
        if fact is Fact.PERSON:
            self.ask(AssignAgent((self.call_id,), value or None))
        elif fact is Fact.START:
            self._say_start(value)
        elif fact is Fact.OFFSET:
            self._say_offset(value)
        else:
            self.ask(SetFacts(self.call_id, **{fact.value: value or None}))

    def _say_start(self, text: str) -> None:
        moment = written_moment(text)
        if moment is None:
            self.ask(SetFacts(self.call_id, start_local=text or None))
        elif moment.utc_offset_minutes is None:
            self.ask(SetFacts(self.call_id, start_local=moment.start_local))
        else:
            offset = moment.utc_offset_minutes
            start = moment.start_local
            self.ask(SetFacts(self.call_id, start_local=start, utc_offset_minutes=offset))

    def _say_offset(self, text: str) -> None:
        offset = written_offset(text)
        said = (text or None) if offset is None else offset
        self.ask(SetFacts(self.call_id, utc_offset_minutes=said))

    def _on_named(self, name: str) -> None:
        self.ask(AddAgent(name, (self.call_id,)))

    def _on_back(self, fact: Fact) -> None:
        if fact is Fact.PERSON:
            self.ask(AssignAgent((self.call_id,), None))
        else:
            self.ask(ReleaseFacts(self.call_id, (fact.value,)))


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.GAP_WIDE)
    grid.setVerticalSpacing(theme.GAP_SMALL)
    grid.setColumnMinimumWidth(0, _TITLE_WIDTH)
    grid.setColumnStretch(_FIELD, 1)
    return grid
