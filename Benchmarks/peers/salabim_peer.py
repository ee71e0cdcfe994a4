# salabim: a component per agent, generator style (its faster one), the resource's monitors off.
# SPDX-License-Identifier: GPL-3.0-or-later
from collections import deque
from random import expovariate

import salabim as sim
from common import MEAN_GAP, MEAN_PREPARE, MEAN_REST, MEAN_SERVICE, MEAN_TREAT, MEAN_WRITE, main


def single_server(customers):
    # Creating a component costs far more than running it, so customers are arrival times in a
    # deque, and the two components are the source and the server.
    env = sim.Environment(trace=False, yieldless=False, random_seed=None)
    line = deque()
    tally = {"events": 2 * customers, "waits": customers, "waited": 0.0}

    class Server(sim.Component):
        def process(self):
            while True:
                if not line:
                    yield self.passivate()
                tally["waited"] += env.now() - line.popleft()
                yield self.hold(expovariate(1 / MEAN_SERVICE))

    class Source(sim.Component):
        def process(self):
            for _ in range(customers):
                yield self.hold(expovariate(1 / MEAN_GAP))
                line.append(env.now())
                if server.ispassive():
                    server.activate()

    server = Server()
    Source()
    env.run()
    return tally


def shared_resource(agents, servers, hours):
    env = sim.Environment(trace=False, yieldless=False, random_seed=None)
    resource = sim.Resource("resource", capacity=servers, monitor=False)
    tally = {"events": 0, "waits": 0, "waited": 0.0}

    class Agent(sim.Component):
        def process(self):
            while True:
                yield self.hold(expovariate(1 / MEAN_REST))
                tally["events"] += 1
                yield self.hold(expovariate(1 / MEAN_PREPARE))
                tally["events"] += 1
                asked = env.now()
                yield self.request(resource)
                tally["waits"] += 1
                tally["waited"] += env.now() - asked
                yield self.hold(expovariate(1 / MEAN_TREAT))
                tally["events"] += 1
                self.release()
                yield self.hold(expovariate(1 / MEAN_WRITE))
                tally["events"] += 1

    for _ in range(agents):
        Agent()
    env.run(till=hours)
    return tally


if __name__ == "__main__":
    main(single_server, shared_resource)
