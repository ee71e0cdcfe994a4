"""The page in Firefox, over WebDriver BiDi: the same people after four weeks as in Chromium.

    firefox.py PAGE FIREFOX CHROMIUM [PICTURE]

SPDX-License-Identifier: GPL-3.0-or-later
"""

import base64
import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import websocket
from playwright.sync_api import sync_playwright

ADDRESS = Path(sys.argv[1]).resolve().as_uri() + "#language=en&model=icu&day=28&beside=7&plans=7:workload=1.6"
PEOPLE = "JSON.stringify([...document.querySelectorAll('.person')].map(one => one.getAttribute('aria-label')))"
READY = "String(!!window.wellspring && wellspring.day === 28 && document.querySelectorAll('.people').length === 2)"


def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=sys.argv[3], args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(ADDRESS)
        while page.evaluate(READY) != "true":
            page.wait_for_timeout(100)
        page.wait_for_timeout(500)
        people = json.loads(page.evaluate(PEOPLE))
        browser.close()
        return people


class Firefox:
    def __init__(self, folder):
        self.process = subprocess.Popen(
            [sys.argv[2], "--headless", "--remote-debugging-port", "0", "--profile", folder],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env={"HOME": folder, "PATH": "/usr/bin:/bin"})
        address = ""
        while not address:
            found = re.search(r"ws://\S+", self.process.stderr.readline())
            address = found.group(0) if found else ""
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        self.socket = websocket.create_connection(address + "/session", suppress_origin=True)
        self.count = 0
        self.ask("session.new", capabilities={})
        self.context = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method, **params):
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": params}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.count:
                if answer.get("type") == "error":
                    sys.exit(f"Firefox: {answer['message']}")
                return answer["result"]

    def evaluate(self, script):
        found = self.ask("script.evaluate", expression=script, target={"context": self.context}, awaitPromise=False)
        return found["result"].get("value")

    def people(self):
        self.ask("browsingContext.navigate", context=self.context, url=ADDRESS, wait="complete")
        start = time.time()
        while self.evaluate(READY) != "true":
            if time.time() - start > 60:
                sys.exit("Firefox: the page was not ready within a minute")
            time.sleep(0.1)
        time.sleep(0.5)
        return json.loads(self.evaluate(PEOPLE)), time.time() - start

    def picture(self, path):
        found = self.ask("browsingContext.captureScreenshot", context=self.context)
        Path(path).write_bytes(base64.b64decode(found["data"]))

    def end(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait()


with tempfile.TemporaryDirectory() as folder:
    firefox = Firefox(folder)
    people, seconds = firefox.people()
    if len(sys.argv) > 4:
        firefox.picture(sys.argv[4])
    firefox.end()
expected = chromium()
differing = [pair for pair in zip(people, expected) if pair[0] != pair[1]]
if len(people) != len(expected) or differing:
    sys.exit(f"Firefox shows other people than Chromium: {differing[:3]}")
print(f"Firefox: the same {len(people)} people as in Chromium after four weeks and a duel, ready after {seconds:.1f} s")
