"""Takes pictures of one page of each kind; run by scripts/site-pictures.

usage: pictures.py SITE FOLDER
"""
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

VIEWS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}, "device_scale_factor": 2,
              "is_mobile": True, "has_touch": True},
}
# Longer pages are cut: a picture of everything is no picture.
HIGHEST = 4000


def longest(pages):
    """The page that says most: of services the one with the longest history."""
    return max(pages, key=lambda page: page.stat().st_size, default=None)


def chosen(site):
    """One page of each kind, by name of the picture."""
    found = {name: site / f"{name}.html"
             for name in ("index", "conflicts", "changes", "scenarios", "sources", "method")}
    for folder in ("services", "scenarios", "changes"):
        found[folder.removesuffix("s") if folder != "changes" else "year"] = longest(sorted(site.glob(f"{folder}/*.html")))
    missing = [name for name, page in found.items() if not page or not page.is_file()]
    if missing:
        sys.exit(f"site-pictures: {site} has no page for {', '.join(missing)}")
    return found


def main(site, folder):
    pages = chosen(site)
    program = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium"))))
    count = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for view, settings in VIEWS.items():
            context = browser.new_context(**settings)
            tab = context.new_page()
            for name, page in pages.items():
                tab.goto(page.as_uri())
                height = tab.evaluate("document.documentElement.scrollHeight")
                width = settings["viewport"]["width"]
                tab.screenshot(path=folder / f"{name}-{view}.png", full_page=True,
                               clip={"x": 0, "y": 0, "width": width, "height": min(height, HIGHEST)})
                count += 1
                if view == "light" and name in ("index", "service"):
                    tab.pdf(path=folder / f"{name}-print.pdf", format="A4", prefer_css_page_size=True)
                    count += 1
            context.close()
        browser.close()
    print(f"{count} pictures in {folder}; the service is {pages['service'].stem}")


main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
