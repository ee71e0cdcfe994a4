# Mesa: its event-based simulator, one Mesa agent per agent. M/M/1 is not its kind of model.
# SPDX-License-Identifier: GPL-3.0-or-later
from collections import deque
from random import expovariate

import mesa
from common import MEAN_PREPARE, MEAN_REST, MEAN_TREAT, MEAN_WRITE, main
from mesa.experimental.devs import DEVSimulator


class Clinician(mesa.Agent):
    def __init__(self, model):
        super().__init__(model)
        self.asked = 0.0
        self.after(MEAN_REST, self.prepare)

    def after(self, mean, function):
        self.model.simulator.schedule_event_relative(function, expovariate(1 / mean))

    def rest(self):
        self.model.events += 1
        self.after(MEAN_REST, self.prepare)

    def prepare(self):
        self.model.events += 1
        self.after(MEAN_PREPARE, self.ask)

    def ask(self):
        model = self.model
        model.events += 1
        if model.free:
            model.free -= 1
            model.waits += 1
            self.after(MEAN_TREAT, self.write)
        else:
            self.asked = model.simulator.time
            model.line.append(self)

    def write(self):
        model = self.model
        model.events += 1
        if model.line:
            following = model.line.popleft()
            model.waited += model.simulator.time - following.asked
            model.waits += 1
            following.after(MEAN_TREAT, following.write)
        else:
            model.free += 1
        self.after(MEAN_WRITE, self.rest)


class Workplace(mesa.Model):
    def __init__(self, agents, servers, simulator):
        super().__init__(seed=1)
        self.simulator = simulator
        simulator.setup(self)
        self.free, self.line = servers, deque()
        self.events, self.waits, self.waited = 0, 0, 0.0
        Clinician.create_agents(self, agents)


def shared_resource(agents, servers, hours):
    simulator = DEVSimulator()
    model = Workplace(agents, servers, simulator)
    simulator.run_until(hours)
    return {"events": model.events, "waits": model.waits, "waited": model.waited}


if __name__ == "__main__":
    main(shared_resource=shared_resource)
