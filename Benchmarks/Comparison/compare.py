#!/usr/bin/env python3
"""Ranks the same ways of paying for the same workloads in plain Python with decimal, and checks our costs.

usage: compare.py --program PROGRAM [--count N] [--runs N]
"""
import argparse
import statistics
import subprocess
import time
from decimal import ROUND_CEILING, Decimal, getcontext

getcontext().prec = 40


def market_and_workloads(lines):
    market = {"credits": {}, "host": {}, "card": {}, "offer": {}}
    workloads, expected = [], []
    lines = iter(lines)
    for line in lines:
        if line == "workloads":
            break
        kind, *words = line.split()
        if kind == "credits":
            market["credits"][words[0]] = Decimal(words[1])
        elif kind == "offer":
            market["offer"][words[0]] = (words[1], Decimal(words[2]))
        else:
            market[kind].setdefault(words[0], {})[words[1]] = Decimal(words[2])
    for line in lines:
        asked, costs = line.split("|")
        workloads.append([(name, int(count)) for name, count in (w.split("=") for w in asked.split())])
        expected.append({name: Decimal(cost) for name, cost in (w.rsplit("=", 1) for w in costs.split())})
    return market, workloads, expected


def whole(amount):
    return amount.to_integral_value(rounding=ROUND_CEILING)


def costs(market, workload):
    """What every way costs a month, by the rules of the comparison."""
    credits = sum(market["credits"][name] * count for name, count in workload)
    found = {
        "pay-as-you-go": credits / 100,
        "membership": 20 + max(Decimal(0), credits - 3000) / 100,
    }
    for host, prices in market["host"].items():
        found[host] = sum(prices[name] * count for name, count in workload)
    starting = Decimal(3600)
    for offer, (billing, hour) in market["offer"].items():
        card = market["card"][offer.split("/")[0]]
        seconds = sum(card[name] * count for name, count in workload)
        if billing == "second":
            found[offer] = (seconds + starting) * hour / 3600
        elif billing == "hour":
            found[offer] = whole((seconds + starting) / 1800) * hour
        else:
            found[offer] = whole(seconds / (730 * 1800)) * hour * 730
    return sorted(found.items(), key=lambda item: (item[1], item[0]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()

    def run(what):
        words = [arguments.program, str(arguments.count), what]
        return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout

    market, workloads, expected = market_and_workloads(run("dump").splitlines())
    wrong = 0
    for workload, ours in zip(workloads, expected):
        theirs = dict(costs(market, workload))
        if theirs.keys() != ours.keys() or any(abs(theirs[key] - ours[key]) > Decimal("1e-9") for key in ours):
            wrong += 1
    print(f"{len(workloads):,} workloads, {len(expected[0])} ways each: {wrong} rankings with another cost")
    ours = {what: [] for what in ("rank", "all", "mix")}
    peer = []
    for number in range(arguments.runs):
        for what, times in ours.items():
            # The longer ones once: they take minutes.
            if what == "rank" or number == 0:
                times.append(float(run(what).split()[2]))
        start = time.process_time()
        for workload in workloads:
            costs(market, workload)
        peer.append(time.process_time() - start)
    python = statistics.median(peer)
    print(f"{'what':52} {'seconds':>8} {'each':>9}  python / pricebook")
    for what, words in (
        ("rank", "costs and ranking"),
        ("all", "with break-evens, stretches and sensitivities"),
        ("mix", "the proven best mix"),
    ):
        seconds = statistics.median(ours[what])
        ratio = f"{python / seconds:.2f}" if what == "rank" else ""
        print(f"{words:52} {seconds:8.2f} {seconds / arguments.count * 1e6:6.0f} us  {ratio}")
    print(f"{'  Python with decimal, costs and ranking':52} {python:8.2f} {python / arguments.count * 1e6:6.0f} us")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
