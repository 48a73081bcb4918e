"""The case of BenchSimulation.swift in numpy, and both programs side by side.

peer.py PROGRAM [RUNS] runs both with three sizes and prints times and how far results lie apart.
"""

import subprocess
import sys
import time

import numpy

STARTS = numpy.array([1000.0, 600, 300, 150, 40])
PRICES = numpy.array([5.0, 3, 8, 20, 60]) / 100
GROWTH, NOISE, CORRELATION = 0.03, 0.15, 0.5
CONTESTED, SURE = 0.08, 0.8
STEPS = numpy.log([1.25, 1.25, 1.6, 5 / 3, 5 / 3, 2, 2.5, 5])
SHARE = 0.5
WATCHED = 40 * (1 - (1 - SHARE) ** 16)
BUDGET = 300.0


def price_factors(generator, paths, months, operations):
    """Factors by operation, month and path; None where no path has a round."""
    chance = -numpy.expm1(-generator.gamma(1.5, 1 / WATCHED, paths))
    rounds = numpy.nonzero(generator.random((months, paths)) < chance)
    count = len(rounds[0])
    if count == 0:
        return None
    is_seen = generator.random(count) < 0.5
    share = numpy.where(is_seen, SHARE, generator.random(count))
    direction = numpy.where(is_seen | (generator.random(count) < 0.5), 1.0, -1.0)
    bandwidth = 0.9 * STEPS.std(ddof=1) * len(STEPS) ** -0.2
    logs = numpy.zeros((operations, months, paths))
    for operation in range(operations):
        step = STEPS[generator.integers(len(STEPS), size=count)]
        step = direction * (step + bandwidth * generator.standard_normal(count))
        logs[operation][rounds] = numpy.where(generator.random(count) < share, step, 0.0)
    numpy.cumsum(logs, axis=1, out=logs)
    return numpy.exp(logs, out=logs)


def quantiles(column):
    """Sorting is a third of the time of numpy.quantile."""
    ascending = numpy.sort(column, axis=1)
    ranks = numpy.array([0.025, 0.1, 0.5, 0.9, 0.975]) * (column.shape[1] - 1)
    below = ranks.astype(int)
    lower = ascending[:, below]
    upper = ascending[:, numpy.minimum(below + 1, column.shape[1] - 1)]
    return (lower + (upper - lower) * (ranks - below)).T


def simulate(paths, months, seed):
    generator = numpy.random.default_rng(seed)
    operations = len(STARTS)
    common = generator.standard_normal((months + 1, paths))
    common *= CORRELATION**0.5
    is_leading = generator.random(paths) < SURE
    factors = price_factors(generator, paths, months, operations)
    money = numpy.empty((operations, months, paths))
    own_weight = (1 - CORRELATION) ** 0.5
    ahead = numpy.arange(1, months + 1)
    deviations = NOISE * numpy.sqrt(ahead) / numpy.sqrt(0.25 + ahead)
    for operation in range(operations):
        shocks = generator.standard_normal((months + 1, paths))
        shocks *= own_weight
        shocks += common
        shocks[0] *= 0.5
        numpy.cumsum(shocks, axis=0, out=shocks)
        root = shocks[1:] * (deviations / 2)[:, None]
        root += 1
        numpy.maximum(root, 0, out=root)
        numpy.multiply(root, root, out=root)
        root *= (STARTS[operation] * (1 + GROWTH) ** ahead)[:, None]
        root *= numpy.where(is_leading, PRICES[0], CONTESTED) if operation == 0 else PRICES[operation]
        if factors is not None:
            root *= factors[operation]
        money[operation] = root
    totals = money.sum(axis=0)
    results = []
    for course in [*money, totals]:
        for column in [course, numpy.cumsum(course, axis=0)]:
            results.append((column.mean(axis=1), quantiles(column)))
    mean, found = results[-2]
    over = (totals > BUDGET).mean(axis=1)
    passed = numpy.logical_or.accumulate(totals > BUDGET, axis=0).mean(axis=1)
    assert passed[-1] >= over.max()
    low, low80, median, high80, high = found
    return numpy.column_stack([mean, median, low80, high80, low, high, over])


def measured(paths, months, runs):
    fastest = float("inf")
    for seed in range(1, runs + 1):
        start = time.process_time()
        result = simulate(paths, months, seed)
        fastest = min(fastest, time.process_time() - start)
    return fastest, result


def main():
    program = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    print(f"numpy {numpy.__version__}, processor time of the fastest of {runs} runs; five operations")
    print(f"{'simulated':>28}  {'pricebook':>10}  {'numpy':>10}  {'ratio':>6}  medians and 80 % ends apart")
    for paths, months in [(8334, 12), (100_000, 1), (100_000, 12)]:
        output = subprocess.run(
            [program, str(paths), str(months), str(runs)], check=True, capture_output=True, text=True
        ).stdout.split("\n")
        ours, seconds = numpy.array([line.split() for line in output[1:] if line], float), float(output[0])
        peer, result = measured(paths, months, runs)
        apart = numpy.abs(ours[:, 1:4] / result[:, 1:4] - 1).max()
        share = numpy.abs(ours[:, 6] - result[:, 6]).max()
        size = f"{paths:,} paths x {months} months"
        print(
            f"{size:>28}  {seconds * 1e3:7.1f} ms  {peer * 1e3:7.1f} ms  {peer / seconds:6.2f}"
            f"  {apart:.1%}, shares {share:.3f}"
        )


if __name__ == "__main__":
    main()
