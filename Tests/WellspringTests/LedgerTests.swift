// The ledger of one post: exact, complete, and of no influence on the run.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import WellspringLab

@testable import Wellspring

@Suite("Ledger of a post")
struct LedgerTests {
  /// A unit in which people leave and fall ill often, and much happens.
  private static func restless(days: Double = 90) throws -> Model {
    var model = try Model.icu(days: days, warmUpDays: 20)
    model.dynamics.people.leavingRate = 4
    model.dynamics.people.absenceRate = 20
    model.dynamics.people.hiringDays = 10
    model.dynamics.errors.rate = 0.01
    return model
  }

  /// Steps of a history: rows by their numbers, in order.
  private static func steps(_ rows: [LedgerRow]) -> [[LedgerRow]] {
    var steps: [[LedgerRow]] = []
    for row in rows {
      if steps.last?.first?.step == row.step {
        steps[steps.count - 1].append(row)
      } else {
        steps.append([row])
      }
    }
    return steps
  }

  @Test("Watching a post changes no bit of what its unit does")
  func invisible() throws {
    let model = try Self.restless()
    let plain = try Simulation(model: model, seed: 3, recording: .clinicians).run(replicate: 2)
    let columns = ClinicianColumn.allCases.count
    for position in [0, 11, 61] {
      let watched = try Simulation(model: model, seed: 3)
        .history(replicate: 2, unit: 0, position: position)
      #expect(isIdentical(watched.outcomes, plain.outcomes))
      let row = Array(plain.clinicians[(position * columns)..<((position + 1) * columns)])
      #expect(isIdentical(watched.clinician, row))
      #expect(!watched.rows.isEmpty)
    }
  }

  @Test("A post of a later copy and of a later unit is that post")
  func units() throws {
    var model = try Model.icu(days: 10, warmUpDays: 5)
    model.units[0].count = 2
    var second = model.units[0]
    second.name = "ward"
    second.count = 1
    model.units.append(second)
    let plain = try Simulation(model: model, seed: 8, recording: [.clinicians, .events])
      .run(replicate: 1)
    let columns = ClinicianColumn.allCases.count
    for unit in 0..<3 {
      let watched = try Simulation(model: model, seed: 8)
        .history(replicate: 1, unit: unit, position: 5)
      let start = (62 * unit + 5) * columns
      #expect(isIdentical(watched.clinician, Array(plain.clinicians[start..<(start + columns)])))
      #expect(watched.events.allSatisfy { $0.unit == UInt32(unit) })
    }
  }

  @Test("Over a year the changes add up to the change of capacity within 1e-12")
  func addsUp() throws {
    let model = try Model.icu(days: 365, warmUpDays: 30)
    let history = try Simulation(model: model, seed: 1).history(replicate: 4, unit: 0, position: 7)
    let ledger = Ledger(history, DayWindow(first: 1, last: 365))
    #expect(ledger.rows.count == history.rows.count && history.rows.count > 20_000)
    let balances = ledger.balances
    #expect(balances.count == history.holders.count && !balances.isEmpty)
    for balance in balances {
      #expect(abs(balance.difference) < 1e-12, "\(balance)")
      #expect(abs(balance.sum) > 1e-6, "nothing moved, so nothing was shown")
    }
  }

  @Test("A push from outside is a cause of its own, and under a ramp everything adds up")
  func push() throws {
    var model = try Model.icu(days: 60, warmUpDays: 20)
    model.perturbation.day = 21
    model.perturbation.push = 0.3
    model.perturbation.workload = 1.2
    (model.perturbation.rampTo, model.perturbation.rampDays) = (1.6, 30)
    let history = try Simulation(model: model, seed: 5).history(replicate: 1, unit: 0, position: 3)
    let pushes = history.rows.filter { $0.cause == .push }
    #expect(pushes.count == 1)
    #expect(abs(pushes[0].change + 0.3) < 1e-12 && pushes[0].hours == 480)
    let sum = history.rows.reduce(0) { $0 + $1.change }
    let change = history.rows.last!.capacityAfter - history.rows[0].capacityBefore
    #expect(abs(sum - change) < 1e-12)
  }

