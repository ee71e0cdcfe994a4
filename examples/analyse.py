#!/usr/bin/env python3
"""Reads a results folder of Wellspring and draws the usual figures.

    pip install pandas matplotlib
    wellspring run experiments/breaks.yaml --out results/breaks
    python3 examples/analyse.py results/breaks --out figures

One SVG a figure; which ones depends on the tables that are there. The words on the axes and the units
come from datapackage.json, which describes every column. examples/analyse.R draws the same in R.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import json
import pathlib

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import pandas as pd  # noqa: E402

# Told apart in greyscale and by colour-blind readers (Okabe and Ito).
COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#000000"]


class Results:
    """The tables of a folder, each read when it is asked for."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        with open(self.folder / "datapackage.json", encoding="utf-8") as file:
            package = json.load(file)
        with open(self.folder / "run.json", encoding="utf-8") as file:
            self.run = json.load(file)
        self.title = package["title"]
        self.paths = {it["name"]: it["path"] for it in package["resources"]}

    def __contains__(self, name):
        return name in self.paths

    def __getitem__(self, name):
        return pd.read_csv(self.folder / self.paths[name])

    @property
    def asked(self):
        """The outcomes that the experiment asks about; of a model, a few."""
        asked = self.run["outcomes"]
        few = ["high_exhaustion_percent", "capacity_mean", "breaks_missed_percent",
               "care_left_undone_percent"]
        return few if self.run["kind"] == "run" else asked


def words(name):
    return name.replace("_percent", "").replace("_", " ")


def axis_title(outcome, unit):
    return words(outcome) + ("" if unit == "1" else f", {unit}")


def levels(results):
    """Means of the scenarios with their 95 % intervals."""
    summary = results["summary"]
    shown = [it for it in results.asked if (summary["outcome"] == it).any()]
    figure, axes = plt.subplots(1, len(shown), figsize=(3.2 * len(shown), 3), squeeze=False)
    for axis, outcome in zip(axes[0], shown):
        rows = summary[summary["outcome"] == outcome].dropna(subset=["mean"])
        reach = [rows["mean"] - rows["ci_low"], rows["ci_high"] - rows["mean"]]
        axis.errorbar(rows["mean"], rows["scenario"], xerr=reach, fmt="o", color=COLOURS[0])
        axis.set_xlabel(axis_title(outcome, rows["unit"].iloc[0]))
        axis.invert_yaxis()
    for axis in axes[0][1:]:
        axis.set_yticklabels([])
    return figure


def differences(results):
    """Paired differences with their 95 % intervals; hollow where chance may have made them."""
    table = results["comparisons"]
    table = table[table["role"] == "asked"]
    shown = list(dict.fromkeys(table["outcome"]))
    figure, axes = plt.subplots(1, len(shown), figsize=(3.2 * len(shown), 3), squeeze=False)
    for axis, outcome in zip(axes[0], shown):
        rows = table[table["outcome"] == outcome]
        for place, row in enumerate(rows.itertuples()):
            is_clear = row.p_holm < 0.05
            axis.errorbar(
                row.difference, place, fmt="o", color=COLOURS[0],
                xerr=[[row.difference - row.ci_low], [row.ci_high - row.difference]],
                markerfacecolor=COLOURS[0] if is_clear else "white")
        axis.axvline(0, color="grey", linewidth=0.8)
        axis.set_yticks(range(len(rows)), rows["scenario"])
        axis.invert_yaxis()
        axis.set_xlabel("difference of\n" + axis_title(outcome, rows["unit"].iloc[0]))
    for axis in axes[0][1:]:
        axis.set_yticklabels([])
    return figure


def course(results, series="capacity_mean"):
    """A daily series: mean over replicates, and where nine in ten of the first scenario lie."""
    daily = results["daily"]
    daily = daily[daily["series"] == series]
    figure, axis = plt.subplots(figsize=(7, 3.2))
    for colour, (scenario, rows) in zip(COLOURS, daily.groupby("scenario", sort=False)):
        rows = rows.groupby("day")[["mean", "p05", "p95"]].mean()
        axis.plot(rows.index, rows["mean"], color=colour, label=scenario)
        # One band; several hide each other.
        if colour == COLOURS[0]:
            axis.fill_between(rows.index, rows["p05"], rows["p95"], color=colour, alpha=0.12)
    axis.set_xlabel("observed day")
    axis.set_ylabel(words(series))
    axis.legend(frameon=False, fontsize="small")
    return figure


def replicates(results):
    """How replicates of each scenario differ: the first outcome that is asked about."""
    outcome = results.asked[0]
    table = results["replicates"]
    figure, axis = plt.subplots(figsize=(7, 3.2))
    for colour, (scenario, rows) in zip(COLOURS, table.groupby("scenario", sort=False)):
        values = rows[outcome].dropna().sort_values()
        share = [100 * (place + 1) / len(values) for place in range(len(values))]
        axis.step(values, share, where="post", color=colour, label=scenario)
    axis.set_xlabel(words(outcome))
    axis.set_ylabel("replicates at or below, %")
    axis.legend(frameon=False, fontsize="small")
    return figure


