// JSON whose bytes are decided by its value alone: keys keep their order, numbers their shortest
// text. Foundation's encoders promise neither.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value.
public indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// An undefined or infinite number is written as `null`.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// Indented by two spaces, ending in a line feed.
  public var text: String {
    var result = ""
    write(to: &result, indent: "")
    return result + "\n"
  }

  private func write(to result: inout String, indent: String) {
    switch self {
    case .null: result += "null"
    case .bool(let value): result += value ? "true" : "false"
    case .integer(let value): result += String(value)
    case .number(let value): result += value.isFinite ? numberText(value) : "null"
    case .string(let value): result += Self.quoted(value)
    case .array(let values):
      Self.write(values, "[", "]", to: &result, indent: indent) { value, inner, result in
        value.write(to: &result, indent: inner)
      }
    case .object(let members):
      Self.write(members, "{", "}", to: &result, indent: indent) { member, inner, result in
        result += Self.quoted(member.key) + ": "
        member.value.write(to: &result, indent: inner)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ open: String, _ close: String, to result: inout String, indent: String,
    item write: (Item, String, inout String) -> Void
  ) {
    guard !items.isEmpty else {
      result += open + close
      return
    }
    let inner = indent + "  "
    result += open
    for (index, item) in items.enumerated() {
      result += (index == 0 ? "\n" : ",\n") + inner
      write(item, inner, &result)
    }
    result += "\n" + indent + close
  }

  /// A text in quotes, escaped.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20: quoted += TextRule.code(scalar)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