  @Test("Each step's shares add up to it, and each step begins where the last one ended")
  func chain() throws {
    let model = try Self.restless()
    for position in [3, 40] {
      let history = try Simulation(model: model, seed: 5)
        .history(replicate: 1, unit: 0, position: position)
      let steps = Self.steps(history.rows)
      var worst = 0.0
      for step in steps {
        let change = step[0].capacityAfter - step[0].capacityBefore
        worst = max(worst, abs(step.reduce(0) { $0 + $1.change } - change))
      }
      #expect(worst < 1e-15)
      for (a, b) in zip(steps, steps.dropFirst()) where a[0].holder == b[0].holder {
        #expect(b[0].capacityBefore == a[0].capacityAfter)
        #expect(abs(b[0].hours - (a[0].hours + a[0].duration)) < 1e-9)
      }
      for span in history.holders {
        let own = history.rows.filter { $0.holder == span.holder }
        #expect(own.first?.capacityBefore == span.startCapacity)
        #expect(own.last?.capacityAfter == span.endCapacity)
      }
      // Every step lies within one day, so that days can be told apart.
      #expect(
        history.rows.allSatisfy { row in
          floor(row.hours / 24) == ceil((row.hours + row.duration) / 24)
            - (row.duration > 0 ? 1 : 0)
            || row.duration == 0
        })
    }
  }

  /// Follows post 0 for some events; the largest distance between sums of rates and rates, as a share of
  /// all that is added, and the causes that were met.
  private static func follow(
    _ model: Model, seed: UInt64, mostEvents: Int
  ) -> (worst: Double, Set<CapacityCause>) {
    var seen = Set<CapacityCause>()
    var unit = CareUnit(
      model: model, plan: model.units[0], number: 0, seed: seed, replicate: 0, recording: [],
      eventBound: 1 << 40, watch: Watch(position: 0))
    var worst = 0.0
    var events = 0
    while events < mostEvents && unit.queue.next.time <= 14 * 24 {
      unit.step()
      events += 1
      let me = unit.clinicians[0]
      if me.mode == .vacant { continue }
      let rates = unit.ledger.rates
      var size = 1.0
      for cause in CapacityCause.allCases { size += abs(rates[cause]) }
      worst = max(
        worst, abs(rates.sum(.replenishment) - me.replenishment) / size,
        abs(rates.sum(.depletion) - me.depletion) / size)
      for cause in CapacityCause.allCases where rates[cause] != 0 { seen.insert(cause) }
    }
    return (worst, seen)
  }

  @Test("Rates by cause add up to the rates that the run goes by, in random units")
  func rates() throws {
    var seen = Set<CapacityCause>()
    for seed in UInt64(0)..<120 {
      var source = RandomModel(seed: seed)
      let found = Self.follow(source.model(days: 14), seed: seed, mostEvents: 4_000)
      #expect(found.worst < 1e-13, "seed \(seed)")
      seen.formUnion(found.1)
    }
    // Random units have nobody on call.
    var model = try Model.icu(days: 14, warmUpDays: 0)
    model.units[0].rota.shifts[1].onCall = 1
    let found = Self.follow(model, seed: 1, mostEvents: .max)
    #expect(found.worst < 1e-13 && found.1.contains(.onCall))
    seen.formUnion(found.1)
    let all = CapacityCause.allCases.filter { $0.kind == .replenishment || $0.kind == .depletion }
    #expect(seen.isSuperset(of: all), "not met: \(all.filter { !seen.contains($0) })")
  }

  @Test("Capacity at every event, and every jump, follows by hand from the ledger")
  func byHand() throws {
    let model = try Self.restless(days: 60)
    let position = 9
    let recorded = try Simulation(model: model, seed: 2, recording: .events).run(replicate: 3)
    let history = try Simulation(model: model, seed: 2)
      .history(replicate: 3, unit: 0, position: position)
    let own = recorded.events.filter { $0.position == Int32(position) }
    #expect(own.count == history.events.count { $0.position == Int32(position) })
    let c = model.dynamics.capacity
    let spiral = LossSpiral(
      lowKnot: c.lowKnot, highKnot: c.highKnot, ceiling: c.ceiling,
      refillWhenDepleted: c.refillWhenDepleted, isOn: true)
    let steps = Self.steps(history.rows)
    let flows = steps.filter { $0[0].duration > 0 }
    var place = 0
    var followed = 0
    for event in own where !event.capacity.isNaN {
      while place + 1 < flows.count && flows[place + 1][0].hours < event.hours { place += 1 }
      let flow = flows[place]
      let into = event.hours - flow[0].hours
      if into <= 0 || into > flow[0].duration || event.kind == .encounter { continue }
      let law = CapacityFlow(
        replenishment: flow.reduce(0) { $0 + ($1.cause.kind == .replenishment ? $1.rate : 0) },
        depletion: flow.reduce(0) { $0 + ($1.cause.kind == .depletion ? $1.rate : 0) },
        spiral: spiral)
      let capacity = law.capacity(flow[0].capacityBefore, after: into)
      // At the end of a stretch the event's own jump may have come already.
      if into == flow[0].duration { continue }
      #expect(abs(capacity - event.capacity) < 1e-12, "hour \(event.hours)")
      followed += 1
    }
    #expect(followed > 20)
    let jumps = steps.filter { $0[0].cause == .contagion }
    let encounters = own.filter { $0.kind == .encounter }
    #expect(jumps.count == encounters.count && jumps.count > 100)
    for (jump, event) in zip(jumps, encounters) {
      #expect(jump[0].hours == event.hours && jump[0].caseNumber == event.caseNumber)
      #expect(jump[0].value == event.value && jump[0].capacityAfter == event.capacity)
      #expect(abs(jump.reduce(0) { $0 + $1.change } - event.capacityChange) < 1e-15)
    }
  }

  @Test("A new holder begins a ledger of their own")
  func holders() throws {
    let model = try Self.restless(days: 300)
    let history = try Simulation(model: model, seed: 6).history(replicate: 1, unit: 0, position: 20)
    #expect(history.holders.count > 1)
    #expect(history.holders.dropLast().allSatisfy { $0.hasLeft })
    for (before, after) in zip(history.holders, history.holders.dropFirst()) {
      #expect(after.holder == before.holder + 1 && after.startHours > before.endHours)
      #expect(after.startCapacity == 1)
    }
    let balances = Ledger(history, DayWindow(first: 1, last: 300)).balances
    #expect(balances.map(\.holder) == history.holders.map(\.holder))
    #expect(balances.allSatisfy { abs($0.difference) < 1e-12 })
    let days = history.days.map(\.day)
    #expect(days == days.sorted() && Set(days).count == days.count && days.count < 300)
  }

  @Test("Without the loss spiral nothing is withheld, and the changes add up all the same")
  func linear() throws {
    var model = try Model.icu(days: 60, warmUpDays: 10)
    model.mechanisms.lossSpiral = 0
    let history = try Simulation(model: model, seed: 1).history(replicate: 1, unit: 0, position: 2)
    #expect(!history.rows.isEmpty && history.rows.allSatisfy { $0.cause.kind != .withheld })
    let balances = Ledger(history, DayWindow(first: 1, last: 60)).balances
    #expect(balances.allSatisfy { abs($0.difference) < 1e-12 })
  }
}

