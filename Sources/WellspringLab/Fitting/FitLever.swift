// Which number of a model is moved for which figure of the real unit.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// A number of a model that a manager may set, and the figure that it is moved for.
struct FitLever: Sendable {
  let figure: ObservedFigure
  /// Full path in the model file.
  let path: String
  /// What it is in words.
  let words: String
  let start: Double
  let allowed: ClosedRange<Double>

  /// A lever and the outcomes that it can be moved for; of several that are observed, the first.
  private struct Kind {
    let path: String
    let words: String
    let outcomes: [Outcome]
  }

  /// - Parameter unit: the place of the unit in paths.
  private static func kinds(_ unit: String) -> [Kind] {
    [
      Kind(
        path: "\(unit).work.arrivals.rate", words: "cases that arrive",
        outcomes: [
          .patientsPerNurseDay, .patientsPerNurse, .patientsPerNurseNight, .occupancyPercent,
          .presentMean, .sessionsPerWeek, .callsPerShift,
        ]),
      Kind(
        path: "dynamics.people.absenceRate", words: "sickness of who is not depleted",
        outcomes: [.absencePercent]),
      Kind(
        path: "dynamics.people.leavingRate", words: "resignations of who is not depleted",
        outcomes: [.leaversPercentPerYear]),
      Kind(
        path: "dynamics.people.hiringDays", words: "time to fill a post",
        outcomes: [.vacancyPercent]),
      Kind(
        path: "\(unit).rota.overrunMean", words: "time worked after the end of a shift",
        outcomes: [.overrunHoursMean]),
      Kind(
        path: "\(unit).breaks.legitimacy", words: "feeling free to leave for a break",
        outcomes: [.breaksCarefreePercent]),
      Kind(
        path: "\(unit).breaks.atDeskChance", words: "breaks taken at the desk",
        outcomes: [.breaksMissedPercent]),
      Kind(
        path: "\(unit).work.nominalDemand", words: "demand that is a full load",
        outcomes: [.highExhaustionPercentSurveyed, .highExhaustionPercent, .exhaustionScoreMean]),
    ]
  }

  /// The levers for what is observed of a model's one unit, in the order of the figures.
  static func all(_ loaded: LoadedModel) -> [FitLever] {
    guard let unit = loaded.model.units.first else { return [] }
    let kinds = kinds("site.units.\(unit.name)")
    var levers: [FitLever] = []
    for kind in kinds {
      let figure = kind.outcomes.lazy.compactMap { outcome in
        loaded.observed.first { $0.outcome == outcome }
      }.first
      guard let figure, figure.value > 0, let value = loaded[kind.path],
        case .number(let start) = value.value, start > 0
      else { continue }
      let entry = value.entry
      levers.append(
        FitLever(
          figure: figure, path: kind.path, words: kind.words, start: start,
          allowed: entry.lowest...entry.highest))
    }
    return levers
  }

  /// Whether the number is a share, between none and all.
  private var isShare: Bool { allowed == 0...1 }

  /// A scale on which any step leads to a number that is allowed.
  func coordinate(_ value: Double) -> Double {
    guard isShare else { return log(value) }
    let inside = min(0.999, max(0.001, value))
    return log(inside / (1 - inside))
  }

  /// The number at a place of the scale, to three digits, within what is allowed.
  func value(_ coordinate: Double) -> Double {
    let value = isShare ? 1 / (1 + exp(-coordinate)) : exp(coordinate)
    guard value.isFinite, value > 0 else { return start }
    let short = Double(String(format: "%.3g", value)) ?? value
    return min(allowed.upperBound, max(allowed.lowerBound, short))
  }
}
