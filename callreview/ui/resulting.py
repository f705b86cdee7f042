"""The room of results at work: what the samples say is read and shown, what is asked is done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callreview.app.change import Change
from callreview.words import _

if TYPE_CHECKING:
    from callreview.ui.results.panel import ResultsPanel
    from callreview.ui.rooms import Rooms


class Resulting(QObject):
    """Builds the room when it is first entered, and answers what is asked in it."""

    def __init__(self, rooms: "Rooms") -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._panel: ResultsPanel | None = None

    @property
    def panel(self) -> "ResultsPanel":
        """Return the room, built when it is first needed."""
        if self._panel is None:
            from callreview.ui.results.panel import ResultsPanel

            self._panel = ResultsPanel(self._rooms.window.stack)
            self._rooms.window.stack.addWidget(self._panel)
            self._panel.plan_asked.connect(self.plan_draw)
            self._panel.picture_asked.connect(self._rooms.printing.save_chart)
        return self._panel

    def show_results(self) -> None:
        """Go to the results."""
        self._rooms.enter("results", self.panel)
        self._show()
        self.panel.setFocus()

    def plan_draw(self) -> None:
        """Plan another random sample."""
        self._rooms.say(
            _("A random sample is planned on the command line so far: callreview draw plan")
        )

    def save_picture(self) -> None:
        """Save the chart in front."""
        self.panel.save_picture()

    def show_change(self, change: Change) -> None:
        """Show what changed, if somebody has been in the room."""

    def _show(self) -> None:
        from callreview.ui.results.state import ResultsState

        self.panel.show_state(ResultsState(read_only=self._rooms.snapshot.read_only))
