"""The refits by SciPy's curve_fit with its defaults; sigma is given and absolute.

In, on stdin: the problem (tests/bench/peers.ts writes it). Argument: how many runs to time.
Out: JSON as `Answer` in tests/bench/judge.ts. A refit that raises is null.
"""

import json
import sys
import time
import warnings

import numpy as np
import scipy
from scipy.optimize import curve_fit

LAWS = (
    (2, lambda n, a, b: a * n**b),
    (2, lambda n, a, c: a * np.log(n) + c),
    (2, lambda n, a, n0: a * (1 - np.exp(-n / n0))),
    (3, lambda n, a, b, c: a / (1 + np.exp(-b * (np.log(n) - c)))),
    (3, lambda n, a, b, c: a * np.sqrt(np.log1p(n)) + b * np.log1p(n) + c),
)


def read_problem():
    numbers = iter(np.fromstring(sys.stdin.read(), sep=" "))

    def take(count):
        return np.array([next(numbers) for _ in range(count)])

    points, resamples = (int(number) for number in take(2))
    sizes, errors = take(points), take(points)
    gains = take(points * resamples).reshape(resamples, points)
    return sizes, errors, gains, [take(parameters) for parameters, _ in LAWS]


def refit(curve, start, sizes, errors, gains):
    """The best parameters, or None where curve_fit raises."""
    try:
        return curve_fit(curve, sizes, gains, p0=start, sigma=errors, absolute_sigma=True)[0]
    except (RuntimeError, ValueError):
        return None


def curve_at(curve, sizes, theta):
    if theta is None:
        return None
    return [float(gain) if np.isfinite(gain) else None for gain in curve(sizes, *theta)]


def main():
    sizes, errors, resamples, starts = read_problem()
    warnings.simplefilter("ignore")  # overflows on the way, covariances that cannot be had
    np.seterr(all="ignore")
    times, found = [], []
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        times.append([])
        found = []
        for (_, curve), start in zip(LAWS, starts):
            began = time.perf_counter()
            found.append([refit(curve, start, sizes, errors, gains) for gains in resamples])
            times[-1].append(1e3 * (time.perf_counter() - began))
    curves = [
        [curve_at(curve, sizes, theta) for theta in of_law]
        for (_, curve), of_law in zip(LAWS, found)
    ]
    answer = {"version": f"SciPy {scipy.__version__}", "ms": times, "curves": curves}
    json.dump(answer, sys.stdout, allow_nan=False)


main()
