# Who runs what, at which size. To add a contender or a workload, add it here.
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
BUILD = HERE / ".build" / "release"
PYTHON = HERE / ".venv" / "bin" / "python"
PEERS = HERE / "peers"
R_LIBRARY = HERE / ".venv" / "R"

SINGLE, SHARED = "single-server", "shared-resource"
AGENTS, SERVERS = 1000, 250


@dataclass(frozen=True)
class Contender:
    """A program that runs a workload; `customers` and `hours` are its sizes in a full run."""

    name: str
    command: tuple
    customers: int = 0
    hours: float = 0
    # What the ratio "contender / ours" should be at least (peers), or ours / floor at most.
    single_target: float = 0
    shared_target: float = 0
    is_floor: bool = False
    same_draws: bool = False

    def arguments(self, workload, share):
        """The command line for `share` (0 ... 1) of the full size."""
        if workload == SINGLE:
            return [*map(str, self.command), SINGLE, str(max(1000, int(self.customers * share)))]
        sizes = [str(AGENTS), str(SERVERS), repr(max(20.0, self.hours * share))]
        units = ["1"] if self.command[0] in (BUILD / "Ours", BUILD / "CFloor") else []
        return [*map(str, self.command), SHARED, *sizes, *units]

    def runs(self, workload):
        return (self.customers if workload == SINGLE else self.hours) > 0

    def target(self, workload):
        return self.single_target if workload == SINGLE else self.shared_target


def python(script):
    return (PYTHON, PEERS / script)


OURS = Contender("Wellspring", (BUILD / "Ours",), 1_000_000, 1000)

CONTENDERS = [
    OURS,
    Contender("C, same sampling", (BUILD / "CFloor", "gsl"), 1_000_000, 1000,
              single_target=1.15, shared_target=1.25, is_floor=True, same_draws=True),
    Contender("C, inlined sampling", (BUILD / "CFloor", "inlined"), 1_000_000, 1000,
              is_floor=True),
    Contender("CPython + heapq", python("heapq_peer.py"), 200_000, 200),
    Contender("SimPy", python("simpy_peer.py"), 200_000, 200, single_target=75),
    Contender("salabim", python("salabim_peer.py"), 200_000, 100, single_target=60),
    Contender("simmer", ("Rscript", PEERS / "simmer_peer.R"), 200_000, 0, single_target=75),
    Contender("Ciw", python("ciw_peer.py"), 50_000, 0, single_target=200),
    Contender("Mesa", python("mesa_peer.py"), 0, 100),
]
