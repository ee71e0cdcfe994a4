"""Puts a page together over the toy engine, as scripts/build-workshop does over the real one.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import subprocess
from pathlib import Path

from fake_models import models

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "page"


def bundled(path, *more):
    command = ["esbuild", str(path), "--bundle", "--log-level=warning", *more]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def script_safe(text):
    return text.replace("</script", "<\\/script")


def toy_page(out):
    """Writes the page over the toy engine."""
    parts = {
        "STYLE": "<style>" + bundled(PAGE / "style.css") + "</style>",
        "MODELS": '<script type="application/json" id="wellspring-models">' + script_safe(json.dumps(models())) + "</script>",
        "ENGINE": "",
        "WORKER": '<script type="text/plain" id="wellspring-worker">' + script_safe(bundled(HERE / "fake_worker.js", "--format=iife")) + "</script>",
        "PAGE": "<script>" + script_safe(bundled(PAGE / "main.js", "--format=iife")) + "</script>",
    }
    text = (PAGE / "page.html").read_text()
    for name, part in parts.items():
        text = text.replace(f"<!-- {name} -->", part)
    Path(out).write_text(text)