@Suite("Sparing a post")
struct SparingTests {
  private static func model() throws -> Model {
    var model = try Model.icu(days: 60, warmUpDays: 10)
    model.dynamics.errors.rate = 0.01
    model.units[0].moralEvents.witnessed = 0.05
    model.dynamics.life.spellRate = 30
    for number in model.units[0].work.cases.indices {
      model.units[0].work.cases[number].traumaShare = 0.8
    }
    return model
  }

  private static func history(_ sparing: Sparing = [], fromDay: Int = 1) throws -> PostHistory {
    try Simulation(model: model(), seed: 4)
      .history(replicate: 1, unit: 0, position: 6, sparing: sparing, fromDay: fromDay)
  }

  private static func column(_ column: ClinicianColumn, _ history: PostHistory) -> Double {
    history.clinician[column.rawValue]
  }

  @Test("What a post is spared does not happen to it, and happened before")
  func removes() throws {
    let usual = try Self.history()
    func lost(_ cause: CapacityCause, _ history: PostHistory) -> Double {
      history.rows.filter { $0.cause == cause }.reduce(0) { $0 + $1.change }
    }
    #expect(Self.column(.moralEvents, usual) > 0 && Self.column(.errors, usual) > 0)
    #expect(Self.column(.shiftsWithoutBreak, usual) > 0 && Self.column(.intrusion, usual) > 0)
    #expect(lost(.contagion, usual) < 0 && lost(.lifeStrain, usual) < 0)

    #expect(Self.column(.moralEvents, try Self.history(.moralEvents)) == 0)
    #expect(Self.column(.errors, try Self.history(.errors)) == 0)
    let open = try Self.history(.contagion)
    #expect(lost(.contagion, open) == 0 && lost(.satisfaction, open) > 0)
    let calm = try Self.history(.lifeStrain, fromDay: 0)
    #expect(lost(.lifeStrain, calm) == 0 && lost(.goodSpells, calm) > 0)
    let plain = try Self.history(.traumaCases)
    func severest(_ history: PostHistory) -> Double {
      history.rows.filter { $0.cause == .contagion }.map { abs($0.value) }.max() ?? 0
    }
    #expect(severest(plain) < severest(usual))
    #expect(Self.column(.intrusion, plain) < Self.column(.intrusion, usual))
    let rested = try Self.history(.missedBreaks)
    #expect(Self.column(.shiftsWithoutBreak, rested) == 0)
    #expect(Self.column(.shiftsCarefree, rested) == Self.column(.shifts, rested))
  }

