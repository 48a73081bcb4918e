"""Runs the program, finds the pages of the site and gathers faults; used by the checks beside this file."""
import json
import os
import subprocess
import sys
from pathlib import Path

TODAY = os.environ["PRICEBOOK_TODAY"]
ROOT = Path(__file__).resolve().parent.parent.parent
SITE = Path(os.environ["PRICEBOOK_SITE"]).resolve()


def run(*words, root=ROOT, environment=None):
    """What the program prints, as bytes."""
    command = [os.environ["PRICEBOOK"], *map(str, words), "--root", str(root), "--today", TODAY]
    done = subprocess.run(command, capture_output=True, env={**os.environ, **(environment or {})})
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} gave {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def rows(*words):
    """What the program prints as JSON, its numbers as they stand."""
    return json.loads(run(*words, "--format", "json"))


def pages(site=SITE):
    """All pages of the site, as paths."""
    found = sorted(site.rglob("*.html"))
    expect(found, f"there are pages in {site}")
    return found


def name(page, site=SITE):
    return page.relative_to(site).as_posix()


def kind(page):
    """What a page is one of: its folder, or its own name at the top."""
    parts = name(page).split("/")
    return parts[0] if len(parts) > 1 else parts[0].removesuffix(".html")


def parsed(page):
    from lxml import html

    return html.document_fromstring(page.read_bytes().decode(), ensure_head_body=True)


def expect(truth, what):
    if not truth:
        sys.exit(f"expected that {what}")


class Faults:
    """All that is wrong, so that one run tells everything; the same fault on many pages is told once."""

    def __init__(self):
        self.places = {}

    def add(self, place, what, detail=""):
        """Notes a fault; the detail is what differs from place to place, of which one is told."""
        self.places.setdefault(what, []).append((str(place), detail))

    def expect(self, truth, place, what, detail=""):
        if not truth:
            self.add(place, what, detail)

    def __len__(self):
        return sum(map(len, self.places.values()))

    def end(self, done):
        """Prints what is wrong and leaves with 1, or prints what was done."""
        for what, places in self.places.items():
            first, detail = places[0]
            more = f" and {len(places) - 1} more" if len(places) > 1 else ""
            print(f"{first}{more}: {what}{detail and f' ({detail})'}")
        if self.places:
            print(f"{len(self)} faults of {len(self.places)} kinds")
            sys.exit(1)
        print(done)
