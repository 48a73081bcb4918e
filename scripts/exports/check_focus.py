"""focus-validator: rows of bills against the rules of FOCUS 1.2.

The validator 2.2.1 holds two rules against every file, whatever it says: InvoiceId MUST be null
(C-004, for charges on no invoice) and InvoiceId MUST NOT be null (C-005, for charges on one). They are the
two sides of an OR, which passes (C-003), and the condition of neither is checked. So each bill is
validated twice, without an invoice and with one: the only failure may be C-005 in the first and C-004 in
the second, which means that every rule passes in one of them and all others in both.
"""
import csv
import re
import subprocess
import sys
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import focus_validator

from program import ROOT, expect, export

work = Path(sys.argv[1])
program = str(Path(sys.executable).parent / "focus-validator")
CRITERIA = ("VIRTUAL_CURRENCY_SUPPORTED,UNIT_PRICING_SUPPORTED,PUBLIC_PRICE_LIST_SUPPORTED,"
            "USAGE_MEASUREMENT_SUPPORTED")
BILLS = {
    "scenario": ["marketing-team"],
    "pipeline": ["finished-asset"],
    "settings": ["sdxl@steps=50=100", "core=1", "creative=0.25"],
    "day": ["core=7", "--on", "2025-07-31"],
    "venue": ["core=5", "ultra=2", "--venue", "bedrock"],
    "usage": ["--usage", ROOT / "examples/usage.csv"],
}


def verdict(file):
    """How many checks passed, and the names of those that failed."""
    done = subprocess.run(
        [program, "--block-download", "--validate-version", "1.2.0.1", "--data-file", str(file),
         "--applicability-criteria", CRITERIA],
        # It opens its list of currencies relative to the folder it is installed in.
        cwd=Path(focus_validator.__file__).parent.parent, capture_output=True, text=True,
    )
    # It exits with 0 also where checks failed.
    total = re.search(r"Total: (\d+) \| Pass: (\d+) \| Fail: (\d+) \| Skipped: (\d+)", done.stdout)
    expect(total, f"the validator gives a total: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    failed = re.findall(r"^\S+ (\S+): FAIL", done.stdout, re.MULTILINE)
    expect(len(failed) == int(total[3]), "as many failures are named as counted")
    return int(total[2]), int(total[4]), failed, done.stdout


def sums(file):
    with open(file, newline="") as rows:
        rows = list(csv.DictReader(rows))
    uses = [row for row in rows if row["ChargeCategory"] == "Usage"]
    bought = [row for row in rows if row["ChargeCategory"] == "Purchase"]
    expect(len(uses) + len(bought) == len(rows) and uses, "rows are uses and purchases")
    expect(all(Decimal(row["EffectiveCost"]) == 0 for row in bought), "use bears the cost of credits")
    credits = sum(Decimal(row["PricingCurrencyEffectiveCost"]) for row in uses
                  if row["PricingCurrency"] == "Stability AI Credits")
    paid = sum(Decimal(row["PricingQuantity"]) * int(row["PricingUnit"].split()[0]) for row in bought)
    expect(0 <= paid - credits < 1000, f"the credits bought, {paid}, cover the {credits} used")
    return sum(Decimal(row["EffectiveCost"]) for row in uses)


for name, words in BILLS.items():
    plain = export("focus", work / f"{name}.csv", *words)
    usd = sums(plain)
    passed, skipped, failed, output = verdict(plain)
    expect(failed == ["InvoiceId-C-005-C"], f"{name} fails in nothing else: {failed}\n{output[-3000:]}")
    billed = export("focus", work / f"{name}-invoice.csv", *words, "--invoice", "2026-11-A")
    also, _, failed, output = verdict(billed)
    expect(failed == ["InvoiceId-C-004-C"], f"{name} fails in nothing else: {failed}\n{output[-3000:]}")
    print(f"focus-validator {version('focus-validator')}: {name}, {usd} USD: {passed} and {also} passed, "
          f"{skipped} the validator skips, 0 failed but the side of InvoiceId's OR that is not meant")
expect(sums(work / "scenario.csv") == 63, "the marketing team's month costs 63 USD")
