"""What this is, in which version, and where its library lies."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from callreview import __version__
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import plain_label
from callreview.words import _


class AboutSheet(Sheet):
    """Name, version, licence, and the path of the library to be copied."""

    def __init__(self, library: Path, parent: QWidget) -> None:
        words = _(
            "Version {version}. Free software under the GNU General Public License 3."
        ).format(version=__version__)
        super().__init__("Call Review", words, parent, accept=_("Close"))
        self.body.addWidget(plain_label(_("This library lies in"), self, tone="soft"))
        path = plain_label(str(library), self, wraps=True)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(path)
