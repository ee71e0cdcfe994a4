// `wellspring table`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Writes tables of a results folder as the spreadsheets of a country open them.",
    discussion: """
      The tables of a run have a comma between cells and a point in numbers, everywhere the same. A \
      spreadsheet in German, French, Italian and many other languages expects a semicolon and a \
      comma, and takes the rest for text or dates. --spreadsheet writes copies that open right: with \
      the separator and the decimal sign of the language, line ends of Windows, and the mark that \
      says UTF-8. Numbers keep all their digits. Without names, all tables are written.

      Without --spreadsheet it lists the tables. Existing files are left as they are (exit code 73).

      Examples:
        wellspring table results/breaks
        wellspring table results/breaks --spreadsheet de --out tables
        wellspring table results/breaks comparisons --spreadsheet fr > comparisons.csv
      """)

  @Argument(help: "Folder of results.")
  var folder: String

  @Argument(help: "Tables, with or without .csv; none for all.")
  var names: [String] = []

  @Option(
    help: ArgumentHelp(
      "Language of the spreadsheet: de, fr, it, ..., de-CH, en.", valueName: "language"))
  var spreadsheet: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Folder for the files; it is made where it is not. (default: one table on standard output)",
      valueName: "dir"))
  var out: String?

  func run() throws {
    let results = try open()
    let known = results.tables.map(\.name)
    let wanted = names.map { $0.hasSuffix(".csv") ? String($0.dropLast(4)) : $0 }
    for name in wanted where !known.contains(name) {
      throw failure(
        "there is no table \(name) in \(folder); \(Suggestion.hint(for: name, among: known))",
        .noInput)
    }
    guard let dialect = try dialect() else {
      guard out == nil else {
        throw failure("--out is for --spreadsheet: name a language", .usage)
      }
      return try list(results, wanted.isEmpty ? known : wanted)
    }
    let chosen = wanted.isEmpty ? known : wanted
    guard let out else {
      guard chosen.count == 1 else {
        throw failure("name one table, or a folder for several (--out)", .usage)
      }
      // As it is: line ends of Windows are no mischief here.
      let bytes = try read(results, chosen[0], dialect)
      guard write(String(decoding: bytes, as: UTF8.self), to: STDOUT_FILENO) else {
        throw failure("cannot write to standard output", .inputOutput)
      }
      return
    }
    try save(results, chosen, dialect, to: out)
  }

  private func open() throws -> FinishedFolder {
    do throws(ModelFileError) { return try FinishedFolder(folder) } catch {
      printMessage(error.description)
      throw ExitCode(error.exitCode)
    }
  }

  private func dialect() throws -> SpreadsheetDialect? {
    guard let spreadsheet else { return nil }
    guard let dialect = SpreadsheetDialect(spreadsheet) else {
      throw failure(
        "--spreadsheet does not know the language `\(spreadsheet)`: it takes "
          + SpreadsheetDialect.names.joined(separator: ", "), .usage)
    }
    return dialect
  }

  private func list(_ results: FinishedFolder, _ names: [String]) throws {
    var table = AlignedTable([("table", .left), ("rows", .right)])
    for one in results.tables where names.contains(one.name) {
      table.append([one.name, GroupedNumber.text(Double(one.rows), decimals: 0)])
    }
    try printResult(table.lines.joined(separator: "\n") + "\n")
  }

  private func read(
    _ results: FinishedFolder, _ name: String, _ dialect: SpreadsheetDialect
  ) throws -> [UInt8] {
    guard results.rowCount(name) <= FinishedFolder.mostSheetRows else {
      let rows = GroupedNumber.text(Double(results.rowCount(name)), decimals: 0)
      throw failure(
        "\(name).csv has \(rows) rows, and a sheet holds "
          + "\(GroupedNumber.text(Double(FinishedFolder.mostSheetRows), decimals: 0)): read it with "
          + "Python or R (examples/analyse.py, examples/analyse.R)", .badData)
    }
    do throws(ModelFileError) { return try results.spreadsheet(name, dialect) } catch {
      printMessage(error.description)
      throw ExitCode(error.exitCode)
    }
  }

  private func save(
    _ results: FinishedFolder, _ names: [String], _ dialect: SpreadsheetDialect, to out: String
  ) throws {
    var files: [WholeFile] = []
    for name in names {
      files.append(WholeFile(path: "\(out)/\(name).csv", bytes: try read(results, name, dialect)))
    }
    let isNew = !FileManager.default.fileExists(atPath: out)
    do {
      try FileManager.default.createDirectory(
        atPath: out, withIntermediateDirectories: true)
    } catch {
      throw failure("the folder \(out) cannot be made", .cannotCreate)
    }
    Interrupts.hold()
    do throws(OutputError) { try WholeFile.write(files) } catch {
      if isNew { rmdir(out) }
      throw failure(error.description, error.status)
    }
    try printResult(files.map { $0.path + "\n" }.joined())
  }
}
