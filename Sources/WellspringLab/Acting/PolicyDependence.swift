// Which values of a plan under policies hang on which values of the model as given.
//
// Nothing is listed here: values are moved, the policies applied, and the plans compared. A policy
// may put its own number in place of the model's (the model's is then without effect), or carry one
// over to another (trust decides who comes to a programme).
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What the policies of a model make of its values.
struct PolicyDependence {
  /// A value of the plan under policies.
  struct Reached {
    let path: String
    let pattern: String
  }

  private let model: Model
  private let given: [String: Registry.Instance]
  /// The plan under policies: values in the order of the registry.
  private let after: [(instance: Registry.Instance, value: RegistryValue)]
  private let rosters: [[[Int]]]
  private let shape: [Int]
  /// Paths of what is not as given.
  private let changed: Set<String>

  /// Whether the plan has another value at a path than the model as given, or may have.
  func changes(_ path: String) -> Bool { changed.contains(path) || path.contains(".programmes.") }

  /// Nil when no policy acts within the run.
  init?(model: Model, after: Model) {
    if after.policies.acting.isEmpty { return nil }
    self.model = model
    given = Dictionary(
      Registry.instances(of: model).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    self.after = Self.values(of: after)
    rosters = Self.rosters(of: after)
    shape = Self.shape(of: after)
    let before = Dictionary(
      Self.values(of: model).map { ($0.instance.path, $0.value) },
      uniquingKeysWith: { first, _ in first })
    changed = Set(
      self.after.filter { before[$0.instance.path] != $0.value }.map(\.instance.path))
  }

  /// The values under policies that another value at `path` would move. What decides the number of
  /// posts or the rota is not moved, and reaches itself.
  func reached(from path: String) -> [Reached] {
    guard let instance = given[path], path.hasPrefix("site.") || path.hasPrefix("policies."),
      case .number(let kind) = instance.entry.kind, case .number(let number) = value(of: instance)
    else { return given[path].map { [Reached(path: path, pattern: $0.entry.pattern)] } ?? [] }
    let isOfRota = path.contains(".rota.shifts.") || path.hasSuffix(".count")
    var isChoice = false
    if case .choice = kind { isChoice = true }
    if isChoice || isOfRota { return [Reached(path: path, pattern: instance.entry.pattern)] }
    let (low, high) = (instance.entry.lowest, min(instance.entry.highest, 40))
    var found: [Reached] = []
    for other in [low, high, kind == .count ? (low + high) / 2 : 0.7 * low + 0.3 * high]
    where other.rounded() == other || kind != .count {
      if other == number { continue }
      var moved = model
      instance.entry.write(&moved, instance.indexes, .number(other))
      found += differences(from: moved, but: []).filter { new in
        !found.contains { $0.path == new.path }
      }
    }
    return found
  }

  /// The values that a policy changes beside the others.
  func reached(by kind: PolicyKind) -> [Reached] {
    var without = model
    without.policies[kind].active = 0
    return differences(from: without, but: ["policies."])
  }

  private func differences(from other: Model, but prefixes: [String]) -> [Reached] {
    let plan = other.phases[other.phases.count - 1]
    guard Self.shape(of: plan) == shape else {
      // There are other posts, or other shifts.
      return [Reached(path: "site.units.*.posts.*.count", pattern: "site.units.*.posts.*.count")]
    }
    let isSameRota = Self.rosters(of: plan) == rosters
    return after.compactMap { instance, theirs in
      let mine = instance.entry.read(plan, instance.indexes)
      if Self.isSame(mine, theirs) || prefixes.contains(where: instance.path.hasPrefix) {
        return nil
      }
      if instance.path.hasSuffix("rota.pattern") && isSameRota { return nil }
      return Reached(path: instance.path, pattern: instance.entry.pattern)
    }
  }

  /// How long the lists of a plan are; with another shape it has other values.
  private static func shape(of model: Model) -> [Int] {
    model.units.flatMap { unit in
      [
        unit.posts.count, unit.rota.shifts.count, unit.work.cases.count,
        unit.work.arrivals.surges.count,
      ]
    }
  }

  private static func isSame(_ one: RegistryValue, _ other: RegistryValue) -> Bool {
    guard case .number(let a) = one, case .number(let b) = other else { return one == other }
    return abs(a - b) <= 1e-12 * max(1, abs(a))
  }

  private func value(of instance: Registry.Instance) -> RegistryValue {
    instance.entry.read(model, instance.indexes)
  }

  private static func values(
    of model: Model
  ) -> [(instance: Registry.Instance, value: RegistryValue)] {
    Registry.instances(of: model).filter {
      $0.path.hasPrefix("site.") || $0.path.hasPrefix("policies.")
    }
    .map { ($0, $0.entry.read(model, $0.indexes)) }
  }

  private static func rosters(of model: Model) -> [[[Int]]] { model.units.map(\.rosteredShifts) }
}
