"""Makes a usage file, bills it with the product's reader and with peers, and compares the totals.

Run by scripts/bench-usage in an environment that has polars and duckdb. Every method gets a process of
its own for each run, warm files, and the best of its runs counts. Seconds are the wall clock's around
reading and adding up, without the start of the interpreter; processor seconds are of the whole process.
"""

import argparse
import csv
import decimal
import itertools
import json
import os
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path

# The price table as decimals; counts in the file are whole.
DUCKDB = """
SELECT sum(n * price) FROM (
  SELECT operation, sum("count") AS n
  FROM {reader}
  GROUP BY operation
) JOIN read_csv('{prices}', header = true,
  columns = {{'operation': 'VARCHAR', 'price': 'DECIMAL(18, 12)'}}) USING (operation)
"""
COLUMNS = """{'timestamp': 'TIMESTAMPTZ', 'operation': 'VARCHAR', 'count': 'DECIMAL(18, 0)',
  'user': 'VARCHAR'}"""
READERS = {
    "csv": "read_csv('{file}', header = true, quote = '\"', columns = {columns})",
    "jsonl": "read_json('{file}', format = 'newline_delimited', columns = {columns})",
}


def polars_total(file, prices, threads):
    import polars

    start = time.perf_counter()
    types = {"count": polars.Int64, "operation": polars.String}
    scan = polars.scan_csv if file.endswith(".csv") else polars.scan_ndjson
    usage = scan(file, schema_overrides=types)
    table = polars.scan_csv(prices, schema_overrides={"price": polars.Float64})
    total = (
        usage.group_by("operation").agg(polars.col("count").sum())
        .join(table, on="operation")
        .select((polars.col("count") * polars.col("price")).sum())
        .collect(engine="streaming")
        .item()
    )
    return time.perf_counter() - start, total


def duckdb_total(file, prices, threads):
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"SET threads = {threads}")
    connection.execute("SET TimeZone = 'UTC'")
    start = time.perf_counter()
    reader = READERS[file.rsplit(".", 1)[1]].format(file=file, columns=COLUMNS)
    query = DUCKDB.format(reader=reader, prices=prices)
    total = connection.execute(query).fetchone()[0]
    return time.perf_counter() - start, total


PEERS = {"polars": polars_total, "duckdb": duckdb_total}


def run_peer(name, file, prices, threads):
    """One peer in this very process; the caller has started it for that."""
    seconds, total = PEERS[name](file, prices, threads)
    print(json.dumps({"seconds": seconds, "total": str(total)}))


def measured(command, environment=None):
    """What a command prints, and the processor seconds it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})}
    )
    if result.returncode != 0:
        raise SystemExit(f"{command[0]} failed: {result.stdout}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return result.stdout, used


def run_product(program, file, prices):
    printed, used = measured([program, "read", file, prices])
    seconds, _, _, total = printed.split()
    return float(seconds), used, total


def run_in_process(name, file, prices, threads):
    printed, used = measured(
        [sys.executable, __file__, "--peer", name, str(threads), file, prices],
        {"POLARS_MAX_THREADS": str(threads)},
    )
    found = json.loads(printed)
    return found["seconds"], used, found["total"]


def agrees(total, exact, digits):
    """Whether a total is the exact one, or is it to as many digits as a double has."""
    if digits is None:
        return decimal.Decimal(total) == exact
    return abs(decimal.Decimal(total) / exact - 1) < decimal.Decimal(10) ** -digits


def write_jsonl(csv_file, file, rows):
    """The first rows of a file as JSONL."""
    with open(csv_file, encoding="utf-8", newline="") as source, open(file, "w") as target:
        for row in itertools.islice(csv.DictReader(source), rows):
            row["count"] = int(row["count"])
            target.write(json.dumps(row) + "\n")


def compare(program, file, prices, rows, count):
    """Prints a table of all methods on one file; says whether their totals agree."""
    size = Path(file).stat().st_size
    Path(file).read_bytes()  # into the page cache
    methods = [("pricebook, 1 thread", None, lambda: run_product(program, file, prices))]
    for threads in (1, 2):
        for name in PEERS:
            digits = 14 if name == "polars" else None
            methods.append(
                (
                    f"{name}, {threads} thread{'s' if threads > 1 else ''}",
                    digits,
                    lambda name=name, threads=threads: run_in_process(name, file, prices, threads),
                )
            )
    print(f"\n{Path(file).name}: {size / 1e9:.3f} GB, {rows} rows, best of {count}\n")
    runs = {name: [] for name, _, _ in methods}
    for _ in range(count):
        for name, _, method in methods:
            runs[name].append(method())
    exact = decimal.Decimal(runs[methods[0][0]][0][2])
    print("| method | seconds | GB/s | million rows/s | processor seconds | total |")
    print("|---|---|---|---|---|---|")
    is_right = True
    for name, digits, _ in methods:
        seconds = min(run[0] for run in runs[name])
        used = min(run[1] for run in runs[name])
        is_right = is_right and all(agrees(run[2], exact, digits) for run in runs[name])
        print(
            f"| {name} | {seconds:.2f} | {size / seconds / 1e9:.2f} | {rows / seconds / 1e6:.1f} "
            f"| {used:.2f} | {runs[name][0][2]} |"
        )
    return is_right


def main():
    if sys.argv[1:2] == ["--peer"]:
        name, threads, file, prices = sys.argv[2:6]
        return run_peer(name, file, prices, int(threads))
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=4_000_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    table = str(options.work / f"usage-{options.rows}.csv")
    prices = str(options.work / f"prices-{options.rows}.csv")
    subprocess.run([options.program, "make", table, prices, str(options.rows)], check=True)
    # A tenth is enough here: rows are twice as long, and all readers take longer over them.
    lines = str(options.work / f"usage-{options.rows}.jsonl")
    write_jsonl(table, lines, options.rows // 10)
    import duckdb
    import polars

    print(f"{platform.machine()}, polars {polars.__version__}, duckdb {duckdb.__version__}")
    is_right = compare(options.program, table, prices, options.rows, options.runs)
    is_right = (
        compare(options.program, lines, prices, options.rows // 10, options.runs) and is_right
    )
    if not is_right:
        raise SystemExit("The totals differ.")
    print("\nAll totals agree: DuckDB's to the last digit, polars' to the 14 digits of its doubles.")


if __name__ == "__main__":
    main()
