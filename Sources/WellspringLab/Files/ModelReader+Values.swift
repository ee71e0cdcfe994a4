// Single values: numbers with units, times of day, switches, choices, texts and lists of them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Why a value cannot be used, and where.
struct ValueError: Error {
  var place: Place
  var message: String
}

extension ModelReader {
  /// Reads a value, bare or as `{value: …, source: …, grade: …, …}`.
  mutating func read(
    _ node: SourceNode, _ entry: RegistryEntry, _ path: String, _ indexes: [Int]
  ) {
    var given = Given(origin: .file(node.place))
    if case .override(let label) = node.place { given.origin = .override(label) }
    var valueNode = node
    if case .mapping(let pairs) = node.content {
      guard let inner = readProvenance(pairs, node.place, entry, path, &given) else { return }
      valueNode = inner
    }
    do {
      let value = try Self.value(valueNode, entry)
      checkPlausible(given.plausible, value, path)
      entry.write(&model, indexes, value)
      note(path, given)
    } catch {
      report(error.place, path, error.message)
      // What refers to a name that cannot be one is no second mistake. (Units go by number then.)
      if entry.kind == .name, !entry.isUnitName, let name = valueNode.scalar {
        entry.write(&model, indexes, .text(name))
      }
    }
  }

  /// The value that a text stands for where it is one number, switch, choice or time; nil when it is
  /// none, or not allowed.
  static func number(_ text: String, _ entry: RegistryEntry) -> RegistryValue? {
    guard case .number = entry.kind, TextRule.problem(text) == nil,
      !text.hasPrefix("["), !text.hasPrefix("{")
    else { return nil }
    let node = SourceNode(place: .file(""), content: .scalar(text.trimmed, quoted: false))
    return try? value(node, entry)
  }

  /// A text as the value of an entry, as if it stood in a model file.
  static func value(
    _ text: String, _ entry: RegistryEntry, _ place: Place
  ) throws(ValueError) -> RegistryValue {
    try value(SourceNode(place: place, content: .scalar(text, quoted: false)), entry)
  }

  // MARK: By kind

  static func value(
    _ node: SourceNode, _ entry: RegistryEntry
  ) throws(ValueError) -> RegistryValue {
    switch entry.kind {
    case .numbers(let lengths): return .numbers(try numbers(node, entry, lengths))
    case .texts: return .texts(try names(node))
    case .number(let kind): return .number(try number(scalar(node, entry), node.place, entry, kind))
    case .text, .file: return .text(try text(scalar(node, entry), node.place))
    case .name:
      let name = try scalar(node, entry)
      if let problem = NameRule.problem(name, hasPosts: entry.isUnitName) {
        throw ValueError(place: node.place, message: problem)
      }
      return .text(name)
    }
  }

  private static func scalar(
    _ node: SourceNode, _ entry: RegistryEntry
  ) throws(ValueError) -> String {
    if let text = node.scalar { return text }
    let message =
      node.isNull
      ? "nothing is given; write a value (\(entry.allowed)) or leave the key out"
      : "one value is needed (\(entry.allowed)), but \(node.kindName) is given"
    throw ValueError(place: node.place, message: message)
  }

  private static func text(_ text: String, _ place: Place) throws(ValueError) -> String {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { throw ValueError(place: place, message: "the text is empty") }
    if let problem = TextRule.cellProblem(trimmed) ?? TextRule.problem(trimmed) {
      throw ValueError(place: place, message: "`\(TextRule.short(trimmed))`: \(problem)")
    }
    return trimmed
  }

  private static func names(_ node: SourceNode) throws(ValueError) -> [String] {
    guard case .list(let elements) = node.content else {
      throw ValueError(
        place: node.place, message: "a list of words is needed, but \(node.kindName) is given")
    }
    var names: [String] = []
    for element in elements {
      guard let name = element.scalar else {
        throw ValueError(
          place: element.place, message: "a word is needed, but \(element.kindName) is given")
      }
      names.append(name)
    }
    return names
  }

  private static func numbers(
    _ node: SourceNode, _ entry: RegistryEntry, _ lengths: [Int]
  ) throws(ValueError) -> [Double] {
    guard case .list(let elements) = node.content else {
      throw ValueError(
        place: node.place, message: "a list of numbers is needed, but \(node.kindName) is given")
    }
    guard lengths.isEmpty || lengths.contains(elements.count) else {
      let wanted = lengths.map(String.init).joined(separator: " or ")
      throw ValueError(
        place: node.place, message: "\(wanted) numbers are needed, but there are \(elements.count)")
    }
    var numbers: [Double] = []
    for element in elements {
      numbers.append(try number(scalar(element, entry), element.place, entry, .number))
    }
    return numbers
  }

  // MARK: Numbers