def branches(results):
    """Both branches of a tipping experiment, with the way back."""
    table = results["branches"]
    arms = list(dict.fromkeys(table["arm"]))
    figure, axes = plt.subplots(1, len(arms), figsize=(3.4 * len(arms), 3.2), squeeze=False)
    for axis, arm in zip(axes[0], arms):
        rows = table[table["arm"] == arm]
        for direction, mark, colour in (("up", "o-", COLOURS[0]), ("down", "s--", COLOURS[5])):
            way = rows[rows["direction"] == direction].sort_values("value")
            if way.empty:
                continue
            start = "rested" if direction == "up" else "collapsed"
            axis.plot(way["value"], way["capacity_mean"], mark, color=colour, markersize=3,
                      label=f"from {start}")
        unit = rows["unit"].fillna("").iloc[0]
        axis.set_title(arm, fontsize="medium")
        axis.set_xlabel(rows["parameter"].iloc[0].split(".")[-1]
                        + (f", {unit}" if unit not in ("", "1") else ""))
        axis.set_ylim(0, 1.15)
    axes[0][0].set_ylabel("capacity, last month")
    axes[0][0].legend(frameon=False, fontsize="small")
    return figure


def power(results):
    """Power by number of units, a line for each number of waves."""
    table = results["power"]
    figure, axis = plt.subplots(figsize=(5, 3.2))
    for colour, (waves, rows) in zip(COLOURS, table.groupby("waves")):
        rows = rows.sort_values("units")
        low = rows["power_percent"] - rows["power_ci_low"]
        high = rows["power_ci_high"] - rows["power_percent"]
        axis.errorbar(rows["units"], rows["power_percent"], yerr=[low, high], fmt="o-",
                      color=colour, capsize=3, label=f"{waves} waves")
    axis.axhline(80, color="grey", linewidth=0.8)
    axis.set_xlabel("units")
    axis.set_ylabel("trials that find the effect, %")
    axis.legend(frameon=False, fontsize="small")
    return figure


def sensitivity(results):
    """Mean size of each factor's effect on the first outcome (Morris)."""
    table = results["sensitivity"]
    rows = table[table["outcome"] == table["outcome"].iloc[0]]
    size = "mu_star" if "mu_star" in rows else "total"
    rows = rows.sort_values(size)
    low, high = (("mu_star_ci_low", "mu_star_ci_high") if size == "mu_star"
                 else ("total_ci_low", "total_ci_high"))
    figure, axis = plt.subplots(figsize=(6, 0.4 * len(rows) + 1.2))
    reach = [rows[size] - rows[low], rows[high] - rows[size]]
    axis.barh(rows["factor"], rows[size], xerr=reach, color=COLOURS[4])
    axis.set_xlabel(f"effect on {words(rows['outcome'].iloc[0])}")
    return figure


def warnings(results):
    """How well tips are told from what looks alike: each indicator itself, what is seen and what is not."""
    table = results["warnings"]
    table = table[(table["score"] == "value") & table["auc"].notna()]
    table = table.sort_values("auc")
    figure, axis = plt.subplots(figsize=(6.5, 0.27 * len(table) + 1.2))
    for place, row in enumerate(table.itertuples()):
        is_seen = row.signal not in ("capacity", "midnight-capacity")
        axis.errorbar(
            row.auc, place, xerr=[[row.auc - row.auc_low], [row.auc_high - row.auc]],
            fmt="s" if is_seen else "o", color=COLOURS[5] if is_seen else COLOURS[0])
    axis.axvline(0.5, color="grey", linewidth=0.8)
    axis.set_yticks(range(len(table)), table["indicator"] + " of " + table["signal"])
    axis.set_xlabel("AUC: 0.5 is blind, 1 sees all (circles: seen by nobody; squares: in the files)")
    axis.set_xlim(0, 1)
    return figure


def sweep(results):
    """The outcomes over the one factor of a sweep, with their 95 % intervals."""
    design, summary = results["design"], results["summary"]
    factor = design.columns[1]
    joined = summary.merge(design[["scenario", factor]], on="scenario")
    shown = results.asked[:4]
    figure, axes = plt.subplots(1, len(shown), figsize=(3 * len(shown), 2.8), squeeze=False)
    for axis, outcome in zip(axes[0], shown):
        rows = joined[joined["outcome"] == outcome].sort_values(factor)
        reach = [rows["mean"] - rows["ci_low"], rows["ci_high"] - rows["mean"]]
        axis.errorbar(rows[factor], rows["mean"], yerr=reach, fmt="o-", color=COLOURS[0], capsize=3)
        axis.set_title(axis_title(outcome, rows["unit"].iloc[0]), fontsize="medium")
        axis.set_xlabel(words(factor))
    figure.tight_layout()
    return figure


# Each figure by the table that it needs.
FIGURES = {
    "levels": ("summary", levels),
    "differences": ("comparisons", differences),
    "course": ("daily", course),
    "replicates": ("replicates", replicates),
    "branches": ("branches", branches),
    "power": ("power", power),
    "sensitivity": ("sensitivity", sensitivity),
    "warnings": ("warnings", warnings),
    "sweep": ("design", sweep),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", help="results folder")
    parser.add_argument("--out", default="figures", help="folder for the figures")
    parser.add_argument("--format", default="svg", help="svg, pdf or png")
    options = parser.parse_args()
    results = Results(options.folder)
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    print(results.title)
    few = results.run["kind"] in ("run", "compare")
    for name, (table, draw) in FIGURES.items():
        if table not in results or (name in ("levels", "replicates") and not few):
            continue
        if name == "sweep" and (results.run["kind"] != "sweep" or len(results["design"].columns) != 2):
            continue
        figure = draw(results)
        path = out / f"{name}.{options.format}"
        figure.savefig(path, bbox_inches="tight")
        plt.close(figure)
        print(f"  {path}: {draw.__doc__}")


if __name__ == "__main__":
    main()
