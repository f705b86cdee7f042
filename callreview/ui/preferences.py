"""The settings of this computer while the window is open: changed here, saved at once."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from callreview.app import settings
from callreview.app.settings import Settings
from callreview.domain.errors import CallReviewError
from callreview.words import sentence


class Preferences(QObject):
    """Holds the settings; `changed` tells that they are other ones.

    `not_kept` says, once, why they will be forgotten when the app ends.
    """

    changed = Signal()
    not_kept = Signal(str)

    def __init__(self, held: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.held = held
        self._is_told = False

    def change(self, **fields: object) -> None:
        """Change some settings and save them."""
        self.take(replace(self.held, **fields))  # type: ignore[arg-type]  # checked by replace

    def take(self, held: Settings) -> None:
        """Use these settings from now on and save them."""
        if held == self.held:
            return
        self.held = held
        self.changed.emit()
        try:
            settings.save(held)
        except OSError as error:
            self._tell_once(error)

    def _tell_once(self, error: OSError) -> None:
        if not self._is_told:
            self._is_told = True
            problem = error.strerror or type(error).__name__
            self.not_kept.emit(sentence(CallReviewError("settings_not_saved", problem=problem)))
