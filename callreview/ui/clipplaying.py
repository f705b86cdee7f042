"""Playing a clip of any call: the call is opened first if another one is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callreview.domain.timebase import Span

if TYPE_CHECKING:
    from callreview.ui.rooms import Rooms


class ClipPlaying(QObject):
    """Plays one clip at a time; what was asked last counts."""

    def __init__(self, rooms: "Rooms") -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._wanted: Span | None = None
        self._call_id = ""
        self._is_connected = False

    def play(self, call_id: str, span: Span) -> None:
        """Play a span of a call once, as soon as there is sound of it."""
        desk, opened = self._rooms.desk, self._rooms.snapshot.open_call
        self._wanted, self._call_id = span, ""
        if not self._is_connected:
            desk.reviewing.opened.connect(self._on_opened)
            desk.screen.player.reading.grew.connect(self._play_if_ready)
            self._is_connected = True
        if opened is not None and opened.call.id == call_id:
            self._on_opened(call_id)
        else:
            self._rooms.open_call(call_id)

    def _on_opened(self, call_id: str) -> None:
        self._call_id = call_id
        self._play_if_ready()

    def _play_if_ready(self) -> None:
        player = self._rooms.desk.screen.player
        if self._wanted is not None and self._call_id and player.listening.has_sound:
            wanted, self._wanted = self._wanted, None
            player.play_span(wanted)
