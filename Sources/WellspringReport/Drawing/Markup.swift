// Text of HTML and SVG.
//
// Names of scenarios, posts and models are somebody else's words. So a literal is markup, and
// whatever is put into it is text, escaped, unless it is markup itself: what was forgotten is safe.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

/// A piece of HTML or SVG.
public struct Markup: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// Its text as it goes into a file.
  public private(set) var text: String

  public init(stringLiteral value: String) { text = value }
  public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// Text that somebody wrote, escaped.
  init(escaping words: String) { text = Self.escaped(words) }

  /// Words in which no line breaks within an option: at the foot of a line `--seed` would be read
  /// as `-`.
  static func unbroken(_ words: String) -> Markup {
    words.split(separator: " ", omittingEmptySubsequences: false).map { word -> Markup in
      word.hasPrefix("-") ? "<span class=\"i\">\(String(word))</span>" : "\(String(word))"
    }.joined(separator: " ")
  }

  /// A command as it is typed.
  static func code(_ command: String) -> Markup { "<code>\(unbroken(command))</code>" }

  /// Markup in pieces.
  public struct StringInterpolation: StringInterpolationProtocol {
    var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    public mutating func appendLiteral(_ literal: String) { text += literal }
    public mutating func appendInterpolation(_ words: String) { text += Markup.escaped(words) }
    public mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    public mutating func appendInterpolation(_ number: Int) { text += String(number) }

    /// A place or a length in a picture, to a hundredth.
    public mutating func appendInterpolation(_ number: Double) { text += Markup.place(number) }
  }

  /// Its words, without tags.
  var plain: String { text.replacing(/<[^>]*>/, with: "") }

  /// As a sentence begins.
  var capitalized: Markup { Markup(stringLiteral: text.prefix(1).uppercased() + text.dropFirst()) }

  /// How many letters are read of it.
  var letters: Int {
    var isTag = false
    return text.reduce(0) { count, letter in
      if letter == "<" || letter == ">" { isTag = letter == "<" }
      return count + (isTag || letter == ">" ? 0 : 1)
    }
  }

  static func += (left: inout Markup, right: Markup) { left.text += right.text }
  static func + (left: Markup, right: Markup) -> Markup {
    var whole = left
    whole += right
    return whole
  }

  /// A picture has no place for what is undefined or infinite: 0 stands there.
  private static func place(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e9 else { return "0" }
    return numberText((number * 100).rounded() / 100)
  }

  /// Whether no text of HTML may hold it.
  private static func isNoCharacter(_ scalar: Unicode.Scalar) -> Bool {
    (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }

  /// Text as it is read, not as markup; what acts on a screen is written out.
  private static func escaped(_ words: String) -> String {
    var text = ""
    for scalar in TextRule.visible(words).unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      case "\n", "\t": text += " "
      default: text.unicodeScalars.append(isNoCharacter(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return text
  }
}

extension Sequence where Element == Markup {
  func joined(separator: Markup = "") -> Markup {
    var whole = Markup("")
    for (index, piece) in enumerated() {
      if index > 0 { whole += separator }
      whole += piece
    }
    return whole
  }
}
