"""Drives the workshop page in Chromium: every control, every scenario, random clicks, axe, frames, memory.

    check_workshop.py PAGE BROWSER [--fuzz SECONDS] [--keep FOLDER] [--only PART]

SPDX-License-Identifier: GPL-3.0-or-later
"""

import argparse
import hashlib
import json
import random
import re
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import unquote, urlparse

import axe_playwright_python
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from held import expected
from processes import blank_page, over_blank

arguments = argparse.ArgumentParser()
arguments.add_argument("page")
arguments.add_argument("browser")
arguments.add_argument("--fuzz", type=float, default=60)
arguments.add_argument("--seed", type=int, default=0, help="of the random clicks; 0: another each time")
arguments.add_argument("--keep", default="")
arguments.add_argument("--only", default="")
arguments = arguments.parse_args()

ADDRESS = Path(arguments.page).resolve().as_uri()
ROOT = Path(__file__).resolve().parents[2]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
VIEWS = ["unit", "futures", "tipping", "scenarios", "check", "about"]
SCENARIOS = ["harms", "hand", "spiral", "cliff", "mean", "rest", "unit", "survey", "breaks"]
LONG = 240
problems = []


def problem(text):
    problems.append(text)
    print(f"  ! {text}", flush=True)


def expect(holds, text):
    if not holds:
        problem(text)


