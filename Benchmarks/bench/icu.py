# The whole ICU model: against C with the same events, against SimPy, in memory, in size, on cores.
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from .contenders import BUILD, HERE, PEERS, PYTHON
from .running import progress, run

FULL = "full-model"
MODEL = HERE.parent / "models" / "icu.yaml"
NURSES = 62
YEAR = 180 + 365  # days of one replicate of the model: its warm-up, and the year observed
UNIT = "site.units.icu"

# What the SimPy version leaves out, switched off here too for the third row of the table.
SUBSET = [f"{UNIT}.peerSupport.contactRate=0", f"{UNIT}.posts.nurse.vacationWeeks=0"] + [
    f"mechanisms.{name}=off" for name in ("moralInjury", "traumaticStress", "numbing",
                                          "lifeStrain", "absence", "turnover", "sleep")]

# In the order of EventKind in Sources/Wellspring/Recording/ReplicateResult.swift.
KINDS = """arrival admission assignment case_end left_unseen turned_away hand_over shift_start
shift_end overrun_end break_start break_at_desk break_end break_postponed break_missed sleep_start
sleep_end encounter contact support moral_event refresh day_mark sickness recovery resignation
hiring""".split()


def ours(days, replicates=1, *sets):
    return [str(BUILD / "Ours"), FULL, str(MODEL), str(days), str(replicates), *sets]


def c_floor(days):
    return [str(BUILD / "CFloor"), "gsl", FULL, str(days)]


def call(command):
    """Standard output's lines; ends the benchmark if the program fails."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return done.stdout.splitlines()


def timed(command):
    """(events, CPU seconds) of one run."""
    events, seconds = call(command)[0].split()[:2]
    return int(events), float(seconds)


def race(rounds, days, simpy_days, leave_out):
    """{name: (days, events, [CPU seconds])}, interleaved; a peer that cannot run gives a reason."""
    programs = {
        "Wellspring": (days, ours(days)),
        "C, same events": (days, c_floor(days)),
        "Wellspring, subset": (days, ours(days, 1, *SUBSET)),
        "SimPy, subset": (simpy_days, [str(PYTHON), str(PEERS / "simpy_icu.py"), str(simpy_days)]),
    }
    results = {name: (n, 0, []) for name, (n, _) in programs.items()}
    if "SimPy" in leave_out:
        results["SimPy, subset"] = "left out"
    for number in range(rounds):
        for name, (n, command) in programs.items():
            if isinstance(results[name], str):
                continue
            progress(f"{FULL}, round {number + 1} of {rounds}: {name}")
            outcome, reason = run(command) if name.startswith("SimPy") else (timed(command), "")
            if outcome is None:
                results[name] = reason
                continue
            results[name] = (n, outcome[0], results[name][2] + [outcome[1]])
    progress("")
    return results


def mixes(days):
    """[(kind, ours, C)] counts, and the share of all events by which the two differ."""
    counts = [[int(n) for n in call(command)[-1].split()]
              for command in (ours(days), c_floor(days))]
    total = sum(counts[0])
    return list(zip(KINDS, *counts)), sum(abs(a - b) for a, b in zip(*counts)) / total


def peak(days, *sets):
    """Peak resident memory of a run in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return int(call(ours(days, 1, *sets))[1]) * unit


def bytes_alive():
    """Bytes per clinician in one unit: all of them alive at once, with their timers."""
    # Sizes whose timers fill the tree alike, so that its padding counts the same in both.
    small, large = 2_200, 17_600
    growth = (peak(1, f"{UNIT}.posts.nurse.count={large}")
              - peak(1, f"{UNIT}.posts.nurse.count={small}"))
    return growth / (large - small)


def bytes_in_units(days):
    """Bytes per clinician from 10^4 to 10^5 clinicians in units that run one after another."""
    small, large = 161, 1613
    growth = peak(days, f"{UNIT}.count={large}") - peak(days, f"{UNIT}.count={small}")
    return growth / ((large - small) * NURSES)


def growth(rounds, days, at_least):
    """{clinicians: (events, ns per event)} from 10^2 to 10^6 in units, always of so many days."""
    sizes = [2, 16, 161, 1613, 16129]
    times = {units * NURSES: (0, []) for units in sizes}
    for number in range(rounds):
        for units in sizes:
            clinicians = units * NURSES
            progress(f"{FULL} growth, round {number + 1} of {rounds}: {clinicians:,}")
            replicates = max(1, at_least // (clinicians * 37 * days))
            events, seconds = timed(ours(days, replicates, f"{UNIT}.count={units}"))
            times[clinicians] = (events, times[clinicians][1] + [seconds * 1e9 / events])
    progress("")
    return {n: (events, median(ns)) for n, (events, ns) in times.items()}


def two_cores(rounds, days, replicates):
    """Wall time of two processes with half of the replicates each, over one with two threads."""
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            progress(f"two cores, round {number + 1} of {rounds}")

            def wall(copies, threads):
                begun = time.monotonic()
                processes = [subprocess.Popen(
                    [str(BUILD / "Ours"), "replicates", str(MODEL), str(days),
                     str(replicates // copies), str(threads),
                     str(Path(folder) / f"{number}-{copies}-{copy}")]) for copy in range(copies)]
                if any(process.wait() for process in processes):
                    sys.exit("a run of replicates failed")
                return time.monotonic() - begun

            # In turns, so that neither way always comes first.
            pair = {way: wall(*way) for way in ([(2, 1), (1, 2)] if number % 2 else
                                                [(1, 2), (2, 1)])}
            ratios.append(pair[2, 1] / pair[1, 2])
    progress("")
    return median(ratios), min(ratios), max(ratios)
