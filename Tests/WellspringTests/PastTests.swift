// What people bring along agrees with what the unit makes of them, in every shipped setting.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import WellspringLab

@testable import Wellspring

@Suite("The past")
struct PastTests {
  /// A twentieth of the scale from 0 to 1: a third of the mean from which somebody counts as a case
  /// of traumatic stress or moral injury, and about what separates two drawings of one small unit.
  static let distance = 0.05

  static let models = [
    "ambulance", "clinic", "emergency", "hospice", "icu", "one-nurse", "queue", "setbacks",
    "textbook", "ward",
  ]

  /// A slow state that the past sets, and its time constant in days.
  struct State {
    let name: String
    let time: Double
    let value: (Clinician) -> Double
  }

  static func states(_ model: Model) -> [State] {
    let d = model.dynamics
    return [
      State(name: "intrusion", time: d.trauma.time) { Double($0.intrusion) },
      State(name: "avoidance", time: d.trauma.time) { Double($0.avoidance) },
      State(name: "hyperarousal", time: d.trauma.time) { Double($0.hyperarousal) },
      State(name: "guilt", time: d.moral.injuryTime) { Double($0.guilt) },
      State(name: "betrayal", time: d.moral.injuryTime) { Double($0.betrayal) },
      State(name: "safety", time: d.worldview.time) { Double($0.safety) },
      State(name: "trust", time: d.worldview.time) { Double($0.trust) },
      State(name: "intimacy", time: d.worldview.time) { Double($0.intimacy) },
      State(name: "justice", time: d.worldview.time) { Double($0.justice) },
      State(name: "skill", time: d.skill.time) { Double($0.skill) },
    ]
  }

  /// The model with a part of its posts, and work in proportion.
  static func small(_ name: String) throws -> Model {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("models")
    var model = try ModelFile.load(path: folder.appendingPathComponent(name + ".yaml").path).model
    let posts = model.units[0].posts.reduce(0) { $0 + $1.count }
    let part = posts >= 28 ? 14 / posts * Double(model.units[0].posts.count) : 1
    var kept = 0.0
    for p in model.units[0].posts.indices {
      model.units[0].posts[p].count = (model.units[0].posts[p].count * part).rounded(.up)
      kept += model.units[0].posts[p].count
    }
    model.units[0].beds = (model.units[0].beds * kept / posts).rounded(.up)
    model.units[0].work.arrivals.rate *= kept / posts
    model.horizon.days = 3_650
    model.horizon.warmUpDays = 0
    return model
  }

  private static func mean(_ unit: borrowing CareUnit, _ state: State) -> Double {
    var (sum, people) = (0.0, 0.0)
    for i in 0..<unit.clinicianCount where unit.clinicians[i].mode != .vacant {
      sum += state.value(unit.clinicians[i])
      people += 1
    }
    return sum / people
  }

  /// What new holders of the posts bring along now: the mean of three hundred or more. Whoever was
  /// at work is not any more, so the unit is of no further use.
  private static func brought(_ unit: inout CareUnit, _ states: [State]) -> [Double] {
    var sums = states.map { _ in 0.0 }
    let rounds = 300 / unit.openPosts + 1
    for _ in 0..<rounds {
      for i in 0..<unit.openPosts {
        unit.clinicians[i].holder += 1
        unit.fill(i)
      }
      for (n, state) in states.enumerated() { sums[n] += mean(unit, state) / Double(rounds) }
    }
    return sums
  }

  /// Ten years are dear, so the last eight months of one stand in for those of traumatic stress, and
  /// of the slower states the way that they have gone in the year is drawn out to ten by their own
  /// time constant: a start that is off goes back as e^(-t/time).
  @Test("On the first day each state of the past is where ten years take it", arguments: models)
  func steady(name: String) throws {
    let model = try Self.small(name)
    let states = Self.states(model)
    var start = startUnit(model, seed: 81)
    let first = Self.brought(&start, states)
    var unit = startUnit(model, seed: 81)
    let begin = states.map { Self.mean(unit, $0) }
    var late = states.map { _ in 0.0 }
    for month in 1...12 {
      try unit.run(until: 730 * Double(month))
      if month <= 4 { continue }
      for (n, state) in states.enumerated() { late[n] += Self.mean(unit, state) / 8 }
    }
    let last = states.map { Self.mean(unit, $0) }
    let hired = Self.brought(&unit, states)
    // Of a handful of people the traits decide: they are compared with themselves.
    let isFew = unit.openPosts < 5
    for (n, state) in states.enumerated() {
      let gone = -expm1(-365 / state.time)
      let tenYears =
        gone > 0.99 ? late[n] : begin[n] + (last[n] - begin[n]) / gone * -expm1(-3_650 / state.time)
      #expect(
        abs((isFew ? begin[n] : first[n]) - tenYears) < Self.distance,
        "\(name), \(state.name), seed 81: \(first[n]) at first, \(tenYears) in ten years")
      #expect(
        abs(hired[n] - (isFew ? first[n] : tenYears)) < Self.distance,
        "\(name), \(state.name), seed 81: \(hired[n]) of who is hired, \(tenYears) in ten years")
    }
  }
}
