# SimPy: one process per customer or agent, as its documentation shows.
# SPDX-License-Identifier: GPL-3.0-or-later
from random import expovariate

import simpy
from common import MEAN_GAP, MEAN_PREPARE, MEAN_REST, MEAN_SERVICE, MEAN_TREAT, MEAN_WRITE, main


def single_server(customers):
    env = simpy.Environment()
    server = simpy.Resource(env, capacity=1)
    tally = {"events": 2 * customers, "waits": customers, "waited": 0.0}

    def customer():
        arrived = env.now
        with server.request() as request:
            yield request
            tally["waited"] += env.now - arrived
            yield env.timeout(expovariate(1 / MEAN_SERVICE))

    def source():
        for _ in range(customers):
            yield env.timeout(expovariate(1 / MEAN_GAP))
            env.process(customer())

    env.process(source())
    env.run()
    return tally


def shared_resource(agents, servers, hours):
    env = simpy.Environment()
    resource = simpy.Resource(env, capacity=servers)
    tally = {"events": 0, "waits": 0, "waited": 0.0}

    def agent():
        while True:
            yield env.timeout(expovariate(1 / MEAN_REST))
            tally["events"] += 1
            yield env.timeout(expovariate(1 / MEAN_PREPARE))
            tally["events"] += 1
            asked = env.now
            with resource.request() as request:
                yield request
                tally["waits"] += 1
                tally["waited"] += env.now - asked
                yield env.timeout(expovariate(1 / MEAN_TREAT))
                tally["events"] += 1
            yield env.timeout(expovariate(1 / MEAN_WRITE))
            tally["events"] += 1

    for _ in range(agents):
        env.process(agent())
    env.run(until=hours)
    return tally


if __name__ == "__main__":
    main(single_server, shared_resource)
