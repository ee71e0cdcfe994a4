// The outcomes once more, from events.csv, clinicians.csv, surveys.csv and the model alone.
//
// It shares no code with `Summary` and its tallies: text is parsed, integrals are taken anew, and
// each formula is written down from docs/outcomes.md. The events must begin with the run's first
// hour (no warm-up, or the rows of a run without one), since they do not say who is at work and
// which cases are there at another time.
//
// SPDX-License-Identifier: GPL-3.0-or-later
@testable import Wellspring

struct SecondReader {
  let model: Model
  let units: [ReadUnit]
  /// One number a post, by column; NaN for an empty cell.
  private let clinicians: ReadTable
  private let surveys: ReadTable
  let hours: Double

  /// - Parameters:
  ///   - from: the hour from which time counts.
  ///   - first: by unit, the first row that counts.
  init(
    _ model: Model, events: String, clinicians: String, surveys: String, from: Double = 0,
    first: [Substring: Int] = [:]
  ) {
    self.model = model
    self.clinicians = ReadTable(clinicians)
    self.surveys = ReadTable(surveys)
    let rows = ReadEvent.byUnit(ReadTable(events))
    hours = 24 * model.horizon.days - from
    var units: [ReadUnit] = []
    for plan in model.units {
      for copy in 1...Int(plan.count) {
        let name = Substring(plan.count > 1 ? "\(plan.name)-\(copy)" : plan.name)
        units.append(
          ReadUnit(
            rows[name] ?? [], ReadPlan.all(model, plan), from: from, first: first[name] ?? 0,
            until: 24 * model.horizon.days))
      }
    }
    self.units = units
  }

  // MARK: Sums

  func sum(_ value: (ReadUnit) -> Double) -> Double { units.reduce(0) { $0 + value($1) } }

  /// Over the posts that somebody can hold; stand-ins are in no outcome about staff.
  func staff(_ value: (ReadPost) -> Double) -> Double {
    sum { unit in
      unit.posts.prefix(unit.plans.map(\.posts).max()!).reduce(0) { $0 + value($1) }
    }
  }

  func count(_ kind: Substring) -> Double { sum { $0.events[kind] ?? 0 } }
  func ofStaff(_ kind: Substring) -> Double { staff { $0.counts[kind] ?? 0 } }
  func values(_ kind: Substring) -> [Double] { units.flatMap { $0.values[kind] ?? [] } }
  func column(_ name: String) -> [Double] { clinicians.numbers(name) }
  func total(_ name: String) -> Double { column(name).reduce(0) { $0 + ($1.isNaN ? 0 : $1) } }

  /// a / b; undefined over nothing.
  func share(_ a: Double, _ b: Double) -> Double { b > 0 ? a / b : .nan }

  var lastPlans: [ReadPlan] { units.map { $0.plans.last! } }
  var dynamics: Dynamics { lastPlans[0].model.dynamics }
  var posts: Double { lastPlans.reduce(0) { $0 + Double($1.posts) } }
  var shifts: Double { staff(\.shifts) }
  var encounters: Double { total("encounters") }

  // MARK: Posts

  var midpoint: Double { (dynamics.capacity.lowKnot + dynamics.capacity.highKnot) / 2 }

  /// Time averages of capacity of the posts that had a holder, from the lowest up.
  var means: [Double] { column("capacity_mean").filter { !$0.isNaN }.sorted() }

  /// A column's mean over posts by the time that they had a holder.
  func byFilledTime(_ name: String) -> Double {
    var (sum, weight) = (0.0, 0.0)
    let filled = units.flatMap { unit in
      unit.posts.prefix(unit.plans.map(\.posts).max()!).map(\.filled)
    }
    for (value, hours) in zip(column(name), filled) where hours > 0 {
      sum += value * hours
      weight += hours
    }
    return share(sum, weight)
  }

  /// Percent of the holders at the end for whom something holds, of the columns asked for.
  func percent(_ names: [String], _ holds: ([Double]) -> Bool) -> Double {
    let columns = names.map(column)
    var (all, some) = (0.0, 0.0)
    for (row, score) in column("exhaustion_score").enumerated() where !score.isNaN {
      all += 1
      if holds(columns.map { $0[row] }) { some += 1 }
    }
    return 100 * share(some, all)
  }

  /// Mean of a value of the columns over the holders at the end.
  func mean(_ names: [String], _ value: ([Double]) -> Double) -> Double {
    let columns = names.map(column)
    var (all, sum) = (0.0, 0.0)
    for (row, score) in column("exhaustion_score").enumerated() where !score.isNaN {
      all += 1
      sum += value(columns.map { $0[row] })
    }
    return share(sum, all)
  }

  /// Mean absolute difference over twice the mean.
  var gini: Double {
    let depletion = means.map { max(0, 1 - $0) }
    var differences = 0.0
    for a in depletion { for b in depletion { differences += abs(a - b) } }
    let sum = depletion.reduce(0, +)
    return sum == 0 ? .nan : differences / (2 * Double(depletion.count) * sum)
  }

  /// Quantile by definition 7 of Hyndman and Fan.
  func quantile(_ p: Double, _ sorted: [Double]) -> Double {
    if sorted.isEmpty { return .nan }
    let h = Double(sorted.count - 1) * p
    let below = Int(h.rounded(.down))
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (h - h.rounded(.down)) * (sorted[above] - sorted[below])
  }

  // MARK: Surveys

  /// Percent of the answers of the last wave that are cases on an instrument.
  func surveyed(_ instrument: String) -> Double {
    let (answers, cases) = wave { $0 == instrument }
    return share(cases, answers)
  }

  /// Of those invited to the last wave, who answered, %.
  var response: Double {
    let first = surveys.rows.first.map { String($0[surveys.place("instrument")]) }
    let places = ["instrument", "day", "invited", "answered"].map(surveys.place)
    var (invited, answered) = (0.0, 0.0)
    for row in surveys.rows where String(row[places[0]]) == first {
      if number(row[places[1]]) != model.horizon.days { continue }
      invited += number(row[places[2]])
      answered += number(row[places[3]])
    }
    return 100 * share(answered, invited)
  }

  /// Answers, and a hundred times the cases among them, where they may be shown.
  private func wave(_ isAsked: (String) -> Bool) -> (answers: Double, cases: Double) {
    let places = ["instrument", "day", "answered", "surveyed_cases_percent"].map(surveys.place)
    var (answers, cases) = (0.0, 0.0)
    for row in surveys.rows where isAsked(String(row[places[0]])) {
      let percent = number(row[places[3]])
      if number(row[places[1]]) != model.horizon.days || percent.isNaN { continue }
      answers += number(row[places[2]])
      cases += number(row[places[2]]) * percent
    }
    return (answers, cases)
  }
}
