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
summary = tables["summary"].set_index("outcome")
for outcome in summary.index:
    values = tables["replicates"][outcome].dropna()
    assert summary.loc[outcome, "n"] == len(values), outcome
    if len(values) > 1:
        for name, value in (
            ("mean", values.mean()), ("sd", values.std()), ("median", values.median()),
            ("p05", values.quantile(0.05)), ("p95", values.quantile(0.95)),
        ):
            error = abs(summary.loc[outcome, name] - value)
            assert error <= 1e-9 * max(1, abs(value)), (outcome, name)
print(f"pandas: {len(tables)} tables read, the summary agrees with the replicates")