class Workshop:
    """One page in a context of its own, watched for errors and requests."""

    def __init__(self, browser, hash_="", width=1280, height=800, address="", expected="", before="", **context):
        self.address = address or ADDRESS
        self.context = browser.new_context(viewport={"width": width, "height": height}, **context)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: expected and expected in message.text or problem(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: problem(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (problem("a dialog opens"), dialog.dismiss()))
        self.page.on("request", self.requested)
        if before:
            self.page.add_init_script(before)
        self.page.goto(self.address + hash_)
        self.ready()

    def requested(self, request):
        if not (request.url.split("#")[0] == self.address or request.url.startswith(("data:", "blob:", "about:srcdoc"))):
            problem(f"request: {request.url}")

    def until(self, script, what, seconds=30):
        """Waits until a script of the page is true."""
        end = time.time() + seconds
        while time.time() < end:
            if self.page.evaluate(script):
                return True
            self.page.wait_for_timeout(50)
        problem(f"waited {seconds} s in vain for {what}")
        return False

    def ready(self):
        self.until(
            "!!window.wellspring && wellspring.busy === '' && !!document.querySelector('.person, .plain')",
            "the page to be ready", 60)

    def people(self, board=0):
        self.page.wait_for_timeout(150)
        return self.page.evaluate(
            "board => [...document.querySelectorAll('.people')[board].querySelectorAll('.person')].map(one => one.getAttribute('aria-label'))",
            board)

    @property
    def day(self):
        return self.page.evaluate("wellspring.day")

    @property
    def session(self):
        return self.page.evaluate("wellspring.session")

    def day_is(self, day, seconds=30):
        return self.until(f"Math.abs(wellspring.day - {day}) < 1e-6", f"day {day}, it is {self.day}", seconds)

    def set(self, selector, value):
        """Moves a slider as a hand does."""
        self.page.evaluate(
            """([selector, value]) => {
              const element = document.querySelector(selector);
              element.closest('details')?.setAttribute('open', '');
              element.value = value;
              element.dispatchEvent(new Event('input', { bubbles: true }));
              element.dispatchEvent(new Event('change', { bubbles: true }));
            }""",
            [selector, str(value)])

    def end(self):
        self.context.close()


def settings(browser):
    """Setting, luck, language."""
    shop = Workshop(browser)
    page = shop.page
    start = time.time()
    expect(shop.session["model"] == page.eval_on_selector("#setting-model", "e => e.value"), "the setting shown is not the one that runs")
    first = shop.people()
    for model in page.eval_on_selector_all("#setting-model option", "all => all.map(o => o.value)"):
        page.select_option("#setting-model", model)
        shop.until(f"wellspring.session.model === '{model}' && wellspring.busy === '' && document.querySelectorAll('.person').length > 0", f"the setting {model}", 60)
    page.select_option("#setting-model", "ward")
    shop.until("wellspring.session.model === 'ward' && wellspring.busy === ''", "the ward")
    page.click("#setting-luck summary")
    page.click("#step-week")
    shop.day_is(7)
    before = shop.people()
    for name in ("seed", "replicate"):
        page.fill(f"#setting-{name}", "5")
        page.press(f"#setting-{name}", "Enter")
        shop.until(f"wellspring.session.{name} === 5 && wellspring.busy === '' && wellspring.day === 0", f"{name} 5")
        shop.until("document.querySelectorAll('.person').length > 0", "people")
    page.click("#step-week")
    shop.day_is(7)
    expect(shop.people() != before, "another seed gives the same people")
    page.select_option("#setting-language", "de")
    shop.until("document.documentElement.lang === 'de'", "German")
    expect("Station" in page.inner_text("nav"), "the German page is not in German")
    page.select_option("#setting-language", "en")
    page.evaluate("Element.prototype.requestFullscreen = function () { window.full = true; return Promise.resolve(); }")
    page.click("#full")
    expect(page.evaluate("window.full === true"), "full screen is not asked for")
    page.evaluate("window.print = () => { window.printed = document.body.dataset.print; }")
    page.click("#view-scenarios")
    page.click("#print-notes")
    expect(page.evaluate("window.printed === 'notes'"), "the notes are not printed")
    page.click("#view-about")
    expect("GPL" in page.inner_text("main"), "no licence is named")
    expect(len(first) > 0, "nobody is there")
    print(f"settings: every setting, seed, replicate and language, {time.time() - start:.0f} s")
    shop.end()


def time_and_people(browser):
    """Playing, stepping, going back, people, keys."""
    shop = Workshop(browser, "#language=en")
    page = shop.page
    for name, days in [("hour", 1 / 24), ("dayOn", 1), ("week", 7), ("month", 28), ("backDay", -1), ("backWeek", -7)]:
        day = shop.day
        page.click(f"#step-{name}")
        shop.day_is(day + days)
    page.click("#step-month")
    shop.day_is(28 + 1 / 24 + 28)
    shop.set("#day", 40)
    shop.day_is(40)
    then = shop.people()
    clock = page.inner_text(".clock")
    page.click("#step-week")
    shop.day_is(47)
    expect(shop.people() != then, "a week changes nobody")
    shop.set("#day", 40)
    shop.day_is(40)
    expect(shop.people() == then and page.inner_text(".clock") == clock, "going back gives another life")
    # What just happened goes back with time, and on with it.
    told = [int(text) for text in re.findall(r"Day (\d+)", page.inner_text(".main > section .log"))]
    expect(told and all(day <= 41 for day in told), f"at the first midnight of day 41 the log tells of days {told}")
    page.click("#step-dayOn")
    shop.day_is(41)
    told = [int(text) for text in re.findall(r"Day (\d+)", page.inner_text(".main > section .log"))]
    expect(told and told[0] >= 41 and told == sorted(told, reverse=True) and len(told) <= 12, f"a day on, the log tells of days {told}")
    page.click("#play")
    shop.until("wellspring.day > 41.5", "time to pass")
    page.click("#play")
    page.wait_for_timeout(300)
    held = shop.day
    page.wait_for_timeout(400)
    expect(shop.day == held, "paused, and time passes")
    rates = []
    for speed in page.eval_on_selector_all("#speed option", "all => all.map(o => o.value)"):
        page.select_option("#speed", speed)
        day = shop.day
        page.click("#play")
        page.wait_for_timeout(900)
        page.click("#play")
        page.wait_for_timeout(250)
        rates.append(shop.day - day)
    expect(all(a < b for a, b in zip(rates, rates[1:])), f"speeds do not rise: {rates}")
    page.click(".person >> nth=4")
    shop.until("document.querySelector('#person-title').textContent.includes('5')", "the life of post 5")
    shop.until("document.querySelectorAll('.personal .chart path.l').length >= 4", "the picture of a life")
    shop.until("document.querySelectorAll('.why tbody tr').length > 2", "the causes of a life")
    expect(page.get_attribute(".person >> nth=4", "aria-pressed") == "true", "the chosen one is not marked")
    page.focus(".person >> nth=4")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    shop.until("document.querySelector('#person-title').textContent.includes('6')", "the life of post 6, by keys")
    for key, days in [(".", 1 / 24), (">", 1), (",", -1)]:
        day = shop.day
        page.keyboard.press(key)
        shop.day_is(round((day + days) * 24) / 24)
    page.keyboard.press("k")
    day = shop.day
    shop.until(f"wellspring.day > {day}", "K to play")
    page.keyboard.press("k")
    page.wait_for_timeout(300)
    expect("below the midpoint" in page.inner_text("#announcer"), "nothing is said when time stops")
    print(f"time and people: days a second by speed {', '.join(f'{one:.2f}' for one in rates)}")
    shop.end()


def levers(browser):
    """Each lever, the duel, the link."""
    shop = Workshop(browser, "#language=en&model=ward&day=14")
    page = shop.page
    shop.day_is(14)
    names = page.eval_on_selector_all("[id^=lever-][type=range]", "all => all.map(e => [e.id.slice(6), e.max, e.value])")
    for name, high, rest in names:
        shop.set(f"#lever-{name}", high)
        shop.until(f"wellspring.session.plans.some(p => p.levers['{name}'] === {high})", f"the lever {name} to be adopted")
        if name == "staffing-level":
            expect(page.is_disabled("#lever-staffing-level"), "posts that were added can be taken away")
            page.click("#step-week")
            shop.day_is(21)
            shop.set("#day", 14)
            shop.day_is(14)
            expect(not page.is_disabled("#lever-staffing-level"), "back before the posts they cannot be chosen anew")
            continue
        shop.set(f"#lever-{name}", rest)
        shop.until(f"!wellspring.session.plans.some(p => '{name}' in p.levers)", f"the lever {name} to rest")
    page.click("#duel")
    shop.until("document.querySelectorAll('.people').length === 2 && wellspring.session.split !== null", "a second unit")
    page.click("#step-month")
    shop.day_is(42)
    expect(shop.people(0) == shop.people(1), "two units with nothing between them differ")
    shop.set("#lever-workload", 1.8)
    shop.until("wellspring.session.plans.some(p => p.levers.workload === 1.8)", "the load to be adopted")
    page.click("#step-month")
    shop.day_is(70)
    a, b = shop.people(0), shop.people(1)
    expect(a != b, "a load of 1.8 makes no difference")
    link = page.input_value("#session-link")
    expect(link.startswith(ADDRESS + "#"), f"the link is no address of this page: {link}")
    page.click("#session-copy")
    shop.until("/copied|selected/.test(document.querySelector('.session [role=status]').textContent)", "a word that the link is copied")
    other = Workshop(browser, link[len(ADDRESS):] + "&language=en")
    other.day_is(70)
    expect((other.people(0), other.people(1)) == (a, b), "the link gives another session")
    other.end()
    shop.set("#day", 42)
    shop.day_is(42)
    expect(shop.people(0) == shop.people(1), "back at the start of the duel the two differ")
    page.click("#duel")
    shop.until("document.querySelectorAll('.people').length === 1", "the duel to end")
    page.click("#duel")
    shop.until("wellspring.session.split === 42", "another duel")
    shop.set("#lever-workload", 1.5)
    shop.until("wellspring.session.plans.some(p => p.levers.workload === 1.5)", "the load to be adopted")
    page.click("#step-week")
    shop.day_is(49)
    b = shop.people(1)
    page.click("#duel-keep")
    shop.until("document.querySelectorAll('.people').length === 1", "unit B alone")
    expect(shop.people() == b, "who goes on is not unit B")
    page.click("#step-week")
    shop.day_is(56)
    b = shop.people()
    page.click("#step-backWeek")
    shop.day_is(49)
    page.click("#step-week")
    shop.day_is(56)
    expect(shop.people() == b, "unit B is another after going back and on")
    shop.set("#day", 42)
    shop.day_is(42)
    shop.set("#lever-moral-repair", 0.5)
    shop.until("wellspring.session.plans.some(p => p.levers['moral-repair'] === 0.5)", "moral repair")
    page.click("#step-week")
    shop.day_is(49)
    shop.until("document.querySelector('pre')?.textContent.includes('--policy moral-repair=0.5')", "the command")
    page.click("#levers-rest")
    shop.until("Object.keys(wellspring.session.plans.at(-1)?.levers ?? {}).length === 0", "all levers to rest")
    print(f"levers: {len(names)} moved one by one, duel and link")
    shop.end()


def futures(browser):
    """The fan."""
    shop = Workshop(browser, "#language=en&model=ward&day=14")
    page = shop.page
    page.click("#view-futures")
    for measure in page.eval_on_selector_all("#futures-measure option", "all => all.map(o => o.value)"):
        page.select_option("#futures-measure", measure)
        page.click("#futures-run")
        shop.until("document.querySelector('.plain [role=status]').textContent.startsWith('100 futures of 28')", f"100 futures of {measure}", LONG)
        expect(page.locator(".chart > svg path.b").count() == 2, "the fan has no two bands")
    print("futures:", page.inner_text(".plain [role=status]"))
    page.select_option("#futures-days", "365")
    page.select_option("#futures-count", "1000")
    page.click("#futures-run")
    shop.until("document.querySelector('#futures-stop').hidden === false", "a way to stop")
    page.click("#futures-stop")
    shop.until("document.querySelector('.plain [role=status]').textContent.startsWith('Stopped')", "the futures to stop")
    shop.end()


def duel(browser):
    """Whether a difference is more than chance: from where two units parted, pair by pair."""
    shop = Workshop(browser, "#language=en&model=icu&day=10", width=1280)
    page = shop.page
    expect(page.is_hidden("#ask-futures"), "one unit alone is to be compared")
    page.click("#duel")
    shop.until("wellspring.session.split === 10", "a second unit")
    page.click("#step-week")
    shop.day_is(17)
    page.click("#ask-futures")
    expect(page.input_value("#futures-from") == "start", "a duel's futures do not begin where it began")
    said = asked_futures(shop)
    expect("Nothing tells the two units apart" in said and "more than chance" not in said, f"two alike: {said}")
    page.click("#view-unit")
    shop.set("#lever-protected-breaks", 1)
    shop.until("wellspring.session.plans.length === 1", "protected breaks")
    page.click("#step-week")
    shop.day_is(24)
    page.click("#ask-futures")
    said = asked_futures(shop)
    expect("That is more than chance" in said and "Levers of B: Protected breaks with relief 100" in said and "difference is small" not in said, f"protected breaks: {said}")
    low, high = (float(one.replace("−", "-")) for one in re.search(r"interval ([+−]?[\d.]+) to ([+−]?[\d.]+)", said).groups())
    expect(0 < low < high < 20, f"protected breaks raise capacity by {low} to {high}")
    undone = re.search(r"B minus A ([+−]?[\d.]+) points", said)
    expect(undone and 0.5 < float(undone.group(1)) < 5, f"what patients pay for protected breaks: {said}")
    hours = re.search(r"B pays ([+−]?[\d,.]+) hours", said)
    expect(hours and float(hours.group(1).replace(",", "")) > 100, f"what relief costs: {said}")
    expect(page.locator(".chart:visible").count() == 2, "there are not two pictures")
    page.click("#view-unit")
    shop.set("#lever-micro-breaks", 4)
    shop.until("wellspring.session.plans.at(-1)?.levers['micro-breaks'] === 4", "micro-breaks as well")
    page.click("#ask-futures")
    expect("Press" in page.inner_text(".plain .answer") and page.locator(".chart:visible").count() == 0, "an answer about other levers stays")
    # Levers that were moved and put back are not what is asked about, and what is small is called so.
    page.click("#view-unit")
    shop.set("#lever-micro-breaks", 0)
    page.wait_for_timeout(360)
    shop.set("#lever-protected-breaks", 0)
    shop.set("#lever-debriefing", 1)
    shop.until("wellspring.session.plans.at(-1)?.levers.debriefing === 1", "debriefings instead")
    page.click("#step-dayOn")
    page.click("#ask-futures")
    said = asked_futures(shop)
    expect("Levers of B: Debriefing after incidents 100" in said and "Protected" not in said, f"debriefings: {said}")
    low, high = (float(one.replace("−", "-")) for one in re.search(r"interval ([+−]?[\d.]+) to ([+−]?[\d.]+)", said).groups())
    expect(high < 0.8 and ("Beside that the difference is small" in said or "cannot be told" in said), f"debriefings: {said}")
    page.select_option("#futures-measure", "moralInjury")
    said = asked_futures(shop)
    expect("cannot be told from chance" in said or "more than chance" in said, said)
    page.click("#view-unit")
    page.click("#duel")
    shop.until("wellspring.session.split === null", "the duel to end")
    page.click("#view-futures")
    expect(page.is_hidden("#futures-from"), "there is one unit, and the start of a duel to be chosen")
    said = asked_futures(shop)
    expect("B minus A" not in said and page.locator(".chart:visible").count() == 1, f"one unit: {said}")
    page.select_option("#setting-model", "ward")
    shop.until("wellspring.session.model === 'ward' && wellspring.busy === ''", "the ward")
    expect("Press" in page.inner_text(".plain .answer") and page.locator(".chart:visible").count() == 0, "futures of another unit stay")
    print("duel:", said)
    shop.end()


def asked_futures(shop):
    """Simulates a hundred futures; what they say."""
    shop.page.click("#futures-run")
    shop.until("document.querySelector('.plain [role=status]').textContent.startsWith('100 futures of')", "100 futures", LONG)
    return shop.page.inner_text(".plain .answer")


def tipping(browser):
    """Guess, both branches, push, margin; every subject."""
    shop = Workshop(browser, "#language=en&view=tipping")
    page = shop.page
    for subject in page.eval_on_selector_all("#tipping-subject option", "all => all.map(o => o.value)"):
        page.select_option("#tipping-subject", subject)
        shop.set("#guess-collapse", 3)
        shop.set("#guess-recovery", 2)
        page.wait_for_timeout(100)
        expect(page.locator(".chart .mark").count() >= 2, "the guess is not drawn")
        expect(page.locator(".chart > svg circle").count() == 0, "the answer is there before the guess")
        page.click("#tipping-reveal")
        shop.until("!!document.querySelector('.answer') && !document.querySelector('.answer').hidden", f"both ways of {subject}", LONG)
        print(f"tipping, {subject}:", page.inner_text(".answer p >> nth=0"))
        if subject == "nurse":
            page.click("#tipping-push")
            shop.until("document.querySelectorAll('.chart')[1].querySelectorAll('path.l.d3').length > 0 && document.querySelectorAll('.chart')[1].querySelectorAll('svg path.l').length >= 4", "the pushes", LONG)
            page.wait_for_timeout(1500)
            page.click("#tipping-margin")
            shop.until("document.querySelectorAll('.plain tbody tr td.n').length >= 4", "the margins", LONG)
            print("  margins:", page.eval_on_selector_all(".plain table:last-of-type tbody tr", "all => all.slice(-4).map(r => r.textContent).join(', ')"))
            landscape(shop)
    shop.end()


def is_real(shop):
    """Whether the page has the engine, and not the toy."""
    return shop.page.evaluate("JSON.parse(document.getElementById('wellspring-models').textContent).models.some(m => m.sha256)")


def landscape(shop):
    """Two valleys with a ridge between them, one of them gone beyond the edge, and what the picture leaves out."""
    page = shop.page
    found = {}
    for load in (1, 3.3, 3.7, 4.2):
        shop.set("#landscape-load", load)
        if not shop.until(f"document.querySelector('#landscape-says').textContent.includes('{load:.2f}')", f"the landscape at {load}", LONG):
            return
        found[load] = page.evaluate("""() => {
          const [changes, heights] = [...document.querySelectorAll('.landscape .chart')];
          heights.querySelector('details').open = true;
          return { says: document.querySelector('#landscape-says').textContent, label: heights.querySelector('svg[role=img]').getAttribute('aria-label'),
            marks: heights.querySelectorAll('.mark').length, zero: changes.querySelectorAll('.z').length, lines: heights.querySelectorAll('svg[role=img] > path.l').length }; }""")
        page.wait_for_timeout(200)
        found[load]["rows"] = page.locator(".landscape .chart >> nth=1 >> tbody tr").count()
    if is_real(shop):
        expect([one["marks"] for one in found.values()] == [1, 3, 3, 1], f"valleys and ridges: {found}")
        expect("two valleys, at a capacity of 0.36 and 1.04, and a ridge at 0.62" in found[3.3]["says"], found[3.3]["says"])
    for load, one in found.items():
        expect(one["says"] in one["label"] and one["zero"] == 1 and one["lines"] == 1 and one["rows"] >= (30 if is_real(shop) else 1), f"the landscape at {load}: {one}")
    page.focus("#landscape-load")
    page.keyboard.press("ArrowLeft")
    shop.until("document.querySelector('#landscape-says').textContent.includes('4.15')", "the landscape by keys", LONG)
    expect(page.locator(".landscape .honest li").count() >= 5, "what the landscape leaves out is not told")
    if arguments.keep:
        page.locator(".landscape").screenshot(path=Path(arguments.keep) / "landscape.png")
    print("  landscape:", found[3.3]["says"])


def answered(shop, option, seconds=LONG):
    """Gives an answer, waits for the picture, and looks whether both are in sight; what the page says held."""
    page = shop.page
    page.check(f"#option-{option}")
    page.click("#scenario-reveal")
    if not shop.until("document.querySelector('#scenario-next') && !document.querySelector('#scenario-next').hidden", "an answer", seconds):
        return None
    page.wait_for_timeout(150)
    return json.loads(page.get_attribute(".held", "data-held"))


IN_SIGHT = """() => [...document.querySelectorAll('.held .verdict, .held .own, .reveal svg[role=img], .reveal .matrix tbody tr, #scenario-next')]
  .filter(e => { const r = e.getBoundingClientRect(); return r.height && (r.top < -1 || r.bottom > innerHeight + 1); }).map(e => e.className.baseVal ?? e.className ?? e.tagName)"""


def picture_numbers(page):
    """The numbers of the picture, row by row; a picture that shows none has none."""
    page.eval_on_selector_all(".reveal details", "all => all.forEach(d => { d.open = true })")
    page.wait_for_timeout(100)
    rows = page.eval_on_selector_all(".reveal tr", "all => all.map(r => [...r.children].map(c => c.textContent))")
    page.eval_on_selector_all(".reveal details", "all => all.forEach(d => { d.open = false })")
    return rows


def scenarios(browser):
    """Each scenario to its end, in both languages: the answer is in sight, and which one held follows from what is shown."""
    for language in ("en", "de"):
        shop = Workshop(browser, f"#language={language}&view=scenarios", height=720)
        page = shop.page
        for scenario in SCENARIOS:
            start = time.time()
            page.click(f"#scenario-{scenario}")
            last, number = False, 0
            while not last:
                number += 1
                expect(page.is_disabled("#scenario-reveal"), f"{scenario} shows before it has asked")
                if page.locator("#guess-load").count():
                    shop.set("#guess-load", 2.5)
                    page.click("#mark-guess")
                    shop.set("#guess-load", 3.5)
                    expect(page.locator(".guess-axis .mark").count() == 2 and page.locator(".guess-axis .m").count() == 0, "the axis is not empty but for the guesses")
                options = page.eval_on_selector_all(".option", "all => all.map(o => o.textContent)")
                option = random.randrange(3)
                held = answered(shop, option)
                if held is None:
                    break
                hidden = page.evaluate(IN_SIGHT)
                expect(not hidden, f"{scenario} {number}, {language}: not in sight at 1280 by 720: {hidden}")
                says = page.inner_text(".held")
                lines = page.eval_on_selector_all(".answer p", "all => all.map(p => p.textContent)")
                for text in [says, *lines]:
                    if re.search(r"NaN|undefined|\{", text):
                        problem(f"{scenario}, {language}: {text}")
                for place in {place for one in held for place in one}:
                    expect(options[place] in says, f"{scenario} {number}: {options[place]} held and is not named: {says}")
                expect(options[option] in says, f"{scenario} {number}: the answer that was given is not taken up")
                if language == "en":
                    print(f"    {scenario}: {says.splitlines()[0]} {' '.join(lines)[:300]}")
                if page.locator(".reveal .matrix").count():
                    expect(re.search(r"\b6 (histories|Geschichten)\b", page.inner_text(".reveal .histories")), f"{scenario} {number}: how many histories there were is not said")
                if language == "en" and is_real(shop):
                    # Where both curves of a picture agree one verdict stands for both.
                    for favoured, verdict in zip(expected(scenario, number, picture_numbers(page), lines), held * 2):
                        expect(not verdict or favoured in verdict, f"{scenario} {number}: the numbers favour option {favoured}, and {verdict} is said to have held")
                    noted = page.get_attribute(".held", "data-expected")
                    expect(noted is None or json.loads(noted) == held, f"{scenario} {number}: {held} held, and the notes say {noted}")
                    print(f"      held: {held}")
                if arguments.keep:
                    page.screenshot(path=Path(arguments.keep) / f"scenario-{scenario}-{number}-{language}.png", full_page=True)
                page.click("#scenario-next")
                last = page.locator(".lesson").count() == 3
            expect(last and page.locator(".lesson li").count() >= 3, f"{scenario} has no end in {language}")
            print(f"scenario {scenario}, {language}: {time.time() - start:.0f} s", flush=True)
            page.click("#scenario-back")
        shop.end()


def led(browser):
    """A session as it is led: from the line on the opened page through every step of the plan to its end."""
    for language in ("en", "de"):
        shop = Workshop(browser, f"#language={language}")
        page = shop.page
        expect(page.is_visible("#hint-plan"), "nothing on the opened page leads to the plan")
        page.click("#hint-plan")
        expect(not page.is_visible("#hint") and page.is_visible("#plan-short-0"), "the line does not lead to the plan")
        steps = page.eval_on_selector_all("#plan-short li", "all => all.map(l => [l.querySelector('.what').textContent, l.querySelector('.when').textContent])")
        last = re.findall(r"\d+", steps[-1][1])[-1]
        expect(int(last) <= 45, f"the plan of 45 minutes takes {last}")
        page.click("#plan-short-0")
        for at, (title, _) in enumerate(steps):
            here = page.inner_text("#plan")
            expect(title.split(" (")[0] in here, f"step {at + 1} is not {title}: {here}")
            page.click("#plan summary")
            expect(page.locator("#plan .cue li >> visible=true").count() >= 2, f"{title}: no notes at hand")
            page.click("#plan summary")
            if page.locator("#scenario-reveal").count():
                asked = 0
                while page.locator("#scenario-reveal").count():
                    if answered(shop, 0) is None:
                        return
                    asked += 1
                    page.click("#scenario-next")
                expect(asked == (1 if at == 4 else 2), f"{title}: {asked} questions")
                page.click("#scenario-following")
            elif at + 1 < len(steps):
                expect(page.locator(".people").count() >= 1, f"{title} shows no unit")
                page.click("#plan-next")
            else:
                expect(page.locator(".lesson.notClaim li").count() >= 5, "the plan does not end with what not to claim")
                page.click("#scenario-following")
        expect(page.locator("#plan").inner_text().strip() == "" and page.is_visible("#leading-title"), "the plan does not end where it began")
        page.click("#plan-long summary")
        page.click("#plan-long-2")
        expect(page.is_visible("#scenario-reveal"), "a step of the longer plan does not begin")
        page.click("#plan-leave")
        expect(not page.is_visible("#plan") and page.is_visible("#scenario-reveal"), "leaving the plan leaves the question too")
        page.click("#scenario-back")
        page.click("#open-honest")
        expect(page.locator(".lesson.notClaim li").count() >= 5, "what not to claim is not shown")
        shop.end()
    print(f"led: {len(steps)} steps, to minute {last}, in both languages")


SMALLEST = """() => [...document.querySelectorAll('main *, .plan *')].filter(e => e.checkVisibility() && !e.closest('.hidden') &&
    [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())).map(e => {
  const svg = e.ownerSVGElement, scale = svg && svg.viewBox.baseVal.width ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
  return [parseFloat(getComputedStyle(e).fontSize) * scale / innerHeight, e.className.baseVal ?? e.className, e.textContent.trim().slice(0, 30)];
}).sort((a, b) => a[0] - b[0])[0]"""
QUESTION = "() => parseFloat(getComputedStyle(document.querySelector('legend')).fontSize) / innerHeight"
FIGURE = "() => document.querySelector('.person svg').getBoundingClientRect().height"


def projected(browser):
    """Full screen is for the last row: letters, figures and pictures grow, and the answer stays in sight."""
    for width, height in ((1280, 720), (1920, 1080)):
        shop = Workshop(browser, "#language=en", width=width, height=height)
        page = shop.page
        page.click("#view-scenarios")
        page.click("#scenario-cliff")
        before = page.evaluate(SMALLEST)[0]
        page.click("#full")
        shop.until("document.documentElement.dataset.screen === 'full'", "large letters")
        page.wait_for_timeout(300)
        seen = [("question", page.evaluate(SMALLEST))]
        expect(seen[0][1][0] > before * 1.25, f"full screen enlarges the smallest letters from {before:.3f} to {seen[0][1][0]:.3f} of the height")
        expect(page.evaluate(QUESTION) >= 0.035, "the question is small")
        expect(page.evaluate("document.querySelector('#scenario-reveal').getBoundingClientRect().bottom <= innerHeight"), "the button is not in sight with the question")
        for number in (1, 2):
            answered(shop, 1)
            seen.append((f"answer {number}", page.evaluate(SMALLEST)))
            hidden = page.evaluate(IN_SIGHT)
            expect(not hidden, f"full screen at {width} by {height}: not in sight: {hidden}")
            if arguments.keep:
                page.screenshot(path=Path(arguments.keep) / f"projected-{width}-{number}.png")
            page.click("#scenario-next")
        seen.append(("end", page.evaluate(SMALLEST)))
        page.click("#view-unit")
        page.wait_for_timeout(300)
        seen.append(("unit", page.evaluate(SMALLEST)))
        expect(page.evaluate("document.querySelector('#play').getBoundingClientRect().bottom <= innerHeight"), "people and time are not in sight together")
        for where, (share, name, text) in seen:
            expect(share >= 0.025, f"{where} at {width} by {height}: letters of {share:.3f} of the height: {name} {text}")
        page.evaluate("document.fullscreenElement ? document.exitFullscreen() : document.querySelector('#full').click()")
        shop.until("!document.documentElement.dataset.screen", "the usual letters again")
        print(f"projected at {width} by {height}: smallest letters {min(one[1][0] for one in seen) * 100:.1f} % of the height, {before * 100:.1f} % before")
        shop.end()
    shop = Workshop(browser, "#language=en")
    shop.page.evaluate("Element.prototype.requestFullscreen = () => Promise.reject(new Error('no')); null")
    shop.page.click("#full")
    expect(shop.page.evaluate("document.documentElement.dataset.screen === 'full'"), "where the screen cannot be filled letters stay small")
    shop.page.click("#full")
    expect(shop.page.evaluate("!document.documentElement.dataset.screen"), "large letters cannot be left again")
    shop.end()


def checking(browser):
    """What is not a result is told so."""
    shop = Workshop(browser, "#language=en&view=check")
    shop.page.set_input_files("#check-files", [{"name": "other.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}])
    shop.until("document.querySelector('.plain [role=status]').textContent.includes('run.json')", "a word on missing files")
    shop.page.set_input_files("#check-files", [
        {"name": "run.json", "mimeType": "application/json", "buffer": b"{"},
        {"name": "replicates.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}])
    shop.until("/cannot|does not/.test(document.querySelector('.plain [role=status]').textContent)", "a word on a broken file")
    if is_real(shop):
        reference(shop)
    print("checking: missing and broken files are told" + (", the reference results agree, false ones do not" if is_real(shop) else ""))
    shop.end()


REFERENCE_SETTINGS = [("horizon.warmUpDays", 28), ("horizon.days", 56)]
REFERENCE_POLICIES = {"today": [], "rest-legitimacy": ["rest-legitimacy"], "micro-breaks": ["micro-breaks"], "protected-breaks": ["protected-breaks"], "one-more-break": ["break-plan"]}


def reference_rows():
    """The kept table of experiments/breaks.yaml, and the same with one outcome of each row a little off."""
    table = (ROOT / "results/reference/breaks/replicates.csv").read_text()
    header, *rows = [line.split(",") for line in table.strip().split("\n")]
    place = header.index("capacity_mean")
    false = [[str(float(cell) + 1e-7) if index == place else cell for index, cell in enumerate(row)] for row in rows]
    return header, rows, false


def reference(shop):
    """The kept results of experiments/breaks.yaml, as a folder of that run would have them."""
    settings = [f"{path}={value}" for path, value in REFERENCE_SETTINGS]
    run = {"seed": "1", "scenarios": [
        {"name": name, "set": settings + [f"policies.{policy}.active=on" for policy in policies]} for name, policies in REFERENCE_POLICIES.items()]}
    digest = hashlib.sha256((ROOT / "models/icu.yaml").read_bytes()).hexdigest()
    own = {"inputs": [{"path": "models/icu.yaml", "sha256": digest}]}
    header, rows, false = reference_rows()
    for body, word in ((rows, "It agrees"), (false, "It does not agree")):
        table = "\n".join(",".join(line) for line in [header, *body])
        shop.page.set_input_files("#check-files", [
            {"name": name, "mimeType": "text/plain", "buffer": content.encode()}
            for name, content in (("run.json", json.dumps(run)), ("wellspring.json", json.dumps(own)), ("replicates.csv", table))])
        shop.until(f"document.querySelector('.plain [role=status]').textContent.startsWith('{word}')", f"“{word}”", LONG)


def carrying(browser):
    """A page that carries a report shows it without scripts, and has its replicates simulated again."""
    text = Path(unquote(urlparse(ADDRESS).path)).read_text()
    start = text.index('id="wellspring-models">') + len('id="wellspring-models">')
    end = text.index("</script>", start)
    data = json.loads(text[start:end])
    model = next((one for one in data["models"] if one["name"] == "icu" and one.get("sha256")), None)
    if model is None:
        return print("carrying a report: not over a toy engine")
    header, rows, false = reference_rows()
    scenario, capacity = header.index("scenario"), header.index("capacity_mean")

    def mean(name):
        values = [float(row[capacity]) for row in rows if row[scenario] == name]
        return repr(sum(values) / len(values))

    result = {
        "title": "Breaks", "seed": "1", "table": model["table"], "columns": header, "replicateCount": len(rows),
        "page": '<!DOCTYPE html><html lang="en"><title>Breaks</title><body><main><h1>Kept results</h1><script>document.title = "run"; parent.document.title = "run"</script>'
                '<a href="#end">on</a> <a href="https://doi.org/10.1/1">reference</a><div style="height:3000px"></div><p id="end">The end</p></main></body></html>',
        "scenarios": [
            {"name": name, "changes": [list(one) for one in REFERENCE_SETTINGS] + [[f"policies.{policy}.active", True] for policy in policies]}
            for name, policies in REFERENCE_POLICIES.items()],
        "means": [[name, "capacity_mean", mean(name)] for name in REFERENCE_POLICIES]}
    with tempfile.TemporaryDirectory() as folder:
        for body, word, others in ((rows, "It agrees", "All 5 means"), (false, "It does not agree", "only 0 follow")):
            path = Path(folder) / "carried.html"
            data["result"] = {**result, "rows": body}
            path.write_text(text[:start] + json.dumps(data).replace("<", "\\u003c") + text[end:])
            shop = Workshop(browser, "#language=en", address=path.as_uri(), expected="Blocked script execution")
            shop.until("document.querySelector('iframe')?.style.height > '3000px'", "the report to be as high as it is")
            frame = shop.page.frames[1]
            expect(frame.inner_text("h1") == "Kept results", "the report is not shown")
            expect(frame.evaluate("document.title") == "Breaks" and "run" not in shop.page.title(), "a script of the report ran")
            shop.page.click("#report-check")
            shop.until(f"document.querySelector('.checked [role=status]').textContent.startsWith('{word}')", f"“{word}”", LONG)
            said = shop.page.inner_text(".checked [role=status]")
            expect(others in said, f"“{others}” is not in “{said}”")
            shop.page.evaluate(AXE)
            found = shop.page.evaluate("axe.run({ exclude: ['iframe'] }, { iframes: false }).then(r => r.violations.map(v => v.id))")
            expect(not found, f"axe on a report that carries its engine: {found}")
            with shop.page.expect_download() as saved:
                shop.page.click("#report-save")
            expect(Path(saved.value.path()).read_text() == result["page"], "the report that is saved is another one")
            shop.end()
    print("carrying a report: shown without scripts, its replicates and means agree, false ones do not, saved as it was")


def accessible(browser):
    """axe in light and dark, narrow and wide, on every view; no view is wider than its screen."""
    count = 0
    shop = Workshop(browser, "#language=en&model=ward&day=7", bypass_csp=True)
    page = shop.page
    page.evaluate(AXE)
    page.click("#duel")
    shop.until("document.querySelectorAll('.people').length === 2", "a second unit")
    page.click(".person >> nth=2")
    shop.until("document.querySelectorAll('.personal .chart path.l').length >= 4", "a life")
    page.evaluate("Element.prototype.requestFullscreen = () => Promise.reject(new Error('no')); null")
    for view in [*VIEWS, "scenarios question", "scenarios guess", "scenarios plan", "scenarios full"]:
        page.click(f"#view-{view.split()[0]}")
        if view in ("scenarios guess", "scenarios plan"):
            page.click("#scenario-back")
        if view == "scenarios guess":
            page.click("#scenario-cliff")
            shop.set("#guess-load", 3)
            page.click("#mark-guess")
        if view == "scenarios plan":
            page.click("#plan-short summary")
            page.click("#plan-short-0")
            page.click("#plan summary")
        if view == "scenarios full":
            page.click("#open-honest")
            page.click("#full")
        if view == "tipping":
            page.click("#tipping-reveal")
            shop.until("!!document.querySelector('#landscape-says')?.textContent", "both ways and the landscape", LONG)
        if view.endswith("question"):
            page.click("#scenario-hand")
            page.check("#option-1")
            page.click("#scenario-reveal")
            shop.until("!document.querySelector('#scenario-next').hidden", "the answer by hand")
        page.eval_on_selector_all("details", "all => all.forEach(d => { d.open = true })")
        page.wait_for_timeout(300)
        for scheme in ("light", "dark"):
            for width in (1280, 360):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 800})
                page.wait_for_timeout(200)
                for violation in page.evaluate("axe.run().then(r => r.violations)"):
                    places = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
                    problem(f"axe, {view}, {scheme}, {width} px: {violation['id']}: {places}")
                count += 1
        for width in (320, 360, 768, 1280, 1920, 3840):
            page.set_viewport_size({"width": width, "height": 800})
            page.wait_for_timeout(80)
            wide = page.evaluate("document.documentElement.scrollWidth")
            expect(wide <= width, f"{view} at {width} px is {wide} px wide")
            small = page.evaluate("[...document.querySelectorAll('button:not([hidden]), select, summary')].filter(e => e.offsetParent && e.getBoundingClientRect().height < 24).map(e => e.id || e.className)")
            expect(not small, f"{view} at {width} px: too small to touch: {small[:3]}")
    shop.end()
    still = Workshop(browser, "#language=en", reduced_motion="reduce")
    still.page.evaluate("document.querySelector('.person').dataset.flash = 'moral'")
    expect(still.page.evaluate("getComputedStyle(document.querySelector('.person')).animationName") == "none", "motion where less was asked for")
    still.end()
    print(f"accessible: axe {count} times, six widths, reduced motion")


def measured(browser):
    """Frames and memory, printed."""
    shop = Workshop(browser, "#language=en&model=icu")
    page = shop.page
    for speed, name in ((2, "1 day"), (4, "30 days")):
        page.select_option("#speed", str(speed))
        page.click("#play")
        frames = page.evaluate("""() => new Promise(done => {
          let count = 0, longest = 0, last = performance.now(); const start = last;
          const frame = now => { count += 1; longest = Math.max(longest, now - last); last = now;
            if (now - start < 4000) requestAnimationFrame(frame); else done([count / (now - start) * 1000, longest]); };
          requestAnimationFrame(frame); })""")
        page.click("#play")
        page.wait_for_timeout(300)
        print(f"frames: {frames[0]:.0f} a second at {name} a second with {page.locator('.person').count()} people, longest {frames[1]:.0f} ms")
    shop.end()
    shop = Workshop(browser, "#language=en&model=icu&day=1092&beside=28&plans=28:protected-breaks=1")
    shop.day_is(1092, LONG)
    weighed(shop, "a duel of three years in intensive care")
    shop.end()
    for slower in (1, 4):
        tabs, people = opened(browser, slower)
        print(f"start, {slower} times slower: tabs after {tabs / 1000:.1f} s, people after {people / 1000:.1f} s (ward)")


WHEN_SEEN = """window.seen = {}; new MutationObserver(() => {
  for (const [what, where] of [['tabs', 'nav a'], ['people', '.person']])
    if (!seen[what] && document.querySelector(where)) seen[what] = performance.now();
}).observe(document, { childList: true, subtree: true })"""


def opened(browser, slower):
    """Milliseconds until the tabs and the people are there, on a machine that is made so many times slower."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.add_init_script(WHEN_SEEN)
    page.goto(ADDRESS + "#language=en&model=ward")
    end = time.time() + 60
    while not page.evaluate("'people' in seen") and time.time() < end:
        page.wait_for_timeout(50)
    seen = page.evaluate("seen")
    expect("people" in seen, f"nobody is there after a minute, {slower} times slower")
    context.close()
    return seen.get("tabs", 0), seen.get("people", 0)


def weighed(shop, what, most=100):
    """Memory: what the page itself holds, and the process that shows it."""
    page = shop.page
    # A worker that is given up while it is being asked has nothing to say: then all are asked again.
    shop.until(
        """wellspring.busy === '' && wellspring.held().then(
             held => held[0]?.lanes.length > 0 && Boolean(window.weighed = held), () => false)""",
        "a unit to weigh", LONG)
    held = page.evaluate("window.weighed")
    parts = [size for worker in held for size in [*worker["engines"], worker["pasts"], *(part for lane in worker["lanes"] for part in lane.values())]]
    before = over_blank(BLANK)
    for worker in page.workers:
        try:
            worker.evaluate("gc()")
        except PlaywrightError:  # it has ended meanwhile, and holds nothing
            pass
    session = shop.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    page.wait_for_timeout(2000)
    heap = page.evaluate("performance.memory.usedJSHeapSize")
    after = over_blank(BLANK)
    own = (heap + sum(parts)) / 1e6
    print(f"memory, {what}: {own:.0f} MB of the page's own ({heap / 1e6:.0f} MB heap, {sum(parts) / 1e6:.0f} MB engines, snapshots and records)"
          + (f"; its process {before:.0f} MB more than that of an empty page, {after:.0f} MB once collected" if after else ""))
    expect(own <= 60, f"the page holds {own:.0f} MB")
    expect(after is None or after <= most, f"the process of the page holds {after} MB more than that of an empty one")


def given_up(browser):
    """Jobs that are given up before their worker has woken leave no error behind."""
    shop = Workshop(browser, "#language=en")
    page = shop.page
    page.get_by_text("Tipping", exact=True).first.click()
    page.wait_for_timeout(500)
    for _ in range(6):
        page.evaluate("[...document.querySelectorAll('button')].find(b => b.offsetParent && b.textContent === 'Show both ways').click()")
        page.wait_for_timeout(3)
        page.evaluate(
            """() => {
              const who = [...document.querySelectorAll('select')].filter(s => s.offsetParent).pop();
              who.selectedIndex = (who.selectedIndex + 1) % who.options.length;
              who.dispatchEvent(new Event('change'));
            }""")
        page.wait_for_timeout(100)
    page.wait_for_timeout(1000)
    print("given up: six sweeps, each before its workers woke")
    shop.end()
    futures_given_up(browser)


WATCHED_WORKERS = """(() => {
  const Native = Worker;
  Object.assign(window, { asked: 0, made: [] });
  window.Worker = class extends Native {
    constructor(...all) { super(...all); made.push(new WeakRef(this)); }
    postMessage(message, ...more) { asked += message.verb === 'futures'; super.postMessage(message, ...more); }
  };
})()"""


def futures_given_up(browser):
    """Futures that are given up ask for nothing afterwards, and nothing holds the workers that were ended for them."""
    shop = Workshop(browser, "#language=en", before=WATCHED_WORKERS)
    page = shop.page
    session = shop.context.new_cdp_session(page)
    page.click("#view-futures")
    for _ in range(10):
        page.evaluate("for (const name of ['run', 'stop']) document.getElementById(`futures-${name}`).click()")
        page.wait_for_timeout(20)
    page.wait_for_timeout(500)
    after = page.evaluate("asked")
    expect(after == 0, f"{after} jobs of futures were asked for after these had been given up")
    for _ in range(12):
        page.evaluate("asked = 0; document.getElementById('futures-run').click()")
        shop.until("asked > 0", "futures to begin")
        page.evaluate("document.getElementById('futures-stop').click()")
    end = time.time() + 6
    while True:
        session.send("HeapProfiler.collectGarbage")
        held, made = page.evaluate("[made.filter(one => one.deref()).length, made.length]")
        # One keeps the visible units; the others were ended.
        if held <= 1 or time.time() > end:
            break
        page.wait_for_timeout(300)
    expect(held <= 1, f"{held} of {made} workers are held although all but one were ended")
    print(f"given up: ten times futures before they began and twelve times at work; of {made} workers {held} is held")
    shop.end()


def forgotten(browser):
    """Views that are made anew, as those of another language are, leave nothing of the old ones behind."""
    shop = Workshop(browser, "#language=en")
    page = shop.page
    session = shop.context.new_cdp_session(page)

    def nodes():
        page.wait_for_timeout(500)
        session.send("HeapProfiler.collectGarbage")
        return session.send("Memory.getDOMCounters")["nodes"]

    def everywhere(language):
        page.select_option("#setting-language", language)
        for name in VIEWS:
            page.click(f"#view-{name}")
            page.wait_for_timeout(50)
        page.click("#view-unit")

    everywhere("de")
    everywhere("en")
    before = nodes()
    for _ in range(5):
        everywhere("de")
        everywhere("en")
    after = nodes()
    print(f"forgotten: {before} nodes, {after} after ten times in another language")
    expect(after <= 1.2 * before, f"{after} nodes after ten times in another language, {before} before")
    shop.end()


# As many acts as a person makes in an hour, one a second.
HOUR = 3600


def fuzz(browser):
    """Random clicks, keys, sliders and choices for so many seconds: in ten minutes about three times as many
    as a person makes in an hour. The page is weighed after the first hour's worth, and at the end."""
    seed = arguments.seed or random.randrange(1, 10**9)
    luck = random.Random(seed)
    shop = Workshop(browser, "#language=en")
    page = shop.page
    before = len(problems)
    page.evaluate("window.print = () => {}; Element.prototype.requestFullscreen = () => Promise.resolve();")
    end = time.time() + arguments.fuzz
    count = 0
    while time.time() < end and len(problems) == before:
        kind = luck.random()
        if kind < 0.25:
            page.keyboard.press(luck.choice(["Tab", "Enter", "Space", "ArrowRight", "ArrowLeft", "ArrowDown", "k", ".", ",", ">", "Home", "End", "Escape"]))
        else:
            page.evaluate(
                """([pick, share]) => {
                  const all = [...document.querySelectorAll('button:not(:disabled), select, summary, input:not([type=file]), nav a, .person')].filter(e => e.offsetParent);
                  const element = all[Math.floor(pick * all.length)];
                  if (!element) return;
                  if (element.tagName === 'SELECT') { element.selectedIndex = Math.floor(share * element.options.length); element.dispatchEvent(new Event('change')); }
                  else if (element.type === 'range' || element.type === 'number') {
                    const [low, high] = [Number(element.min), Number(element.max)];
                    element.value = element.type === 'number' ? Math.floor(share * 99) : low + share * (high - low);
                    element.dispatchEvent(new Event('input')); element.dispatchEvent(new Event('change'));
                  } else element.click();
                }""",
                [luck.random(), luck.random()])
        count += 1
        if luck.random() < 0.3:
            page.wait_for_timeout(luck.choice([5, 20, 100, 300]))
        trouble = page.evaluate("(e => e && !e.hidden ? e.textContent : '')(document.querySelector('.trouble'))")
        if trouble:
            problem(f"trouble after {count} acts of seed {seed}: {trouble}")
        if count == HOUR:
            weighed(shop, f"after {HOUR} random acts, an hour of one a second")
    print(f"fuzz: {count} acts in {arguments.fuzz:.0f} s, seed {seed}")
    # Beyond an hour's worth the browser keeps more and more room that is empty; what the page holds does not grow.
    weighed(shop, f"after {count} random acts", most=100 if count <= HOUR else 200)
    shop.end()


PARTS = [settings, time_and_people, levers, futures, duel, tipping, checking, carrying, led, projected, accessible, measured, given_up, forgotten, fuzz, scenarios]
with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(
        executable_path=arguments.browser, args=["--no-sandbox", "--enable-precise-memory-info", "--js-flags=--expose-gc"])
    BLANK = blank_page(chromium)
    for part in PARTS:
        if not arguments.only or part.__name__ in arguments.only.split(","):
            try:
                part(chromium)
            except Exception as error:  # one part that breaks does not hide the others
                problem(f"{part.__name__}: {error}")
    chromium.close()
print(f"{Path(arguments.page).stat().st_size / 1e6:.2f} MB in one file")
for text in problems[:40]:
    print(text, file=sys.stderr)
if problems:
    sys.exit(f"{len(problems)} problems with the workshop page")
print("The workshop page does what it says.")
