"""Runs the program and says what is wrong; used by the checks beside this file."""
import json
import os
import subprocess
import sys
from pathlib import Path

TODAY = os.environ["PRICEBOOK_TODAY"]
ROOT = Path(__file__).resolve().parent.parent.parent


def run(*words, code=0):
    """What the program prints, as bytes."""
    command = [os.environ["PRICEBOOK"], *map(str, words), "--root", str(ROOT), "--today", TODAY]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != code:
        sys.exit(f"{' '.join(command)} gave {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def export(name, path, *words):
    """Exports into a file, twice, and demands the same bytes; gives the path."""
    path = Path(path)
    run("export", name, *words, "--output", path)
    first = path.read_bytes()
    path.unlink()
    run("export", name, *words, "--output", path)
    expect(path.read_bytes() == first, f"two runs of 'export {name}' gave the same bytes")
    return path


def prices(*words):
    """The rows that `pricebook prices` prints, of all venues."""
    lines = run("prices", "--venue", "all", "--format", "jsonl", *words).decode().splitlines()
    return [json.loads(line) for line in lines]


def expect(truth, what):
    if not truth:
        sys.exit(f"expected that {what}")
