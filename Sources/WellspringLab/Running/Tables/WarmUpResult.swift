// Whether the warm-up was long enough: MSER-5 on the days from the start of the run.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Outcome {
  /// The daily series that shows how this outcome settles; nil where there is none.
  var settlingSeries: DailySeries? {
    switch self {
    case .capacityMean, .capacityP10, .worstTenthCapacity, .giniDepletion,
      .compassionFatiguePercent:
      .capacityMean
    case .depletedTimePercent, .tippedPercent, .tippedEverPercent: .depletedPercent
    case .highExhaustionPercent, .highDepersonalisationPercent, .lowAccomplishmentPercent,
      .burnoutPercent, .exhaustionScoreMean, .highExhaustionPercentSurveyed,
      .highDepersonalisationPercentSurveyed, .lowAccomplishmentPercentSurveyed,
      .singleItemBurnoutPercentSurveyed:
      .exhaustionMean
    case .loadMean, .utilisationPercent: .loadMean
    case .staffHours: .onDutyMean
    case .occupancyPercent, .presentMean, .waitHoursMean, .waitHoursP95, .throughputPerDay,
      .leftUnseenPercent, .patientsPerNurse, .patientsPerNurseDay, .patientsPerNurseNight:
      .casesPresentMean
    case .careLeftUndonePercent: .careLeftUndonePercent
    case .breaksMissedPercent: .breaksMissed
    case .moralEventsPerShift: .moralEvents
    case .absencePercent: .absentPercent
    case .vacancyPercent, .leaversPercentPerYear: .vacantPercent
    default: nil
    }
  }
}

/// The mean course of the daily series from the start of the run, over replicates and units.
struct WarmUpTally {
  private let warmUpDays: Int
  private let days: Int
  private let units: Int
  private var sums: [Double]
  private var counts: [Int]
  private var drifts = [Drift](repeating: Drift(), count: DailySeries.allCases.count)

  init(warmUpDays: Int, days: Int, units: Int) {
    (self.warmUpDays, self.days, self.units) = (warmUpDays, days, units)
    sums = Array(repeating: 0, count: (warmUpDays + days) * DailySeries.allCases.count)
    counts = Array(repeating: 0, count: sums.count)
  }

  /// Adds a replicate.
  /// - Parameters:
  ///   - before, after: row-major: unit, day, series, of the warm-up and of the observed days.
  mutating func add(before: [Double], after: [Double]) {
    let width = DailySeries.allCases.count
    guard before.count == units * warmUpDays * width, after.count == units * days * width else {
      return
    }
    for unit in 0..<units {
      let (first, second) = (warmUpDays * width, days * width)
      for i in 0..<first { add(before[unit * first + i], at: i) }
      for i in 0..<second { add(after[unit * second + i], at: first + i) }
    }
    for series in drifts.indices {
      drifts[series].add(
        mean(after, series, of: 0..<days / 2), mean(after, series, of: days / 2..<days))
    }
  }

  /// Mean of a series over units and some of the observed days, left out where there is no value.
  private func mean(_ after: [Double], _ series: Int, of span: Range<Int>) -> Double {
    let width = DailySeries.allCases.count
    var (sum, count) = (0.0, 0.0)
    for unit in 0..<units {
      for day in span {
        let value = after[(unit * days + day) * width + series]
        if value.isNaN { continue }
        sum += value
        count += 1
      }
    }
    return count > 0 ? sum / count : .nan
  }

  private mutating func add(_ value: Double, at index: Int) {
    if value.isNaN { return }
    sums[index] += value
    counts[index] += 1
  }

  /// Whether no replicate has been added.
  var isEmpty: Bool { counts.allSatisfy { $0 == 0 } }

  /// What the rule says of each series.
  var suggestions: [WarmUpRule.Suggestion] {
    let width = DailySeries.allCases.count
    return (0..<width).map { series in
      WarmUpRule.suggestion(
        for: (0..<warmUpDays + days).map { day in
          let index = day * width + series
          return counts[index] > 0 ? sums[index] / Double(counts[index]) : .nan
        })
    }
  }
}

/// How far a series moves within the observed days: the mean of their second half less that of their
/// first, over replicates. These are independent, so that its interval holds for a series that
/// wanders slowly, where the rule cuts at random.
struct Drift: Sendable {
  private var count = 0.0
  private var mean = 0.0
  private var squares = 0.0
  private var level = 0.0
  private var levelSquares = 0.0

  /// Takes in the halves of a replicate; NaN is left out.
  mutating func add(_ early: Double, _ late: Double) {
    if early.isNaN || late.isNaN { return }
    count += 1
    let change = late - early - mean
    mean += change / count
    squares += change * (late - early - mean)
    let middle = 0.5 * (early + late)
    let step = middle - level
    level += step / count
    levelSquares += step * (middle - level)
  }

  /// Half width of the 99.9 % interval, wide because many outcomes are looked at; NaN below two.
  var reach: Double {
    guard count > 1 else { return .nan }
    return studentQuantile(0.9995, degreesOfFreedom: count - 1)
      * (squares / (count - 1) / count).squareRoot()
  }

  /// Whether it matters: it can be told from none, and is more than half of the standard deviation of
  /// replicates, beside which it would be seen. Unknown, with one replicate, counts as seen.
  var matters: Bool {
    guard count > 1 else { return count > 0 }
    return abs(mean) > max(reach, 0.5 * (levelSquares / (count - 1)).squareRoot())
  }

  /// NaN without a replicate.
  var value: Double { count > 0 ? mean : .nan }
}

