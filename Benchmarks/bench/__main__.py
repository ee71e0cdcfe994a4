# Measures everything and prints the tables. Start it with scripts/bench, which prepares the peers.
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
from statistics import median

from . import counting, growth, icu, running, table
from .contenders import CONTENDERS, OURS, SHARED, SINGLE

TITLES = {
    SINGLE:
        "A. M/M/1 at utilisation 0.9 (theory: a mean wait of 9 h; slow peers run less of it)",
    SHARED:
        "B. 1,000 agents, 4 activities each, one resource of 250 servers (slow peers run less)",
}
TARGETS = []  # rows of the table at the end


def judge(measure, value, bound, at_most):
    """Notes a measure beside its target."""
    met = value <= bound if at_most else value >= bound
    digits = 3 if 0 < bound < 1 else 2 if 0 < bound < 10 else 0
    TARGETS.append([measure, f"{value:.{digits}f}",
                    ("at most " if at_most else "at least ") + f"{bound:g}",
                    "met" if met else "MISSED"])


def compare(workload, options):
    results = running.rounds(workload, options.rounds, options.share, options.without)
    ours = results[OURS.name]
    if ours.absent:
        raise SystemExit(f"{OURS.name}: {ours.absent}")
    rows, records = [], []
    for contender in CONTENDERS:
        result = results.get(contender.name)
        if result is None:
            continue
        if result.absent:
            rows.append([contender.name, "", "", "", "", "", f"not run: {result.absent}"])
            continue
        ns, over = median(result.nanoseconds), running.ratio(result, ours)
        rows.append([contender.name, f"{result.events:,}", f"{ns:,.1f}",
                     f"{min(result.nanoseconds):,.1f}", f"{max(result.nanoseconds):,.1f}",
                     f"{over:.2f}x", f"{result.mean_wait:.3f}"])
        records.append([contender.name, result.events, ns, min(result.nanoseconds),
                        max(result.nanoseconds), over, result.mean_wait, result.checksum])
        if target := contender.target(workload):
            if contender.is_floor:
                judge(f"{workload}: time over {contender.name}",
                      running.ratio(ours, result), target, at_most=True)
            else:
                judge(f"{workload}: times faster than {contender.name}", over, target, False)
    table.show(TITLES[workload], ["", "events", "ns/event", "least", "most", "over ours",
                                  "mean wait, h"], rows)
    table.save(workload, ["contender", "events", "ns_per_event_median", "ns_per_event_least",
                          "ns_per_event_most", "ratio_over_ours", "mean_wait_hours", "checksum"],
               records)
    print("  Wellspring and C with the same sampling agree in every bit of their results.")


def count():
    if not counting.available():
        print("\nInstructions: not counted, valgrind is not installed.")
        return
    rows = []
    for workload, (ours, floor) in counting.count_all().items():
        rows.append([workload, f"{ours[0]:.1f}", f"{floor[0]:.1f}", f"{ours[0] / floor[0]:.3f}"]
                    + [f"{further} ({before})" for before, further in ours[1].values()])
        floor_c = next(c for c in CONTENDERS if c.is_floor and c.same_draws)
        target = 2 if workload == icu.FULL else floor_c.target(workload)
        judge(f"{workload}: instructions over C", ours[0] / floor[0], target, at_most=True)
        further = sum(abs(n) for _, n in ours[1].values())
        judge(f"{workload}: allocations, retains, checks, locks in steady state", further, 0,
              at_most=True)
    columns = ["", "ours", "C", "ours / C", *counting.FORBIDDEN]
    table.show("Instructions per event; how many more calls a run six times as long makes\n"
               "(in brackets: the calls of the shorter run, start-up and end)", columns, rows)
    table.save("instructions", columns, rows)


