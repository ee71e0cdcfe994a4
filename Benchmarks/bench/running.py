# Runs the contenders in turn, several rounds, so that a busy machine slows all of them alike.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys
from dataclasses import dataclass, field
from statistics import median

from .contenders import CONTENDERS, OURS, R_LIBRARY


@dataclass
class Result:
    """The rounds of one contender on one workload."""

    nanoseconds: list = field(default_factory=list)  # per event, CPU time
    events: int = 0
    mean_wait: float = 0
    checksum: str = "-"
    absent: str = ""  # why there is no result


def run(arguments):
    """One run: events, CPU seconds, mean wait, checksum; None and a reason if it cannot run."""
    environment = dict(os.environ, R_LIBS=str(R_LIBRARY), PYTHONHASHSEED="0")
    try:
        done = subprocess.run(arguments, capture_output=True, text=True, env=environment)
    except FileNotFoundError:
        return None, f"{arguments[0].split('/')[-1]} is not installed"
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["no message"]
        return None, next((line for line in lines if "rror" in line), lines[-1])[:60]
    events, seconds, wait, checksum = done.stdout.split()
    return (int(float(events)), float(seconds), float(wait), checksum), ""


def progress(text):
    """One line on a terminal that overwrites itself; nothing elsewhere."""
    if sys.stderr.isatty():
        print(f"\r{text:<78}\r", end="", file=sys.stderr, flush=True)


def rounds(workload, count, share, leave_out):
    """`count` interleaved rounds of every contender of a workload, as {name: Result}."""
    field_ = [c for c in CONTENDERS if c.runs(workload) and c.name not in leave_out]
    results = {contender.name: Result() for contender in field_}
    for number in range(count):
        for contender in field_:
            result = results[contender.name]
            if result.absent:
                continue
            progress(f"{workload}, round {number + 1} of {count}: {contender.name}")
            outcome, reason = run(contender.arguments(workload, share))
            if outcome is None:
                result.absent = reason
                continue
            result.events, seconds, result.mean_wait, result.checksum = outcome
            result.nanoseconds.append(seconds * 1e9 / result.events)
    progress("")
    ours = results[OURS.name]
    for contender in field_:
        if contender.same_draws and results[contender.name].checksum != ours.checksum:
            sys.exit(f"{contender.name} and {OURS.name} disagree on {workload}: "
                     f"{results[contender.name].checksum} is not {ours.checksum}")
    return results


def ratio(upper, lower):
    """The median over rounds of one contender's time over another's in the same round."""
    return median(a / b for a, b in zip(upper.nanoseconds, lower.nanoseconds))
