"""axe-core in Chromium: every page, light, dark and on a phone, as a file and from a server.

Beside axe's rules (WCAG 2.2 A and AA, and its best practices) it demands of every page that the style sheet
applies, that nothing is said on the console, that nothing is asked of anybody else, that it does not scroll
sideways on a phone 360 pixels wide, and that the keyboard gets on: the first Tab reaches a link that skips to
the content, and whatever has the focus shows it. Words in drawings, of which axe leaves most open, must be dark
and large enough, and lie on nothing else. From a server every page is looked at once, as only what is
loaded and applied can differ there.

The driver speaks to the browser itself, so axe runs although the pages' policy bars every script.
"""
import functools
import http.server
import os
import shutil
import sys
import threading
import time
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from program import SITE, Faults, expect, name, pages

work = Path(sys.argv[1])
AXE = Path(os.environ["PRICEBOOK_AXE"]).read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
VIEWS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 360, "height": 740}, "device_scale_factor": 2,
              "is_mobile": True, "has_touch": True},
}
RUN = """async tags => {
  const results = await axe.run(document, {
    runOnly: {type: 'tag', values: tags}, resultTypes: ['violations', 'incomplete'], preload: false,
  });
  const short = found => found.map(({id, help, nodes}) => [id, help, nodes.map(node => node.target.join(' ')),
    nodes[0].failureSummary || '']);
  return {violations: short(results.violations), incomplete: short(results.incomplete)};
}"""
# Whether taking the style sheets away changes anything, and the colour that lies behind everything.
STYLE = """() => {
  const look = () => JSON.stringify([document.body, ...document.querySelectorAll('h1, a, table')].slice(0, 20)
    .map(node => { const s = getComputedStyle(node); return [s.fontFamily, s.margin, s.padding, s.color, s.maxWidth]; }));
  const behind = [document.body, document.documentElement].map(node => getComputedStyle(node).backgroundColor)
    .find(color => color !== 'rgba(0, 0, 0, 0)') || 'none';
  const styled = look();
  const sheets = [...document.styleSheets];
  sheets.forEach(sheet => { sheet.disabled = true; });
  const plain = look();
  sheets.forEach(sheet => { sheet.disabled = false; });
  return {sheets: sheets.length, applies: styled !== plain, behind};
}"""
SKIP = """() => {
  const node = document.activeElement, box = node.getBoundingClientRect();
  const target = node.hash && document.getElementById(decodeURIComponent(node.hash.slice(1)));
  return {
    isLink: node.matches('a[href^="#"]'), leads: Boolean(target),
    isSeen: box.width > 20 && box.height > 10 && box.left >= 0 && box.top >= 0 && box.right <= innerWidth
      && box.bottom <= innerHeight,
  };
}"""
# After a Tab the focus is one of the keyboard, also where a script moves it on.
FOCUS = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter(node => node.checkVisibility()).filter(node => {
    const look = () => { const s = getComputedStyle(node);
      return [s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 1 ? '' : s.outline, s.boxShadow].join(); };
    node.blur(); const before = look();
    node.focus({preventScroll: true}); return document.activeElement === node && look() === before;
  }).map(node => node.outerHTML.slice(0, 80))"""

# What axe leaves open is mostly words in drawings: their contrast with what lies behind the drawing, their size as
# shown, and whether they lie on each other or are cut off.
DRAWN = """() => {
  const found = [];
  const number = color => color.match(/[\\d.]+/g).map(Number);
  const light = color => { const [r, g, b] = number(color).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = node => { for (let at = node; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (number(color).length < 4 || number(color)[3] === 1) return color; } return 'rgb(255, 255, 255)'; };
  for (const drawing of document.querySelectorAll('svg')) {
    const isOpen = getComputedStyle(drawing).overflow === 'visible', ground = behind(drawing), boxes = [];
    const frame = (isOpen ? drawing.parentElement : drawing).getBoundingClientRect();
    for (const text of drawing.querySelectorAll('text')) {
      const words = text.textContent.trim(), style = getComputedStyle(text), box = text.getBoundingClientRect();
      if (!words || !box.width) continue;
      const [first, second] = [light(style.fill), light(ground)].sort((a, b) => b - a);
      const contrast = (first + 0.05) / (second + 0.05), size = parseFloat(style.fontSize) * text.getScreenCTM().a;
      if (contrast < 4.5 && size < 24) found.push(['words in a drawing are too pale', `${words}: ${contrast.toFixed(2)}`]);
      if (size < 9) found.push(['words in a drawing are too small', `${words}: ${size.toFixed(1)} pixels`]);
      // A box is a little wider than the ink in it.
      const over = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom);
      if (over > 2) found.push(['words in a drawing are cut off', `${words}: ${over.toFixed(1)} pixels`]);
      for (const [other, that] of boxes) {
        const wide = Math.min(box.right, that.right) - Math.max(box.left, that.left);
        const high = Math.min(box.bottom, that.bottom) - Math.max(box.top, that.top);
        if (wide > 1 && high > 0.3 * box.height) found.push(['words in a drawing lie on each other', `${other} | ${words}`]);
      }
      boxes.push([words, box]);
    }
  }
  return found;
}"""


class Looker:
    """Opens pages in one view of one browser, and keeps what is wrong with them."""

    def __init__(self, browser, view, own, faults):
        self.view, self.own, self.faults = view, own, faults
        self.context = browser.new_context(**VIEWS[view])
        self.tab = self.context.new_page()
        self.behind = {}
        self.undecided = {}
        self.place = ""
        self.tab.on("console", lambda said: self.fault(f"the console says {said.type}: {said.text[:200]}"))
        self.tab.on("pageerror", lambda error: self.fault(f"an error: {str(error)[:200]}"))
        self.tab.on("requestfailed", lambda asked: self.fault(f"not loaded: {self.short(asked.url)}"))
        self.tab.on("request", self.requested)
        self.tab.on("response", lambda answer: answer.status >= 400 and self.fault(
            f"{answer.status} for {self.short(answer.url)}"))

    def short(self, address):
        return address.removeprefix(self.own)

    def fault(self, what, detail=""):
        self.faults.add(self.place, what, detail)

    def requested(self, asked):
        if not asked.url.startswith(self.own):
            self.fault(f"asks somebody else: {asked.url[:120]}")

    def look(self, path, is_whole=True):
        """Looks at a page; all of it, or only at what is loaded and applied."""
        self.place = f"{path} ({self.view}{'' if is_whole else ', served'})"
        try:
            self.tab.goto(self.own + path, wait_until="load", timeout=30_000)
        except Error as error:
            return self.fault(f"cannot be opened: {error.message[:200]}")
        style = self.tab.evaluate(STYLE)
        if not style["applies"]:
            self.fault("the style sheet does not apply")
        self.behind[path] = style["behind"]
        if not is_whole:
            return None
        width = self.tab.evaluate("document.scrollingElement.scrollWidth")
        if width > VIEWS[self.view]["viewport"]["width"]:
            self.fault("scrolls sideways", f"{width} pixels wide on {VIEWS[self.view]['viewport']['width']}")
        for what, detail in self.tab.evaluate(DRAWN):
            self.fault(what, detail)
        self.tab.evaluate(AXE)
        results = self.tab.evaluate(RUN, TAGS)
        for rule, help, targets, summary in results["violations"]:
            self.fault(f"axe: {rule}: {help}", f"{len(targets)}, first {targets[0]}: {' '.join(summary.split())[:240]}")
        for rule, *_ in results["incomplete"]:
            self.undecided[rule] = self.undecided.get(rule, 0) + 1
        if self.view != "phone":
            self.keyboard()
        return None

    def keyboard(self):
        self.tab.evaluate("scrollTo(0, 0)")
        self.tab.keyboard.press("Tab")
        skip = self.tab.evaluate(SKIP)
        if not (skip["isLink"] and skip["leads"]):
            self.fault("the first Tab does not reach a link that skips to the content")
        elif not skip["isSeen"]:
            self.fault("the link that skips to the content is not seen when it has the focus")
        for node in self.tab.evaluate(FOCUS):
            self.fault("the focus does not show", node)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


def walk(browser, site, paths, own, faults, views=VIEWS, is_whole=True):
    """Looks at pages in some views; gives the lookers."""
    lookers = [Looker(browser, view, own, faults) for view in views]
    for looker in lookers:
        for path in paths:
            looker.look(path, is_whole)
        looker.context.close()
    return lookers


def compare_grounds(light, dark, phone, faults):
    """A page that honours a wish for dark has another colour behind everything."""
    for path, ground in light.behind.items():
        faults.expect(ground != dark.behind.get(path), path, "dark looks like light: the same background")


def serve(site):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}/"


BROKEN = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Broken</title>
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src *">
<link rel="stylesheet" href="missing.css"><link rel="stylesheet" href="broken.css"><script>1</script></head>
<body><main><h1>Broken</h1><a href="#no">first</a><p class="pale">Pale words</p><button></button>
<div class="broad">broad</div>
<svg viewBox="0 0 100 50" width="100" height="50"><text fill="#ccc" x="0" y="20" font-size="6">one</text>
<text x="1" y="21" font-size="14">two and much more</text></svg><img alt="" src="http://127.0.0.1:9/a.png"></main></body></html>"""
# A word of each thing that is looked for.
FOUND = ["axe: color-contrast", "axe: button-name", "scrolls sideways", "asks somebody else", "Content Security Policy",
         "not loaded: missing.css", "the first Tab does not reach", "the focus does not show", "does not apply",
         "too pale", "too small", "cut off",
         "lie on each other", "dark looks like light"]


