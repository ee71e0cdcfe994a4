# Counts instructions and calls with callgrind: exact where time is noisy.
#
# Each program runs at two sizes; the difference of the counts over the difference of the events is
# the steady state, free of start-up.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from .contenders import AGENTS, BUILD, SERVERS, SHARED, SINGLE
from .icu import FULL, MODEL

SIZES = {
    SINGLE: ([SINGLE, "20000"], [SINGLE, "120000"]),
    SHARED: ([SHARED, str(AGENTS), str(SERVERS), "20", "1"],
             [SHARED, str(AGENTS), str(SERVERS), "120", "1"]),
}

# Calls that a steady state must not make, by what they are.
FORBIDDEN = {
    "allocations": r"(malloc|calloc|realloc|free|posix_memalign|aligned_alloc"
                   r"|swift_slowAlloc|swift_allocObject)",
    "retains and releases": r"_?swift_(bridgeObject|unknownObject)?"
                            r"([Rr]etain|[Rr]elease|retain_n|release_n)(_n)?_?",
    "exclusivity checks": r"swift_(beginAccess|endAccess)",
    "locks": r"pthread_(mutex|rwlock|spin)_\w*lock|swift_once",
}


# The whole model: what each program is told besides `full-model`. Both sizes have three digits, so
# that reading them takes the same calls.
FULL_SIZES = {
    "Ours": ([FULL, MODEL, "100", "1"], [FULL, MODEL, "300", "1"]),
    "CFloor": ([FULL, "100"], [FULL, "300"]),
}


def available():
    return bool(shutil.which("valgrind") and shutil.which("strip"))


def stripped(program, folder):
    """A copy without debugging information, which older valgrinds cannot read."""
    copy = Path(folder) / program
    subprocess.run(["strip", "-S", "-o", str(copy), str(BUILD / program)], check=True)
    return copy


def callgrind(command, folder):
    """(events, instructions, calls by function name) of one run."""
    out = Path(folder) / "callgrind.out"
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *map(str, command)],
        capture_output=True, text=True, check=True,
        # Hash seeds of a process decide how often a dictionary is read.
        env=dict(os.environ, SWIFT_DETERMINISTIC_HASHING="1"))
    names, calls, instructions, callee = {}, Counter(), 0, ""
    for line in out.read_text().splitlines():
        if line.startswith(("fn=", "cfn=")):
            number, _, name = line.partition("=")[2].partition(" ")
            if name:
                names[number] = name.split("'")[0]  # 'n marks a recursion
            if line.startswith("cfn="):
                callee = names[number]
        elif line.startswith("calls="):
            calls[callee] += int(line[6:].split()[0])
        elif line.startswith(("summary:", "totals:")):
            instructions = int(line.split()[1])
    return int(done.stdout.split()[0]), instructions, calls


def steady_state(program, prefix, workload, folder):
    """Instructions per event, {kind: (calls in the small run, further calls in the large one)}."""
    copy = stripped(program, folder)
    sizes = FULL_SIZES[program] if workload == FULL else SIZES[workload]
    small, large = (callgrind([copy, *prefix, *size], folder) for size in sizes)
    per_event = (large[1] - small[1]) / (large[0] - small[0])
    forbidden = {}
    for kind, pattern in FORBIDDEN.items():
        count = [sum(n for name, n in run[2].items() if re.fullmatch(pattern, name))
                 for run in (small, large)]
        forbidden[kind] = (count[0], count[1] - count[0])
    return per_event, forbidden


def count_all():
    """{workload: (ours, floor)} with what `steady_state` says of each."""
    with tempfile.TemporaryDirectory() as folder:
        return {
            workload: (steady_state("Ours", [], workload, folder),
                       steady_state("CFloor", ["gsl"], workload, folder))
            for workload in [*SIZES, FULL]
        }
