#!/usr/bin/env python3
"""Counts how many facts `pricebook reconcile` and simple peers get right, and how long they take.

Everything that is known of a set (what its rows mean, who owns a fact, how a value is compared with the
truth) stands here or in families.py; the program gets claims and tiers as CSV and nothing else.
"""
import argparse
import collections
import csv
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

import families
import peers

TIMES = ("sched_dep_time", "act_dep_time", "sched_arr_time", "act_arr_time")


def clock(text):
    """Minutes from midnight of the first time of day in a text, or None."""
    found = re.search(r"(\d{1,2}):(\d\d)\s*([ap]|noon)?", text.lower())
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2]), found[3]
    if half == "a" and hour == 12:
        hour = 0
    elif half == "p" and hour < 12:
        hour += 12
    return hour * 60 + minute


def flights(folder):
    """Claims, truths and owner tiers of the flights set; the airline's own site owns a flight."""
    with open(os.path.join(folder, "flights_dirty.csv"), newline="") as file:
        rows = list(csv.DictReader(file))
    claims = [
        (row["src"], row["flight"], time, row[time]) for row in rows for time in TIMES if row[time]
    ]
    with open(os.path.join(folder, "flights_clean.csv"), newline="") as file:
        truth = {
            (row["flight"], time): clock(row[time]) for row in csv.DictReader(file) for time in TIMES
        }
    carriers = {row["flight"].split("-")[0] for row in rows}
    owners = [
        (source, "official", f"{carrier}-")
        for source in sorted({row["src"] for row in rows})
        for carrier in sorted(carriers)
        if source.lower() == carrier.lower()
    ]
    return claims, truth, owners


def reconciled(program, claims, tiers=()):
    """What the program rules for each subject and attribute, with its confidence, and the seconds."""
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "reconcile", "--claims", os.path.join(folder, "claims.csv"), "--format", "csv"]
        with open(command[3], "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("source", "subject", "attribute", "value"))
            writer.writerows(claims)
        if tiers:
            command += ["--tiers", os.path.join(folder, "tiers.csv")]
            with open(command[-1], "w", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(("source", "tier", "subject-prefix"))
                writer.writerows(tiers)
        start = time.monotonic()
        run = subprocess.run(command, capture_output=True, text=True)
        seconds = time.monotonic() - start
    if run.returncode != 0:
        sys.exit(f"bench: pricebook failed: {run.stderr.strip()}")
    csv.field_size_limit(sys.maxsize)
    rows = csv.DictReader(run.stdout.splitlines(keepends=True))
    ruled = {(row["subject"], row["attribute"]): (row["value"], row["confidence"]) for row in rows}
    return ruled, seconds


def bench_flights(program, folder):
    claims, truth, owners = flights(folder)
    total = len(truth)
    print(f"flights: {len(claims)} claims, {total} facts")
    plain = peers.Table((s, (f, t), clock(v)) for s, f, t, v in claims if clock(v) is not None)
    for name, method in peers.METHODS.items():
        start = time.monotonic()
        picked = method(plain)
        seconds = time.monotonic() - start
        right = sum(picked.get(fact) == value for fact, value in truth.items())
        print(f"  {name + ', times normalised':<44} {right:>4} of {total}  {seconds:6.2f} s")
    for name, tiers in (("without tiers", ()), ("with the owner tier", owners)):
        ruled, seconds = reconciled(program, claims, tiers)
        right = sum(
            fact in ruled and clock(ruled[fact][0]) == value for fact, value in truth.items()
        )
        print(f"  {'pricebook, ' + name:<44} {right:>4} of {total}  {seconds:6.2f} s")


def bench_families(program, seeds):
    names = list(peers.METHODS) + ["pricebook"]
    print(f"\nmade-up families, share of facts right, mean of {seeds} draws")
    print(f"  {'family':<12}" + "".join(f"{name:>13}" for name in names) + f"{'confidence':>13}")
    sums = collections.Counter()
    for family, make in families.FAMILIES.items():
        shares = collections.defaultdict(list)
        for seed in range(seeds):
            drawn = make(random.Random(seed))
            plain = peers.Table((s, i, drawn.read(v)) for s, i, v in drawn.claims)
            for name, method in peers.METHODS.items():
                picked = method(plain)
                shares[name].append(statistics.mean(
                    i in picked and drawn.is_right(picked[i], t) for i, t in drawn.truth.items()))
            rows = [(s, *drawn.place(i), v) for s, i, v in drawn.claims]
            ruled, _ = reconciled(program, rows)
            shares["pricebook"].append(statistics.mean(
                drawn.place(i) in ruled and drawn.is_right(drawn.read(ruled[drawn.place(i)][0]), t)
                for i, t in drawn.truth.items()))
            shares["confidence"].append(statistics.mean(int(c) / 100 for _, c in ruled.values()))
        means = {name: statistics.mean(values) for name, values in shares.items()}
        sums.update(means)
        print(f"  {family:<12}" + "".join(f"{means[n]:>13.3f}" for n in names + ["confidence"]))
    count = len(families.FAMILIES)
    print(f"  {'mean':<12}" + "".join(f"{sums[n] / count:>13.3f}" for n in names + ["confidence"]))


def bench_speed(program):
    print("\nspeed, one run each")
    for count in (100_000, 400_000):
        claims = families.many(random.Random(1), count)
        _, seconds = reconciled(program, claims)
        print(f"  pricebook reconcile, {len(claims):>7,} claims  {seconds:6.2f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pricebook", required=True, help="the program to run")
    parser.add_argument("--flights", required=True, help="folder of the flights set")
    parser.add_argument("--seeds", type=int, default=3, help="draws of each family")
    options = parser.parse_args()
    bench_flights(options.pricebook, options.flights)
    bench_families(options.pricebook, options.seeds)
    bench_speed(options.pricebook)


if __name__ == "__main__":
    main()
