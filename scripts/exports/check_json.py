"""check-jsonschema: the documents of several days fit the frozen schema, and a broken one does not."""
import json
import subprocess
import sys
from pathlib import Path

from program import ROOT, expect, export, prices

work = Path(sys.argv[1])
schema = ROOT / "data/schema/exports/price-table-v1.schema.json"
validator = str(Path(sys.executable).parent / "check-jsonschema")


def fits(*arguments):
    return subprocess.run([validator, *map(str, arguments)], capture_output=True, text=True)


done = fits("--check-metaschema", schema)
expect(done.returncode == 0, f"the schema is one: {done.stdout}")
days = ["2022-12-31", "2023-07-14", "2024-07-23", "2025-07-24", "2025-08-01", "2026-11-25"]
files = [export("json", work / f"{day}.json", "--on", day) for day in days]
done = fits("--schemafile", schema, *files)
expect(done.returncode == 0, f"the documents fit the schema: {done.stdout}")
for day, file in zip(days, files):
    document = json.loads(file.read_text())
    expect(len(document["rates"]) == len(prices("--on", day)), f"{day} has the rows of 'prices'")
    expect(document["$schema"] == str(schema.relative_to(ROOT)), "a document names its schema")

broken = json.loads(files[-1].read_text())
broken["rates"][0]["confidence"] = "99 %"
(work / "broken.json").write_text(json.dumps(broken))
done = fits("--schemafile", schema, work / "broken.json")
expect(done.returncode == 1, "a document with a wrong member does not fit")
print(f"check-jsonschema: {len(files)} documents fit")
