# How the cost of an event grows with the number of clinicians.
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
from statistics import median

from .contenders import BUILD, SHARED
from .running import progress, run

UNIT = 100  # agents of one unit, with 25 servers
CLINICIANS = [100, 1000, 10_000, 100_000, 1_000_000]


def hours_for(clinicians, events):
    """Long enough for about so many events (one per agent and hour), and for two cycles."""
    return max(8.0, events / clinicians)


def growth(rounds, events):
    """{clinicians: (ns per event in units of 100 with a tree each, ns per event in one tree)}."""
    times = {n: ([], []) for n in CLINICIANS}
    for number in range(rounds):
        for n in CLINICIANS:
            progress(f"growth, round {number + 1} of {rounds}: {n:,}")
            hours = repr(hours_for(n, events))
            shapes = [(UNIT, UNIT // 4, n // UNIT), (n, n // 4, 1)]
            for column, (agents, servers, units) in zip(times[n], shapes):
                outcome, reason = run(
                    [str(BUILD / "Ours"), SHARED, str(agents), str(servers), hours, str(units)])
                if outcome is None:
                    sys.exit(reason)
                column.append(outcome[1] * 1e9 / outcome[0])
    progress("")
    return {n: tuple(median(column) for column in columns) for n, columns in times.items()}
