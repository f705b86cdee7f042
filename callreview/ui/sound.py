"""What decodes and plays for one window, made when it is first asked for, and closed with it."""

from contextlib import suppress
from typing import TYPE_CHECKING

from callreview.app import places
from callreview.app.settings import Settings
from callreview.domain.errors import CallReviewError

if TYPE_CHECKING:
    from callreview.app.opening import Opener
    from callreview.app.session import Session
    from callreview.audio.player import Player
    from callreview.audio.pool import Pool


class Sound:
    """Pool, opener and player; each is made once."""

    def __init__(self, session: "Session", held: Settings) -> None:
        self._session = session
        self._held = held
        self._pool: Pool | None = None
        self._opener: Opener | None = None
        self._player: Player | None = None

    def warm_up(self) -> None:
        """Have the first worker get warm while the rooms are built."""
        with suppress(CallReviewError):  # no place for decoded sound: told when a call is opened
            self.pool()

    def pool(self) -> "Pool":
        """Return the decoding workers; the first asking starts one.

        Raises CallReviewError "place_not_made".
        """
        if self._pool is None:
            from callreview.audio.pool import Pool

            self._pool = Pool(places.sound())
        return self._pool

    def opener(self) -> "Opener":
        """Return what opens calls."""
        if self._opener is None:
            from callreview.app.opening import Opener

            self._opener = Opener(self._session, self.pool())
        return self._opener

    def player(self) -> "Player":
        """Return the player on the device the person chose."""
        if self._player is None:
            from callreview.audio.devices import open_output
            from callreview.audio.player import Player

            output = open_output(*device_of(self._held))
            self._player = Player(output, offset_ms=self._held.output_offset_ms)
        return self._player

    def take(self, held: Settings) -> None:
        """Play through the device the person chose now, as late as they say."""
        before, self._held = self._held, held
        if self._player is None:
            return
        self._player.offset_ms = held.output_offset_ms
        if device_of(before) != device_of(held):
            from callreview.audio.devices import open_output

            self._player.use(open_output(*device_of(held)))

    def close(self) -> None:
        """Let go of the device and end the workers."""
        if self._player is not None:
            self._player.close()
        if self._opener is not None:
            self._opener.close()
        if self._pool is not None:
            self._pool.close()


def device_of(held: Settings) -> tuple[str | None, str | None]:
    """Return name and host API of the device that was chosen, None for the default."""
    return held.output_device or None, held.output_host_api or None


def known_devices() -> tuple[tuple[str, str], ...]:
    """Return name and host API of every device there is; none where sound is missing."""
    from callreview.audio.devices import list_devices

    try:
        return tuple((device.name, device.host_api) for device in list_devices())
    except CallReviewError:
        return ()
