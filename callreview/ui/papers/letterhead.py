"""How papers are to look: the name and logo of the business, one colour, the size of paper."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)
from typing_extensions import override

from callreview.domain.errors import CallReviewError
from callreview.domain.letterhead import ACCENT, Letterhead, is_colour
from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.failure import told
from callreview.ui.filedialogs import ask_which
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _

_MOST_LETTERS = 120
_LOGO_HEIGHT = 56


class LetterheadSheet(Sheet):
    """`chosen` carries the letterhead and the size of paper ("", "a4", "letter").

    `read_logo` returns a file as the text of an SVG, `picture_of` such a text as PNG; both raise
    CallReviewError.
    """

    chosen = Signal(object, str)

    def __init__(
        self,
        held: Letterhead,
        paper: str,
        usual_paper: str,
        read_logo: Callable[[Path], str],
        picture_of: Callable[[str], bytes],
        parent: QWidget,
    ) -> None:
        super().__init__(
            _("How papers look"),
            _("Scorecards and summaries of this library carry this at their head."),
            parent,
            accept=_("Save"),
            cancel=_("Cancel"),
        )
        self._read_logo, self._picture_of = read_logo, picture_of
        self._logo = held.logo
        self.business = QLineEdit(held.business, self, maxLength=_MOST_LETTERS)
        self.accent = QLineEdit(held.accent, self, maxLength=len(ACCENT), placeholderText=ACCENT)
        self.choose_colour = WordButton(_("Choose…"), self)
        self.choose_colour.setAccessibleName(_("Choose a colour"))
        self.choose_colour.clicked.connect(self._on_choose_colour)
        self.choose_logo = WordButton(_("Choose a picture…"), self)
        self.choose_logo.clicked.connect(self._on_choose_logo)
        self.remove_logo = WordButton(_("Remove"), self)
        self.remove_logo.setAccessibleName(_("Remove the logo"))
        self.remove_logo.clicked.connect(lambda: self._show_logo(""))
        self._picture = QLabel(self)
        self.paper = QComboBox(self)
        usual = _("Letter") if usual_paper == "letter" else _("A4")
        self.paper.addItem(_("As usual here: {paper}").format(paper=usual), "")
        self.paper.addItem(_("A4"), "a4")
        self.paper.addItem(_("Letter"), "letter")
        self.paper.setCurrentIndex(max(0, self.paper.findData(paper)))
        self.refusal = plain_label("", self, tone="danger", wraps=True)
        self.body.addLayout(self._form())
        self.body.addWidget(self.refusal)
        self.refusal.hide()
        self._show_logo(self._logo)
        self.business.setFocus()

    def take_logo(self, path: Path) -> None:
        """Take the picture in a file for the logo, or say why not."""
        try:
            self._show_logo(self._read_logo(path))
        except CallReviewError as error:
            self._refuse(told(error))

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.GAP_LARGE)
        form.setVerticalSpacing(theme.GAP_WIDE)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, field, beside in (
            (_("Name of the business"), self.business, ()),
            (_("Colour"), self.accent, (self.choose_colour,)),
            (_("Logo (PNG or SVG)"), self._picture, (self.choose_logo, self.remove_logo)),
            (_("Paper"), self.paper, ()),
        ):
            field.setAccessibleName(words)
            label = plain_label(words, self)
            label.setBuddy(field)
            row = QHBoxLayout()
            row.addWidget(field, 1)
            for button in beside:
                row.addWidget(button)
            form.addRow(label, row)
        return form

    def _on_choose_colour(self) -> None:
        dialog = QColorDialog(QColor(self.accent.text() or ACCENT), self)
        dialog.colorSelected.connect(lambda colour: self.accent.setText(colour.name()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_choose_logo(self) -> None:
        ask_which(self, _("Logo"), _("Pictures"), (".png", ".svg"), self.take_logo)

    def _show_logo(self, logo: str) -> None:
        self._logo = logo
        self.remove_logo.setVisible(bool(logo))
        self.refusal.hide()
        picture = QPixmap()
        if logo:
            picture.loadFromData(self._picture_of(logo))
            picture = picture.scaledToHeight(_LOGO_HEIGHT)
        self._picture.setPixmap(picture)

    def _refuse(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.show()

    @override
    def accept(self) -> None:
        accent = self.accent.text().strip().lower()
        if accent and not is_colour(accent):
            self._refuse(told(CallReviewError("accent_malformed", accent=accent)))
            self.accent.setFocus()
            return
        super().accept()
        business = " ".join(self.business.text().split())
        self.chosen.emit(Letterhead(business, self._logo, accent), self.paper.currentData())
