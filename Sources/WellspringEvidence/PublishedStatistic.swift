// The figures of published studies, computed in the model as the papers computed them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// One figure by its identifier in `evidence/targets.csv`.
struct PublishedStatistic: Sendable {
  let identifier: String
  /// Studies that it needs.
  let studies: [String]
  let compute: @Sendable (StudyData) -> Double

  init(
    _ identifier: String, _ studies: [String], _ compute: @escaping @Sendable (StudyData) -> Double
  ) {
    (self.identifier, self.studies, self.compute) = (identifier, studies, compute)
  }

  static let all: [PublishedStatistic] = levels + work + harms + moral + people + course

  /// How many have high scores, by setting.
  private static let levels: [PublishedStatistic] = [
    .init("P12", ["icu"]) { $0.percent("mbi-exhaustion", "icu") },
    .init("P14", ["emergency"]) { $0.percent("mbi-exhaustion", "emergency") },
    .init("P15", ["emergency"]) { $0.percent("mbi-depersonalisation", "emergency") },
    .init("P16", ["hospice"]) { $0.percent("mbi-exhaustion", "hospice") },
    .init("P17", ["hospice"]) { $0.percent("mbi-depersonalisation", "hospice") },
    .init("P18", ["clinic"]) { $0.percent("mbi-exhaustion", "clinic") },
    .init("P19", ["clinic"]) {
      Association.mean($0.score("mbi-exhaustion", $0.people("clinic", day: 366)))
    },
    .init("P20a", ["ambulance"]) { $0.percent("cbi-work", "ambulance") },
    .init("S02", ["ambulance"]) { $0.percent("ptsd-checklist", "ambulance") },
  ]

  /// Load, hours, breaks and rest.
  private static let work: [PublishedStatistic] = [
    .init("W01", ["ward"]) { data in
      var ratios: [Int: Double] = [:]
      // Nurses were asked for the patients assigned to them: those in care, not those who wait.
      for one in data.replicates(of: "ward") {
        ratios[one.index] = one.outcomes[Int(Outcome.patientsPerNurse.rawValue)]
      }
      let people = data.people("ward", day: 366)
      return exp(
        Association.logistic(
          people.map { [ratios[$0.replicate]!] }, data.cases("mbi-exhaustion", people))[1])
    },
    .init("W05", ["ward-12h", "ward-8h"]) { data in
      let (long, short) = (data.people("ward-12h", day: 366), data.people("ward-8h", day: 366))
      return Association.oddsRatio(
        long.map { _ in true } + short.map { _ in false },
        data.cases("mbi-exhaustion", long + short))
    },
    .init("W16", ["ward-12h"]) { $0.outcome(.absencePercent, "ward-12h") },
    .init("W18", ["quick-returns", "no-quick-returns"]) { data in
      var (exposed, sick): ([Bool], [Bool]) = ([], [])
      for study in ["quick-returns", "no-quick-returns"] {
        for month in 0..<12 {
          for (a, b) in data.stayers(study, from: 1 + 28 * month, to: 29 + 28 * month) {
            exposed.append(study == "quick-returns")
            sick.append(b[.shiftsSick] > a[.shiftsSick])
          }
        }
      }
      return Association.oddsRatio(exposed, sick)
    },
    .init("B01", ["ward-12h"]) { $0.outcome(.breaksCarefreePercent, "ward-12h") },
    .init("B02", ["ward-12h"]) { $0.outcome(.breaksMissedPercent, "ward-12h") },
    .init("B05", ["micro-breaks", "no-micro-breaks"]) { data in
      let with = shiftFatigue(data, "micro-breaks")
      let without = shiftFatigue(data, "no-micro-breaks")
      return (without.mean - with.mean) / (without.deviation / 0.8.squareRoot())
    },
    .init("R01", ["two-days"]) { restDays($0) },
    .init("R02", ["vacations", "icu"]) { Vacations($0).gain },
    .init("R04", ["vacations", "icu"]) { Vacations($0).daysUntilGone },
    .init("E05", ["ward-12h"]) { $0.outcome(.errorsPer1000Shifts, "ward-12h") / 1000 },
  ]

  /// Acute fatigue at the ends of shifts.
  private static func shiftFatigue(_ data: StudyData, _ study: String) -> (
    mean: Double, deviation: Double
  ) {
    let posts = data.posts(study, day: 91)
    let count = posts.reduce(0) { $0 + $1[.shifts] }
    let sum = posts.reduce(0) { $0 + $1[.fatigueAtShiftEndSum] }
    let squares = posts.reduce(0) { $0 + $1[.fatigueAtShiftEndSquares] }
    return (sum / count, (squares / count - sum / count * sum / count).squareRoot())
  }

  /// Full days of rest until tiredness is within a twentieth of what two shifts added.
  private static func restDays(_ data: StudyData) -> Double {
    var sums = [Double](repeating: 0, count: 7)
    var counts = sums
    for one in data.replicates(of: "two-days") {
      for (day, rows) in one.waves where day > 14 {
        for row in rows where row[AnswerColumn.isFilled.rawValue] == 1 {
          let tired =
            1 - row[AnswerColumn.capacity.rawValue] + 0.15 * row[AnswerColumn.fatigue.rawValue]
          // A sequence of seven days turns by the post; the warm-up is a whole number of weeks and
          // five days.
          let place = Int(row[AnswerColumn.position.rawValue])
          sums[(day + place) % 7] += tired
          counts[(day + place) % 7] += 1
        }
      }
    }
    let means = zip(sums, counts).map { $0 / $1 }
    // The block ends on the evening on which people are most tired.
    guard let worst = means.indices.max(by: { means[$0] < means[$1] }) else { return .nan }
    let course = (0..<7).map { means[(worst + $0) % 7] }
    let before = course[5]
    for day in 1...5 where course[day] - before <= 0.05 * (course[0] - before) {
      return Double(day)
    }
    return 6
  }
}
