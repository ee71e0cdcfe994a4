// For each policy: a setting in which it acts, and the state that it says it moves.
// SPDX-License-Identifier: GPL-3.0-or-later
@testable import Wellspring

struct PolicyProbe {
  let kind: PolicyKind
  /// Where the policy acts; it is not active.
  var model: Model
  /// Whether the state rises with the dose.
  let rises: Bool
  private let read: (ReplicateResult) -> Double
  /// Where no table has the state: read from the unit at the end.
  private let readUnit: ((borrowing CareUnit) -> Double)?

  init(_ kind: PolicyKind) throws {
    self.kind = kind
    var model = try Model.icu(days: 40, warmUpDays: 0)
    var read: (ReplicateResult) -> Double = { _ in .nan }
    var readUnit: ((borrowing CareUnit) -> Double)?
    var rises = false
    switch kind {
    case .staffingLevel, .staffingRatio: read = { $0[.loadMean] }
    case .shiftLength:
      read = { $0.column(.hoursWorked).reduce(0, +) / $0.column(.shifts).reduce(0, +) }
    case .forwardRotation:
      model.units[0].rota = .backward
      (read, rises) = ({ $0[.sleepHoursMean] }, true)
    case .minimumRest: (read, rises) = ({ Self.shortestRest($0) }, true)
    case .breakPlan: (read, rises) = ({ Double($0.count(.breakEnd)) }, true)
    case .caseloadCap:
      // Too many patients for the staff, so that the limit is met.
      model.units[0].beds = 36
      model.units[0].work.arrivals.rate *= 1.5
      read = { $0.events.reduce(0) { max($0, $1.load.isFinite ? $1.load : 0) } }
    case .acuityBalancing:
      for place in model.units[0].work.cases.indices {
        model.units[0].work.cases[place].demand = [0.4, 1, 2][place]
      }
      read = { Self.overload($0) }
    case .capacityAwareAssignment:
      (read, rises) = ({ Self.mean($0.rows(.assignment).map(\.capacity)) }, true)
    case .pacedExposure:
      for place in model.units[0].work.cases.indices {
        model.units[0].work.cases[place].traumaScale = 30
        model.units[0].work.cases[place].traumaShare = 0.2
      }
      read = { Self.soonAgain($0, days: 14) }
    case .microBreaks: (read, rises) = ({ $0[.capacityMean] }, true)
    case .leadershipTransparency:
      model.units[0].moralEvents.betrayed *= 10
      read = { Self.mean($0.column(.betrayalAnger)) }
    case .peerSupport: read = { Self.mean($0.column(.isolation)) }
    case .debriefing: (readUnit, rises) = ({ Self.mean($0) { Double($0.processing) } }, true)
    case .supervisorCheckIns: read = { Self.mean($0.column(.moralDistress)) }
    case .supervision: (readUnit, rises) = ({ Self.mean($0) { Double($0.skillSetPoint) } }, true)
    case .wellbeingScreening:
      model.horizon.days = 70
      model.units[0].programmes.screening.places = 30
      (readUnit, rises) = ({ Self.mean($0) { $0.care == .inTreatment ? 1 : 0 } }, true)
    case .floatPool, .agencyCover:
      model.dynamics.people.absenceRate *= 4
      read = { $0[.loadMean] }
    case .predictableScheduling:
      model.units[0].rota.shortNoticeShare = 0.5
      (read, rises) = ({ $0[.capacityMean] }, true)
    case .clearProtocols:
      model.units[0].protocolClarity = 0.2
      (read, rises) = ({ $0[.capacityMean] }, true)
    case .reflectiveDistancing:
      (readUnit, rises) = ({ Self.mean($0) { Double($0.distancing) } }, true)
    case .compassionTraining:
      (readUnit, rises) = ({ Self.mean($0) { Double($0.skillSetPoint) } }, true)
    case .moralRepair: read = { Self.mean($0.column(.guiltShame) + $0.column(.betrayalAnger)) }
    case .restLegitimacy, .protectedBreaks: (read, rises) = ({ $0[.breaksCarefreePercent] }, true)
    case .restorativePlaces: (read, rises) = ({ $0[.capacityMean] }, true)
    case .reappraisalTraining, .neurofeedback:
      model.policies[kind].uptake = 1
      read = { $0[.arousalEndOfShiftMean] }
    case .mindfulness, .reflectiveJournaling:
      model.policies[kind].uptake = 1
      (read, rises) = ({ $0[.capacityMean] }, true)
    case .boundariesTraining: read = { Self.mean($0.column(.permeability)) }
    }
    (self.model, self.read, self.readUnit, self.rises) = (model, read, readUnit, rises)
  }

