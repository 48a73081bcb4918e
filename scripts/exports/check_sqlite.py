"""Datasette: opens the database, serves its tables and views, and answers questions of both time axes."""
import json
import sqlite3
import subprocess
import sys
import urllib.parse
from pathlib import Path

from program import expect, export, prices

work = Path(sys.argv[1])
file = export("sqlite", work / "pricebook.db")
datasette = str(Path(sys.executable).parent / "datasette")


def get(path):
    done = subprocess.run(
        [datasette, str(file), "--get", path, "--setting", "max_returned_rows", "5000"],
        capture_output=True, text=True, cwd=work,
    )
    expect(done.returncode == 0, f"Datasette serves {path}: {done.stderr}")
    return json.loads(done.stdout)


def ask(query, **values):
    words = urllib.parse.urlencode({"sql": query, "_shape": "objects", **values})
    answer = get(f"/pricebook.json?{words}")
    expect(answer.get("ok", True) and "rows" in answer, f"Datasette answers {query}: {answer}")
    return answer["rows"]


database = sqlite3.connect(file)
expect(database.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "the file is sound")
expect(database.execute("PRAGMA foreign_key_check").fetchall() == [], "every reference has its row")

tables = get("/pricebook.json")
names = {table["name"] for table in tables["tables"]}
for name in ("sources", "snapshots", "subjects", "claims", "rulings", "periods", "set_aside", "tables",
             "rates", "item", "item_version", "item_changed", "plans", "hosts", "gpus"):
    expect(name in names, f"Datasette lists the table {name}: {sorted(names)}")
expect("prices_now" in [view["name"] for view in get("/pricebook.json")["views"]]
       if "views" in tables else True, "Datasette lists the views")
for view in ("prices_now", "prices_as_of", "item_version_detail", "evidence"):
    expect(get(f"/pricebook/{view}.json?_shape=array&_size=5"), f"the view {view} has rows")


def key(row):
    conditions = row["conditions"]
    if isinstance(conditions, dict):
        conditions = "&".join(f"{name}={value}" for name, value in sorted(conditions.items()))
    return row["subject"], row["attribute"], row["unit"], row["venue"], conditions


def said(rows):
    return {key(row): (row.get("value") if isinstance(row.get("value"), str) else None, row["status"])
            for row in rows if row.get("kind", "amount") in ("amount", "none")}


expect(set(map(key, get("/pricebook/prices_now.json?_shape=array&_size=max")))
       == set(map(key, prices())), "prices_now has the rows of 'pricebook prices'")
as_of = """SELECT * FROM prices_as_of WHERE on_from <= :on AND (on_until IS NULL OR :on < on_until)
  AND known_from <= :known AND (known_until IS NULL OR :known < known_until)"""
days = ["2023-06-22", "2024-07-23", "2025-07-24", "2025-07-25", "2025-08-01", "2026-11-25"]
for day in days:
    ours = prices("--on", day)
    theirs = ask(as_of, on=day, known="2026-11-25")
    expect(set(map(key, theirs)) == set(map(key, ours)), f"prices_as_of has the rows of {day}")
    values = said(theirs)
    for row in ours:
        if key(row) in values and isinstance(row.get("value"), str):
            expect(values[key(row)] == (row["value"], row["status"]), f"{key(row)} agrees on {day}")

changed = ask("SELECT DISTINCT \"column\" FROM item_changed WHERE item_version IN "
              "(SELECT id FROM item_version WHERE version > 1)")
expect({"column": "value"} in changed, "some item changed its value")
unexplained = ask("SELECT count(*) AS n FROM rates r WHERE NOT EXISTS "
                  "(SELECT 1 FROM evidence e WHERE e.ruling = r.ruling)")
print(f"datasette: {len(names)} tables, {len(days)} days agree, "
      f"{unexplained[0]['n']} rates without evidence")
