// The description of a results folder for machines: a Frictionless data package (version 1).
//
// It is made from the same columns that wrote the tables, so that the two cannot disagree.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Describes the tables of a results folder.
public enum DataPackage {
  /// The text of `datapackage.json`.
  public static func json(title: String, description: String, tables: [WrittenTable]) -> JSONValue {
    .object([
      ("profile", .string("tabular-data-package")),
      ("name", .string("wellspring-results")),
      ("title", .string(title)),
      ("description", .string(description)),
      ("resources", .array(tables.map(resource))),
    ])
  }

  private static func resource(_ table: WrittenTable) -> JSONValue {
    let schema = table.schema
    var description: [(key: String, value: JSONValue)] = [
      ("fields", .array(schema.columns.map(field))),
      ("missingValues", .array([.string("")])),
    ]
    if !schema.key.isEmpty {
      description.append(("primaryKey", .array(schema.key.map { .string($0) })))
    }
    return .object([
      ("profile", .string("tabular-data-resource")),
      ("name", .string(schema.name)),
      ("path", .string(schema.fileName)),
      ("title", .string(schema.title)),
      ("description", .string(schema.meaning)),
      ("format", .string("csv")),
      ("mediatype", .string("text/csv")),
      ("encoding", .string("utf-8")),
      (
        "dialect",
        .object([
          ("delimiter", .string(",")), ("lineTerminator", .string("\n")),
          ("quoteChar", .string("\"")), ("doubleQuote", .bool(true)), ("header", .bool(true)),
        ])
      ),
      ("bytes", .integer(table.bytes)),
      ("hash", .string("sha256:" + table.digest)),
      ("schema", .object(description)),
    ])
  }

  private static func field(_ column: ColumnShape) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("name", .string(column.name)),
      ("type", .string(column.kind.rawValue)),
      ("description", .string(column.meaning)),
    ]
    if !column.unit.isEmpty { members.append(("unit", .string(column.unit))) }
    var constraints: [(key: String, value: JSONValue)] = []
    if column.isRequired { constraints.append(("required", .bool(true))) }
    if let lowest = column.lowest { constraints.append(("minimum", bound(lowest, column))) }
    if let highest = column.highest { constraints.append(("maximum", bound(highest, column))) }
    if !column.words.isEmpty {
      constraints.append(("enum", .array(column.words.map { .string($0) })))
    }
    if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
    return .object(members)
  }

  private static func bound(_ value: Double, _ column: ColumnShape) -> JSONValue {
    column.kind == .integer ? .integer(Int(value)) : .number(value)
  }
}
