"""The settings of this computer while the window is open: changed here, saved at once."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from callreview.app import settings
from callreview.app.settings import Settings


class Preferences(QObject):
    """Holds the settings; `changed` tells that they are other ones."""

    changed = Signal()

    def __init__(self, held: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.held = held

    def change(self, **fields: object) -> None:
        """Change some settings and save them."""
        self.take(replace(self.held, **fields))  # type: ignore[arg-type]  # checked by replace

    def take(self, held: Settings) -> None:
        """Use these settings from now on and save them."""
        if held == self.held:
            return
        self.held = held
        settings.save(held)
        self.changed.emit()
