// A number with or without a unit, as people write it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A number and the unit written behind it.
struct Quantity: Equatable {
  var value: Double
  /// nil when the number is bare.
  var unit: UnitOfMeasure?
}

/// Why a text is not a quantity, as a sentence without its end.
enum QuantityError: Error, Equatable {
  case notANumber(String)
  /// What stands behind the number.
  case unknownUnit(String)
}

extension Quantity {
  /// Reads `12.5`, `-3 /d`, `40%`, `1e-4 per hour`.
  ///
  /// Decimal digits only: forms that YAML's versions read differently (`0x10`, `010`, `1_000`,
  /// `1:30`) and those that are no number (`.nan`, `.inf`) are refused with what to write.
  init(_ text: String) throws(QuantityError) {
    let trimmed = text.trimmed
    let number = trimmed.prefix(Self.numberLength(Array(trimmed.utf8)))
    let rest = trimmed.dropFirst(number.count)
    try Self.refuseSurprises(trimmed, number, rest)
    guard let value = Double(number) else {
      throw QuantityError.notANumber("`\(TextRule.short(text))` is not a number")
    }
    guard value.isFinite else {
      throw QuantityError.notANumber("`\(TextRule.short(text))` is too large for a number")
    }
    self.value = value
    let symbol = String(rest).trimmed
    guard !symbol.isEmpty else { return }
    guard let unit = UnitOfMeasure(written: symbol) else {
      throw QuantityError.unknownUnit(symbol)
    }
    self.unit = unit
  }

  /// How many bytes at the start are a decimal number.
  private static func numberLength(_ bytes: [UInt8]) -> Int {
    var at = 0
    func isDigit(_ index: Int) -> Bool {
      index < bytes.count && (48...57).contains(bytes[index])
    }
    func has(_ characters: StaticString) -> Bool {
      at < bytes.count && characters.withUTF8Buffer { $0.contains(bytes[at]) }
    }
    if has("+-") { at += 1 }
    let start = at
    while isDigit(at) { at += 1 }
    var digits = at - start
    if has(".") {
      at += 1
      let fraction = at
      while isDigit(at) { at += 1 }
      digits += at - fraction
    }
    guard digits > 0 else { return 0 }
    if has("eE") {
      let signed = at + 1 < bytes.count && (bytes[at + 1] == 43 || bytes[at + 1] == 45)
      let first = at + (signed ? 2 : 1)
      if isDigit(first) {
        at = first
        while isDigit(at) { at += 1 }
      }
    }
    return at
  }

  private static func refuseSurprises(
    _ text: String, _ number: Substring, _ rest: Substring
  ) throws(QuantityError) {
    let shown = "`\(TextRule.short(text))`"
    let bare = text.lowercased().drop { "+-".contains($0) }
    if ["nan", ".nan", "inf", ".inf", "infinity", "∞"].contains(String(bare)) {
      throw QuantityError.notANumber("\(shown) is not a finite number")
    }
    if number.isEmpty { return }
    let digits = number.drop { "+-".contains($0) }
    if digits == "0", let mark = rest.first, "xXoObB".contains(mark), rest.count > 1 {
      throw QuantityError.notANumber("\(shown) is not a decimal number; write it in digits 0 to 9")
    }
    if digits.count > 1, digits.first == "0", digits.dropFirst().first?.isNumber == true {
      throw QuantityError.notANumber(
        "\(shown) starts with 0, which some tools take for octal; leave the 0 out")
    }
    if let mark = rest.first, mark == "_" || mark == "," || mark == "'" {
      throw QuantityError.notANumber(
        "\(shown) is not a number here; write a point before decimals and nothing "
          + "between thousands")
    }
    if rest.first == ":" || rest.first == "." {
      throw QuantityError.notANumber("\(shown) is not a number")
    }
  }
}

extension UnitOfMeasure {
  /// The unit that people write so; "1" alone is not taken for a unit.
  init?(written text: String) {
    let wanted = text.split(separator: " ").joined(separator: " ")
    let tight = wanted.hasPrefix("/ ") ? "/" + wanted.dropFirst(2) : wanted
    let found = UnitOfMeasure.allCases.first {
      ($0 != .one && $0.symbol == tight) || (!tight.isEmpty && $0.aliases.contains(tight))
    }
    guard let found else { return nil }
    self = found
  }

  /// The units that a value of this unit may be written in.
  var siblings: [UnitOfMeasure] {
    UnitOfMeasure.allCases.filter { $0.dimension == dimension && $0 != .one }
  }

  /// What a value of this unit is, and how to write it.
  var advice: String {
    let symbols = siblings.map(\.symbol).joined(separator: ", ")
    return switch dimension {
    case .number: "write a plain number or \(symbols)"
    case .time, .rate: "write it in \(symbols) (a bare number is in \(symbol))"
    }
  }
}
