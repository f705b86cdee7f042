"""A mark made by key: when it starts, and whether it is a point or a span.

One hears first and presses then, so while listening a mark starts a reaction time before the
key. A key held down for longer than a tap makes a span that ends when it is let go.
"""

from dataclasses import dataclass

from callreview.domain.mark import Category

REACTION_MS = 1000
TAP_S = 0.35


@dataclass(frozen=True)
class Held:
    """A key that makes a mark, held down since `pressed_s` of a clock that only goes on."""

    category: Category
    start_ms: int
    pressed_s: float

    @classmethod
    def pressed(
        cls,
        category: Category,
        position_ms: int,
        pressed_s: float,
        *,
        speed: float = 0.0,
        reaction_ms: int = REACTION_MS,
    ) -> "Held":
        """Return a key pressed while `position_ms` was heard.

        `speed` is how fast is played, 0 when nothing plays: then nothing was reacted to.
        """
        return cls(category, max(0, position_ms - round(reaction_ms * speed)), pressed_s)

    def released(self, position_ms: int, released_s: float) -> tuple[int, int | None]:
        """Return start and end of the mark; the end is None for a point."""
        if released_s - self.pressed_s <= TAP_S or position_ms <= self.start_ms:
            return self.start_ms, None
        return self.start_ms, position_ms
