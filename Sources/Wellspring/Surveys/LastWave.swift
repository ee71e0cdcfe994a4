// The last survey wave over all units of a site.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Pools the answers of the last wave, units with suppressed results left out.
struct LastWave: Sendable {
  private var names: [String] = []
  private var answered: [Double] = []
  private var cases: [Double] = []
  private var allInvited = 0.0
  private var allAnswered = 0.0

  mutating func add(_ unit: borrowing CareUnit) {
    let instruments = unit.surveys.instruments
    if names.isEmpty {
      names = instruments.map { $0.name }
      answered = Array(repeating: 0, count: names.count)
      cases = answered
    }
    for row in unit.surveyRows where Int(row.day) == unit.surveys.days {
      if row.instrument == 0 {
        allInvited += Double(row.invited)
        allAnswered += Double(row.answered)
      }
      if row.surveyedCasesPercent.isNaN { continue }
      answered[Int(row.instrument)] += Double(row.answered)
      cases[Int(row.instrument)] += Double(row.answered) * row.surveyedCasesPercent / 100
    }
  }

  /// Share of the answers that are cases on an instrument; NaN without answers.
  func casesPercent(_ name: String) -> Double {
    for i in names.indices where names[i] == name { return 100 * ratio(cases[i], answered[i]) }
    return .nan
  }

  var responsePercent: Double { 100 * ratio(allAnswered, allInvited) }
}
