"""Times pricebook beside lxml, pandas and a plain vote, in one run on one machine.

Everything is the best of several runs; peers run in a process that is warm already, pricebook starts
anew each time unless it says itself how long a step took.
"""
import argparse
import json
import random
import re
import shutil
import subprocess
import time
from pathlib import Path


def best(function, runs=5):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return min(times)


def page_of_tables(size):
    """A made-up page of price tables of about `size` bytes."""
    random.seed(20251101)
    names = ["Erase", "Inpaint", "Outpaint", "Stable Image Core", "Stable Image Ultra",
             "Search and Replace", "Remove Background", "Creative Upscaler", "Fast Upscaler"]
    parts, length, number = ["<html><head><title>Prices</title></head><body>"], 0, 0
    while length < size:
        number += 1
        rows = "".join(
            f"<tr><td class=\"name\">{random.choice(names)}</td><td>Model {number}.{row}</td>"
            f"<td class=\"credits\">{credits} credits</td><td>${credits / 100:.2f}</td></tr>\n"
            for row, credits in enumerate(random.randint(1, 60) for _ in range(40)))
        part = (f"<h2>Prices of week {number}</h2>\n<table class=\"prices\"><thead><tr><th>Service</th>"
                f"<th>Model</th><th>Credits</th><th>USD</th></tr></thead>\n<tbody>{rows}</tbody></table>\n")
        parts.append(part)
        length += len(part)
    return "".join(parts) + "</body></html>\n"


def claims(count):
    """Made-up claims on `count` / 10 things by 60 sources, and the truth.

    Independent sources are wrong in 5 to 60 percent of what they say. Half of all copy what one of
    the worst says in nine of ten cases, errors included. Wrong values are drawn from ten a thing, so that
    errors also meet by chance.
    """
    random.seed(7)
    wrong = [random.uniform(0.05, 0.60) for _ in range(30)]
    leaders = sorted(range(30), key=lambda source: wrong[source])[-2:]
    lines, truth = ["source,subject,attribute,value"], {}
    for thing in range(count // 10):
        value, *errors = random.sample(range(1, 500), 11)
        truth[f"s{thing}"] = value
        said = [random.choice(errors) if random.random() < rate else value for rate in wrong]
        for source in random.sample(range(60), 10):
            if source < 30:
                word = said[source]
            elif random.random() < 0.9:
                word = said[leaders[source % 2]]
            else:
                word = random.choice([value, random.choice(errors)])
            lines.append(f"source-{source},s{thing},price,{word}")
    return "\n".join(lines) + "\n", truth


def lxml_tables(data):
    from lxml import html
    tree = html.fromstring(data)
    return [[cell.text_content() for cell in row] for row in tree.iter("tr")]


def pandas_tables(data):
    import io

    import pandas
    return pandas.read_html(io.BytesIO(data))


def vote(path):
    import pandas
    table = pandas.read_csv(path)
    counts = table.groupby(["subject", "attribute", "value"]).size().reset_index(name="n")
    return counts.sort_values("n").groupby(["subject", "attribute"]).tail(1)


def crowd(path, method):
    import pandas
    from crowdkit import aggregation
    table = pandas.read_csv(path)
    votes = pandas.DataFrame(
        {"task": table["subject"], "worker": table["source"], "label": table["value"]})
    return getattr(aggregation, method)().fit_predict(votes)


def right(chosen, truth):
    return sum(1 for subject, value in truth.items() if str(chosen.get(subject)) == str(value))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pricebook", required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--place", type=Path, required=True)
    arguments = parser.parse_args()
    program, place = arguments.pricebook, arguments.place

    def run(*words):
        return subprocess.run([program, *words], cwd=place, check=True, capture_output=True, text=True)

    rows = []

    page = place / "page.html"
    page.write_text(page_of_tables(5_000_000), encoding="utf-8")
    data = page.read_bytes()
    megabytes = len(data) / 1e6
    seconds = r"read in ([0-9.e-]+) seconds, extracted in ([0-9.e-]+) seconds"
    timed = []
    for _ in range(5):
        told = run("extract", "--format", "jsonl", "--timing", str(page)).stderr
        timed.append(tuple(map(float, re.search(seconds, told).groups())))
    reading, extracting = (min(column) for column in zip(*timed))
    rows.append(("read 5 MB of HTML tables", f"{reading:.3f} s, {megabytes / reading:.1f} MB/s", reading))
    for name, peer in [("lxml, cells as text", lxml_tables), ("pandas.read_html", pandas_tables)]:
        runs = 5 if peer is lxml_tables else 2
        spent = best(lambda: peer(data), runs)
        rows.append((f"  {name}", f"{spent:.3f} s, {megabytes / spent:.1f} MB/s", spent, reading))
    rows.append(("extract claims from it", f"{extracting:.3f} s, {megabytes / extracting:.1f} MB/s", extracting))

    base = place / "base"
    shutil.copytree(arguments.base / "data", base / "data")
    shutil.copytree(arguments.base / "snapshots", base / "snapshots")

    def walk():
        for part in ("claims", "rulings", "tables"):
            shutil.rmtree(base / "data" / part, ignore_errors=True)
        run("update", "--offline", "--root", str(base))

    count = sum(1 for _ in base.glob("snapshots/*/*.*.json"))
    spent = best(walk, 3)
    rows.append((f"walk over the {count} shipped snapshots", f"{spent:.3f} s", spent))
    spent = best(lambda: run("update", "--offline", "--root", str(base)), 3)
    rows.append(("  again, with nothing due", f"{spent:.3f} s", spent))
    spent = best(lambda: run("prices", "erase"), 20)
    rows.append(("start-up: pricebook prices erase", f"{spent * 1000:.1f} ms (target 20)", spent))
    spent = best(lambda: subprocess.run(["python3", "-c", "import json"], check=True), 20)
    rows.append(("  python3 -c 'import json'", f"{spent * 1000:.1f} ms", spent))

    table = place / "claims.csv"
    text, truth = claims(100_000)
    table.write_text(text, encoding="utf-8")
    words = ["reconcile", "--claims", str(table), "--format", "jsonl"]
    deciding = best(lambda: run(*words), 3)
    chosen = {row["subject"]: row.get("value") for row in map(json.loads, run(*words).stdout.splitlines())}
    rows.append(
        ("reconcile 100,000 claims", f"{deciding:.3f} s, {right(chosen, truth)} of {len(truth)} right", deciding))
    peers = [("pandas, a plain vote", lambda: vote(table).set_index("subject")["value"].to_dict())]
    for method in ("MajorityVote", "ZeroBasedSkill", "Wawa"):
        peers.append((f"crowd-kit, {method}", lambda method=method: crowd(table, method).to_dict()))
    for name, peer in peers:
        spent = best(peer, 2)
        rows.append((f"  {name}", f"{spent:.3f} s, {right(peer(), truth)} of {len(truth)} right", spent, deciding))

    print(f"{'what':38}  {'time':32}  peer / pricebook")
    for name, figure, *times in rows:
        ratio = f"{times[0] / times[1]:.2f}" if len(times) == 2 else ""
        print(f"{name:38}  {figure:32}  {ratio}".rstrip())


main()
