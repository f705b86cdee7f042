"""A player on a table: its card and its clock are turned by hand, there is no thread."""

from callreview.audio.player import Player
from tests.fakes import HandClock, HandSound, TurnedCard, ramp_sound

RATE = 8000


class Desk:
    """A player, its card and its clock, moved on together."""

    def __init__(self, sound: HandSound | None = None, *, lag: int = 0) -> None:
        self.clock = HandClock()
        self.card = TurnedCard(RATE, lag=lag)
        self.player = Player(self.card, clock=self.clock, by_hand=True)
        self.sound = sound or ramp_sound(20)
        self.player.open(self.sound)
        self.player.step()

    def run(self, ms: int) -> None:
        """Let the card play for so long, in gulps of 10 ms."""
        for _ in range(ms // 10):
            self.feed()
            self.card.turn(RATE // 100)
            self.clock.pass_by(0.01)
        self.feed()

    def feed(self) -> None:
        while self.player.step() == 0.0:
            pass

    def at(self) -> int:
        return self.player.now().position_ms

    def milliseconds(self, first_ms: int, last_ms: int) -> list[int]:
        """Return which millisecond of the ramp sound came out at each ms of the card's time."""
        frames = self.card.played()[:, 0][first_ms * 8 : last_ms * 8 : 8]
        return [round(float(value) * 32768) for value in frames]
