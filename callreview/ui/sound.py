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
    from callreview.domain.device import DeviceName


class Sound:
    """Pool, opener and player; each is made once."""

    def __init__(self, session: "Session", held: Settings) -> None:
        self._session = session
        self._held = held
        self._pool: Pool | None = None
        self._opener: Opener | None = None
        self._player: Player | None = None
        self._players: list[Player] = []

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
            self._player = self.player_on(self._held.device)
            self._player.delays_ms = self._held.delays_ms
        return self._player

    def player_on(self, device: "DeviceName | None") -> "Player":
        """Return another player, on a device, None for the system's default."""
        from callreview.audio.devices import open_output
        from callreview.audio.player import Player

        self._players.append(Player(open_output(device)))
        return self._players[-1]

    def take(self, held: Settings) -> None:
        """Play through the device the person chose now, as late as they say."""
        before, self._held = self._held, held
        if self._player is None:
            return
        self._player.delays_ms = held.delays_ms
        if before.device != held.device:
            from callreview.audio.devices import open_output

            self._player.use(open_output(held.device))

    def close(self) -> None:
        """Let go of the device and end the workers."""
        for player in self._players:
            player.close()
        if self._opener is not None:
            self._opener.close()
        if self._pool is not None:
            self._pool.close()
