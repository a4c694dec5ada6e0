"""Quantiles of the F distribution, from the regularised incomplete beta function.

Abramowitz & Stegun 1964, 26.5.8 (continued fraction) and 26.6.2 (F in terms of beta). Degrees of
freedom need not be whole: the interval of ICC(2,1) uses Satterthwaite's.
"""

from __future__ import annotations

from math import exp, lgamma, log

_TINY = 1e-300
_PRECISION = 1e-15
_TERMS = 10_000
# Bounds for the logarithm of a quantile that a float can hold.
_LOWEST, _HIGHEST = -690.0, 690.0


def incomplete_beta(a: float, b: float, x: float, y: float) -> float:
    """Return I_x(a, b) for a, b > 0; y is 1 - x, passed on its own to keep its digits."""
    if x <= 0:
        return 0.0
    if y <= 0:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(y))
    # the fraction converges fast on one side of the mean only; the other side is its mirror
    if x < (a + 1) / (a + b + 2):
        return front * _continued_fraction(a, b, x) / a
    return 1 - front * _continued_fraction(b, a, y) / b


def f_cdf(f: float, d1: float, d2: float) -> float:
    """Return P(F <= f) for F with d1 and d2 degrees of freedom."""
    odds = d1 * f / d2
    return incomplete_beta(d1 / 2, d2 / 2, odds / (1 + odds), 1 / (1 + odds))


def f_quantile(p: float, d1: float, d2: float) -> float:
    """Return the value that F with d1 and d2 degrees of freedom stays below with probability p."""
    low, high = _LOWEST, _HIGHEST
    middle = 0.0
    # the interval is halved until no float lies inside it
    while low < middle < high:
        if f_cdf(exp(middle), d1, d2) < p:
            low = middle
        else:
            high = middle
        middle = (low + high) / 2
    return exp(middle)


def _continued_fraction(a: float, b: float, x: float) -> float:
    """Evaluate the fraction of A&S 26.5.8 by Lentz's method."""
    c, d = 1.0, 1 / _away_from_nought(1 - (a + b) * x / (a + 1))
    value, m = d, 0
    while True:
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _away_from_nought(1 + term * d)
            c = _away_from_nought(1 + term / c)
            value *= c * d
        if abs(c * d - 1) < _PRECISION or m == _TERMS:
            return value


def _away_from_nought(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
