// A survey instrument: how a latent state becomes a score on a published scale.
//
//   true score = lowest + (highest - lowest) * clamp(base + slope * state)
//   observed   = true score + noise + style * manner, noise normal with
//                deviation * sqrt(1 - reliability), manner with deviation * sqrt(reliability),
//                rounded to whole points and kept on the scale
//
// Reliability is that of classical test theory: the share of the variance of observed scores that
// is true. Assumption: noise is independent between persons, waves and instruments; manner is the
// person's, the same for all waves and instruments.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// A latent state that an instrument can ask about, each in [0, 1].
public enum SurveyedState: Int, CaseIterable, Sendable {
  case exhaustion, cynicism, efficacy, burnout, traumaticStress, moralDistress, moralInjury
  case compassionSatisfaction, moralResidue, fatigue, intentToLeave, leadership, socialSupport

  /// The names in model files, in the order of the raw values.
  public static let names = [
    "exhaustion", "cynicism", "efficacy", "burnout", "traumatic-stress", "moral-distress",
    "moral-injury", "compassion-satisfaction", "moral-residue",
    "fatigue", "intent-to-leave", "leadership", "social-support",
  ]
}

/// A scale with its cut-off and its errors of measurement.
public struct Instrument: Parametrised {
  public var name = ""
  public var state = 0.0
  public var lowest = 0.0
  public var highest = 0.0
  public var base = 0.0
  public var slope = 0.0
  public var cutOff = 0.0
  public var lowIsCase = 0.0
  public var reliability = 0.0
  public var deviation = 0.0
  public var style = 0.0
  public var overlapState = 0.0
  public var overlapSlope = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<Instrument>] {
    [
      Parameter(
        "state", .one, nil, in: 0...12, kind: .choice(SurveyedState.names), .chosen, "",
        "The latent state it asks about.",
        read: { $0.state }, write: { $0.state = $1 }),
      Parameter(
        "lowest", .one, 0, in: -1_000...1_000, .chosen, "", "Lowest score.",
        read: { $0.lowest }, write: { $0.lowest = $1 }),
      Parameter(
        "highest", .one, nil, in: -1_000...1_000, .chosen, "", "Highest score.",
        read: { $0.highest }, write: { $0.highest = $1 }),
      Parameter(
        "base", .one, 0, in: -1...1, .chosen, "",
        "Score, as a share of the scale, when the state is 0.",
        read: { $0.base }, write: { $0.base = $1 }),
      Parameter(
        "slope", .one, 1, in: -10...10, .chosen, "",
        "Rise of the score, as a share of the scale, per unit of the state.",
        read: { $0.slope }, write: { $0.slope = $1 }),
      Parameter(
        "cutOff", .one, nil, in: -1_000...1_000, .chosen, "",
        "Score from which a person counts as a case.",
        read: { $0.cutOff }, write: { $0.cutOff = $1 }),
      Parameter(
        "lowIsCase", .one, 0, in: 0...1, kind: .onOff, .chosen, "",
        "on: a score at or below the cut-off is a case; off: at or above it.",
        read: { $0.lowIsCase }, write: { $0.lowIsCase = $1 }),
      Parameter(
        "reliability", .one, 0.85, in: 0.05...1, .assumed, "",
        "Share of the variance of scores that is true.",
        read: { $0.reliability }, write: { $0.reliability = $1 }),
      Parameter(
        "deviation", .one, 10, in: 0...1_000, .assumed, "",
        "Standard deviation of scores between persons in published samples, in points.",
        read: { $0.deviation }, write: { $0.deviation = $1 }),
      Parameter(
        "style", .one, 0, in: -1...1, .assumed,
        "Podsakoff et al., J Appl Psychol 2003;88:879 (common method variance)",
        "Weight of a person's way of answering, in true standard deviations; below 0 for scales "
          + "on which low is bad.",
        read: { $0.style }, write: { $0.style = $1 }),
      Parameter(
        "overlapState", .one, 0, in: 0...12, kind: .choice(SurveyedState.names), .chosen, "",
        "Another state that some of its items ask about.",
        read: { $0.overlapState }, write: { $0.overlapState = $1 }),
      Parameter(
        "overlapSlope", .one, 0, in: -10...10, .assumed,
        "Heritage et al., Front Psychol 2018 (items of the ProQOL load on both scales)",
        "Rise of the score, as a share of the scale, per unit of that state.",
        read: { $0.overlapSlope }, write: { $0.overlapSlope = $1 }),
    ]
  }

  /// The true score of a state, and of another that some items ask about.
  func trueScore(_ state: Double, overlap: Double = 0) -> Double {
    lowest + (highest - lowest) * min(1, max(0, base + slope * state + overlapSlope * overlap))
  }

  /// The observed score: the true one with an error of measurement and the person's way of
  /// answering, on the scale, in whole points.
  /// - Parameters:
  ///   - noise: standard normal, another for every person, wave and instrument.
  ///   - person: the person's way of answering, standard normal between people.
  public func observedScore(_ trueScore: Double, noise: Double, style person: Double) -> Double {
    let error = deviation * (1 - reliability).squareRoot() * noise
    let manner = style * deviation * reliability.squareRoot() * person
    return ws_floor(min(highest, max(lowest, trueScore + error + manner)) + 0.5)
  }

  public func isCase(_ score: Double) -> Bool {
    lowIsCase != 0 ? score <= cutOff : score >= cutOff
  }
}