  private static func number(
    _ text: String, _ place: Place, _ entry: RegistryEntry, _ kind: ParameterKind
  ) throws(ValueError) -> Double {
    func fail(_ message: String) -> ValueError { ValueError(place: place, message: message) }
    switch kind {
    case .onOff:
      switch text.trimmed.lowercased() {
      case "on", "true", "yes", "1": return 1
      case "off", "false", "no", "0": return 0
      default: throw fail("`\(TextRule.short(text))` is neither on nor off")
      }
    case .choice(let names):
      if let index = names.firstIndex(of: text.trimmed) { return Double(index) }
      throw fail(
        "`\(TextRule.short(text))` is not one of the choices; "
          + Suggestion.hint(for: text, among: names))
    case .clockTime:
      if text.contains(":") {
        if let hours = clockTime(text) { return hours }
        throw fail("`\(TextRule.short(text))` is not a time of day; write it like \"07:30\"")
      }
      if let meant = decimalTime(text) {
        throw fail("`\(text.trimmed)` is not a time of day; write \(meant)")
      }
    case .number, .count: break
    }
    return try quantity(text, place, entry, isCount: kind == .count)
  }

  private static func quantity(
    _ text: String, _ place: Place, _ entry: RegistryEntry, isCount: Bool
  ) throws(ValueError) -> Double {
    func fail(_ message: String) -> ValueError { ValueError(place: place, message: message) }
    let quantity: Quantity
    do { quantity = try Quantity(text) } catch {
      switch error {
      case .notANumber(let message): throw fail("\(message); allowed \(entry.allowed)")
      case .unknownUnit(let symbol): throw fail(unknownUnit(symbol, entry))
      }
    }
    var value = quantity.value
    if let unit = quantity.unit {
      guard unit.dimension == entry.unit.dimension else {
        let noun = ["a time", "a rate", "a plain number"][Int(entry.unit.dimension.rawValue)]
        throw fail(
          "`\(TextRule.short(text))` is not \(noun); \(entry.unit.advice)")
      }
      value = unit.convert(value, to: entry.unit)
    }
    // Without this, -0 would be another text than 0 where values are written out.
    if value == 0 { value = 0 }
    let shown = shown(text, value, quantity.unit, entry.unit)
    guard value >= entry.lowest else {
      throw fail("\(shown) is below \(entry.lowest.shortText); allowed \(entry.allowed)")
    }
    guard value <= entry.highest else {
      throw fail("\(shown) is above \(entry.highest.shortText); allowed \(entry.allowed)")
    }
    guard !isCount || value == value.rounded() else {
      throw fail("\(shown) is not a whole number; allowed \(entry.allowed)")
    }
    return value
  }

  /// The value in its documented unit, and as it was written where that differs.
  private static func shown(
    _ text: String, _ value: Double, _ unit: UnitOfMeasure?, _ documented: UnitOfMeasure
  ) -> String {
    let symbol = documented == .one ? "" : " \(documented.symbol)"
    guard let unit, unit != documented else { return value.shortText + symbol }
    return "\(text.trimmed) (\(value.shortText)\(symbol))"
  }

  private static func unknownUnit(_ symbol: String, _ entry: RegistryEntry) -> String {
    // One letter is near to everything.
    let names = entry.unit.siblings.flatMap { [$0.symbol] + $0.aliases }.filter { $0.count > 1 }
    let hint = Suggestion.nearest(to: symbol, among: names).map { "did you mean `\($0)`?" }
    return "`\(TextRule.short(symbol))` is not a unit; \(hint ?? entry.unit.advice)"
  }

  /// The two times that a decimal fraction such as 7.30 may mean, with hours or with minutes after
  /// the point; nil for whole hours, for numbers with a unit, and for what is no number.
  private static func decimalTime(_ text: String) -> String? {
    let parts = text.trimmed.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), (0...23).contains(hour),
      parts[1].utf8.allSatisfy({ (48...57).contains($0) }), !parts[1].isEmpty,
      parts[1].contains(where: { $0 != "0" }), let fraction = Double("0.\(parts[1])")
    else { return nil }
    func time(_ minutes: Int) -> String {
      let (h, m) = (hour + minutes / 60, minutes % 60)
      return "\"\(h < 10 ? "0" : "")\(h):\(m < 10 ? "0" : "")\(m)\""
    }
    let asFraction = time(Int((60 * fraction).rounded()))
    guard parts[1].count <= 2, let minutes = Int(parts[1]), minutes < 60 else { return asFraction }
    let asMinutes = time(parts[1].count == 1 ? 10 * minutes : minutes)
    guard minutes < (parts[1].count == 1 ? 6 : 60), asMinutes != asFraction else {
      return asFraction
    }
    return "\(asMinutes) for \(hour) h \(parts[1].count == 1 ? 10 * minutes : minutes) min, or "
      + "\(asFraction) for \(text.trimmed) h"
  }

  /// Hours since midnight from `7:30` or `07:30`, up to 24:00.
  static func clockTime(_ text: String) -> Double? {
    let parts = text.trimmed.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.joined().utf8.allSatisfy({ (48...57).contains($0) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour <= 24, minute < 60,
      hour < 24 || minute == 0
    else { return nil }
    return Double(hour * 60 + minute) / 60
  }
}
