# The command line and the result line that every Python peer shares.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: PEER single-server CUSTOMERS | PEER shared-resource AGENTS SERVERS HOURS

Prints: timers fired, CPU seconds, mean wait in hours, and a dash in place of a checksum.
A workload is a function that returns a dict with `events`, `waits` and `waited`, or a function
that works it out once the clock has stopped.
"""
import random
import sys
import time

MEAN_GAP, MEAN_SERVICE = 1 / 0.9, 1.0
MEAN_REST, MEAN_PREPARE, MEAN_TREAT, MEAN_WRITE = 2.0, 0.5, 1.0, 0.5


def main(single_server=None, shared_resource=None):
    random.seed(1)
    workload, sizes = sys.argv[1], sys.argv[2:]
    start = time.process_time()
    if workload == "single-server":
        tally = single_server(int(sizes[0]))
    else:
        tally = shared_resource(int(sizes[0]), int(sizes[1]), float(sizes[2]))
    seconds = time.process_time() - start
    tally = tally() if callable(tally) else tally
    print(tally["events"], seconds, tally["waited"] / tally["waits"], "-")
