"""Asks into which language a score sheet is to be translated."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from callreview.domain.rubric_check import is_language
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import plain_label
from callreview.words import _, language
from callreview.words.languages import NAMES, language_name


class LanguageQuestion(Sheet):
    """`answered` carries the code of a language the sheet is not `known` in."""

    answered = Signal(str)

    def __init__(self, title: str, known: Collection[str], parent: QWidget) -> None:
        words = _(
            "Questions, points and conditions stay the same; you put other words in their place."
            " Reviews in either language count as reviews of one sheet."
        )
        heading = _("Translate “{title}”").format(title=title)
        super().__init__(heading, words, parent, accept=_("Translate"), cancel=_("Cancel"))
        self._known = known
        self.box = QComboBox(self)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setAccessibleName(_("Language"))
        for code in sorted(NAMES, key=lambda each: language_name(each).casefold()):
            if code not in known:
                self.box.addItem(language_name(code), code)
        self.hint = plain_label("", self, tone="soft", wraps=True)
        self.body.addWidget(self.box)
        self.body.addWidget(self.hint)
        self.box.editTextChanged.connect(self._on_typed)
        self.box.setFocus()
        self.box.setCurrentIndex(self.box.findData(language()))
        if field := self.box.lineEdit():
            field.selectAll()
        self._on_typed()

    @property
    def code(self) -> str:
        """Return the code of what is chosen or written."""
        text = self.box.currentText().strip()
        at = self.box.findText(text, Qt.MatchFlag.MatchFixedString)
        return str(self.box.itemData(at)) if at >= 0 else text

    def _on_typed(self) -> None:
        code, hint = self.code, ""
        if not is_language(code):
            hint = _("Choose a language, or write a code such as en or pt-BR.")
        elif code in self._known:
            hint = _("There is one in that language already: edit that.")
        self.hint.setText(hint)
        self.accept_button.setEnabled(not hint)

    @override
    def accept(self) -> None:
        if self.accept_button.isEnabled():
            super().accept()
            self.answered.emit(self.code)
