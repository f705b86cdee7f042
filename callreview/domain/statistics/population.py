"""How many calls a number is about, when some could not be used or a line did not apply.

As long as a call is unheard these leave room for one: so no estimate of N turns "nearly all
heard" into "all heard", which would be a range without a width.
"""

from callreview.domain.statistics.ranges import check_heard


def usable_population(population: int, screened: int, usable: int) -> int:
    """Return how many of all calls can be used, when of those `screened` in order `usable` were.

    N(n-1)/(m-1), which is unbiased because walking on stopped at the n-th usable call
    (inverse sampling, Haldane; section 1.5); with fewer than two usable ones nothing can be
    told of the others. Calls that turned out not to be part of the population (wrong person)
    are no longer in `population`, which may thus be 0, nor among those screened.
    """
    if not 0 <= usable <= screened <= population:
        raise ValueError(f"cannot have heard {usable} of {screened} of {population} calls")
    missing = screened - usable
    if not missing or usable < 2:
        return population - missing
    guess = _rounded(population * (usable - 1), screened - 1)
    return max(usable + min(population - screened, 1), guess)


def applicable_population(population: int, heard: int, applicable: int) -> int:
    """Return in how many of all calls a line applies: N·n_a/n (section 3.4).

    0 when it applied to none of those heard: then nothing can be said of it.
    """
    check_heard(heard, population)
    check_heard(applicable, max(heard, 1))
    if not applicable:
        return 0
    guess = _rounded(population * applicable, heard)
    return max(applicable + min(population - heard, 1), guess)


def _rounded(above: int, below: int) -> int:
    return (2 * above + below) // (2 * below)