/// What is suggested for one scenario.
public struct WarmUpResult: Sendable {
  public let scenario: String
  public let warmUpDays: Int
  public let days: Int
  /// By `DailySeries`.
  public let suggestions: [WarmUpRule.Suggestion]
  /// By `DailySeries`.
  let drifts: [Drift]

  /// Whether the warm-up looks too short for a series.
  ///
  /// The rule alone would say so of any series that wanders; what is observed has to drift as well.
  func isTooShort(_ series: DailySeries) -> Bool {
    // Hours and money follow who is on duty.
    if series == .staffHours || series == .cost { return false }
    guard drifts[series.rawValue].matters else { return false }
    return switch suggestions[series.rawValue] {
    case .cut(let days): days > warmUpDays
    case .notSettled: true
    case .tooShort: false
    }
  }

  /// Lines of the summary of one run: what is suggested, or a warning where it is more.
  private var lines: [String] {
    let cuts = suggestions.compactMap { if case .cut(let days) = $0 { days } else { nil } }
    let late = DailySeries.allCases.filter(isTooShort)
    guard !late.isEmpty else {
      guard let longest = cuts.max() else { return [] }
      return ["Warm-up of \(warmUpDays) days; MSER-5 asks for \(longest) at most (warm-up.csv)."]
    }
    let words = late.map { series -> String in
      if case .cut(let days) = suggestions[series.rawValue] {
        return "\(series.definition.name) asks for \(days) days"
      }
      return "\(series.definition.name) has not settled"
    }
    return [
      "WARNING: the warm-up of \(warmUpDays) days looks too short by MSER-5: "
        + words.joined(separator: ", ") + " (warm-up.csv)."
    ]
  }

  /// Lines of the summary of any number of scenarios: of several, how often each series looks late.
  public static func lines(_ results: [WarmUpResult]) -> [String] {
    if results.count == 1 { return results[0].lines }
    let counts = DailySeries.allCases.map { series in
      (name: series.definition.name, count: results.count { $0.isTooShort(series) })
    }
    let late = counts.filter { $0.count > 0 }
    if late.isEmpty { return [] }
    let words = late.map { "\($0.name) (\($0.count))" }.joined(separator: ", ")
    return wrapped(
      "WARNING: by MSER-5 the warm-up looks too short for some series, in so many of the "
        + "\(results.count) scenarios: \(words). See warm-up.csv.")
  }

  /// A text in lines of at most 96 characters.
  private static func wrapped(_ text: String) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= 96 {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

extension WarmUpResult {
  /// One outcome, and the daily series that stands for it.
  typealias Row = (result: WarmUpResult, outcome: Outcome, series: DailySeries)

  /// A row for each outcome that a daily series stands for.
  var rows: [Row] {
    Outcome.allCases.compactMap { outcome in
      outcome.settlingSeries.map { (self, outcome, $0) }
    }
  }

  private func suggestedDays(_ series: DailySeries) -> Int? {
    if case .cut(let days) = suggestions[series.rawValue] { days } else { nil }
  }

  private func verdict(_ series: DailySeries) -> String {
    switch suggestions[series.rawValue] {
    case .cut(let cut):
      cut <= warmUpDays ? "enough" : isTooShort(series) ? "too short" : "no drift"
    case .notSettled: isTooShort(series) ? "not settled" : "no drift"
    case .tooShort: "not known"
    }
  }

  fileprivate static let table = Table<Row>(
    name: "warm-up", title: "Whether the warm-up was long enough",
    meaning: "One row per scenario and outcome for which a daily series stands: what MSER-5 makes "
      + "of the series' mean over replicates and units from the start of the run.",
    key: ["scenario", "outcome"],
    columns: [
      .text("scenario", "Name of the scenario.", required: true) { $0.result.scenario },
      .outcome { $0.outcome.definition.name },
      .text("series", "The daily series that stands for it.", required: true) {
        $0.series.definition.name
      },
      .integer("warm_up_days", "d", "Warm-up of the model.", required: true, lowest: 0) {
        $0.result.warmUpDays
      },
      .integer("observed_days", "d", "Days after it.", required: true, lowest: 0) {
        $0.result.days
      },
      .integer(
        "suggested_days", "d", "Days that the rule would leave out; empty where it cannot say.",
        lowest: 0
      ) { $0.result.suggestedDays($0.series) },
      .text(
        "verdict",
        "Whether the warm-up is enough by the rule; `no drift` where the rule asks for more, or "
          + "cannot say, and the observed days hardly drift.", required: true,
        words: ["enough", "no drift", "too short", "not settled", "not known"]
      ) { $0.result.verdict($0.series) },
      .number(
        "drift", "as the series",
        "Mean of the second half of the observed days less that of the first, over replicates."
      ) { $0.result.drifts[$0.series.rawValue].value },
      .number(
        "drift_reach", "as the series",
        "Half width of its 99.9 % interval over replicates; empty below two.", lowest: 0
      ) { $0.result.drifts[$0.series.rawValue].reach },
    ])
}

extension ResultTables {
  /// One row per scenario and outcome.
  static let warmUp = WarmUpResult.table
}

extension WarmUpTally {
  init(_ model: Model) {
    self.init(
      warmUpDays: Int(model.horizon.warmUpDays), days: Int(model.horizon.days),
      units: Staff(model).unitNames.count)
  }

  func result(of scenario: String) -> WarmUpResult {
    WarmUpResult(
      scenario: scenario, warmUpDays: warmUpDays, days: days, suggestions: suggestions,
      drifts: drifts)
  }
}
