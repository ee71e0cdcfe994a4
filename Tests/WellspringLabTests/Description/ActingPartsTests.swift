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
    for pattern in ParameterNeeds.patterns {
      let whole = "site.units.*.\(pattern)"
      #expect(
        known.contains {
          $0 == pattern || $0 == whole || $0.hasPrefix(pattern + ".") || $0.hasPrefix(whole + ".")
        },
        "\(pattern)")
    }
  }

  /// Deterministic: same seed, same draws.
  @Test(
    "A number without effect changes no byte of an outcome, whatever its value",
    arguments: settings)
  func withoutEffect(_ setting: SmallSetting) throws {
    let trial = try SmallTrial(setting)
    var count = 0
    for (instance, value, obstacle) in trial.numbers where obstacle != nil {
      // A policy that is not active is skipped by the simulation at its first look.
      if value.path.hasPrefix("policies."), obstacle == "the policy is not active" { continue }
      guard let moved = try trial.moved(instance) else { continue }
      count += 1
      #expect(moved.isEmpty, "\(value.path) (\(obstacle ?? "")) moved \(moved), seed 1")
    }
    #expect(count >= 15, "only \(count) numbers were tried")
  }

  /// The control of the test above: the same comparison sees the numbers that act. A number may
  /// need longer than these days, or a state of affairs that they do not bring; it is seen when it
  /// moves an outcome in one of the settings.
  @Test("A number that is said to act changes an outcome in some setting")
  func withEffect() throws {
    var seen: Set<String> = []
    var tried: Set<String> = []
    for setting in SmallSetting.acting {
      let trial = try SmallTrial(setting)
      for (instance, value, obstacle) in trial.numbers where obstacle == nil {
        let pattern = value.entry.pattern
        if seen.contains(pattern) { continue }
        guard let moved = try trial.moved(instance) else { continue }
        tried.insert(pattern)
        if !moved.isEmpty { seen.insert(pattern) }
      }
    }
    let unseen = tried.subtracting(seen).subtracting(Self.slow.keys)
    #expect(unseen.isEmpty, "never moved an outcome: \(unseen.sorted())")
    #expect(tried.count > 350, "only \(tried.count) numbers were tried")
    #expect(seen.isDisjoint(with: Self.slow.keys), "\(seen.intersection(Self.slow.keys))")
  }

  /// Numbers that act, but not on any outcome within these days, and why.
  static let slow: [String: String] = [:]

  static let settings =
    SmallSetting.shipped.filter { $0.model != "icu" }
    + [SmallSetting("queue", ["mechanisms.all=on"])]
    + Mechanism.allCases.map { SmallSetting("icu", ["mechanisms.\($0.rawValue)=off"]) }
    + PolicyKind.allCases.map { SmallSetting.policy($0) }
    + PolicyKind.allCases.filter { $0.rawValue % 4 == 1 }.flatMap { kind in
      ["clinic", "emergency", "ambulance"].map { SmallSetting.policy(kind, in: $0) }
    }
    + [
      SmallSetting.policy(.peerSupport, ["policies.startDay=3"]),
      SmallSetting.policy(.floatPool, ["policies.startDay=3", "mechanisms.absence=off"]),
      SmallSetting.policy(.debriefing, in: "queue", ["mechanisms.all=on"]),
      SmallSetting.policy(.clearProtocols, ["policies.startDay=30"]),
    ]
}

extension SmallSetting {
  static func policy(_ kind: PolicyKind, _ more: [String]) -> Self {
    policy(kind, in: "icu", more)
  }

  /// Settings in which, between them, everything acts.
  static let acting: [SmallSetting] =
    [SmallSetting("icu", ["policies.float-pool.active=on", "policies.micro-breaks.active=on"])]
    + shipped
}
