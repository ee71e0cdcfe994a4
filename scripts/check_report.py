"""Opens the pages of results folders in Chromium and checks what a reader relies on.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import csv
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as tree
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import sync_playwright

program, browser_path, place = sys.argv[1], sys.argv[2], Path(sys.argv[3])
keeps = "--keep" in sys.argv
axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
MOST_BYTES = 500_000
WIDTHS = (320, 360, 1280, 1920)
problems = []


def tables(folder):
    """The cells of every table, read when they are asked for."""
    found = {}

    def cell(where):
        name, row, column = where.split(":")
        if name not in found:
            with open(folder / f"{name}.csv", newline="", encoding="utf-8") as file:
                found[name] = list(csv.reader(file))
        rows = found[name]
        return rows[int(row)][rows[0].index(column)]

    return cell


def agrees(shown, raw):
    """Whether what is shown is the cell's number, rounded; a difference may be shown by its size."""
    if shown.startswith("<"):
        return 0 <= float(raw) < float(shown[1:])
    text = re.sub(r"[,+]", "", shown).replace("\u2212", "-")
    value, cell = float(text), float(raw)
    decimals = len(text.split(".")[1]) if "." in text else 0
    if "\u2212" in shown and cell > 0 or "+" in shown and cell < 0:
        return False
    return abs(abs(value) - abs(cell)) <= 0.5000001 * 10**-decimals + 1e-12


def numbers(page, folder, report):
    cell = tables(folder)
    shown = page.eval_on_selector_all(
        "data[data-at]", "all => all.map(d => [d.dataset.at, d.value, d.textContent])"
    )
    for where, raw, text in shown:
        if cell(where) != raw:
            report(f"{where} is {cell(where)} in its table, and {raw} on the page")
        elif not agrees(text, raw):
            report(f"{where} is {raw}, and shown as {text}")
    return len(shown)


def figures(page, report):
    found = page.eval_on_selector_all(
        "figure",
        """all => all.map(f => ({
          id: f.id,
          pictures: f.querySelectorAll('svg[role=img]').length,
          words: [...f.querySelectorAll('svg')].map(s => (s.getAttribute('aria-label') || '').length),
          rows: f.querySelectorAll('details table tbody tr').length,
          command: !!f.querySelector('details code')}))""",
    )
    for one in found:
        if one["pictures"] != 2 or min(one["words"]) < 20:
            report(f"{one['id']} has no text alternative that says what it shows")
        if one["rows"] < 1 or not one["command"]:
            report(f"{one['id']} has no table of its data, or no command that makes it")
    if page.locator("svg").count() != 2 * len(found):
        report("a picture stands outside a figure")
    return len(found)


# Words that leave their picture, and words over each other, at the width that is shown.
WORDS = """() => {
  const found = [];
  for (const svg of document.querySelectorAll('svg[role=img]')) {
    const frame = svg.getBoundingClientRect();
    if (!frame.width) continue;
    const name = svg.closest('figure').id;
    const words = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
    words.forEach(([text, box], place) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1
          || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
        found.push(`${name}: “${text}” leaves the picture`);
      for (const [other, next] of words.slice(place + 1)) {
        const wide = Math.min(box.right, next.right) - Math.max(box.left, next.left);
        const high = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
        if (wide > 1 && high > 4) found.push(`${name}: “${text}” stands over “${other}”`);
      }
    });
  }
  return found;
}"""


