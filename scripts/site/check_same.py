"""The shipped site is what the program makes, byte for byte, wherever and in whatever surroundings it is made."""
import os
import shutil
import sys
from pathlib import Path

from program import ROOT, SITE, TODAY, Faults, expect, run

work = Path(sys.argv[1])
SHIPPED = Path(os.environ.get("PRICEBOOK_SHIPPED") or ROOT / "reports/site")


def files(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def compare(found, wanted, whose):
    """What is different in `found`, as faults."""
    faults = Faults()
    for path in sorted(found.keys() | wanted.keys()):
        if path not in found:
            faults.add(path, f"{whose} lacks this file")
        elif path not in wanted:
            faults.add(path, f"{whose} has this file, which the program does not make")
        elif found[path] != wanted[path]:
            at = next((at for at, pair in enumerate(zip(found[path], wanted[path])) if pair[0] != pair[1]),
                      min(len(found[path]), len(wanted[path])))
            line = wanted[path][:at].count(b"\n") + 1
            faults.add(path, f"{whose} has other bytes, from line {line} on")
    return faults


made = files(SITE)
expect({"index.html", "style.css", "prices.csv", "prices.json"} <= made.keys(), "the site has its files")

# Another folder for the base, other words of the surroundings: nothing of them may be in the pages.
elsewhere = work / "another place"
elsewhere.mkdir()
for part in ("data", "snapshots"):
    shutil.copytree(ROOT / part, elsewhere / part)
run("report", "--output", work / "again", root=elsewhere,
    environment={"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "HOME": str(work), "COLUMNS": "40"})
compare(files(work / "again/site"), made, "a second build").end("Two builds are the same.")
run("report", "--output", work / "again", root=elsewhere)
compare(files(work / "again/site"), made, "a build over an older one").end("So is one over another.")

broken = {**made, "index.html": made["index.html"] + b" ", "old.html": b""}
del broken["style.css"]
expect(len(compare(broken, made, "")) == 3, "files that changed, are missing or were left over are found")

if not SHIPPED.is_dir():
    sys.exit("reports/site is not there: run 'make report' and commit it")
compare(files(SHIPPED), made, "reports/site").end(
    f"reports/site: {len(made)} files, {sum(map(len, made.values()))} bytes, as the program makes them for {TODAY}")
