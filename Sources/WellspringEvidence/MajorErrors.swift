// Major errors of three months against burnout and fatigue, in one regression.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// Tawfik et al., Mayo Clin Proc 2018;93:1571: 10.5 % with a major error in three months; odds by burnout
/// and by fatigue, each adjusted for the other. Errors of the model are thinned to that share.
struct MajorErrors {
  let oddsOfBurnedOut: Double
  let oddsOfFatigued: Double
  private static let shareWithError = 0.105
  private static let shareFatigued = 0.328
  private static let reliability = 0.6

  init(_ data: StudyData) {
    var rows: [[Double]] = []
    var outcomes: [Bool] = []
    for (setting, study) in VirtualStudy.settings.enumerated() {
      let pairs = data.stayers(study, from: 275, to: 366).filter { $1[.shifts] > $0[.shifts] }
      let errors = pairs.map { $1[.errors] - $0[.errors] }
      let kept = Self.thinning(errors)
      let fatigue = Self.fatigue(pairs)
      let cut = Association.quantile(fatigue, 1 - Self.shareFatigued)
      for (index, pair) in pairs.enumerated() {
        let now = pair.1
        let isBurnedOut =
          data.lens.isCase("mbi-exhaustion", now) || data.lens.isCase("mbi-depersonalisation", now)
        var row: [Double] = [isBurnedOut ? 1 : 0, fatigue[index] >= cut ? 1 : 0]
        row += (1..<VirtualStudy.settings.count).map { $0 == setting ? 1.0 : 0.0 }
        rows.append(row)
        let chance = 1 - pow(1 - kept, errors[index])
        outcomes.append(SurveyLens.chance(now, purpose: 1) < chance)
      }
    }
    let coefficients = Association.logistic(rows, outcomes)
    oddsOfBurnedOut = exp(coefficients[1])
    oddsOfFatigued = exp(coefficients[2])
  }

  /// Chance to count an error, so that the published share has one.
  private static func thinning(_ errors: [Double]) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = 0.5 * (low + high)
      let share = Association.mean(errors.map { 1 - pow(1 - middle, $0) })
      if share > shareWithError { high = middle } else { low = middle }
    }
    return 0.5 * (low + high)
  }

  /// One item on fatigue: as much of the ends of shifts as of the month's depletion, and noise.
  private static func fatigue(_ pairs: [(Answer, Answer)]) -> [Double] {
    let ends = pairs.map {
      ($1[.fatigueAtShiftEndSum] - $0[.fatigueAtShiftEndSum]) / ($1[.shifts] - $0[.shifts])
    }
    let depletion = pairs.map { -$1[.capacityMonth] }
    let (a, b) = (standardised(ends), standardised(depletion))
    let sum = standardised(zip(a, b).map { $0.isFinite && $1.isFinite ? $0 + $1 : .nan })
    return zip(sum, pairs).map { value, pair in
      (value.isFinite ? value : 0) * reliability.squareRoot()
        + (1 - reliability).squareRoot()
        * Association.normalQuantile(SurveyLens.chance(pair.1, purpose: 2))
    }
  }

  private static func standardised(_ x: [Double]) -> [Double] {
    let there = x.filter(\.isFinite)
    let (m, s) = (Association.mean(there), Association.deviation(there))
    return x.map { s > 0 ? ($0 - m) / s : 0 }
  }
}
