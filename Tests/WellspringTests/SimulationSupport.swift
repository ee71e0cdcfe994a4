// Models for the tests of the simulation, and ways to run a unit by hand.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringLab

@testable import Wellspring

extension Mechanisms {
  /// Every mechanism off.
  static var allOff: Mechanisms {
    var mechanisms = Mechanisms()
    for parameter in Mechanisms.parameters { parameter.write(&mechanisms, 0) }
    return mechanisms
  }
}

extension Model {
  /// The adult intensive care unit that is shipped.
  static func icu(days: Double = 365, warmUpDays: Double = 180) throws -> Model {
    try shipped("icu", days: days, warmUpDays: warmUpDays)
  }

  /// A model that is shipped, by the name of its file.
  static func shipped(
    _ name: String, days: Double, warmUpDays: Double = 0
  ) throws -> Model {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("models")
    var model = try ModelFile.load(path: folder.appendingPathComponent("\(name).yaml").path).model
    model.horizon.days = days
    model.horizon.warmUpDays = warmUpDays
    return model
  }

  /// A plain queue: visits to servers who are on duty without end, all mechanisms off.
  static func queue(
    servers: Int, arrivalsPerHour: Double, length: LengthPlan, waitingPlaces: Int = 5_000,
    patience: Double = 0, days: Double, warmUpDays: Double = 2
  ) -> Model {
    var unit = CareUnitPlan()
    unit.name = "counter"
    unit.posts = [.of(servers)]
    unit.work.kind = 1
    unit.work.arrivals.rate = 24 * arrivalsPerHour
    unit.work.cases = [.plain(length)]
    unit.work.caseloadCap.limit = 1
    unit.work.caseloadCap.hard = 1
    unit.work.nominalDemand = 1
    unit.work.waitingPlaces = Double(waitingPlaces)
    unit.work.patienceMean = patience
    var model = Model()
    model.units = [unit]
    model.clinicians.loadLogDeviation = 0
    model.clinicians.exhaustionTraitDeviation = 0
    model.mechanisms = .allOff
    model.horizon.days = days
    model.horizon.warmUpDays = warmUpDays
    return model
  }

  /// One clinician on duty without end and without work: the textbook equation.
  static func textbook(alpha: Double, beta: Double, days: Double, warmUpDays: Double) -> Model {
    var model = Model.queue(
      servers: 1, arrivalsPerHour: 0, length: .exponential(1), days: days, warmUpDays: warmUpDays)
    model.dynamics.capacity.working = alpha
    model.dynamics.capacity.baseDepletion = beta
    model.dynamics.capacity.workDepletion = 0
    return model
  }
}

extension Dynamics {
  /// Everybody is alike: nobody more vulnerable, nobody with causes of their own, no brooding.
  mutating func makeEverybodyAlike() {
    vulnerability.makeEverybodyAlike()
    burnout.cynicismDeviation = 0
    burnout.efficacyDeviation = 0
    arousal.ruminationBase = 0
    arousal.ruminationExhaustion = 0
  }

  /// The forms of the first edition: effort in proportion to the load, one speed of exhaustion, no
  /// residue, no couplings.
  mutating func useFirstEdition() {
    makeEverybodyAlike()
    capacity.elasticity = 1
    capacity.overloadKnee = 1
    burnout.fastShare = 0
    burnout.activation = 0
    burnout.cynicismBetrayal = 0
    moral.residueGain = 0
    moral.injuryExhaustion = 0
    trauma.exhaustionSensitivity = 0
    people.leavingDistress = 0
    climate.leadershipDemand = 0
    support.contactProcessing = 0
  }
}

extension PostPlan {
  static func of(_ count: Int, vacationWeeks: Double = 0) -> PostPlan {
    var post = PostPlan()
    post.role = "clinician"
    post.count = Double(count)
    post.vacationWeeks = vacationWeeks
    return post
  }
}

extension CaseClass {
  /// A case that asks for work and touches nobody.
  static func plain(_ length: LengthPlan, name: String = "case") -> CaseClass {
    var one = CaseClass()
    one.name = name
    one.length = length
    one.encounterRate = 0
    return one
  }
}

extension LengthPlan {
  static func exponential(_ mean: Double) -> LengthPlan { of(0, mean) }
  static func lognormal(_ mean: Double, logDeviation: Double) -> LengthPlan {
    var plan = of(1, mean)
    plan.logDeviation = logDeviation
    return plan
  }
  static func gamma(_ mean: Double, shape: Double) -> LengthPlan {
    var plan = of(2, mean)
    plan.shape = shape
    return plan
  }
  static func fixed(_ mean: Double) -> LengthPlan { of(3, mean) }
  static func empirical(_ mean: Double, _ values: [Double]) -> LengthPlan {
    var plan = of(4, mean)
    plan.values = values
    return plan
  }

  private static func of(_ distribution: Double, _ mean: Double) -> LengthPlan {
    var plan = LengthPlan()
    plan.distribution = distribution
    plan.mean = mean
    return plan
  }
}

extension ShiftPlan {
  static func of(_ name: String, start: Double, hours: Double) -> ShiftPlan {
    var shift = ShiftPlan()
    shift.name = name
    shift.start = start
    shift.hours = hours
    return shift
  }
}

/// A care unit at time 0.
func startUnit(
  _ model: Model, seed: UInt64, replicate: UInt64 = 0, records: Bool = false,
  eventBound: UInt64 = 1 << 40
) -> CareUnit {
  CareUnit(
    model: model, plan: model.units[0], number: 0, seed: seed, replicate: replicate,
    recording: records ? [.events] : [], eventBound: eventBound)
}

extension ReplicateResult {
  subscript(_ outcome: Outcome) -> Double { outcomes[outcome.rawValue] }

  func count(_ kind: EventKind) -> Int { Int(eventCounts[Int(kind.rawValue)]) }

  func rows(_ kinds: EventKind...) -> [EventRow] { events.filter { kinds.contains($0.kind) } }

  /// One column of the clinicians table.
  func column(_ column: ClinicianColumn) -> [Double] {
    stride(from: column.rawValue, to: clinicians.count, by: ClinicianColumn.allCases.count)
      .map { clinicians[$0] }
  }
}

/// One outcome in each of several replicates.
func replicates(
  _ count: Int, of model: Model, seed: UInt64
) throws -> [ReplicateResult] {
  let simulation = Simulation(model: model, seed: seed)
  return try (0..<UInt64(count)).map { try simulation.run(replicate: $0) }
}

/// The same bits, NaN equal to NaN.
func isIdentical(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern }
}
