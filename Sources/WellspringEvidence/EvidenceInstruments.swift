// The scales with which published studies are repeated, and how their answers come about.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// The instruments of virtual studies: those that the program has, and scales of other studies.
enum EvidenceInstruments {
  /// The user-defined ones; the standard ones come before them in every row.
  static let all: [Instrument] = revised + [
    // Copenhagen Burnout Inventory, work-related: 0 to 100, high from 50.
    make("cbi-work", .exhaustion, 0, 100, cutOff: 50, reliability: 0.87, style: 0.32),
    make("ptsd", .traumaticStress, 0, 100, cutOff: 20, reliability: 0.93, style: 0.32),
    make("stss", .traumaticStress, 17, 85, cutOff: 38, reliability: 0.9, style: 0.32),
    make("fatigue", .fatigue, 0, 100, cutOff: 50, reliability: 0.8, style: 0.32),
    make("intent-to-leave", .intentToLeave, 0, 100, cutOff: 50, reliability: 0.35, style: 0),
    make("leadership-index", .leadership, 0, 100, cutOff: 50, reliability: 0.67, style: -0.32),
    make("social-support", .socialSupport, 0, 100, cutOff: 50, reliability: 0.85, style: -0.32),
  ]

  /// Standard scales with a lens that is fitted to the second edition.
  private static let revised: [Instrument] = {
    var single = Instrument.standard.first { $0.name == "single-item-burnout" }!
    single.base = 0.03
    single.reliability = 0.78
    var injury = Instrument.standard.first { $0.name == "moral-injury" }!
    injury.base = 0.11
    return [single, injury]
  }()

  private static func make(
    _ name: String, _ state: SurveyedState, _ lowest: Double, _ highest: Double, cutOff: Double,
    reliability: Double, style: Double
  ) -> Instrument {
    var instrument = Instrument()
    instrument.name = name
    instrument.state = Double(state.rawValue)
    (instrument.lowest, instrument.highest) = (lowest, highest)
    instrument.cutOff = cutOff
    instrument.reliability = reliability
    instrument.style = style
    return instrument
  }

  static let asked: [Instrument] = {
    var plan = SurveyPlan()
    plan.instruments = all
    return plan.allInstruments
  }()

  static let firstScore = AnswerColumn.allCases.count
  static var rowWidth: Int { firstScore + 2 * asked.count }

  static func place(_ name: String) -> Int {
    asked.firstIndex { $0.name == name }!
  }
}

/// One person at one wave.
struct Answer {
  let row: [Double]
  let study: Int
  let replicate: Int
  var level: Double
  var leadership: Double

  subscript(column: AnswerColumn) -> Double { row[column.rawValue] }

  var isFilled: Bool { self[.isFilled] == 1 }

  func trueScore(_ instrument: Int) -> Double {
    row[EvidenceInstruments.firstScore + 2 * instrument]
  }
}

/// The errors of measurement with which answers are read: noise in proportion to how far apart the
/// model's people truly are, so that a scale has the reliability that it is declared to have.
struct SurveyLens {
  var instruments: [Instrument]

  /// The instruments as they are, with deviations that make the declared reliabilities true among
  /// these answers.
  init(fitting answers: [Answer], styles: [String: Double], overlap: Double) {
    instruments = EvidenceInstruments.asked
    let people = answers.filter(\.isFilled)
    for place in instruments.indices {
      if let style = styles[instruments[place].name] { instruments[place].style = style }
      let spread = deviation(people.map { $0.trueScore(place) })
      instruments[place].deviation = spread / instruments[place].reliability.squareRoot()
    }
    mixOverlap(overlap)
    for name in ["proqol-burnout", "proqol-traumatic-stress"] where overlap != 0 {
      let place = EvidenceInstruments.place(name)
      let spread = deviation(people.map { trueScore(place, $0) })
      instruments[place].deviation = spread / instruments[place].reliability.squareRoot()
    }
    func mixOverlap(_ weight: Double) {
      let (b, s) = (
        EvidenceInstruments.place("proqol-burnout"),
        EvidenceInstruments.place("proqol-traumatic-stress")
      )
      let spreads = [b, s].map { place in deviation(people.map { $0.trueScore(place) }) }
      guard weight != 0, spreads.allSatisfy({ $0 > 0 }) else { return }
      overlapOf = [b: (s, weight * spreads[0] / spreads[1]), s: (b, weight * spreads[1] / spreads[0])]
    }
  }

  /// Weight of a person's way of answering on every scale of distress; of the opposite sign where low is
  /// bad (common method variance).
  static let styles: [String: Double] = [
    "mbi-exhaustion": 0.32, "mbi-depersonalisation": 0.32, "mbi-accomplishment": -0.32,
    "single-item-burnout": 0.32, "proqol-satisfaction": -0.32, "proqol-burnout": 0.32,
    "proqol-traumatic-stress": 0.32, "moral-distress": 0.32, "moral-injury": 0.32,
  ]
  /// Items that the two scales of the ProQOL share, in standard deviations of the other scale.
  static let overlap = 0.33

  private var overlapOf: [Int: (other: Int, slope: Double)] = [:]

  /// Points of another scale that some items add.
  func trueScore(_ place: Int, _ answer: Answer) -> Double {
    guard let (other, slope) = overlapOf[place] else { return answer.trueScore(place) }
    let from = instruments[other]
    return answer.trueScore(place) + slope * (answer.trueScore(other) - from.lowest)
  }

  /// The score that a person gives.
  func score(_ name: String, _ answer: Answer) -> Double {
    let place = EvidenceInstruments.place(name)
    let score = trueScore(place, answer)
    if score.isNaN { return .nan }
    var noise = SplitMix(answer, purpose: 1_000 + place)
    return instruments[place].observedScore(
      score, noise: noise.normal(), style: answer[.answeringStyle])
  }

  /// A uniform number of a person at a wave.
  static func chance(_ answer: Answer, purpose: Int) -> Double {
    var luck = SplitMix(answer, purpose: purpose)
    return luck.uniform()
  }

  func isCase(_ name: String, _ answer: Answer) -> Bool {
    instruments[EvidenceInstruments.place(name)].isCase(score(name, answer))
  }
}

/// Noise addressed by who answers what and when (SplitMix64).
private struct SplitMix {
  private var state: UInt64

  init(_ answer: Answer, purpose: Int) {
    state = 0x9E37_79B9_7F4A_7C15
    for key in [answer.study, answer.replicate, purpose] { mix(Double(key)) }
    for column in [AnswerColumn.unit, .position, .holder, .day] { mix(answer[column]) }
  }

  private mutating func mix(_ key: Double) {
    state = Self.hash(state ^ key.bitPattern)
  }

  private static func hash(_ x: UInt64) -> UInt64 {
    var z = x &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func uniform() -> Double {
    state = Self.hash(state)
    return (Double(state >> 11) + 0.5) * 0x1p-53
  }

  mutating func normal() -> Double {
    let radius = (-2 * log(uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }
}
