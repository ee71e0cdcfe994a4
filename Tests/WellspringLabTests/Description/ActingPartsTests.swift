// What a description leaves out as without effect is without effect.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Wellspring

@testable import WellspringLab

struct ActingPartsTests {
  @Test("The mechanisms described are those of the model")
  func mechanisms() {
    #expect(Mechanism.allCases.map(\.rawValue) == Mechanisms.parameters.map(\.name))
  }

  /// Deterministic: same seed, same draws. Equal up to rounding, because a state that acts on
  /// nothing may still decide when others are advanced.
  @Test("A number without effect changes no outcome, whatever its value", arguments: settings)
  func withoutEffect(_ setting: Setting) throws {
    let trial = try Trial(setting)
    let idle = try trial.moves { $0 != nil }
    for (path, outcome) in idle {
      #expect(outcome == nil, "\(path) moved \(outcome.map { "\($0)" } ?? ""), seed 1")
    }
    #expect(idle.count >= setting.atLeast, "only \(idle.count) numbers were tried")
  }

  /// The control of the test above: the same comparison does see a number that acts. Some need
  /// longer than these days (absence, hiring, caseness), so not all of them show.
  @Test("Most numbers that act change an outcome within days")
  func withEffect() throws {
    let acting = try Trial(Setting(model: "icu", sets: [], atLeast: 0)).moves { $0 == nil }
    let seen = acting.count { $0.outcome != nil }
    let unseen = acting.filter { $0.outcome == nil }.map(\.path)
    #expect(seen * 10 >= acting.count * 8, "\(seen) of \(acting.count); not \(unseen)")
  }

  struct Setting: Sendable, CustomTestStringConvertible {
    let model: String
    let sets: [String]
    let atLeast: Int
    var testDescription: String { ([model] + sets).joined(separator: " ") }
  }

  static let settings =
    [
      Setting(model: "textbook", sets: [], atLeast: 80),
      Setting(model: "queue", sets: [], atLeast: 80),
      Setting(model: "queue", sets: ["mechanisms.all=on"], atLeast: 15),
      Setting(model: "icu", sets: [], atLeast: 3),
    ]
    + Mechanism.allCases.filter { $0 != .lossSpiral }.map {
      Setting(model: "icu", sets: ["mechanisms.\($0.rawValue)=off"], atLeast: 4)
    } + [Setting(model: "icu", sets: ["mechanisms.lossSpiral=off"], atLeast: 4)]
}

/// A model whose numbers are moved one by one.
private struct Trial {
  let loaded: LoadedModel

  init(_ setting: ActingPartsTests.Setting) throws {
    loaded = try Described.load(
      setting.model, ["horizon.days=8", "horizon.warmUpDays=3"] + setting.sets)
  }

  /// For every number that is chosen by why it does not act: the outcome that another value moves.
  func moves(_ isChosen: (String?) -> Bool) throws -> [(path: String, outcome: Outcome?)] {
    let parts = ActingParts(model: loaded.model)
    let plain = try outcomes(loaded.model)
    var found: [(path: String, outcome: Outcome?)] = []
    for instance in Registry.instances(of: loaded.model) {
      guard let value = loaded[instance.path], case .number(let number) = value.value,
        !["mechanisms.", "horizon.", "policies."].contains(where: value.path.hasPrefix),
        isChosen(parts.obstacle(value))
      else { continue }
      // A bound that is far out may ask for more memory than there is.
      let high = min(value.entry.highest, 40)
      var model = loaded.model
      instance.entry.write(
        &model, instance.indexes, .number(high == number ? value.entry.lowest : high))
      guard isSound(model) else { continue }
      let pairs = zip(Outcome.allCases, zip(plain, try outcomes(model)))
      let moved = pairs.first { _, values in !isSame(values.0, values.1) }
      found.append((value.path, moved?.0))
    }
    return found
  }

  private func isSame(_ a: Double, _ b: Double) -> Bool {
    (a.isNaN && b.isNaN) || abs(a - b) <= 1e-7 * max(1, abs(a))
  }

  /// Whether the simulation takes the model; values are checked together when a file is read.
  private func isSound(_ model: Model) -> Bool {
    let c = model.dynamics.capacity
    return c.lowKnot < c.highKnot && c.highKnot < c.ceiling
      && model.units.allSatisfy { unit in
        let isOfBeds = WorkPlan.kinds[Int(unit.work.kind)] == "beds"
        return isOfBeds == (unit.beds > 0)
          && (ActingParts.hasShifts(unit) == !unit.rota.shifts.isEmpty)
          && !["sequence", "roster"].contains(RotaPlan.patterns[Int(unit.rota.pattern)])
      }
  }

  private func outcomes(_ model: Model) throws -> [Double] {
    try Simulation(model: model, seed: 1).run(replicate: 1).outcomes
  }
}
