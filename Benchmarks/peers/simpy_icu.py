# A subset of the ICU model in SimPy: arrivals, assignment, breaks, encounters, capacity.
#
# As its documentation shows: a process for each clinician, each refresh clock and each case. The
# numbers are those of models/icu.yaml. Capacity, arousal and drive move by the model's closed forms
# (dC/dt = A g(C) - B C with the loss spiral); Benchmarks/README.md lists what is left out.
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: simpy_icu.py DAYS. Prints: timers fired, CPU seconds, mean capacity, encounters."""
import random
import sys
import time
from math import cos, exp, expm1, floor, sin, sqrt
from random import betavariate, expovariate, gammavariate, gauss, lognormvariate

import simpy

POSTS, BEDS, PLACES, LIMIT, NOMINAL = 62, 24, 20, 2, 2.0
LOW, HIGH, TOP, SHARE_LOW = 0.2, 0.9, 1.1, 0.25
MIDDLE = 0.5 * (LOW + HIGH)
BEND = 2 * (1 - SHARE_LOW) / (HIGH - LOW) ** 2
PIECES = [  # lower, upper, anchor, value, curvature of the loss spiral
    (0.0, LOW, LOW, SHARE_LOW, 0.0), (LOW, MIDDLE, LOW, SHARE_LOW, BEND),
    (MIDDLE, HIGH, HIGH, 1.0, -BEND), (HIGH, TOP, HIGH, 1.0, -1 / (TOP - HIGH) ** 2)]
CLASSES = [(1.0, 57.6, 0.03, 0.8), (1.15, 91.2, 0.13, 0.8), (1.3, 132.0, 0.40, 0.6)]
OFF, WORKING, FREE_BREAK, DESK_BREAK, OVERRUN = range(5)
DECAY = [0.46, 0.35, 1.39, 0.35, 0.35]  # of arousal, by mode


def refill(c):
    _, _, anchor, value, curvature = PIECES[3 if c >= HIGH else 2 if c >= MIDDLE
                                            else 1 if c >= LOW else 0]
    return value + curvature * (c - anchor) ** 2


def moved(c, a, b, t):
    """C after t hours; a path that would leave its piece is cut into halves until it does not."""
    if t <= 0:
        return c
    lower, upper, anchor, value, curvature = PIECES[3 if c >= HIGH else 2 if c >= MIDDLE
                                                    else 1 if c >= LOW else 0]
    if curvature == 0:
        rest = a * value / b
        there = rest + (c - rest) * exp(-b * t)
    else:
        q, offset, half = a * curvature, c - anchor, 0.5 * b
        f = a * (value + curvature * offset * offset) - b * c
        h = q * offset - half
        d = half * half - q * (a * value - b * anchor)
        if d > 0:
            w = sqrt(d) if h <= 0 else -sqrt(d)
            y = -expm1(-2 * w * t) / (2 * w)
            there = c + f * y / (1 + q * f / (w - h) * y)
        else:
            nu = sqrt(-d)
            s, k = (sin(0.5 * nu * t) / nu, cos(0.5 * nu * t)) if nu > 0 else (0.5 * t, 1)
            there = c + 2 * f * s * k / (1 - 2 * s * (nu * nu * s + h * k))
    if lower <= there <= upper or t < 1e-3:
        return min(max(there, 0.0), TOP)
    return moved(moved(c, a, b, 0.5 * t), a, b, 0.5 * t)


class Case:
    __slots__ = ("demand", "length", "traumatic", "good", "carer", "owner")

    def __init__(self):
        u = random.random()
        kind = CLASSES[0 if u < 0.52 else 1 if u < 0.92 else 2]
        self.demand, mean, trauma, self.good = kind
        self.length = mean * lognormvariate(-0.5 * 1.04 ** 2, 1.04)
        self.traumatic = random.random() < trauma
        self.carer = self.owner = None


class Clinician:
    def __init__(self, unit, number):
        self.unit, self.number, self.mode = unit, number, OFF
        self.time, self.capacity, self.arousal, self.drive = 0.0, 1.0, 0.0, 0.6
        self.a, self.b = 0.0084, 0.0032
        self.hours = 0.0  # of capacity
        self.cases, self.demand = [], 0.0
        self.load_factor = lognormvariate(-0.045, 0.3)
        self.permeability = betavariate(12, 12)
        self.skill = min(0.95, gauss(0.72, 0.06))
        unit.env.process(self.life())
        unit.env.process(self.refreshes())

    def advance(self):
        now = self.unit.env.now
        t = now - self.time
        if t <= 0:
            return
        self.time = now
        before = self.capacity
        self.capacity = moved(before, self.a, self.b, t)
        self.hours += 0.5 * t * (before + self.capacity)
        self.arousal *= exp(-DECAY[self.mode] * t)
        self.drive = 0.6 + (self.drive - 0.6) * exp(-t / 168)

    def refresh(self):
        if self.mode == OFF:
            night = (self.unit.env.now - 6.5) % 24 > 16  # asleep or awake
            self.a, self.b = (0.012 if night else 0.0084) * (1 - 0.4 * self.arousal), 0.0032
        elif self.mode == FREE_BREAK:
            self.a, self.b = 0.02 * (1 - 0.4 * self.arousal), 0.0032
        else:
            load = (0.4 if self.mode == OVERRUN else self.demand / NOMINAL) * self.load_factor
            self.a = 0.006 if self.mode == DESK_BREAK else 0.001 * (
                1 + 0.3 * (self.drive / 0.6 - 1))
            self.b = 0.0032 + 0.01 * load * (1 + 0.5 * max(0.0, load - 1))

    def enter(self, mode):
        self.advance()
        self.mode = mode
        self.refresh()

    def refreshes(self):
        env = self.unit.env
        while True:
            step = 4 if self.mode == OFF else 1
            yield env.timeout((floor(env.now / step) + 1) * step - env.now)
            self.unit.timers += 1
            self.advance()
            self.refresh()

    def life(self):
        """Three days, four off, three nights, four off; two breaks in a shift."""
        unit, env = self.unit, self.unit.env
        day = 0
        while True:
            place = (day + self.number * 14 // POSTS) % 14
            start = day * 24 + (7 if place < 3 else 19 if 7 <= place < 10 else -1)
            day += 1
            if start < (day - 1) * 24 or start < env.now:
                continue
            yield env.timeout(start - env.now)
            unit.timers += 1
            self.enter(WORKING)
            unit.on_duty.append(self)
            unit.attend()
            for part in (1, 2):
                planned = start + 12.5 * part / 3
                if planned > env.now:
                    yield env.timeout(planned - env.now)
                    unit.timers += 1
                yield from self.rest(planned)
            yield env.timeout(max(0.0, start + 12.5 - env.now))
            unit.timers += 1
            load = self.demand / NOMINAL
            self.enter(OVERRUN)
            unit.on_duty.remove(self)
            unit.hand_over(self)
            yield env.timeout(gammavariate(1.5, 55 / 60 * (0.5 + 0.5 * load) / 1.5))
            unit.timers += 1
            self.enter(OFF)

    def rest(self, planned):
        """A break: free of care, late, at the desk, or missed."""
        unit, env = self.unit, self.unit.env
        feels_free = random.random() < 0.3
        while True:
            cover = unit.cover(self) if feels_free and self.cases else None
            if cover or not self.cases:
                for case in list(self.cases):
                    unit.move(case, cover)
                self.enter(FREE_BREAK)
                break
            if not (feels_free and env.now + 0.5 <= planned + 1.5):
                overload = max(0.0, self.demand / NOMINAL - 1)
                if random.random() >= 0.65 * exp(-overload):
                    return
                self.enter(DESK_BREAK)
                break
            yield env.timeout(0.5)
            unit.timers += 1
        yield env.timeout(0.5)
        unit.timers += 1
        self.enter(WORKING)
        for case in unit.in_care:
            if case.owner is self and case.carer is not self:
                unit.move(case, self)

    def meet(self, case, last):
        """The empathic encounter."""
        self.advance()
        trauma = last and case.traumatic
        x = gammavariate(2, 4 if trauma else 0.5)
        s = self.permeability
        control = self.skill * (1 - 0.5 * self.arousal) * (1 - 0.3 * max(0.0, 1 - self.capacity))
        contagion = s * s * (1 - control)
        quality = 1 - 0.3 * max(0.0, 1 - control / self.skill)
        load = max(1.0, self.demand / NOMINAL * self.load_factor)
        capacity = self.capacity * exp(-0.025 * x * contagion)
        if not trauma and random.random() < case.good * quality:
            compassion = s * control * -expm1(-x) / load
            capacity += 0.026 * compassion * self.drive / 0.6 * refill(capacity)
            self.drive = 1 - (1 - self.drive) * exp(-0.05 * compassion)
        else:
            self.drive *= exp(-0.05 * s)
        self.capacity = min(capacity, TOP)
        self.arousal = 1 - (1 - self.arousal) * exp(-0.6 * x * contagion)
        self.unit.encounters += 1
        self.refresh()


class Unit:
    def __init__(self, env):
        self.env, self.timers, self.encounters = env, 0, 0
        self.on_duty, self.in_care, self.unattended = [], [], []
        self.beds = simpy.Resource(env, capacity=BEDS)
        self.people = [Clinician(self, i) for i in range(POSTS)]
        env.process(self.source())

    def source(self):
        while True:
            yield self.env.timeout(expovariate(6.1 / 24))
            self.timers += 1
            if len(self.beds.queue) < PLACES:
                self.env.process(self.stay(Case()))

    def stay(self, case):
        with self.beds.request() as bed:
            yield bed
            self.in_care.append(case)
            self.assign(case)
            end = self.env.now + case.length
            while True:  # encounters at 0.8/h while somebody looks after the case
                gap = expovariate(0.8)
                if self.env.now + gap >= end:
                    break
                yield self.env.timeout(gap)
                self.timers += 1
                if case.carer and case.carer.mode in (WORKING, DESK_BREAK):
                    case.carer.meet(case, False)
            yield self.env.timeout(end - self.env.now)
            self.timers += 1
            if case.carer and case.carer.mode in (WORKING, DESK_BREAK):
                case.carer.meet(case, True)
            self.in_care.remove(case)
            self.move(case, None)
            if case in self.unattended:
                self.unattended.remove(case)

    def assign(self, case):
        """To whoever has fewest cases."""
        able = [c for c in self.on_duty if c.mode in (WORKING, DESK_BREAK)]
        if able:
            self.move(case, min(able, key=lambda c: len(c.cases)))
            case.owner = case.carer
        else:
            self.unattended.append(case)

    def move(self, case, to):
        for clinician, sign in ((case.carer, -1), (to, 1)):
            if clinician:
                clinician.advance()
                (clinician.cases.append if sign > 0 else clinician.cases.remove)(case)
                clinician.demand += sign * case.demand
                clinician.refresh()
        case.carer = to

    def attend(self):
        waiting, self.unattended = self.unattended, []
        for case in waiting:
            self.assign(case)

    def hand_over(self, clinician):
        for case in list(clinician.cases):
            self.move(case, None)
            self.assign(case)

    def cover(self, clinician):
        able = [c for c in self.on_duty if c is not clinician and c.mode == WORKING
                and c.demand + clinician.demand <= 2.4 * NOMINAL]
        return min(able, key=lambda c: c.demand) if able else None


def main():
    random.seed(1)
    hours = 24 * float(sys.argv[1])
    start = time.process_time()
    env = simpy.Environment()
    unit = Unit(env)
    env.run(until=hours)
    seconds = time.process_time() - start
    mean = sum(c.hours for c in unit.people) / sum(c.time for c in unit.people)
    print(unit.timers, seconds, mean, unit.encounters)


main()
