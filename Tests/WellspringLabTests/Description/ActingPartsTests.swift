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

  @Test("Every pattern of the list of needs is that of some number")
  func patterns() {
    let known = Set(Registry.entries.map(\.pattern))
    for pattern in ParameterNeeds.byPattern.keys {
      let whole = "site.units.*.\(pattern)"
      #expect(
        known.contains {
          $0 == pattern || $0 == whole || $0.hasPrefix(pattern + ".") || $0.hasPrefix(whole + ".")
        },
        "\(pattern)")
    }
  }

  /// Deterministic: same seed, same draws. Every seventh number of a setting is moved, another
  /// seventh in each.
  @Test(
    "A number without effect changes no byte of an outcome, whatever its value",
    arguments: settings.indices)
  func withoutEffect(_ place: Int) throws {
    let trial = try SmallTrial(Self.settings[place])
    let idle = trial.numbers.filter {
      $0.obstacle != nil && $0.obstacle != "the policy is not active"
    }
    var count = 0
    for (number, (instance, value, obstacle)) in idle.enumerated() where number % 7 == place % 7 {
      guard let moved = try trial.moved(instance) else { continue }
      count += 1
      #expect(
        moved.isEmpty,
        "\(Self.settings[place]): \(value.path) (\(obstacle ?? "")) moved \(moved), seed 1")
    }
    #expect(count >= 4, "only \(count) numbers were tried")
  }

  /// The control of the test above: the same comparison does see a number that acts. Some need
  /// longer than these days (hiring, orientation, caseness), so not all of them show.
  @Test("Most numbers that act change an outcome within days")
  func withEffect() throws {
    let trial = try SmallTrial(SmallSetting("icu"))
    let acting = trial.numbers.filter { $0.obstacle == nil }
    var unseen: [String] = []
    var count = 0
    for (number, (instance, value, _)) in acting.enumerated() where number % 5 == 0 {
      guard let moved = try trial.moved(instance) else { continue }
      count += 1
      if moved.isEmpty { unseen.append(value.path) }
    }
    #expect(count >= 40, "only \(count) numbers were tried")
    #expect(unseen.count * 4 <= count, "\(unseen.count) of \(count) moved nothing: \(unseen)")
  }

  static let settings =
    SmallSetting.shipped.filter { $0.model != "icu" }
    + [SmallSetting("queue", ["mechanisms.all=on"])]
    + [Mechanism.encounters, .arousal, .moralInjury, .structuredSupport, .absence, .breaks].map {
      SmallSetting("icu", ["mechanisms.\($0.rawValue)=off"])
    }
    + PolicyKind.allCases.filter { $0.rawValue % 3 == 0 }.map { SmallSetting.policy($0) }
    + [
      SmallSetting.policy(.peerSupport, in: "clinic"),
      SmallSetting.policy(.peerSupport, in: "icu", ["policies.startDay=3"]),
      SmallSetting.policy(.clearProtocols, in: "icu", ["policies.startDay=5"]),
    ]
}
