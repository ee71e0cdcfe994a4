# Aligned tables on standard output, and the same rows as CSV.
# SPDX-License-Identifier: GPL-3.0-or-later
import csv

from .contenders import HERE

RESULTS = HERE / "results"


def show(title, columns, rows):
    """Prints a table; the first column is text, the others are aligned to the right."""
    cells = [columns] + [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
    print(f"\n{title}")
    for number, row in enumerate(cells):
        first, *rest = row
        print("  " + "  ".join(
            [first.ljust(widths[0])] + [c.rjust(w) for c, w in zip(rest, widths[1:])]).rstrip())
        if number == 0:
            print("  " + "  ".join("-" * w for w in widths))


def save(name, columns, rows):
    RESULTS.mkdir(exist_ok=True)
    with open(RESULTS / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
