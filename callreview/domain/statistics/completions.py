"""Completing calls nobody heard: which heard one each is like, drawn many times (3.3).

The stream of random numbers is that of section 9.1, number for number, so its dozen lines of
numpy give the same. What is drawn depends on how many calls there are, not on their scores.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

REPEATS = 20_000
REPEATS_OF_MANY = 4_000
"""Completions for more than `MANY` heard calls: the more are heard, the less they vary."""
MANY = 400
_SEED = "qa-range-1"
_CELLS = 1 << 18
"""Random numbers held at a time: 2 MB."""


def repeats_for(heard: int) -> int:
    """Return how many completions are enough for so many heard calls."""
    return REPEATS_OF_MANY if heard > MANY else REPEATS


@dataclass(frozen=True)
class Completions:
    """All completions of one stratum with `heard` of `population` calls heard.

    `weight` is how much the unknown call counts beside a heard one; `salt` makes the stream of
    one stratum among several its own.
    """

    heard: int
    population: int
    weight: float
    repeats: int
    salt: str = ""

    @property
    def unheard(self) -> int:
        """Return how many calls are to be completed."""
        return self.population - self.heard

    def blocks(self) -> "Iterator[tuple[slice, NDArray[np.int64]]]":
        """Yield the completions in pieces: their places, and a row of counts for each.

        Shape (rows, heard + 1): how many of the unheard calls are like each heard one, from
        the lowest score to the highest, and like the unknown one, which is last.

        Two streams of one seed: `rest` runs ahead of `rows` over the numbers that say how
        likely each heard call is, so these need not be held all at once.
        """
        import numpy as np

        rows, rest = self._stream(), self._stream()
        for place in self._places():
            rest.standard_gamma(1.0, (place.stop - place.start, self.heard))
        unknown = rest.standard_gamma(self.weight, (self.repeats, 1))
        for place in self._places():
            likely = rows.standard_gamma(1.0, (place.stop - place.start, self.heard))
            likely = np.concatenate([likely, unknown[place]], axis=1)
            likely /= likely.sum(axis=1, keepdims=True)
            yield place, rest.multinomial(self.unheard, likely)

    def _stream(self) -> "np.random.Generator":
        import numpy as np

        text = f"{_SEED}|{self.heard}|{self.population}|{float(self.weight)}{self.salt}"
        key = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
        return np.random.Generator(np.random.PCG64(key))

    def _places(self) -> Iterator[slice]:
        size = max(1, _CELLS // (self.heard + 1))
        for start in range(0, self.repeats, size):
            yield slice(start, min(start + size, self.repeats))
