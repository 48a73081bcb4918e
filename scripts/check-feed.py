"""Makes a knowledge base, lets a price change, and reads the feed that `watch` writes."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import feedparser
import jsonschema
import yaml

PROGRAM = os.path.abspath(sys.argv[1])
PROJECT = pathlib.Path(__file__).resolve().parent.parent
received = []


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        received.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def check(truth, what):
    if not truth:
        sys.exit(f"check-feed: {what}")


def pricebook(*words, codes=(0,)):
    environment = {**os.environ, "CHAT": f"json://127.0.0.1:{port}"}
    environment["PATH"] = os.path.dirname(sys.executable) + ":" + environment["PATH"]
    result = subprocess.run(
        [PROGRAM, *words], cwd=root, env=environment, capture_output=True, text=True
    )
    check(result.returncode in codes, f"{words}: {result.stdout}{result.stderr}")
    return result.stdout


server = HTTPServer(("127.0.0.1", 0), Receiver)
port = server.server_port
threading.Thread(target=server.serve_forever, daemon=True).start()

with tempfile.TemporaryDirectory() as folder:
    root = str(PROJECT)
    pricebook("init", f"{folder}/base")
    root = f"{folder}/base"
    watch = {
        "schema": 1,
        "id": "all",
        "title": "All <prices> & more",
        "targets": [
            {
                "id": "feed",
                "way": "atom",
                "file": "prices.xml",
                "authority": "example.org,2026",
                "address": "https://example.org/prices.xml?a=1&b=2",
            },
            {"id": "chat", "way": "apprise", "addressesVariable": "CHAT"},
            {"id": "file", "way": "program", "arguments": ["sh", "-c", "cat >> messages"]},
        ],
    }
    scenarios = sorted(os.listdir(f"{root}/data/scenarios"))
    watch["rules"] = {"workload": scenarios[0].removesuffix(".json")}
    os.makedirs(f"{root}/data/watch", exist_ok=True)
    pathlib.Path(f"{root}/data/watch/all.json").write_text(json.dumps(watch))
    for day, credits in [("2026-01-01", 3), ("2026-02-01", 5)]:
        page = f"# Prices\n\n- Erase <b>&amp;</b>\x1b[31m\x08 — {credits} credits\n- Erase — {credits} credits\n"
        pathlib.Path(f"{root}/page.md").write_text(page)
        pricebook("capture", "page.md", "--source", "example", "--captured", day)
        pricebook("watch", "--once", "--offline", "--today", day)
        feed = feedparser.parse(f"{root}/prices.xml")
        check(not feed.bozo, f"the feed is not well-formed: {feed.get('bozo_exception')}")
        check(feed.version == "atom10", feed.version)
        check(feed.feed.title == watch["title"], feed.feed.title)
        check(feed.feed.id == "tag:example.org,2026:pricebook:all", feed.feed.id)
        check(feed.feed.links[0].href == watch["targets"][0]["address"], feed.feed.links)
    check(len(feed.entries) == 1, f"{len(feed.entries)} entries")
    entry = feed.entries[0]
    check(entry.id.startswith("tag:example.org,2026:pricebook:all:"), entry.id)
    check("3 -> 5 credit/generation (+66.7 %)" in entry.title, entry.title)
    check(entry.updated == "2026-02-01T00:00:00Z", entry.updated)
    check(entry.tags[0].term == "price-change", entry.tags)
    check("snapshot " in entry.content[0].value, entry.content)
    check(len(received) == 1, f"apprise sent {len(received)} messages")
    check("3 -> 5" in json.loads(received[0])["title"], received[0])
    messages = pathlib.Path(f"{root}/messages").read_text().splitlines()
    check(len(messages) == 1, f"the program got {len(messages)} messages")
    schema = json.loads((PROJECT / "data/schema/message-v1.schema.json").read_text())
    jsonschema.validate(json.loads(messages[0]), schema)
    pricebook("verify")
    subprocess.run([PROJECT / "scripts/check-schemas", root], check=True)

for name in PROJECT.glob("examples/**/*.yml"):
    document = yaml.safe_load(name.read_text())
    check("jobs" in document, f"{name} has no jobs")
print("feedparser reads the feed, apprise delivered once, the workflow is YAML.")
