"""Reads every table of a results folder with pandas' defaults and checks its shape.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import sys
from pathlib import Path

import pandas

folder = Path(sys.argv[1])
package = json.loads((folder / "datapackage.json").read_text())
rows = json.loads((folder / "run.json").read_text())["tables"]
tables = {}
for resource in package["resources"]:
    table = tables[resource["name"]] = pandas.read_csv(folder / resource["path"])
    fields = resource["schema"]["fields"]
    assert list(table.columns) == [field["name"] for field in fields], resource["name"]
    assert len(table) == rows[resource["path"]]["rows"], resource["name"]
    for field in fields:
        column = table[field["name"]]
        if field["type"] != "string" and column.notna().any():
            assert pandas.api.types.is_numeric_dtype(column), (resource["name"], field["name"])

# The summary says what the replicates say.
replicates = tables["replicates"].set_index("scenario")
for row in tables["summary"].itertuples():
    values = replicates.loc[[row.scenario], row.outcome].dropna()
    assert row.n == len(values), row
    if len(values) > 1:
        for name, value in (
            ("mean", values.mean()), ("sd", values.std()), ("median", values.median()),
            ("p05", values.quantile(0.05)), ("p95", values.quantile(0.95)),
        ):
            error = abs(getattr(row, name) - value)
            assert error <= 1e-9 * max(1, abs(value)), (row, name)

# Comparisons say what pairing the replicates says.
if "comparisons" in tables:
    wide = tables["replicates"].set_index(["replicate", "scenario"]).unstack("scenario")
    for row in tables["comparisons"].itertuples():
        a, b = wide[row.outcome][row.baseline], wide[row.outcome][row.scenario]
        difference = (b - a).dropna()
        pairs = ((row.n, len(difference)), (row.difference, difference.mean()),
                 (row.sd, difference.std()), (row.correlation, a.corr(b)))
        for got, value in pairs:
            error = abs(got - value)
            assert not error > 1e-9 * max(1, abs(value)), (row, got, value)
print(f"pandas: {len(tables)} tables read; summaries and comparisons agree with the replicates")
