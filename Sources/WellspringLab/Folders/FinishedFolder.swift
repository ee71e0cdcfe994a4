// A folder of results that is read again: what was run, and its tables row by row.
//
// Tables may be larger than memory, so rows are handed over one after the other.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a finished run left, for those who read it.
public struct FinishedFolder: Sendable {
  /// As given by the user.
  public let path: String
  /// Read from the copies of its files in the folder.
  public let experiment: Experiment
  /// What run.json holds.
  public let run: JSONValue
  /// Rows of tables with longer lines than this are not read on.
  static let longestLine = 1 << 20

  /// - Throws: `.noInput` when there is no whole run, `.badData` when its copies were changed or
  ///   another version made it.
  public init(_ path: String) throws(ModelFileError) {
    let check = try FolderCheck(path)
    (self.path, experiment, run) = (path, check.experiment, check.run)
  }

  /// Whether run.json names the table.
  public func has(_ table: String) -> Bool { run["tables"]?["\(table).csv"] != nil }

  /// Rows that run.json counts in a table; 0 without it.
  public func rowCount(_ table: String) -> Int {
    run["tables"]?["\(table).csv"]?["rows"]?.integer ?? 0
  }

  /// The models among its inputs, as their files say, before anything was set.
  public var models: [LoadedModel] { modelSources.compactMap { try? $0.model() } }

  /// The files of these models.
  var modelSources: [ModelSource] {
    let copies = Dictionary(experiment.inputs.map { ($0.path, $0.bytes) }) { first, _ in first }
    return experiment.inputs.compactMap { input in
      let files = InputPlace(directory: ModelSource.directory(of: input.path), copies: copies)
      let source = try? ModelSource(SourceText(bytes: input.bytes, file: input.path), files)
      // An experiment file and a roster are no models.
      return source.flatMap { (try? $0.model()) == nil ? nil : $0 }
    }
  }

  /// The names of a table's columns.
  /// - Throws: `.badData` when the file is missing or cannot be read.
  func columns(of table: String) throws(ModelFileError) -> [String] {
    let place = "\(path)/\(table).csv"
    var names: [String]?
    do throws(BoundedFile.Failure) {
      try BoundedFile.forEachPiece(place) { piece in
        guard names == nil else { return }
        var reader = CSVReader(piece)
        names = reader.next()
      }
    } catch {
      throw Self.problem(place, "the table cannot be read")
    }
    return names ?? []
  }

  /// Hands over the rows of a table in order, until `body` says false.
  /// - Parameter table: the file's name without `.csv`. Nothing is handed over where there is none.
  /// - Throws: `.badData` when the file is missing, cannot be read, or holds no table.
  public func forEachRow(
    of table: String, _ body: (TableRow) -> Bool
  ) throws(ModelFileError) {
    guard has(table) else { return }
    let place = "\(path)/\(table).csv"
    var reader = LineReader()
    var header: TableRow.Header?
    var number = 0
    var goesOn = true
    do throws(BoundedFile.Failure) {
      try BoundedFile.forEachPiece(place) { piece in
        guard goesOn else { return }
        reader.take(piece) { line in
          var fields = CSVReader(line)
          let cells = fields.next() ?? []
          if let header {
            number += 1
            goesOn = body(TableRow(header: header, cells: cells, number: number))
          } else {
            header = TableRow.Header(cells)
          }
          return goesOn
        }
        if reader.isTooLong { goesOn = false }
      }
    } catch {
      throw Self.problem(
        place, error == .missing ? "the table is missing" : "the table cannot be read")
    }
    if reader.isTooLong || header == nil {
      throw Self.problem(place, "this is not the table that the run wrote")
    }
  }

  private static func problem(_ file: String, _ message: String) -> ModelFileError {
    ModelFileError(.badData, [Problem(.file(file), "", message)])
  }
}

/// A row of a table, its cells by the names of their columns.
public struct TableRow: Sendable {
  /// The names of columns, shared by all rows.
  final class Header: Sendable {
    let names: [String]
    let places: [String: Int]

    init(_ names: [String]) {
      self.names = names
      places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }
  }

  let header: Header
  let cells: [String]
  /// Counted from 1, the header not included.
  public let number: Int

  /// The names of the columns in their order.
  public var columns: [String] { header.names }

  /// The text of a cell; empty where the row has none.
  public subscript(column: String) -> String {
    guard let place = header.places[column], place < cells.count else { return "" }
    return cells[place]
  }

  /// The number in a cell; nil where there is none.
  public func number(_ column: String) -> Double? {
    guard let value = Double(self[column]), value.isFinite else { return nil }
    return value
  }
}

/// Cuts pieces of a file into lines, line ends within quotes left alone.
private struct LineReader {
  private var line: [UInt8] = []
  private var isQuoted = false
  private(set) var isTooLong = false

  /// Hands over whole lines, their ends included, until `body` says false.
  mutating func take(_ piece: [UInt8], _ body: ([UInt8]) -> Bool) {
    for byte in piece {
      line.append(byte)
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n"), !isQuoted {
        let goesOn = body(line)
        line.removeAll(keepingCapacity: true)
        guard goesOn else { return }
      } else if line.count > FinishedFolder.longestLine {
        isTooLong = true
        return
      }
    }
  }
}
