"""What `main` builds and gives to the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from callreview.app.jobs import Jobs
from callreview.app.session import Session
from callreview.domain.device import DeviceName
from callreview.ui.preferences import Preferences

if TYPE_CHECKING:  # they bring numpy and the sound engine
    from callreview.app.opening import Opener
    from callreview.audio.player import Player
    from callreview.audio.pool import Pool


@dataclass(frozen=True)
class Parts:
    """The open library, what works beside it, and the settings of this computer.

    `pool`, `opener` and `player` are made when they are first asked for, and once; `player_on`
    makes another player, on a device that need not be the chosen one.
    `open_samples` shows the sample calls, or from them the person's own.
    """

    session: Session
    jobs: Jobs
    preferences: Preferences
    pool: Callable[[], "Pool"]
    opener: Callable[[], "Opener"]
    player: Callable[[], "Player"]
    player_on: Callable[[DeviceName | None], "Player"]
    open_samples: Callable[[], None]
    is_samples: bool = False
