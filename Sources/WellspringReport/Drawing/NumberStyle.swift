// How numbers are shown to people: as many digits as are known, commas at thousands, a real minus.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

enum NumberStyle {
  /// A number with so many decimals, commas at thousands and a true minus; never minus zero.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return "" }
    // What lies halfway goes up, as at the end of a run: 2.5 is 3.
    let scale = pow(10, Double(max(0, decimals)))
    let scaled = abs(value) * scale
    let rounded = scaled < 1e15 ? scaled.rounded() / scale : abs(value)
    let text = String(format: "%.*f", max(0, decimals), rounded)
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    var grouped = ""
    for (place, digit) in parts[0].enumerated() {
      if place > 0, (parts[0].count - place).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    if parts.count > 1 { grouped += "." + parts[1] }
    let isZero = !text.contains { "123456789".contains($0) }
    return value < 0 && !isZero ? "\u{2212}" + grouped : grouped
  }

  /// The same with a plus before what is larger than nothing.
  static func signed(_ value: Double, _ decimals: Int) -> String {
    let text = fixed(value, decimals)
    return value > 0 && text.contains { "123456789".contains($0) } ? "+" + text : text
  }

  /// Decimals that show so many digits of a number.
  static func decimals(_ value: Double, digits: Int) -> Int {
    guard value.isFinite, value != 0 else { return 0 }
    let place = Int(log10(abs(value)).rounded(.down))
    return min(6, max(0, digits - 1 - place))
  }

  /// Decimals that fit the uncertainty of a number: one digit of half its interval, two where that
  /// begins with a 1 or a 2. A screen has the same.
  static func decimals(low: Double?, high: Double?, value: Double) -> Int {
    guard let low, let high, high - low > 1e-9 * abs(value) else {
      return abs(value - value.rounded()) < 1e-9 ? 0 : decimals(value, digits: 3)
    }
    let half = 0.5 * (high - low)
    let place = Int(log10(half).rounded(.down))
    let leading = half / pow(10, Double(place))
    return min(6, max(0, -place + (leading < 3 ? 1 : 0)))
  }

  /// A number to three digits, whole ones as they are.
  static func short(_ value: Double, digits: Int = 3) -> String {
    if abs(value - value.rounded()) < 1e-9, abs(value) < 1e12 { return fixed(value, 0) }
    return fixed(value, decimals(value, digits: digits))
  }
}
