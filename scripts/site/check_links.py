"""Every link leads somewhere: own files and their fragments are there, others are http(s) and give nothing away.

Text fragments are read as the draft says (https://wicg.github.io/scroll-to-text-fragment/): a directive is
text=[prefix-,]start[,end][,-suffix], and within each of them '&', '-' and ',' stand percent-encoded only.
"""
import re
import sys
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from program import SITE, Faults, expect, name, pages, parsed

work = Path(sys.argv[1])
# What may stand in a text as it is: URL code points (of which only ASCII, as all else is to be encoded) but & - ,
PLAIN = re.compile(r"(?:[A-Za-z0-9!$'()*+./:;=?@_~]|%[0-9A-Fa-f]{2})+")
ADDRESS = re.compile(r"[A-Za-z0-9!$&'()*+,\-./:;=?@_~#\[\]]|%[0-9A-Fa-f]{2}")


def directive_fault(directive):
    """What is wrong with what follows ':~:', or nothing."""
    for part in directive.split("&"):
        if not part.startswith("text="):
            return f"a directive that is no 'text=': '{part}'"
        tokens = part.removeprefix("text=").split(",")
        if len(tokens) > 1 and tokens[0].endswith("-"):
            tokens[0:1] = [tokens[0][:-1], None]
        if len(tokens) > 1 and (tokens[-1] or "").startswith("-"):
            tokens[-1:] = [None, tokens[-1][1:]]
        texts = tokens[tokens.index(None) + 1:] if tokens[1:2] == [None] else tokens
        texts = texts[:texts.index(None)] if None in texts else texts
        if not 1 <= len(texts) <= 2:
            return f"{len(texts)} texts where a start and perhaps an end belong: '{part}'"
        for token in filter(lambda token: token is not None, tokens):
            if not PLAIN.fullmatch(token):
                return f"'{token}' is empty or has characters that must be percent-encoded"
            try:
                if not unquote_to_bytes(token).decode().strip():
                    return f"'{token}' is blank"
            except UnicodeDecodeError:
                return f"'{token}' is no UTF-8"
    return None


def outside_fault(address):
    """What is wrong with an address of another site, or nothing."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        return f"scheme '{parts.scheme}' in {address}"
    if not parts.hostname or "." not in parts.hostname:
        return f"no host in {address}"
    if ADDRESS.sub("", address):
        return f"characters that must be percent-encoded in {address}"
    if ":~:" in parts.fragment:
        return directive_fault(parts.fragment.split(":~:", 1)[1])
    return "a text directive outside the fragment" if ":~:" in address else None


def check(site):
    """The faults of a site, and what was counted."""
    faults, counts = Faults(), {"own": 0, "others": 0, "texts": 0}
    everything = pages(site)
    trees = {page.resolve(): parsed(page) for page in everything}
    ids = {page: {node.get("id") for node in tree.iter() if isinstance(node.tag, str)} for page, tree in trees.items()}
    reached, ahead = set(), [(site / "index.html").resolve()]
    targets = {page: set() for page in trees}
    for page, tree in trees.items():
        at = name(page, site.resolve())
        for node in tree.iter():
            if not isinstance(node.tag, str):
                continue
            for attribute in ("href", "src", "action", "poster", "data", "{http://www.w3.org/1999/xlink}href", "xlink:href"):
                address = node.get(attribute)
                if address is None:
                    continue
                if address != address.strip() or not address:
                    faults.add(at, f"an empty or padded {attribute}: '{address}'")
                    continue
                if urlsplit(address).scheme or address.startswith("//"):
                    counts["others"] += 1
                    counts["texts"] += ":~:text=" in address
                    fault = outside_fault(address)
                    if fault:
                        faults.add(at, fault)
                    if node.tag != "a":
                        # A canonical or licence link fetches nothing; everything else would.
                        faults.expect(node.tag == "link" and node.get("rel") in ("canonical", "license"), at,
                                      f"<{node.tag}> fetches from another site: {address}")
                    elif not {"noreferrer", "noopener"} & set((node.get("rel") or "").split()):
                        faults.add(at, f"no rel=noreferrer on the link to {address}")
                    continue
                counts["own"] += 1
                path, _, fragment = address.partition("#")
                if path.startswith("/"):
                    faults.add(at, f"'{address}' begins at the root, which is elsewhere under file://")
                    continue
                target = (page.parent / unquote(path.split("?")[0])).resolve() if path else page
                if not target.is_relative_to(site.resolve()):
                    faults.add(at, f"'{address}' leads out of the site")
                elif not target.is_file():
                    faults.add(at, f"'{address}' is a dead link")
                elif fragment and target in ids and unquote(fragment) not in ids[target]:
                    faults.add(at, f"'{address}' has no such fragment")
                elif target in trees:
                    targets[page].add(target)
    while ahead:
        page = ahead.pop()
        if page not in reached:
            reached.add(page)
            ahead.extend(targets.get(page, ()))
    for page in trees:
        faults.expect(page in reached, name(page, site.resolve()), "no links lead here from index.html")
    return faults, counts, len(everything)


GOOD = ["text=5%20credits", "text=a-,b", "text=a,b", "text=a,-b", "text=a-,b,c,-d", "text=a&text=b%2Cc", "text=%E2%82%AC"]
BAD = ["text=", "text=a b", "text=a-b", "text=a,b,c", "text=a-,", "text=a-,-b", "txt=a", "text=a&b", "text=%zz", "text=%ff",
       "text=%20", "text=\u20ac", "text=a-,b,c,d,-e", "text=a%", "text=\"a\""]
for directive in GOOD:
    expect(directive_fault(directive) is None, f"'{directive}' is a directive: {directive_fault(directive)}")
for directive in BAD:
    expect(directive_fault(directive), f"'{directive}' is found to be wrong")

broken = work / "broken"
broken.mkdir(exist_ok=True)
(broken / "lost.html").write_text("<p>")
(broken / "index.html").write_text("""
  <a href="gone.html">a</a> <a href="#gone">b</a> <a href="/index.html">c</a> <a href="../x.html">d</a> <a href="">e</a>
  <a href="ftp://example.org/" rel="noreferrer">f</a> <a href="https://example.org/">g</a> <img src="//example.org/a.png">
  <a href="javascript:x" rel="noreferrer">h</a> <a href="https://example.org/#:~:text=a-b" rel="noreferrer">i</a>
""")
expect(len(check(broken)[0]) == 12, f"dead and careless links are found: {check(broken)[0].places}")

faults, counts, pages_read = check(SITE)
faults.end(f"{pages_read} pages: {counts['own']} links within the site, {counts['others']} to others, {counts['texts']} with a text")
