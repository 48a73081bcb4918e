"""Times the building of the site of a large made-up knowledge base, beside a plain generator with Jinja2.

Run by scripts/bench-site in an environment that has Jinja2. The base is made and walked once, and kept for the
next run. Every build is a process of its own, start included, into an empty folder, with the files of the base in
the page cache; program and peer take turns. Peak memory is the largest resident set that the kernel saw.
"""
import argparse
import hashlib
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
MAKER = HERE.parent.parent / "scripts/make-large-base"


def measured(*command):
    """Wall and processor seconds and peak megabytes of a command."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(list(map(str, command)), stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        if process.returncode != 0:
            said.seek(0)
            sys.exit(f"bench-site: {' '.join(map(str, command))} gave {process.returncode}: {said.read().decode()}")
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def prepared(program, work, options):
    """The base, made and walked; gives its folder and what the walk took, or None where it was there."""
    base, mark = work / "base", work / "made"
    maker = hashlib.sha256(MAKER.read_bytes()).hexdigest()
    words = f"{options.snapshots} {options.subjects} {options.days} {maker} {version_of(program)}"
    if mark.exists() and mark.read_text() == words:
        return base, None
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    subprocess.run([sys.executable, MAKER, base, "--snapshots", str(options.snapshots), "--subjects", str(options.subjects),
                    "--days", str(options.days)], check=True)
    walk = measured(program, "update", "--offline", "--root", base)
    mark.write_text(words)
    return base, walk


def version_of(program):
    return subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.strip()


def known(base):
    """The newest day that the tables know of."""
    return max(json.loads(path.read_text())["known"] for path in base.glob("data/tables/v1/*.json"))


def size(folder):
    """Pages, rows and megabytes of a site."""
    pages = list(folder.rglob("*.html"))
    rows = sum(len(re.findall(rb"<(?:tr|li)[ >]", page.read_bytes())) for page in pages)
    return len(pages), rows, sum(page.stat().st_size for page in pages) / 1e6


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--snapshots", type=int, default=10_000)
    parser.add_argument("--subjects", type=int, default=500)
    parser.add_argument("--days", type=int, default=25)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    base, walk = prepared(program, options.work, options)
    day = known(base)
    claims = sum(len(json.loads(path.read_text())["claims"]) for path in base.glob("data/claims/*.json"))
    tables = len(list((base / "data/tables/v1").iterdir()))
    print(f"{platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; Python "
          f"{platform.python_version()}, Jinja2 {version('jinja2')}; {options.runs} runs")
    print(f"{options.snapshots} snapshots, {options.subjects} subjects, {claims} claims, {tables} tables")
    if walk:
        print(f"the walk over them, once: {walk[0]:.1f} s, {walk[1]:.1f} s of processor, {walk[2]:.0f} MB")
    ours, theirs = options.work / "ours", options.work / "theirs"
    methods = {
        "pricebook report": (ours / "site", [program, "report", "--root", base, "--today", day, "--output", ours]),
        "pricebook prices": (None, [program, "prices", "--root", base, "--today", day, "--format", "json"]),
        "Python with Jinja2": (theirs, [sys.executable, HERE / "peer.py", base, theirs]),
    }
    runs = {name: [] for name in methods}
    again = []
    for _ in range(options.runs):
        for name, (_, command) in methods.items():
            if name != "pricebook prices":
                shutil.rmtree(ours if name == "pricebook report" else theirs, ignore_errors=True)
            runs[name].append(measured(*command))
            if name == "pricebook report":
                again.append(measured(*command))
    runs["pricebook report, nothing new"] = again
    print("\n| what | seconds, best | median | processor seconds | peak MB | pages | rows | MB |")
    print("|---|---|---|---|---|---|---|---|")
    for name, found in runs.items():
        seconds, used, memory = zip(*found)
        folder = methods.get(name, (None,))[0]
        made = "{} | {} | {:.1f}".format(*size(folder)) if folder else "| |"
        print(f"| {name} | {min(seconds):.2f} | {statistics.median(seconds):.2f} | {min(used):.2f} | {max(memory):.0f} | {made} |")
    ratio = min(run[0] for run in runs["Python with Jinja2"]) / min(run[0] for run in runs["pricebook report"])
    print(f"\nJinja2's time over ours: {ratio:.2f}; it draws no charts, compares and foretells nothing, and reads no tables.")


main()
