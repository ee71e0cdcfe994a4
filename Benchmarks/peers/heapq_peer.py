# Plain CPython with a list as a binary heap: what the language itself costs.
# SPDX-License-Identifier: GPL-3.0-or-later
from collections import deque
from heapq import heappop, heappush
from random import expovariate

from common import MEAN_GAP, MEAN_PREPARE, MEAN_REST, MEAN_SERVICE, MEAN_TREAT, MEAN_WRITE, main

ARRIVAL, DEPARTURE = 0, 1
REST, PREPARE, TREAT, WRITE = range(4)


def single_server(customers):
    heap, line, busy = [(expovariate(1 / MEAN_GAP), ARRIVAL)], deque(), False
    arrived = events = 0
    waited = 0.0
    while heap:
        now, kind = heappop(heap)
        events += 1
        if kind == ARRIVAL:
            arrived += 1
            if arrived < customers:
                heappush(heap, (now + expovariate(1 / MEAN_GAP), ARRIVAL))
            if busy:
                line.append(now)
            else:
                busy = True
                heappush(heap, (now + expovariate(1 / MEAN_SERVICE), DEPARTURE))
        elif line:
            waited += now - line.popleft()
            heappush(heap, (now + expovariate(1 / MEAN_SERVICE), DEPARTURE))
        else:
            busy = False
    return {"events": events, "waits": customers, "waited": waited}


def shared_resource(agents, servers, hours):
    heap, line, activity, since = [], deque(), [REST] * agents, [0.0] * agents
    for agent in range(agents):
        heappush(heap, (expovariate(1 / MEAN_REST), agent))
    free, events, waits, waited = servers, 0, 0, 0.0
    while heap[0][0] <= hours:
        now, agent = heappop(heap)
        events += 1
        doing = activity[agent]
        if doing == REST:
            activity[agent] = PREPARE
            heappush(heap, (now + expovariate(1 / MEAN_PREPARE), agent))
        elif doing == PREPARE:
            activity[agent] = TREAT
            if free:
                free -= 1
                waits += 1
                heappush(heap, (now + expovariate(1 / MEAN_TREAT), agent))
            else:
                since[agent] = now
                line.append(agent)
        elif doing == TREAT:
            if line:
                following = line.popleft()
                waited += now - since[following]
                waits += 1
                heappush(heap, (now + expovariate(1 / MEAN_TREAT), following))
            else:
                free += 1
            activity[agent] = WRITE
            heappush(heap, (now + expovariate(1 / MEAN_WRITE), agent))
        else:
            activity[agent] = REST
            heappush(heap, (now + expovariate(1 / MEAN_REST), agent))
    return {"events": events, "waits": waits, "waited": waited}


if __name__ == "__main__":
    main(single_server, shared_resource)