  /// With the policy at the dose that shows.
  var activated: Model {
    var active = model
    active.policies[kind].active = 1
    switch kind {
    case .staffingLevel, .restLegitimacy: active.policies[kind].dose *= 2
    case .minimumRest: active.policies[kind].dose = 16
    case .caseloadCap: active.policies[kind].dose = 1
    case .wellbeingScreening: active.policies[kind].dose = 12
    default: break
    }
    return active
  }

  private var recording: Recording {
    switch kind {
    case .minimumRest, .caseloadCap, .acuityBalancing, .capacityAwareAssignment, .pacedExposure:
      [.events]
    default: [.clinicians]
    }
  }

  /// The state in two replicates; in more where what is looked at is rare.
  func state(_ model: Model, seed: UInt64) throws -> Double {
    if let readUnit {
      return Self.mean(
        try (UInt64(0)..<2).map {
          var unit = startUnit(model, seed: seed, replicate: $0)
          try unit.run(until: 24 * model.horizon.days)
          return readUnit(unit)
        })
    }
    let simulation = Simulation(model: model, seed: seed, recording: recording)
    let count: UInt64 = kind == .pacedExposure ? 16 : 2
    return Self.mean(try (0..<count).map { read(try simulation.run(replicate: $0)) })
  }

  private static func mean(_ values: [Double]) -> Double {
    // Who has left has no traits.
    let known = values.filter { !$0.isNaN }
    return known.reduce(0, +) / Double(known.count)
  }

  /// Over those who hold posts.
  private static func mean(
    _ unit: borrowing CareUnit, _ state: (Clinician) -> Double
  ) -> Double {
    var values: [Double] = []
    for i in 0..<unit.openPosts where unit.clinicians[i].mode != .vacant {
      values.append(state(unit.clinicians[i]))
    }
    return mean(values)
  }

  /// Hours from the end of work to the next shift, at the least.
  private static func shortestRest(_ result: ReplicateResult) -> Double {
    var ends: [Int32: Double] = [:]
    var shortest = Double.infinity
    for row in result.rows(.shiftStart, .overrunEnd) {
      if row.kind == .overrunEnd {
        ends[row.position] = row.hours
      } else if let end = ends[row.position] {
        shortest = min(shortest, row.hours - end)
      }
    }
    return shortest
  }

  /// Load above 1 as those met it who had an encounter.
  private static func overload(_ result: ReplicateResult) -> Double {
    mean(result.rows(.encounter).map { max(0, $0.load - 1) })
  }

  /// Share of the gravest encounters that come within some days of the person's last.
  private static func soonAgain(_ result: ReplicateResult, days: Double) -> Double {
    var last: [Int32: Double] = [:]
    var (soon, all) = (0.0, 0.0)
    for row in result.rows(.encounter) where row.value < -12 {
      all += 1
      if let before = last[row.position], row.hours - before < 24 * days { soon += 1 }
      last[row.position] = row.hours
    }
    return soon / all
  }
}

extension RotaPlan {
  /// Night, late, early, each sooner after the other than a day.
  static var backward: RotaPlan {
    var rota = RotaPlan()
    rota.pattern = 4
    rota.shifts = [
      .of("early", start: 6, hours: 8.5), .of("late", start: 14, hours: 8.5),
      .of("night", start: 22, hours: 8.5),
    ]
    rota.sequence = ["late", "early", "late", "early", "night", "off", "off"]
    return rota
  }
}
