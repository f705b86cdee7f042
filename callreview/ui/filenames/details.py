"""What the parts leave open: which is the day and which the month, which word is which way."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from callreview.app.names import NamesTrial
from callreview.domain.template.dates import when
from callreview.domain.template.parts import Meaning, Words
from callreview.ui import theme
from callreview.ui.filenames.showing import Showing
from callreview.ui.widgets.labels import plain_label, set_tone
from callreview.words import _, ngettext
from callreview.words.times import spoken_day

_WORD_WIDTH = 110


class DateField(QWidget):
    """Shows how the date is written, where it could be read otherwise; `said` carries the form."""

    said = Signal(str)

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent)
        self._today = today
        self._caption = plain_label(_("The date is"), self)
        self.box = QComboBox(self)
        self.box.setAccessibleName(_("Which is the day and which the month"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.activated.connect(self._on_activated)
        _in_a_row(self, self._caption, self.box)

    def show_forms(self, showing: Showing, trial: NamesTrial) -> None:
        """Show the forms the date may have, with how many names each reads."""
        text, votes = showing.text_of(Meaning.DATE), trial.vote
        forms = [form for form in trial.forms if when(form, text) or form in votes.counts]
        self.setVisible(bool(text) and len(forms) > 1)
        is_open = showing.is_open(votes)
        set_tone(self._caption, "warning" if is_open else "")
        with QSignalBlocker(self.box):
            self.box.clear()
            for form in forms:
                self.box.addItem(self._words(form, text, votes.counts.get(form, 0)), form)
            if is_open:
                self.box.insertItem(0, _("Not known: day or month first?"), "")
            self.box.setCurrentIndex(0 if is_open else max(0, self.box.findData(showing.form)))

    def _words(self, form: str, text: str, count: int) -> str:
        found = when(form, text)
        if found and found.day:
            shown = spoken_day(date.fromisoformat(found.day), self._today)
        else:
            shown = form
        reads = ngettext("reads {count} name", "reads {count} names", count)
        return _("{day} ({form}), {reads}").format(
            day=shown, form=form, reads=reads.format(count=f"{count:,}")
        )

    def _on_activated(self, at: int) -> None:
        if form := self.box.itemData(at):
            self.said.emit(form)


class WordsField(QWidget):
    """The words for the directions, where a part says it; `said` carries them."""

    said = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = Words()
        pieces: list[QWidget] = []
        self.fields: list[QLineEdit] = []
        for caption in (_("Calls in"), _("Calls out"), _("Internal")):
            field = QLineEdit(self)
            field.setFixedWidth(_WORD_WIDTH)
            field.setAccessibleName(_("{calls}: the word in the name").format(calls=caption))
            field.editingFinished.connect(self._on_edited)
            label = plain_label(caption, self)
            label.setBuddy(field)
            self.fields.append(field)
            pieces += [label, field]
        _in_a_row(self, *pieces)

    def show_words(self, showing: Showing) -> None:
        """Show the words, where the direction is said by one."""
        said = next((p for p in showing.pointed if p.meaning is Meaning.DIRECTION), None)
        self.setVisible(said is not None)
        self._words = showing.words
        shown = (self._words.inbound, self._words.outbound, self._words.internal)
        for field, word in zip(self.fields, shown, strict=True):
            if not (field.hasFocus() and field.isModified()):
                field.setText(word)

    def _on_edited(self) -> None:
        words = Words(*(field.text().strip() for field in self.fields))
        if words != self._words:
            self.said.emit(words)


def _in_a_row(holder: QWidget, *widgets: QWidget) -> None:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.GAP)
    for each in widgets:
        row.addWidget(each)
    row.addStretch(1)
