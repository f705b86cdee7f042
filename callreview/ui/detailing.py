"""The details of a call at work: read in the store's thread, shown, and kept showing what is so."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from callreview.app.session import Session
from callreview.domain.details import Details
from callreview.ui.doing import Doing
from callreview.ui.editing import Editing

if TYPE_CHECKING:
    from callreview.ui.details.sheet import DetailsSheet


class Detailing(Editing):
    """Opens the sheet of one call."""

    _details: "DetailsSheet"

    def __init__(
        self, window: QWidget, session: Session, doing: Doing, today: Callable[[], date]
    ) -> None:
        super().__init__(window, session, doing)
        self._today = today

    def open(self, call_id: str) -> None:
        """Show everything known about a call, unless that of another is on its way."""
        if self._sheet is not None:
            return
        from callreview.ui.details.sheet import DetailsSheet

        self._details = DetailsSheet(call_id, self.window)
        self.wire(self._details)
        self.show()

    @override
    def show(self) -> None:
        sheet = self._details
        call_id = sheet.call_id
        find = self.session.find(lambda reader: reader.details(call_id))
        find.then(lambda details: self._on_found(sheet, details))

    def _on_found(self, sheet: "DetailsSheet", details: Details | None) -> None:
        if sheet is not self._sheet:
            return
        if details is None:
            sheet.reject()
            return
        from callreview.ui.details.state import state_of

        now = self.session.snapshot
        state = state_of(details, now.agents, self._today(), read_only=now.read_only)
        sheet.show_state(state, can_undo=now.can_undo)
        if not sheet.isVisible():
            sheet.open()
