"""DuckDB: CSV and JSON lines are read as the same table, sums are exact, and Parquet keeps them."""
import json
import sys
from decimal import Decimal
from pathlib import Path

import duckdb

from program import expect, export

work = Path(sys.argv[1])
csv = export("csv", work / "prices.csv")
jsonl = export("jsonl", work / "prices.jsonl")
document = json.loads(export("json", work / "prices.json").read_text())


def amounts(member):
    """Every single amount of a rate, and of each cell of a grid."""
    for rate in document["rates"]:
        value = rate[member] or {}
        if "grid" in value:
            yield from (Decimal(cell["value"]) for cell in value["grid"]["cells"])
        elif "value" in value and (member == "usd" or rate["unit"] not in ("boolean", "date", "text")):
            yield Decimal(value["value"])


rows = 0
for rate in document["rates"]:
    grid = (rate["value"] or {}).get("grid")
    rows += len(grid["cells"]) if grid else 1

database = duckdb.connect()
database.execute(f"CREATE TABLE lines AS FROM read_json('{jsonl}', format = 'newline_delimited')")
database.execute(f"CREATE TABLE commas AS FROM read_csv('{csv}')")
database.execute(f"COPY lines TO '{work}/prices.parquet' (FORMAT parquet)")
database.execute(f"CREATE TABLE parquet AS FROM read_parquet('{work}/prices.parquet')")

for table in ("lines", "commas", "parquet"):
    def ask(query):
        return database.execute(query.replace("prices", table)).fetchall()

    expect(ask("SELECT count(*) FROM prices") == [(rows,)], f"DuckDB finds {rows} rows in {table}")
    usd = ask("SELECT sum(CAST(usd AS DECIMAL(38, 12))) FROM prices")[0][0]
    expect(usd == sum(amounts("usd")), f"the sum in USD of {table} is {sum(amounts('usd'))}: {usd}")
    value = ask(
        "SELECT sum(CAST(value AS DECIMAL(38, 12))) FROM prices WHERE kind IN ('amount', 'grid')"
    )[0][0]
    expect(value == sum(amounts("value")), f"the sum of values of {table} is exact: {value}")
    types = dict((name, kind) for name, kind, *_ in ask("DESCRIBE prices"))
    wanted = {
        "table": "BIGINT", "known": "DATE", "subject": "VARCHAR", "value": "VARCHAR",
        "value_number": "DOUBLE", "low_number": "DOUBLE", "usd_number": "DOUBLE",
        "from_last": "DATE", "confidence": "BIGINT", "claims": "BIGINT", "status": "VARCHAR",
    }
    found = {name: types.get(name) for name in wanted}
    expect(found == wanted, f"DuckDB finds the types of {table}: {found}")
    near = ask(
        "SELECT count(*) FROM prices WHERE abs(usd_number - CAST(usd AS DOUBLE)) > 1e-15"
    )
    expect(near == [(0,)], f"numbers of {table} are those of the texts")

same = "SELECT subject, kind, value, usd, settings, conditions, status FROM"
difference = database.execute(f"{same} lines EXCEPT {same} commas").fetchall()
expect(not difference, f"CSV and JSON lines say the same: {difference}")
members = {tuple(json.loads(line)) for line in jsonl.read_text().splitlines()}
expect(len(members) == 1, "every line has the same members")
print(f"duckdb {duckdb.__version__}: {rows} rows, sum {sum(amounts('usd'))} USD")