  @Test("Who is spared nights starts every shift by day, from the third day on")
  func nights() throws {
    func startsAtNight(_ history: PostHistory) -> Int {
      history.events.count { event in
        let hour = event.hours - 24 * floor(event.hours / 24)
        return event.kind == .shiftStart && event.hours > 48 && hour > 15
      }
    }
    #expect(startsAtNight(try Self.history()) > 5)
    #expect(startsAtNight(try Self.history(.nightShifts)) == 0)
  }

  @Test("Before the day from which a post is spared, every bit is the same")
  func later() throws {
    let usual = try Self.history()
    for sparing in [Sparing.moralEvents, .contagion, .missedBreaks, .errors, .lifeStrain] {
      let late = try Self.history(sparing, fromDay: 31)
      let hours = 24.0 * 30
      let (a, b) = (usual.rows.filter { $0.hours < hours }, late.rows.filter { $0.hours < hours })
      #expect(a.count == b.count)
      #expect(zip(a, b).allSatisfy { $0.hours == $1.hours && $0.change == $1.change })
      #expect(usual.rows.last?.capacityAfter != late.rows.last?.capacityAfter)
    }
    let never = try Self.history([.moralEvents, .contagion], fromDay: 61)
    #expect(isIdentical(never.outcomes, usual.outcomes))
    #expect(isIdentical(try Self.history([]).rows.map(\.change), usual.rows.map(\.change)))
  }

  @Test("A unit in which one post is spared everything stays in order")
  func order() throws {
    var model = try Self.model()
    model.horizon.warmUpDays = 0
    model.units[0].breaks.reliefPersons = 1
    let watch = Watch(position: 6, sparing: Sparing(rawValue: 127))
    var unit = CareUnit(
      model: model, plan: model.units[0], number: 0, seed: 4, replicate: 0, recording: [],
      eventBound: 1 << 40, watch: watch)
    unit.observe()
    while unit.now < 96 {
      unit.step()
      do throws(CareUnit.Fault) { try unit.checkInvariants() } catch {
        Issue.record("hour \(unit.now): \(error.what) (\(error.index))")
        return
      }
    }
  }
}
