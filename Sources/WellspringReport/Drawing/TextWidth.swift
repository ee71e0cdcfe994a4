// How wide words are without a font at hand.
//
// Which font a reader's screen has is not known. So the widths are those of the widest in common use
// (DejaVu Sans, of most Linux systems): in any other, words take less room than was kept for them.
//
// SPDX-License-Identifier: GPL-3.0-or-later

enum TextWidth {
  /// - Parameter size: of the font, in pixels.
  static func of(_ text: some StringProtocol, size: Double = 12, isBold: Bool = false) -> Double {
    size * (isBold ? 1.12 : 1) * text.unicodeScalars.reduce(0) { $0 + em($1) }
  }

  /// In parts of the font's size.
  private static func em(_ letter: Unicode.Scalar) -> Double {
    switch letter {
    case " ", ",", ".", ":", ";", "i", "j", "l", "'", "’", "|": 0.32
    case "f", "t", "r", "(", ")", "-", "/", "I", "“", "”", "[", "]": 0.42
    case "m", "M", "W", "…", "%": 1
    case "w", "+", "=", "\u{2212}", "±", "<", ">", "–": 0.84
    case "A"..."Z": 0.72
    default: 0.64
    }
  }
}
