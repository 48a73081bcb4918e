"""A plain static site generator: the files of a knowledge base, rendered with Jinja2. The peer of compare.py.

usage: peer.py BASE OUTPUT

It writes a page for each subject with every statement, and lists of prices, changes, conflicts and sources. It
reads the same files as the program, decides nothing, and leaves out what it does not do: charts, JSON-LD,
comparisons, forecasts, and what was known when.
"""
import json
import sys
from pathlib import Path

from jinja2 import DictLoader, Environment

FRAME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title><link rel="stylesheet" href="{{ up }}style.css"></head>
<body><nav>{% for page in pages %}<a href="{{ up }}{{ page }}.html">{{ page }}</a> {% endfor %}</nav>
<main><h1>{{ title }}</h1>{% block content %}{% endblock %}</main></body></html>
"""
SUBJECT = """{% extends "frame" %}{% block content %}{% for ruling in rulings %}
<section id="{{ ruling.id }}"><h2>{{ ruling.attribute }} ({{ ruling.unit }}, {{ ruling.venue }})</h2>
{% for period in ruling.periods %}<h3>{{ period.value }} from {{ period.start }} until {{ period.end }}</h3>
<p>{{ period.status }}, {{ period.confidence }} % sure</p>
<table><thead><tr><th>Source</th><th>Says</th><th>Words</th><th>Captured</th><th>Where</th></tr></thead><tbody>
{% for claim in period.claims %}<tr><td><a href="{{ claim.address }}" rel="noreferrer">{{ claim.publisher }}</a>, {{ claim.kind }}</td>
<td>{{ claim.value }} {{ claim.unit }}</td><td><q>{{ claim.quote }}</q></td><td><time>{{ claim.captured }}</time></td>
<td><code>{{ claim.snapshot }}</code> {{ claim.path }}, bytes {{ claim.bytes[0] }} to {{ claim.bytes[1] }}</td></tr>
{% endfor %}</tbody></table>{% endfor %}
{% if ruling.setAside %}<h3>Set aside</h3><ul>{% for claim in ruling.setAside %}
<li>{{ claim.publisher }}: <q>{{ claim.quote }}</q>: {{ claim.cause }}. {{ claim.reason }}</li>{% endfor %}</ul>{% endif %}
</section>{% endfor %}{% endblock %}
"""
TABLE = """{% extends "frame" %}{% block content %}<table><thead><tr>{% for name in columns %}<th>{{ name }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</tbody></table>{% endblock %}
"""
PAGES = ["index", "changes", "conflicts", "sources"]


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def shown(value):
    value = value or {}
    return value.get("value") or value.get("formula") or "-".join(filter(None, (value.get("low"), value.get("high")))) or "a grid"


def day(edge):
    return edge if isinstance(edge, str) else (edge or {}).get("to", "")


def statements(base, sources):
    """All claims by id, with what a page says of them."""
    found = {}
    captures = {path.name: read(path) for path in base.glob("snapshots/*/*.*.json")}
    for path in base.glob("data/claims/*.json"):
        reading, capture = read(path), captures[path.name]
        source = sources[reading["source"]]
        for claim in reading["claims"]:
            evidence = claim["evidence"]
            found[claim["id"]] = {
                "address": capture["address"], "publisher": source["publisher"], "kind": source["kind"],
                "value": shown(claim["value"]), "unit": claim["unit"], "quote": evidence["passage"]["quote"],
                "captured": capture["captured"], "snapshot": reading["snapshot"], "path": evidence["path"],
                "bytes": evidence["passage"]["bytes"],
            }
    return found


def main(base, output):
    sources = {path.stem: read(path) for path in base.glob("data/sources/*.json")}
    names = {subject["id"]: subject["name"] for subject in read(base / "data/subjects.json")["subjects"]}
    claims = statements(base, sources)
    templates = Environment(loader=DictLoader({"frame": FRAME, "subject": SUBJECT, "table": TABLE}), autoescape=True)
    prices, changes, conflicts, pages = [], [], [], {}
    for path in sorted(base.glob("data/rulings/*.json")):
        subject = read(path)
        rulings = []
        for ruling in subject["rulings"]:
            periods = [{**period, "value": shown(period.get("value")), "start": day(period.get("from")),
                        "end": day(period.get("until")), "claims": [claims[claim] for claim in period["kept"]]}
                       for period in ruling["periods"]]
            aside = [{**claims[entry["claim"]], "cause": entry["cause"], "reason": entry["reason"]}
                     for entry in ruling["setAside"]]
            rulings.append({**ruling, "periods": periods, "setAside": aside})
            name = names[subject["subject"]]
            if periods:
                last = periods[-1]
                prices.append([name, ruling["attribute"], last["value"], ruling["unit"], last["start"], last["status"]])
            changes += [[period["start"], name, ruling["attribute"], period["value"]] for period in periods]
            conflicts += [[name, ruling["attribute"], entry["publisher"], entry["quote"], entry["reason"]] for entry in aside]
        pages[f"services/{subject['subject']}"] = templates.get_template("subject").render(
            title=names[subject["subject"]], up="../", pages=PAGES, rulings=rulings)
    lists = {
        "index": (["What", "Attribute", "Value", "Unit", "Since", "Status"], prices),
        "changes": (["Day", "What", "Attribute", "Value"], sorted(changes)),
        "conflicts": (["What", "Attribute", "Source", "Words", "Reason"], conflicts),
        "sources": (["Source", "Publisher", "Kind", "Address"], [
            [name, source["publisher"], source["kind"], source["address"]] for name, source in sorted(sources.items())]),
    }
    for name, (columns, rows) in lists.items():
        pages[name] = templates.get_template("table").render(title=name.title(), up="", pages=PAGES, columns=columns, rows=rows)
    (output / "services").mkdir(parents=True, exist_ok=True)
    (output / "style.css").write_text("body { font-family: sans-serif }\n")
    for name, text in pages.items():
        (output / f"{name}.html").write_text(text, encoding="utf-8")


main(Path(sys.argv[1]), Path(sys.argv[2]))