def prove(browser):
    """Everything that is looked for is found where it is wrong."""
    broken = work / "broken"
    broken.mkdir(exist_ok=True)
    (broken / "index.html").write_text(BROKEN)
    (broken / "broken.css").write_text(".pale { color: #aaa } .broad { width: 2000px } :focus { outline: none }")
    (broken / "bare.html").write_text(BROKEN.replace("broken.css", "missing-too.css"))
    faults = Faults()
    compare_grounds(*walk(browser, broken, ["index.html", "bare.html"], broken.as_uri() + "/", faults), faults)
    for word in FOUND:
        expect(any(what.startswith(word) or word in what for what in faults.places), f"'{word}' is found: {faults.places}")


program = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium"))))
paths = [name(page) for page in pages()]
faults, start = Faults(), time.monotonic()
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
    prove(browser)
    light, dark, phone = walk(browser, SITE, paths, SITE.as_uri() + "/", faults)
    compare_grounds(light, dark, phone, faults)
    server, address = serve(SITE)
    walk(browser, SITE, paths, address, faults, ["light"], is_whole=False)
    server.shutdown()
    version = browser.version
    browser.close()
undecided = {rule: sum(looker.undecided.get(rule, 0) for looker in (light, dark, phone))
             for looker in (light, dark, phone) for rule in looker.undecided}
if undecided:
    print(f"axe could not decide, so a person has to: {', '.join(f'{rule} ({n})' for rule, n in sorted(undecided.items()))}")
faults.end(f"{AXE[4:].split(chr(10))[0]}, Chromium {version}: {len(paths)} pages, {', '.join(VIEWS)}, no violations; "
           f"{time.monotonic() - start:.0f} s")
