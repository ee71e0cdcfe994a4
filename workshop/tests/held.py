"""Which answer of a scenario held, worked out a second time: from the numbers that the page shows, in other words.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re

MIDPOINT = 53.5


def number(text):
    """The first number of a text as the page writes it in English."""
    found = re.search(r"[−+-]?\d[\d,]*(\.\d+)?", text)
    return float(found[0].replace(",", "").replace("−", "-").replace("+", "")) if found else None


def columns(table):
    """The columns of a picture's numbers, without the heading."""
    rows = [[number(cell) for cell in row] for row in table[1:]]
    return [list(column) for column in zip(*rows)]


def edge(loads, capacities):
    """The loads between which a branch falls below the midpoint."""
    return next(((loads[i - 1] + loads[i]) / 2 for i in range(1, len(loads)) if capacities[i] < MIDPOINT <= capacities[i - 1]), None)


def place_of_top(curve):
    top = curve.index(max(curve))
    return 0 if top == 0 else 2 if top == len(curve) - 1 else 1


def expected(scenario, question, table, lines):
    """For each verdict, the option that the page's own numbers favour; None where they are not shown to the digit.

    `lines` are the sentences beneath the picture, `table` its numbers.
    """
    key = f"{scenario} {question}"
    if key == "harms 1":
        cells = [abs(number(cell)) for cell in table[1][1:4]]
        return [cells.index(max(cells))]
    if key == "harms 2":
        cells = [number(row[3]) for row in table[1:]]
        return [[0, 1, 2, 2, 3][cells.index(min(cells))]]
    if key.startswith("hand"):
        rest = columns(table)[1][-1]
        if key == "hand 1":
            return [min(range(4), key=lambda option: abs([0.6, 0.8, 1, 1.25][option] - rest))]
        half = [next(day for day, value in zip(columns(table)[0], course) if value <= (1 + course[-1]) / 2) for course in (columns(table)[1], columns(table)[3])]
        return [0 if half[0] <= half[1] else 1]
    if key == "spiral 1":
        day, on, off = columns(table)
        start = day.index(28)
        back = [course[-1] > course[start] - 6 for course in (on, off)]
        return [0 if all(back) else 1 if back[1] else 2]
    if key == "spiral 2":
        day, _, quick = columns(table)
        start = quick[day.index(28)]
        return [0 if quick[-1] < MIDPOINT else 1 if start - min(quick[day.index(28):]) > 2 else 2]
    if scenario == "cliff":
        loads, rested, collapsed = columns(table)
        if question == 2:
            return [2 if max(abs(a - b) for a, b in zip(rested, collapsed)) < 25 else None]
        down, up = edge(loads, rested), edge(loads, collapsed)
        return [0 if up >= down else 1 + min(range(3), key=lambda option: abs([3.5, 2.9, 1][option] - up))]
    if key == "mean 1":
        return [place_of_top(curve) for curve in columns(table)[1:]]
    if key == "mean 2":
        return [1 if max(curve[1:]) > curve[0] else 2 for curve in columns(table)[1:]]
    if scenario == "rest":
        _, _, rest, repair = columns(table)
        return [0 if rest[-1] < repair[-1] else 1]
    if key == "unit 1":
        down = [course[-1] < MIDPOINT for course in columns(table)[1:]]
        return [0 if all(down) else 2 if not any(down) else 1 if down == [False, False, True] else None]
    if key == "survey 1":
        apart = number(lines[0].split("is ", 1)[1])
        return [0 if apart <= 2 else 1]
    if key == "breaks 1":
        gains = [column[-1] for column in columns(table)[2:]]
        return [gains.index(max(gains))]
    return [{"unit 2": 1, "survey 2": 0, "breaks 2": 2}[key]]
