"""feedparser: both feeds are read, ids hold, and a conditional request is answered with 304."""
import http.server
import json
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from functools import partial
from pathlib import Path

import feedparser

from program import expect, export, run

work = Path(sys.argv[1])
site = ["--site", "https://prices.example.org"]
atom = export("atom", work / "changes.atom", *site)
items = json.loads(export("jsonfeed", work / "changes.json", *site).read_text())

feed = feedparser.parse(atom.read_bytes())
expect(not feed.bozo, f"feedparser finds nothing wrong: {feed.get('bozo_exception')}")
expect(feed.version == "atom10", f"it is Atom 1.0: {feed.version}")
expect(feed.feed.id.startswith("tag:prices.example.org,2026:"), f"it has a tag: id: {feed.feed.id}")
ids = [entry.id for entry in feed.entries]
expect(len(set(ids)) == len(ids) > 0, "ids are there and differ")
for entry in feed.entries:
    expect(entry.title and entry.updated_parsed and entry.content[0].value, f"{entry.id} is whole")
    expect(len(entry.tags) == 1, f"{entry.id} has its class")
classes = {entry.tags[0].term for entry in feed.entries}
expect("price-change" in classes, f"there are price changes: {classes}")
expect(feed.feed.updated == max(entry.updated for entry in feed.entries), "updated is the newest")

expect(items["version"] == "https://jsonfeed.org/version/1.1", "the other is JSON Feed 1.1")
expect([item["id"] for item in items["items"]] == ids, "both have the same entries")
expect(all(item["content_html"] and item["date_published"] for item in items["items"]), "all whole")

earlier = feedparser.parse(run("export", "atom", *site, "--on", "2025-07-31"))
expect(set(entry.id for entry in earlier.entries) < set(ids), "an earlier feed has some of the ids")
empty = feedparser.parse(run("export", "atom", "--on", "2000-01-01"))
expect(not empty.bozo and not empty.entries, "a feed without changes is a feed")
expect(empty.feed.updated == "1970-01-01T00:00:00Z", "whose time stays")


def conditional(address, kinds):
    first = feedparser.parse(address)
    expect(first.status == 200 and len(first.entries) == len(ids), f"{address} is served")
    # The same bytes written once more leave the file alone, so that readers need not fetch it again.
    run("export", "atom", *site, "--output", atom)
    for kind in kinds:
        again = feedparser.parse(address, **{kind: first[kind]})
        expect(again.status == 304 and not again.entries, f"{kind} gives 304: {again.status}")


class Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {".atom": "application/atom+xml"}

    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(work)))
threading.Thread(target=server.serve_forever, daemon=True).start()
conditional(f"http://127.0.0.1:{server.server_port}/changes.atom", ["modified"])
server.shutdown()
tried = "If-Modified-Since by http.server"

nginx = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
if nginx:
    port = server.server_port
    server.server_close()
    (work / "nginx.conf").write_text(f"""
        daemon off; pid {work}/nginx.pid; error_log {work}/error.log;
        user root; worker_processes 1;
        events {{}}
        http {{
          access_log off; types {{ application/atom+xml atom; }}
          client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3;
          uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5;
          server {{ listen 127.0.0.1:{port}; root {work}; }}
        }}""")
    process = subprocess.Popen([nginx, "-c", str(work / "nginx.conf")], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/changes.atom", timeout=5).close()
                break
            except OSError:
                log = work / "error.log"
                expect(process.poll() is None, f"nginx runs: {log.exists() and log.read_text()}")
                time.sleep(0.05)
        conditional(f"http://127.0.0.1:{port}/changes.atom", ["etag", "modified"])
    finally:
        process.terminate()
        process.wait()
    tried += ", ETag and If-Modified-Since by nginx"
else:
    tried += "; ETag was not tried, there is no nginx"
print(f"feedparser {feedparser.__version__}: {len(ids)} entries; 304 for {tried}")