def grow(options):
    measured = growth.growth(max(1, options.rounds // 2), 500_000 if options.quick else 2_000_000)
    base = measured[growth.CLINICIANS[0]]
    rows = [[f"{n:,}", f"{units:.1f}", f"{units / base[0]:.2f}", f"{one:.1f}",
             f"{one / base[1]:.2f}"] for n, (units, one) in measured.items()]
    columns = ["clinicians", "units of 100, ns/event", "over 100", "one tree, ns/event", "over 100"]
    table.show("Workload B as clinicians grow", columns, rows)
    table.save("growth", columns, rows)
    judge("cost per event from 100 to 1,000,000 clinicians, in units",
          measured[growth.CLINICIANS[-1]][0] / base[0], 2, at_most=True)


def race_full_model(options):
    days = max(60, int(icu.YEAR * options.share))
    results = icu.race(options.rounds, days, max(30, int(180 * options.share)),
                       options.without)
    own, rows, records = results["Wellspring"], [], []
    for name, result in results.items():
        if isinstance(result, str):
            rows.append([name, "", "", "", "", f"not run: {result}"])
            continue
        days_run, events, seconds = result
        ns = median(seconds) * 1e9 / events
        nurse_year = median(seconds) * 1e3 / (icu.NURSES * days_run / 365)
        rows.append([name, str(days_run), f"{events:,}", f"{ns:,.1f}", f"{nurse_year:,.3f}",
                     f"{over(result, own):.2f}x"])
        records.append([name, days_run, events, ns, nurse_year])
    columns = ["", "days", "events", "ns/event", "ms/nurse-year", "ns/event over ours"]
    table.show("C. The ICU of models/icu.yaml, one replicate from day 0, and a subset of it",
               columns, rows)
    table.save("full-model", ["contender", "days", "events", "ns_per_event", "ms_per_nurse_year"],
               records)
    judge("full model: time per event over C with the same events",
          1 / over(results["C, same events"], own), 2, at_most=True)
    if not isinstance(results["SimPy, subset"], str):
        judge("full model: times faster than SimPy's subset, per event",
              over(results["SimPy, subset"], own), 100, at_most=False)


def over(result, own):
    """The median over rounds of the ratio of times per event."""
    return median(a / result[1] / (b / own[1]) for a, b in zip(result[2], own[2]))


def full_model(options):
    """The rows of the whole ICU model."""
    race_full_model(options)
    mix, difference = icu.mixes(icu.YEAR)
    table.show(f"Events of the ICU in {icu.YEAR} days: what happened in ours and in C",
               ["", "ours", "C"], [[kind, f"{a:,}", f"{b:,}"] for kind, a, b in mix if a or b])
    judge("full model: events that differ from C's mix, % of all", 100 * difference, 2,
          at_most=True)
    judge(f"full model: seconds of CPU for {icu.NURSES} nurses, a year after its warm-up",
          median(icu.timed(icu.ours(icu.YEAR))[1] for _ in range(options.rounds)), 0.5,
          at_most=True)
    judge("full model: bytes per clinician alive in one unit, timers included",
          icu.bytes_alive(), 512, at_most=True)
    judge("full model: bytes per clinician in many units, 30 days of results kept",
          icu.bytes_in_units(30), 512, at_most=True)
    measured = icu.growth(max(1, options.rounds // 2), 2 if options.quick else 5, 4_000_000)
    base = next(iter(measured.values()))[1]
    rows = [[f"{n:,}", f"{events:,}", f"{ns:.1f}", f"{ns / base:.2f}"]
            for n, (events, ns) in measured.items()]
    columns = ["clinicians", "events", "ns/event", "over the first"]
    table.show("The ICU as clinicians grow, in units of 62", columns, rows)
    table.save("full-model-growth", columns, rows)
    judge("full model: cost per event from 10^2 to 10^6 clinicians, in units",
          list(measured.values())[-1][1] / base, 2, at_most=True)
    ratio, least, most = icu.two_cores(options.rounds, 120 if options.quick else icu.YEAR, 24)
    print(f"\nTwo threads against two processes: {ratio:.3f} ({least:.3f} to {most:.3f})")
    judge("replicates on 2 threads: speed over the same work as 2 processes", ratio, 0.97,
          at_most=False)


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("--quick", action="store_true", help="3 rounds of a tenth of the work")
    parser.add_argument("--rounds", type=int, help="default 7, quick 3")
    parser.add_argument("--without", action="append", default=[], metavar="PEER",
                        help="leave a peer out (repeatable)")
    options = parser.parse_args()
    options.rounds = options.rounds or (3 if options.quick else 7)
    options.share = 0.1 if options.quick else 1.0
    for workload in (SINGLE, SHARED):
        compare(workload, options)
    count()
    grow(options)
    full_model(options)
    columns = ["measure", "value", "target", ""]
    table.show("Targets (ratios: medians over rounds of the ratio within a round)", columns,
               TARGETS)
    table.save("targets", columns, TARGETS)
    print(f"\nTimes are CPU time of one thread. The rows are in {table.RESULTS.name}/ as CSV too.")


main()
