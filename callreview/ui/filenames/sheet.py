"""How the files of a folder are named, as a sheet: one name large, all others read like it."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from time import monotonic

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.app.names import FileName, NamesTrial
from callreview.domain.errors import CallReviewError
from callreview.domain.reading import Reading
from callreview.domain.template.parts import Meaning, Template, Words
from callreview.ui import theme
from callreview.ui.dialogs.asking import YesNo
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.failure import told
from callreview.ui.filenames.buttons import MeaningButton, PartButton
from callreview.ui.filenames.details import DateField, WordsField
from callreview.ui.filenames.exemplar import Exemplar
from callreview.ui.filenames.meanings import MEANINGS
from callreview.ui.filenames.showing import Showing
from callreview.ui.filenames.table import NamesTable
from callreview.ui.widgets.announce import announce
from callreview.ui.widgets.buttons import IconButton, WordButton
from callreview.ui.widgets.flow import FlowLayout
from callreview.ui.widgets.labels import plain_label, set_tone
from callreview.words import _, ngettext

_SIZE = (1080, 720)
_SLICE_S = 0.008
_SHOWN_EVERY_S = 0.1  # painting costs more than reading


class NamesSheet(Sheet):
    """`said` carries the template to be kept, None to keep none.

    `export_asked` carries the template to be written, `import_asked` is for one to be read,
    `folder_asked` carries the key of another folder. `kept` is the template of this very folder,
    not of one around it.
    """

    said = Signal(object)
    export_asked = Signal(object)
    import_asked = Signal()
    folder_asked = Signal(str)

    def __init__(
        self,
        names: Sequence[FileName],
        reading: Reading,
        today: date,
        parent: QWidget,
        *,
        read_only: bool = False,
    ) -> None:
        words = _(
            "Select a part of the name and say what it is. All names of the folder are read"
            " the same way; what nobody points at stays as it is, but for its digits."
        )
        super().__init__(
            _("How are these files named?"), words, parent, accept=_("Save"), cancel=_("Cancel")
        )
        self._names, self._reading, self._today = names, reading, today
        self.kept = reading.template
        self._read_only = read_only
        self._shown_at = 0.0
        self.showing = Showing(names, reading.template)
        self.trial = NamesTrial(None, (), reading, today.isoformat())
        self.folder = QComboBox(self)
        self.folder.setAccessibleName(_("Folder"))
        self.folder.activated.connect(self._on_folder)
        self._meanings: list[MeaningButton] = []
        self.exemplar = Exemplar(self)
        self.exemplar.meaning_asked.connect(self._on_meaning)
        self.exemplar.removal_asked.connect(self._on_removal)
        self.ending = plain_label("", self, tone="soft")
        self.parts = QWidget(self)
        self._parts_flow = FlowLayout(self.parts, gap=theme.GAP_SMALL)
        self.left_open = QWidget(self)
        self.date = DateField(self.left_open, today)
        self.date.said.connect(self._on_form)
        self.words = WordsField(self.left_open)
        self.words.said.connect(self._on_words)
        self.trouble = plain_label("", self, tone="warning", wraps=True)
        self.count = plain_label("", self)
        self.only_unread = QCheckBox(_("Only names that are not read"), self)
        self.only_unread.toggled.connect(self._show_trial)
        self.load = WordButton(_("Import…"), self)
        self.export = WordButton(_("Export…"), self)
        self.remove = WordButton(_("Remove"), self)
        self.table = NamesTable(self, today)
        self.table.chosen.connect(self._show_name)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(
            self._on_undo
        )
        self._arrange(parent)
        self._show_showing()
        self.exemplar.setFocus()

    def show_folders(self, folders: Sequence[tuple[str, str]], shown: str) -> None:
        """Show which folder it is about, by key and path, where there are several."""
        for key, path in folders:
            self.folder.addItem(path, key)
        self.folder.setCurrentIndex(self.folder.findData(shown))
        self.folder.setVisible(len(folders) > 1)

    def take(self, template: Template) -> None:
        """Go on from a template that was read from a file; it is kept when it is saved."""
        self.showing.take(template)
        self._show_showing()

    def refuse(self, error: CallReviewError) -> None:
        """Say why something was not done; what is shown stays."""
        self._say_trouble(told(error), "danger")

    # ---- laying out

    def _arrange(self, parent: QWidget) -> None:
        self.body.addWidget(self.folder)
        self.body.addLayout(self._name_row())
        buttons = QWidget(self)
        flow = FlowLayout(buttons, gap=theme.GAP_SMALL)
        for button in (MeaningButton(meaning, buttons) for meaning in MEANINGS):
            button.clicked.connect(
                lambda _checked=False, said=button.meaning: self._on_meaning(said)
            )
            flow.addWidget(button)
            self._meanings.append(button)
        left_open = FlowLayout(self.left_open, gap=theme.GAP)
        for field in (self.date, self.words):
            left_open.addWidget(field)
            field.hide()
        for each in (buttons, self.parts, self.left_open, self.trouble):
            self.body.addWidget(each)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.only_unread)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        for at, each in enumerate((self.load, self.export, self.remove)):
            self.buttons.insertWidget(at, each)
        self.load.clicked.connect(self.import_asked)
        self.export.clicked.connect(lambda: self.export_asked.emit(self.showing.template))
        self.remove.clicked.connect(self._on_remove)
        self.accept_button.setDefault(False)
        self._put_in_order()
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))

    def _put_in_order(self) -> None:
        """Have Tab go from the top down."""
        order = (
            self.folder, self.exemplar, self.before, self.after, *self._meanings, self.date.box,
            *self.words.fields, self.only_unread, self.table, self.load, self.export, self.remove,
        )  # fmt: skip
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _name_row(self) -> QHBoxLayout:
        self.before = IconButton("before", _("Name before"), self)
        self.after = IconButton("after", _("Next name"), self)
        self.before.clicked.connect(lambda: self._show_name(self.showing.at - 1))
        self.after.clicked.connect(lambda: self._show_name(self.showing.at + 1))
        self.number = plain_label("", self, tone="soft")
        beside = QVBoxLayout()
        steps = QHBoxLayout()
        steps.setSpacing(theme.GAP_SMALL)
        for each in (self.before, self.number, self.after):
            steps.addWidget(each)
        beside.addLayout(steps)
        beside.addWidget(self.ending)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.exemplar, 1)
        row.addLayout(beside)
        return row

    # ---- showing

    def _show_showing(self) -> None:
        """Show the name and its parts, and try all names anew."""
        showing = self.showing
        self.exemplar.show_name(showing.stem, showing.pointed)
        self.ending.setText(showing.ending)
        total = len(self._names)
        self.number.setText(
            _("{at} of {total}").format(at=f"{showing.at + 1:,}", total=f"{total:,}")
        )
        self.before.setEnabled(showing.at > 0)
        self.after.setEnabled(showing.at + 1 < total)
        self._show_parts()
        self.words.show_words(showing)
        self._say_trouble(told(showing.trouble) if showing.trouble else "", "warning")
        self.trial = NamesTrial(
            showing.template, self._names, self._reading, self._today.isoformat()
        )
        self.table.show_columns(showing.template)
        self._timer.start(0)
        self._show_trial()

    def _show_parts(self) -> None:
        while item := self._parts_flow.takeAt(0):
            if button := item.widget():
                button.hide()
                button.deleteLater()
        stem = self.showing.stem
        before: QWidget = self._meanings[-1]
        for one in self.showing.pointed:
            part = PartButton(one, stem[one.start : one.end], self.parts)
            part.clicked.connect(lambda _checked=False, p=one: self._select(p.start, p.end))
            part.removal_asked.connect(lambda p=one: self._take_back(p.start, p.end))
            self._parts_flow.addWidget(part)
            QWidget.setTabOrder(before, part)
            before = part
        self.parts.setVisible(bool(self.showing.pointed))
        self.parts.updateGeometry()

    def _go_on(self) -> None:
        self.trial.go_on(_SLICE_S)
        if self.trial.is_over:
            self._timer.stop()
            if self.showing.hear(self.trial.vote):
                self._show_showing()
                return
        if self.trial.is_over or monotonic() - self._shown_at > _SHOWN_EVERY_S:
            self._show_trial()

    def _show_trial(self) -> None:
        self._shown_at = monotonic()
        trial, total = self.trial, len(self._names)
        self.table.show_trial(self._names, trial, only_unread=self.only_unread.isChecked())
        self.count.setText(_counted(trial, total))
        if trial.is_over:
            self.date.show_forms(self.showing, trial)
            announce(self, self.count.text())
        self.left_open.setVisible(not (self.date.isHidden() and self.words.isHidden()))
        template = self.showing.template
        is_new = template is not None and template != self._reading.template
        is_known = trial.is_over and trial.read > 0 and not self.showing.is_open(trial.vote)
        self.accept_button.setEnabled(not self._read_only and is_new and is_known)
        self.export.setEnabled(template is not None)
        self.remove.setEnabled(not self._read_only and self.kept is not None)

    def _say_trouble(self, words: str, tone: str) -> None:
        set_tone(self.trouble, tone)
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        announce(self, words)

    # ---- doing

    def _on_meaning(self, meaning: Meaning) -> None:
        try:
            self.showing.point(*self.exemplar.span, meaning)
        except CallReviewError as error:
            self.refuse(error)
            return
        self._show_showing()

    def _on_removal(self) -> None:
        self._take_back(*self.exemplar.span)

    def _take_back(self, start: int, end: int) -> None:
        self.showing.take_back(start, end)
        self._show_showing()
        self.exemplar.setFocus()

    def _select(self, start: int, end: int) -> None:
        self.exemplar.select(start, end)
        self.exemplar.setFocus()

    def _show_name(self, at: int) -> None:
        self.showing.show_name(at)
        self._show_showing()
        self.exemplar.setFocus()

    def _on_form(self, form: str) -> None:
        self.showing.say_form(form)
        self._show_showing()

    def _on_words(self, words: Words) -> None:
        self.showing.say_words(words)
        self._show_showing()

    def _on_undo(self) -> None:
        self.showing.undo()
        self._show_showing()

    def _on_folder(self, at: int) -> None:
        self.done(QDialog.DialogCode.Rejected)
        self.folder_asked.emit(self.folder.itemData(at))

    def _on_remove(self) -> None:
        self.said.emit(None)
        self.done(QDialog.DialogCode.Rejected)

    @override
    def accept(self) -> None:
        if self.accept_button.isEnabled():
            self.said.emit(self.showing.template)
            super().accept()

    @override
    def reject(self) -> None:
        if not self.accept_button.isEnabled():
            super().reject()
            return
        question = YesNo(
            _("Leave without saving?"),
            _("What you have shown of these names is not saved yet."),
            self,
            yes=_("Leave"),
            no=_("Stay"),
        )
        question.accepted.connect(super().reject)
        question.open()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "table"):
            self.exemplar.show_name(self.showing.stem, self.showing.pointed)
            self.table.wear()


def _counted(trial: NamesTrial, total: int) -> str:
    tried, read = len(trial.facts), f"{trial.read:,}"
    if tried < total:
        return _("{read} read of {tried} so far").format(read=read, tried=f"{tried:,}")
    if trial.read == total:
        return ngettext("{total} name is read.", "All {total} names are read.", total).format(
            total=f"{total:,}"
        )
    words = [_("{read} of {total} names are read like this").format(read=read, total=f"{total:,}")]
    if trial.otherwise:
        otherwise = _("{count} as their phone system names them")
        words.append(otherwise.format(count=f"{trial.otherwise:,}"))
    if trial.unread:
        unread = ngettext("{count} is not read", "{count} are not read", trial.unread)
        words.append(unread.format(count=f"{trial.unread:,}"))
    return _("{parts}.").format(parts=", ".join(words))
