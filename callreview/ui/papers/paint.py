"""Pages on a printer: pictures of them, as many dots as a printer shows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from callreview.words import _

_KEEPING = Qt.AspectRatioMode.KeepAspectRatio


def ask_printer(window: QWidget, paper: str, do: Callable[[QPrinter], None]) -> None:
    """Ask which printer, and `do` something with it; `paper` is "letter" or "a4"."""
    printer = printer_for(paper)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(_("Print the scorecard"))
    dialog.accepted.connect(lambda: do(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()


def printer_for(paper: str) -> QPrinter:
    """Return the system's printer, set to paper of that size, its whole page ours."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.Letter if paper == "letter" else QPageSize.PageSizeId.A4
    printer.setPageSize(QPageSize(size))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


def print_pages(printer: QPrinter, pages: Sequence[bytes]) -> None:
    """Put pages, as PNG pictures, on the printer's pages."""
    painter = QPainter(printer)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        image = QImage.fromData(page)
        room = QRect(0, 0, printer.width(), printer.height())
        fit = QRect(room.topLeft(), image.size().scaled(room.size(), _KEEPING))
        painter.drawImage(fit, image)
    painter.end()
