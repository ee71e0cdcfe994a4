// The scales with which published studies are repeated, and how their answers come about.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// The instruments of virtual studies, and where their scores stand in a row of answers.
enum EvidenceInstruments {
  static let asked = Instrument.standard

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

/// The errors of measurement with which answers are read: those of the standard instruments, but noise in
/// proportion to how far apart these people truly are, so that a scale has the reliability that it is
/// declared to have.
struct SurveyLens {
  private(set) var instruments = EvidenceInstruments.asked

  init(fitting answers: [Answer]) {
    let people = answers.filter(\.isFilled)
    for place in instruments.indices {
      let spread = Association.deviation(people.map { $0.trueScore(place) })
      instruments[place].deviation = spread / instruments[place].reliability.squareRoot()
    }
  }

  /// The score that a person gives.
  func score(_ name: String, _ answer: Answer) -> Double {
    let place = EvidenceInstruments.place(name)
    let score = answer.trueScore(place)
    if score.isNaN { return .nan }
    var noise = SplitMix(answer, purpose: 1_000 + place)
    return instruments[place].observedScore(
      score, noise: noise.normal(), style: answer[.answeringStyle])
  }

  func isCase(_ name: String, _ answer: Answer) -> Bool {
    instruments[EvidenceInstruments.place(name)].isCase(score(name, answer))
  }

  /// A uniform number of a person at a wave.
  static func chance(_ answer: Answer, purpose: Int) -> Double {
    var luck = SplitMix(answer, purpose: purpose)
    return luck.uniform()
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
