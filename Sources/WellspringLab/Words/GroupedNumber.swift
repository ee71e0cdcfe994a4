// Numbers with a comma at every thousand, as people read them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

public enum GroupedNumber {
  /// A number with so many decimals, `106,768.5`; never `-0`.
  public static func text(_ value: Double, decimals: Int) -> String {
    let text = String(format: "%.*f", decimals, value)
    let isZero = !text.contains { "123456789".contains($0) }
    return self.text(text.hasPrefix("-") && isZero ? String(text.dropFirst()) : text)
  }

  /// The same for a number that is written already; words stay as they are.
  public static func text(_ written: String) -> String {
    let whole = written.drop { $0 == "-" || $0 == "+" }.prefix { $0.isNumber }
    guard whole.count > 3 else { return written }
    var grouped = ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    return written[..<whole.startIndex] + grouped + written[whole.endIndex...]
  }
}
