"""A scorecard as it will be printed, to look at, print, save, or copy for an e-mail."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.app.preview import Preview
from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _

_SIZE = (980, 900)


class PreviewSheet(Sheet):
    """Shows `Preview`; its pages are those of the PDF.

    `print_asked` and `save_asked` carry whether numbers are in full, `numbers_asked` asks for
    the pages anew.
    """

    print_asked = Signal(bool)
    save_asked = Signal(bool)
    numbers_asked = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Scorecard"), "", parent, accept=_("Save as PDF…"), cancel=_("Close"))
        self._text = ""
        self._pages = QScrollArea(self)
        self._pages.setWidgetResizable(True)
        self._pages.setAccessibleName(_("Pages of the scorecard"))
        self.numbers = QCheckBox(_("Telephone number in full"), self)
        self.numbers.toggled.connect(self.numbers_asked)
        self.copied = plain_label("", self, tone="soft", font=theme.font_small(self))
        self.copy = WordButton(_("Copy as text"), self)
        self.copy.clicked.connect(self._on_copy)
        self.print = WordButton(_("Print…"), self)
        self.print.clicked.connect(lambda: self.print_asked.emit(self.shows_number))
        self.body.addWidget(self._pages, 1)
        for at, widget in enumerate((self.numbers, self.copy, self.print, self.copied)):
            self.buttons.insertWidget(at, widget)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self._pages.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def shows_number(self) -> bool:
        """Return whether the number is shown in full."""
        return self.numbers.isChecked()

    def show_preview(self, preview: Preview) -> None:
        """Show the pages; where one had scrolled to stays."""
        self._text = preview.text
        at = self._pages.verticalScrollBar().value()
        paper = QWidget()
        column = QVBoxLayout(paper)
        column.setSpacing(theme.GAP_LARGE)
        for label in self._labels(preview.pages, paper):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._pages.setWidget(paper)
        self._pages.verticalScrollBar().setValue(at)
        self.copied.setText("")

    def _labels(self, pages: Sequence[bytes], paper: QWidget) -> list[QLabel]:
        labels = []
        for number, page in enumerate(pages, 1):
            image = QPixmap.fromImage(QImage.fromData(page))
            image.setDevicePixelRatio(self.devicePixelRatioF())
            label = QLabel(paper)
            label.setFrameShape(QFrame.Shape.Box)
            label.setPixmap(image)
            name = _("Page {number} of {pages}").format(number=number, pages=len(pages))
            label.setAccessibleName(name)
            labels.append(label)
        labels[0].setAccessibleDescription(self._text)
        return labels

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copied.setText(_("Copied."))

    @override
    def accept(self) -> None:
        super().accept()
        self.save_asked.emit(self.shows_number)
