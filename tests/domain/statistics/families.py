"""Companies that do not exist: families of scores to try ranges on (section 8).

Each function draws whole populations, one person a row, every person somewhat better or worse
than the others. Scores of calls are skewed to the left: most are near 100, some are very bad.
"""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Family = Callable[[np.random.Generator, int, int], Floats]

_PERSON = 3.0
"""How far people scatter, in points."""


def _people(rng: np.random.Generator, people: int, mean: float) -> Floats:
    return np.clip(rng.normal(mean, _PERSON, (people, 1)), 5.0, 97.0)


def _bell(rng: np.random.Generator, mean: Floats, sd: float, calls: int) -> Floats:
    """Return scores of a Beta distribution stretched to 0 to 100."""
    share, spread = mean / 100, sd / 100
    size = share * (1 - share) / spread**2 - 1
    return 100 * rng.beta(share * size, (1 - share) * size, (len(mean), calls))


def mild(rng: np.random.Generator, people: int, calls: int) -> Floats:
    """A: a little skewed, 85 with SD 8."""
    return _bell(rng, _people(rng, people, 85), 8, calls)


def checklist(rng: np.random.Generator, people: int, calls: int) -> Floats:
    """B: ten weighted questions answered yes or no, some calls harder than others, 85 / 15."""
    points = np.array([20, 15, 15, 10, 10, 10, 5, 5, 5, 5])
    ease = rng.normal(2.0, 0.25, (people, 1)) + rng.normal(0, 0.75, (people, calls))
    yes = rng.random((people, calls, len(points))) < 1 / (1 + np.exp(-ease[..., None]))
    return np.asarray(yes @ points, float)


def perfect(rng: np.random.Generator, people: int, calls: int) -> Floats:
    """C: more than half of all calls are exactly 100, 88 / 16."""
    others = _bell(rng, _people(rng, people, 73), 13.4, calls)
    return np.where(rng.random((people, calls)) < 0.55, 100.0, others)


def disasters(rng: np.random.Generator, people: int, calls: int) -> Floats:
    """D: high scores, and one call in ten of 10 to 60, 85 / 18."""
    good = _bell(rng, np.minimum(_people(rng, people, 90.5), 96), 5.4, calls)
    return np.where(rng.random((people, calls)) < 0.1, rng.uniform(10, 60, good.shape), good)


def zeros(rng: np.random.Generator, people: int, calls: int) -> Floats:
    """F: three calls of a hundred are 0, 83 / 16."""
    good = _bell(rng, _people(rng, people, 85.5), 6.7, calls)
    return np.where(rng.random((people, calls)) < 0.03, 0.0, good)


def low(rng: np.random.Generator, people: int, calls: int) -> Floats:
    """G: skewed the other way, 25 / 14."""
    return _bell(rng, _people(rng, people, 25), 14.4, calls)


def two_kinds(rng: np.random.Generator, people: int, calls: int) -> Floats:
    """H: two kinds of calls, seven of ten go well, 82 / 16."""
    well = _bell(rng, _people(rng, people, 90), 7, calls)
    badly = _bell(rng, _people(rng, people, 62), 9, calls)
    return np.where(rng.random((people, calls)) < 0.7, well, badly)


FAMILIES: Mapping[str, Family] = {
    "A": mild,
    "B": checklist,
    "C": perfect,
    "D": disasters,
    "F": zeros,
    "G": low,
    "H": two_kinds,
}
