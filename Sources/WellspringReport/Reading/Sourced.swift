// A number of a table, and where it stands there.
//
// Whoever doubts a number on the page finds its place in a table, and a check can hold the two
// together: the cell's own text goes along with what is shown.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct Sourced: Sendable, Equatable {
  let value: Double
  /// The cell's text.
  let raw: String
  /// `comparisons:12:difference`: table, row from 1, column.
  let place: String

  /// nil where the cell holds no number.
  init?(_ row: TableRow, _ column: String, of table: String) {
    guard let value = row.number(column) else { return nil }
    self.value = value
    raw = row[column]
    place = "\(table):\(row.number):\(column)"
  }

  /// The number as it is shown, with its place in the table behind it.
  func markup(_ shown: String) -> Markup {
    "<data value=\"\(raw)\" data-at=\"\(place)\">\(shown)</data>"
  }

  /// Shown with so many decimals.
  func fixed(_ decimals: Int) -> Markup { markup(NumberStyle.fixed(value, decimals)) }

  /// With three significant digits.
  func short() -> Markup { markup(NumberStyle.short(value)) }
}

/// An estimate with its interval.
struct Estimate: Sendable {
  let mean: Sourced
  var low: Sourced?
  var high: Sourced?
  /// What the quantity can be: an interval that is reckoned beyond it is shown up to there.
  var possible = -Double.infinity...Double.infinity

  init?(_ row: TableRow, _ mean: String, _ low: String, _ high: String, of table: String) {
    guard let value = Sourced(row, mean, of: table) else { return nil }
    self.mean = value
    self.low = Sourced(row, low, of: table)
    self.high = Sourced(row, high, of: table)
  }

  var value: Double { mean.value }

  var decimals: Int {
    NumberStyle.decimals(low: low?.value, high: high?.value, value: value)
  }

  /// Whether the interval lies on one side of nothing.
  var isClear: Bool {
    guard let low, let high else { return false }
    return low.value > 0 || high.value < 0
  }

  /// `27.3 (25.6 to 29.0)` as plain words.
  func text(signed: Bool = false, unit: String = "") -> String {
    func shown(_ value: Double) -> String {
      signed ? NumberStyle.signed(value, decimals) : NumberStyle.fixed(value, decimals)
    }
    guard let low, let high, low.value < high.value else { return shown(value) + unit }
    return "\(shown(value))\(unit) (\(shown(cut(low))) to \(shown(cut(high))))"
  }

  /// An end of the interval, no further than the quantity can be.
  func cut(_ end: Sourced) -> Double {
    min(possible.upperBound, max(possible.lowerBound, end.value))
  }

  /// The same with each number's place behind it.
  func markup(signed: Bool = false, unit: String = "") -> Markup {
    func shown(_ number: Sourced) -> Markup {
      // What was cut is no longer the number of a cell.
      if number != mean, cut(number) != number.value {
        return "\(NumberStyle.fixed(cut(number), decimals))"
      }
      return number.markup(
        signed
          ? NumberStyle.signed(number.value, decimals)
          : NumberStyle.fixed(number.value, decimals))
    }
    guard let low, let high, low.value < high.value else { return "\(shown(mean))\(unit)" }
    return "\(shown(mean))\(unit) \(Self.range(shown(low), shown(high)))"
  }

  /// An interval, which no line breaks.
  private static func range(_ low: Markup, _ high: Markup) -> Markup {
    "<span class=\"i\">(\(low) to \(high))</span>"
  }

  /// The size of a difference, the smaller end of its interval first: `8.2 (6.4 to 10.1)`.
  func sizeMarkup(unit: String) -> Markup {
    func shown(_ number: Sourced) -> Markup {
      number.markup(NumberStyle.fixed(abs(number.value), decimals))
    }
    guard let low, let high, isClear else { return markup(signed: true, unit: unit) }
    let (near, far) = value < 0 ? (high, low) : (low, high)
    return "\(shown(mean))\(unit) \(Self.range(shown(near), shown(far)))"
  }
}
