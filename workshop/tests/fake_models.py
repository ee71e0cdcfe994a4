"""Data of models for the page over the toy engine.

SPDX-License-Identifier: GPL-3.0-or-later
"""

NAMES = {
    "ward": "General ward, 28 beds", "icu": "Adult ICU, 24 beds", "emergency": "Emergency department",
    "one-nurse": "One nurse, no chance", "textbook": "Textbook, one clinician",
}
UNITS = {"one-nurse": "bedside", "textbook": "desk"}


def models():
    """The shipped models that scenarios need, with nothing in their tables."""
    found = []
    for name, title in NAMES.items():
        found.append({
            "name": name, "title": title, "about": title, "table": [], "units": [{"name": UNITS.get(name, name), "posts": 30}],
            "warmupDays": 365, "days": 365, "seed": 1, "policies": [],
        })
    return {"version": "toy", "models": found, "experiment": None, "open": None}
