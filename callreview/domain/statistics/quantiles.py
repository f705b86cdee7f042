"""Quantiles of the normal, t and beta distributions, from the standard library alone."""

import math
from statistics import NormalDist

_STEPS = 10_000
_TINY = 1e-300
_CLOSE = 1e-15
_MANY = 10
"""Degrees of freedom from which t is found from its short end, where digits are."""


def normal_quantile(chance: float) -> float:
    """Return z with P(Z <= z) = `chance`; 0 < `chance` < 1."""
    return NormalDist().inv_cdf(chance)


def t_quantile(chance: float, freedom: float) -> float:
    """Return t with P(T <= t) = `chance`; `freedom` > 0 may be a fraction.

    By t² = f·y/(1-y), where y has the Beta(1/2, f/2) distribution and 1-y Beta(f/2, 1/2).
    """
    if not 0 < chance < 1 or not freedom > 0:
        raise ValueError(f"no t quantile of {chance} at {freedom} degrees of freedom")
    if chance < 0.5:
        return -t_quantile(1 - chance, freedom)
    if freedom > _MANY:
        inner = beta_quantile(2 * chance - 1, 0.5, freedom / 2)
        return math.sqrt(freedom * inner / (1 - inner))
    outer = beta_quantile(2 * (1 - chance), freedom / 2, 0.5)
    return math.sqrt(freedom * (1 - outer) / outer)


def beta_quantile(chance: float, a: float, b: float) -> float:
    """Return x with P(Beta(a, b) <= x) = `chance`, by Newton's steps held in a bracket."""
    if not 0 <= chance <= 1 or not min(a, b) > 0:
        raise ValueError(f"no beta quantile of {chance} at {a}, {b}")
    if chance in (0, 1):
        return float(chance)
    low, high, x = 0.0, 1.0, a / (a + b)
    for _ in range(_STEPS):
        off = beta_chance(x, a, b) - chance
        low, high = (low, x) if off > 0 else (x, high)
        step = x - off / max(_density(x, a, b), _TINY)
        was, x = x, step if low < step < high else (low + high) / 2
        if abs(x - was) <= _CLOSE * x:
            break
    return x


def beta_chance(x: float, a: float, b: float) -> float:
    """Return P(Beta(a, b) <= x), the regularized incomplete beta function, by its fraction."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):  # the fraction is quick only below the mean
        return 1 - beta_chance(1 - x, b, a)
    front = a * math.log(x) + b * math.log1p(-x) - _log_beta(a, b)
    return math.exp(front) / (a * _fraction(x, a, b))


def _fraction(x: float, a: float, b: float) -> float:
    """Return 1 + d1/(1 + d2/(1 + ...)) by Lentz's method (Abramowitz and Stegun 26.5.8)."""
    value = c = 1.0
    d = 0.0
    for n in range(1, _STEPS):
        m = n // 2
        if n % 2:
            part = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            part = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / _not_zero(1 + part * d)
        c = _not_zero(1 + part / c)
        value *= c * d
        if abs(c * d - 1) <= _CLOSE:
            break
    return value


def _not_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY


def _density(x: float, a: float, b: float) -> float:
    if not 0 < x < 1:
        return 0.0
    return math.exp((a - 1) * math.log(x) + (b - 1) * math.log1p(-x) - _log_beta(a, b))


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
