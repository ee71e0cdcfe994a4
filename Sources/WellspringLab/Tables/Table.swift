// A table: its columns, and through them its rows.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of rows of one type.
struct Table<Row>: Sendable {
  let schema: TableSchema
  private let columns: [Column<Row>]

  /// - Parameters:
  ///   - name: the file's name without `.csv`.
  ///   - key: columns that together tell the rows apart; empty where none do.
  init(
    name: String, title: String, meaning: String, key: [String] = [], columns: [Column<Row>]
  ) {
    self.columns = columns
    schema = TableSchema(
      name: name, title: title, meaning: meaning, columns: columns.map(\.shape), key: key)
  }

  var fileName: String { schema.fileName }

  /// Adds a row.
  func append(_ row: Row, to text: inout CSVText) {
    for column in columns { column.append(row, &text) }
    text.endRow()
  }

  /// Rows as text.
  func text(_ rows: some Sequence<Row>) -> CSVText {
    var text = CSVText()
    for row in rows { append(row, to: &text) }
    return text
  }
}

/// The shape of one table.
public struct TableSchema: Sendable {
  /// The file's name without `.csv`; also the resource's name in the data package.
  public let name: String
  public let title: String
  public let meaning: String
  public let columns: [ColumnShape]
  /// Columns that together tell the rows apart; empty where none do.
  public let key: [String]

  public var fileName: String { name + ".csv" }

  /// The first line of the table, without its end.
  var header: String { String(decoding: CSVText(headerOf: self).bytes.dropLast(), as: UTF8.self) }
}

/// A table as it stands in a folder.
public struct WrittenTable: Sendable {
  public let schema: TableSchema
  /// Rows, the header not counted.
  public let rows: Int
  public let bytes: Int
  /// SHA-256 of the file, in hexadecimal.
  public let digest: String
}
