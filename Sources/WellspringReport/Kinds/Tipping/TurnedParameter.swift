// The parameter that an arm turns, in the words that people have for it.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct TurnedParameter {
  /// `base depletion`, `nurses`.
  let name: String
  private let unit: String
  private let manner: Manner

  private enum Manner { case times, count, plain }

  /// - Parameter row: of a table with the columns `parameter` and `unit`.
  init(_ row: TableRow) { self.init(path: row["parameter"], unit: row["unit"]) }

  init(path: String, unit: String) {
    let parts = path.split(separator: ".").map(String.init)
    let last = parts.last ?? path
    self.unit = unit == "1" || unit.isEmpty ? "" : " \(unit)"
    if path == "perturbation.workload" {
      (name, manner) = ("workload", .times)
    } else if last == "count", parts.count > 2, parts[parts.count - 3] == "posts" {
      (name, manner) = ("\(plainKey(Substring(parts[parts.count - 2])))s", .count)
    } else {
      (name, manner) = (plainKey(Substring(last)), .plain)
    }
  }

  /// Whether it is the workload as everybody feels it.
  var isWorkload: Bool { manner == .times }

  /// Whom it counts; nil where it counts nobody.
  var counted: String? { manner == .count ? name : nil }

  /// As the title of an axis.
  var title: String {
    let words =
      manner == .times
      ? "workload, times the usual" : name + (unit.isEmpty ? "" : " (\(unit.dropFirst()))")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// `at 3.85 times the usual workload`, `with 43 nurses`.
  func at(_ value: Markup) -> Markup {
    switch manner {
    case .times: "at \(value) times the usual workload"
    case .count: "with \(value) \(name)"
    case .plain: "at a \(name) of \(value)\(unit)"
    }
  }

  func at(_ threshold: Estimate) -> Markup { at(Self.shown(threshold)) }

  /// The same where it is clear what is turned.
  func again(at threshold: Estimate) -> Markup {
    let value = Self.shown(threshold)
    return switch manner {
    case .times: "at \(value) times it"
    case .count: "with \(value)"
    case .plain: "at \(value)\(unit)"
    }
  }

  /// A threshold with its interval, fine enough for its steps.
  private static func shown(_ threshold: Estimate) -> Markup {
    threshold.low == nil
      ? threshold.mean.markup(NumberStyle.short(threshold.value, digits: 4)) : threshold.markup()
  }

  func between(_ low: Markup, _ high: Markup) -> Markup {
    switch manner {
    case .times: "between \(low) and \(high) times the usual workload"
    case .count: "with \(low) to \(high) \(name)"
    case .plain: "at a \(name) between \(low) and \(high)\(unit)"
    }
  }
}
