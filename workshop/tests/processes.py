"""Memory of the processes that show pages, from /proc: where there is none, nothing is said of it.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import re
import time
from pathlib import Path


def renderers():
    """What the processes of this program's own browser that show pages hold, in MB by process.

    The browser's own code is left out: how it is divided depends on how many other browsers run.
    """
    children, commands = {}, {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((place / "stat").read_text().rsplit(")", 1)[1].split()[1])
            commands[int(place.name)] = (place / "cmdline").read_bytes()
        except OSError:
            continue
        children.setdefault(parent, []).append(int(place.name))
    found, left = {}, [os.getpid()]
    while left:
        one = left.pop()
        left += children.get(one, [])
        if b"--type=renderer" in commands.get(one, b""):
            try:
                text = Path(f"/proc/{one}/smaps_rollup").read_text()
            except OSError:
                continue
            parts = re.findall(r"^Pss_(?:Anon|Shmem):\s+(\d+)", text, re.M)
            found[one] = sum(int(part) for part in parts) * 1024 / 1e6
    return found


def blank_page(browser):
    """What a page with nothing in it weighs, or nothing where it cannot be known."""
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    page = browser.new_page()
    page.goto("data:text/html,<title>empty</title><p>empty")
    time.sleep(1)
    size = max(renderers().values(), default=None)
    page.close()
    return size


def over_blank(blank):
    """How much more the largest page of the browser weighs than one with nothing in it."""
    return max(renderers().values()) - blank if blank else None