def once(browser, folder, report):
    """Everything about one page; returns how many figures and numbers it has."""
    address = (folder / "report.html").as_uri()
    if (folder / "report.html").stat().st_size > MOST_BYTES:
        report("the page is larger than 500 kB")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("console", lambda message: report(f"console: {message.text}"))
    page.on("pageerror", lambda error: report(f"error: {error}"))
    page.on("dialog", lambda dialog: (report("a dialog opens"), dialog.dismiss()))
    page.on(
        "request",
        lambda request: request.url in (address, "data:,") or report(f"request: {request.url}"),
    )
    page.goto(address)
    counts = figures(page, report), numbers(page, folder, report)
    if len(page.inner_text(".answer")) < 60:
        report("there is no answer")
    page.set_viewport_size({"width": 1280, "height": 800})
    top = page.evaluate(
        "Math.min(9999, ...[...document.querySelectorAll('figure svg.wide')].map("
        "s => s.getBoundingClientRect().top + scrollY))"
    )
    if counts[0] and top >= 800:
        report(f"at 1280 × 800 the first picture begins at {top:.0f} px, below the first screen")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            report(f"at {width} px the page is {wide} px wide")
        for words in page.evaluate(WORDS):
            report(f"at {width} px {words}")
        if keeps and width != 320:
            page.screenshot(path=place / f"{folder.name}-{width}.png", full_page=True)
    if keeps:
        # What a printer without colours, or an eye, makes of the first screen.
        page.set_viewport_size({"width": 1280, "height": 800})
        page.evaluate("document.documentElement.style.filter = 'grayscale(1)'")
        page.screenshot(path=place / f"{folder.name}-grey.png")
        page.evaluate("document.documentElement.style.filter = ''")
    pdf = page.pdf(format="A4", path=place / f"{folder.name}.pdf" if keeps else None)
    if not pdf.startswith(b"%PDF"):
        report("it does not print")
    context.close()
    # axe is a script, which the page itself does not let in.
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.evaluate(axe)
    for scheme in ("light", "dark"):
        for width in (1280, 360):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            page.eval_on_selector_all("details", "all => all.forEach(d => { d.open = true })")
            for violation in page.evaluate("axe.run().then(r => r.violations)"):
                places = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
                report(f"axe, {scheme}, {width} px: {violation['id']}: {places}")
    if keeps:
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.screenshot(path=place / f"{folder.name}-dark.png")
    context.close()
    return counts


def again(folder, report):
    """The page is made again as the same bytes, and each of its pictures by itself."""
    before = (folder / "report.html").read_bytes()
    subprocess.run([program, "report", folder], check=True, capture_output=True)
    if (folder / "report.html").read_bytes() != before:
        report("made again, the page is another")
    ended = subprocess.run(
        [program, "verify", folder, "--sample", "0"], capture_output=True, text=True
    )
    if ended.returncode != 0 or "says what the tables say" not in ended.stdout:
        report("verify does not find the page to be that of its tables")
    listed = subprocess.run(
        [program, "plot", folder], check=True, capture_output=True, text=True
    ).stdout
    names = [line.split()[0] for line in listed.splitlines()]
    if len(set(names)) != len(names):
        report("two pictures have one name")
    for name in names:
        picture = subprocess.run(
            [program, "plot", folder, name], check=True, capture_output=True, text=True
        ).stdout
        tree.fromstring(picture)
        if re.search("nan|inf", re.sub("<(title|desc)>.*?</\\1>|<text.*?</text>", "", picture)):
            report(f"the picture {name} has a place that is no number")


def carried(browser, folder, report):
    """The page with its engine finds that its replicates and means are what the engine gives."""
    made = subprocess.run(
        [program, "report", folder, "--with-engine"], capture_output=True, text=True
    )
    if made.returncode != 0:
        return report(f"there is no page with the engine: {made.stderr}")
    page = browser.new_page()
    page.on("pageerror", lambda error: report(f"with its engine: {error}"))
    page.goto((folder / "report-with-engine.html").as_uri() + "#language=en")
    shown = page.frame_locator("iframe").locator("h1").inner_text()
    page.click("#report-check")
    started = time.time()
    said = ""
    while not said.startswith("It ") and time.time() < started + 240:
        page.wait_for_timeout(200)
        said = page.inner_text(".checked [role=status]")
    if "It agrees: 5 replicates" not in said or "follow from its replicates" not in said:
        report(f"with its engine, the page says: {said}")
    print(f"{folder.name} with its engine, “{shown[:50]}…”: {said}")
    page.close()


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
    for folder in sorted(path.parent for path in place.glob("*/report.html")):

        def report(problem, name=folder.name):
            problems.append(f"{name}: {problem}")

        pictures, shown = once(browser, folder, report)
        again(folder, report)
        print(f"{folder.name}: {pictures} pictures, {shown} numbers held against their tables")
        # A run, scenarios that differ by lists of groups, and points that an analysis made by itself.
        if folder.name in ("icu", "surge", "sensitivity", "tipping-unit"):
            carried(browser, folder, report)
    browser.close()

subprocess.run(
    [program, "plot", place / "icu", "outcomes", "--out", place / "outcomes.png"], check=True
)
if not (place / "outcomes.png").read_bytes().startswith(b"\x89PNG"):
    problems.append("plot does not write a PNG")
for problem in problems[:40]:
    print(problem, file=sys.stderr)
if problems:
    sys.exit(f"{len(problems)} problems with pages")
