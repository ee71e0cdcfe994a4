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
    let loaded = try Described.load(
      setting.model, ["horizon.days=8", "horizon.warmUpDays=3"] + setting.sets)
    let parts = ActingParts(model: loaded.model)
    let plain = try outcomes(loaded.model)
    var checked = 0
    for instance in Registry.instances(of: loaded.model) {
      guard let value = loaded[instance.path], case .number = value.value,
        !value.path.hasPrefix("mechanisms."), let reason = parts.obstacle(value)
      else { continue }
      var model = loaded.model
      let other =
        value.value == .number(value.entry.highest) ? value.entry.lowest : value.entry.highest
      // A bound that is far out may ask for more memory than there is.
      instance.entry.write(&model, instance.indexes, .number(min(other, 40)))
      guard isSound(model) else { continue }
      checked += 1
      let changed = try outcomes(model)
      for (outcome, (a, b)) in zip(Outcome.allCases, zip(plain, changed)) {
        let isSame = (a.isNaN && b.isNaN) || abs(a - b) <= 1e-7 * max(1, abs(a))
        #expect(isSame, "\(value.path) (\(reason)) moved \(outcome) from \(a) to \(b), seed 1")
      }
    }
    #expect(checked >= setting.atLeast, "only \(checked) numbers were tried")
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

  /// Whether the simulation takes the model; values are checked together when a file is read.
  private func isSound(_ model: Model) -> Bool {
    let c = model.dynamics.capacity
    return c.lowKnot < c.highKnot && c.highKnot < c.ceiling
      && model.units.allSatisfy { WorkPlan.kinds[Int($0.work.kind)] != "beds" || $0.beds > 0 }
  }

  private func outcomes(_ model: Model) throws -> [Double] {
    try Simulation(model: model, seed: 1).run(replicate: 1).outcomes
  }
}
