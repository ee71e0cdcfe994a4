// Every value of a loaded model as a table: `wellspring describe FILE --format parameters`.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The values of a model with unit, default, range, grade, source and meaning.
public struct ParameterTable: Sendable {
  public static let columns = [
    "path", "value", "unit", "from", "default", "lowest", "highest", "grade", "source", "meaning",
    "note", "place",
  ]

  private let values: [LoadedValue]
  private let prices: PriceList

  public init(_ model: LoadedModel) {
    values = model.values
    prices = model.model.prices
  }

  /// How many numbers have each grade, in the order of the grades; texts are not counted.
  public var gradeCounts: [(grade: EvidenceGrade, count: Int)] {
    EvidenceGrade.allCases.map { grade in
      (grade, values.count { $0.entry.isNumeric && $0.grade == grade })
    }
  }

  /// `98 numbers: 12 measured, 20 derived, …`
  public var gradeSummary: String {
    let counts = gradeCounts
    let total = counts.reduce(0) { $0 + $1.count }
    let parts = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.grade.name)" }
    return "\(total) numbers: " + parts.joined(separator: ", ")
  }

  /// Aligned columns for a terminal; long sources are cut, the other forms have them whole.
  public var text: String {
    let header = [
      "PATH", "VALUE", "UNIT", "FROM", "DEFAULT", "LOWEST", "HIGHEST", "GRADE", "SOURCE", "MEANING",
    ]
    let rows = values.map { value in
      var row = Array(row(value).prefix(header.count))
      row[1] = TextRule.short(row[1])
      row[8] = TextRule.short(row[8])
      return row
    }
    return AlignedTable.text([header] + rows) + "\n" + gradeSummary + "\n"
  }

  /// Comma-separated, with a header, quoted after RFC 4180.
  public var csv: String {
    var text = CSVText()
    for cells in [Self.columns] + values.map(row) {
      for cell in cells { text.append(cell) }
      text.endRow()
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// An object with `parameters`, a list of objects by column, and `grades`, counts by grade.
  public var json: String {
    let objects = values.map { value in
      let entry = value.entry
      let fields = [
        ("path", JSONValue.quoted(value.path)), ("value", Self.json(value.value, entry)),
        ("unit", JSONValue.quoted(unit(entry))), ("from", JSONValue.quoted(value.origin.name)),
        ("default", entry.standard.map { Self.json(.number($0), entry) } ?? "null"),
        ("lowest", entry.isRanged ? entry.lowest.shortText : "null"),
        ("highest", entry.isRanged ? entry.highest.shortText : "null"),
        ("grade", JSONValue.quoted(value.grade.name)), ("source", JSONValue.quoted(value.source)),
        ("meaning", JSONValue.quoted(entry.meaning)), ("note", JSONValue.quoted(value.note)),
        ("place", JSONValue.quoted(value.place)),
      ]
      return "    {" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }
    let grades = gradeCounts.map { "\"\($0.grade.name)\": \($0.count)" }
    return "{\n  \"parameters\": [\n" + objects.joined(separator: ",\n")
      + "\n  ],\n  \"grades\": {" + grades.joined(separator: ", ") + "}\n}\n"
  }

  /// Prices are in the currency of their list.
  private func unit(_ entry: RegistryEntry) -> String {
    entry.unitText.isEmpty ? "" : entry.unitText(prices)
  }

  private func row(_ value: LoadedValue) -> [String] {
    let entry = value.entry
    return [
      value.path, value.text, unit(entry), value.origin.name,
      entry.standard.map { entry.text(of: .number($0)) } ?? "",
      entry.isRanged ? entry.lowest.shortText : "", entry.isRanged ? entry.highest.shortText : "",
      value.grade.name, value.source, entry.meaning, value.note, value.placeText,
    ]
  }

  private static func json(_ value: RegistryValue, _ entry: RegistryEntry) -> String {
    if case .number(let number) = value {
      switch entry.kind {
      case .number(.onOff): return number == 0 ? "false" : "true"
      case .number(.choice), .number(.clockTime): return JSONValue.quoted(entry.text(of: value))
      default: return number.shortText
      }
    }
    return value.canonical
  }
}

extension LoadedValue {
  /// Where the value was given; empty for defaults.
  var place: String {
    switch origin {
    case .standard: ""
    case .file(let place): place.text
    case .override(let label): TextRule.oneLine(label)
    }
  }

  /// The same as a cell of a table.
  var placeText: String { TextRule.cell(ofPath: place) }
}

extension RegistryEntry {
  /// Whether it is a number or a list of numbers, rather than a text.
  var isNumeric: Bool {
    switch kind {
    case .number, .numbers: true
    case .text, .name, .file, .texts: false
    }
  }

  /// Whether a range says more than the kind does.
  var isRanged: Bool {
    switch kind {
    case .number(.number), .number(.count), .numbers: true
    default: false
    }
  }

  /// The documented unit as it is written in tables: empty for texts, switches and choices.
  var unitText: String {
    switch kind {
    case .number(.onOff), .number(.choice), .number(.clockTime): ""
    case .number, .numbers: unit.symbol
    case .text, .name, .file, .texts: ""
    }
  }
}
