// Small models of every setting, in which days show what otherwise takes a year.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Wellspring

@testable import WellspringLab

/// A shipped model made small and busy, with settings on top.
struct SmallSetting: Sendable, CustomTestStringConvertible {
  let model: String
  var sets: [String] = []
  var testDescription: String { ([model] + sets).joined(separator: " ") }

  init(_ model: String, _ sets: [String] = []) {
    self.model = model
    self.sets = sets
  }

  func load() throws -> LoadedModel {
    try Described.load(model, (Self.sizes[model] ?? []) + Self.busy + sets)
  }

  /// The unit of each model, by which paths go.
  static let units = [
    "icu": "icu", "ward": "ward", "emergency": "emergency", "ambulance": "station",
    "clinic": "clinic", "hospice": "team", "one-nurse": "bedside", "setbacks": "bench",
    "textbook": "desk", "queue": "counter",
  ]

  private static let sizes: [String: [String]] = [
    "icu": size("icu", ["posts.nurse.count=6", "beds=4", "work.arrivals.rate=2"]),
    "ward": size("ward", ["posts.nurse.count=7", "beds=9", "work.arrivals.rate=3"]),
    "emergency": size(
      "emergency",
      [
        "posts.nurse.count=6", "posts.triage-nurse.count=3", "posts.physician.count=4",
        "work.arrivals.rate=16",
      ]),
    "ambulance": size("station", ["posts.paramedic.count=8", "work.arrivals.rate=8"]),
    "clinic": size("clinic", ["posts.therapist.count=3", "work.arrivals.rate=6"]),
    "hospice": size("team", ["posts.nurse.count=3", "work.arrivals.rate=4"]),
    "setbacks": size("bench", ["posts.clinician.count=4", "beds=4"]),
  ]

  private static func size(_ unit: String, _ values: [String]) -> [String] {
    values.map { "site.units.\(unit).\($0)" }
  }

  /// What comes a few times a year comes within days.
  private static let busy = [
    "horizon.days=6", "horizon.warmUpDays=2", "dynamics.people.absenceRate=30",
    "dynamics.people.leavingRate=5", "dynamics.people.hiringDays=1", "dynamics.life.spellRate=50",
    "dynamics.people.absenceDays=1", "surveys.everyDays=3", "surveys.smallestGroup=1",
    "dynamics.errors.rate=0.02",
  ]

  /// Every model of `models/` that is shipped.
  static let shipped = units.keys.sorted().map { SmallSetting($0) }

  /// One policy at its usual dose.
  static func policy(_ kind: PolicyKind, in model: String = "icu", _ more: [String] = []) -> Self {
    SmallSetting(model, ["policies.\(kind.name).active=on"] + more)
  }
}

/// The outcomes of one replicate, moved value by value.
struct SmallTrial {
  let loaded: LoadedModel
  let parts: ActingParts
  private let plain: [Double]
  private let paths: [Registry.Instance]

  init(_ setting: SmallSetting) throws {
    loaded = try setting.load()
    parts = ActingParts(model: loaded.model)
    plain = try Self.outcomes(loaded.model)
    paths = Registry.instances(of: loaded.model)
  }

  /// Numbers that can be moved, with why they are said not to act.
  var numbers: [(instance: Registry.Instance, value: LoadedValue, obstacle: String?)] {
    paths.compactMap { instance in
      guard let value = loaded[instance.path], case .number = value.value,
        !["mechanisms.", "horizon."].contains(where: value.path.hasPrefix)
      else { return nil }
      return (instance, value, parts.obstacle(value))
    }
  }

  /// The outcomes that another value of a number moves, to the last bit; nil when no other value
  /// makes a model that can be run. A contact without a trace still decides when a state is moved
  /// on, and so how its closed form is cut into pieces: there the last bits are rounding.
  func moved(_ instance: Registry.Instance) throws -> [Outcome]? {
    let rounds = instance.path.contains(".peerSupport.")
    guard case .number(let number) = instance.entry.read(loaded.model, instance.indexes) else {
      return nil
    }
    // A bound that is far out may ask for more memory than there is.
    let (low, high) = (instance.entry.lowest, min(instance.entry.highest, 40))
    var model = loaded.model
    instance.entry.write(&model, instance.indexes, .number(high == number ? low : high))
    guard Self.isSound(model) else { return nil }
    let values = try Self.outcomes(model)
    return Outcome.allCases.filter {
      let (a, b) = (plain[$0.rawValue], values[$0.rawValue])
      if a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN) { return false }
      return !rounds || !(abs(a - b) <= 1e-9 * max(1, abs(a)))
    }
  }

  /// Whether the simulation takes the model; values are checked together when a file is read.
  private static func isSound(_ model: Model) -> Bool {
    let c = model.dynamics.capacity
    return c.lowKnot < c.highKnot && c.highKnot < c.ceiling
      && model.units.allSatisfy { unit in
        let scope = UnitPhase(model: model, unit: unit)
        let pattern = RotaPlan.patterns[Int(unit.rota.pattern)]
        return (scope.kind == .beds) == (unit.beds > 0)
          && scope.hasShifts == !unit.rota.shifts.isEmpty
          && (pattern != "sequence" || !unit.rota.sequence.isEmpty)
          && (pattern != "roster" || !unit.rota.rosterShifts.isEmpty)
          && unit.work.cases.allSatisfy { $0.length.distribution != 4 || !$0.length.values.isEmpty }
      }
  }

  private static func outcomes(_ model: Model) throws -> [Double] {
    try Simulation(model: model, seed: 1).run(replicate: 1).outcomes
  }
}
