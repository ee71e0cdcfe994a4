// Numbers as text, from the whole of a number to a glance at it.
// SPDX-License-Identifier: GPL-3.0-or-later

extension Double {
  /// The shortest text that reads back as the same number, whole numbers without a point.
  package var shortText: String {
    let text = description
    if text.hasSuffix(".0") { return String(text.dropLast(2)) }
    return text
  }

  /// Twelve significant digits: what was written as 2.4 d reads 57.6 h, not 57.599999999999994.
  var tidyText: String {
    guard isFinite, self != 0 else { return shortText }
    var scale = 1.0
    while (self * scale).magnitude < 1e11, scale < 1e22 { scale *= 10 }
    return ((self * scale).rounded() / scale).shortText
  }

  /// Four significant digits, for a glance; the tables of parameters have all that were written.
  public var glanceText: String {
    guard isFinite, self != 0 else { return shortText }
    var scale = 1.0
    while (self * scale).magnitude < 1e3, scale < 1e22 { scale *= 10 }
    return ((self * scale).rounded() / scale).shortText
  }

  /// Three decimals at most, for numbers that are computed and not read.
  var roundedText: String { ((self * 1_000).rounded() / 1_000).shortText }
}
