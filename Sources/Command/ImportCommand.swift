// `wellspring import`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads the files of a real unit into a model.",
    discussion: """
      A roster as rostering systems and spreadsheets write it becomes the roster of a model; times of \
      arrivals or hourly counts become its rates. What a file says is put into a block `imported` at the \
      end of a model file, in the place of what the file says further up.

      Examples:
        wellspring import roster month.csv --out march.yaml
        wellspring import arrivals visits.csv --model march.yaml --out ed.yaml
      """,
    subcommands: [ImportRosterCommand.self, ImportArrivalsCommand.self])
}

/// What imports begin with and what they write.
struct ImportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Model file to begin with.", valueName: "file"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Or a shipped model: \(ShippedModel.settings.joined(separator: ", ")). (default: ward)",
      valueName: "model"))
  var like: String?

  @Option(help: ArgumentHelp("Unit of the model, where it has several.", valueName: "name"))
  var unit: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("New model file to write.", valueName: "file"))
  var out: String

  @Flag(help: "Replace files that are there.")
  var force = false

  @Option(
    help: ArgumentHelp("What is told on standard output: text or json.", valueName: "format"))
  var format = SummaryFormat.text

  @Flag(name: .shortAndLong, help: "Print nothing but errors and what --format json says.")
  var quiet = false

  func validate() throws {
    if model != nil, like != nil { throw ValidationError("Give --model or --like, not both.") }
    guard out.hasSuffix(".yaml") || out.hasSuffix(".yml") else {
      throw ValidationError("--out takes a file that ends in .yaml.")
    }
  }

  /// Reads `NAME=VALUE,NAME=VALUE`; nil where it is none.
  static func pairs(_ list: String) -> [(String, String)]? {
    let pairs = list.split(separator: ",").map { $0.split(separator: "=", maxSplits: 1) }
    guard !pairs.isEmpty, pairs.allSatisfy({ $0.count == 2 }) else { return nil }
    return pairs.map { (String($0[0]), String($0[1])) }
  }

  /// The model to begin with.
  func base() throws -> ImportBase {
    guard let model else { return try shipped() }
    guard let text = try? String(contentsOfFile: model, encoding: .utf8) else {
      throw failure("\(model): there is no such file, or it is no text", .noInput)
    }
    return try imported { () throws(ModelFileError) in
      try ImportBase(text: text, file: model, directory: Self.folder(model))
    }
  }

  private func shipped() throws -> ImportBase {
    let name = out.split(separator: "/").last.map(String.init) ?? out
    let title = String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
    let text = try ShippedModel(named: like ?? "ward").text(called: title, in: out)
    return try imported { () throws(ModelFileError) in
      try ImportBase(text: text, file: out, directory: Self.folder(out))
    }
  }

  private static func folder(_ path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().relativePath
  }

  /// Runs an import, saying what is wrong with its files.
  func imported<Result>(_ body: () throws(ModelFileError) -> Result) throws -> Result {
    do throws(ModelFileError) { return try body() } catch {
      printMessage(error.description)
      throw ExitCode(error.exitCode)
    }
  }

  /// Writes all files, or none.
  func write(_ files: [(path: String, text: String)]) throws {
    let manager = FileManager.default
    let there = files.filter { manager.fileExists(atPath: $0.path) }
    if let first = there.first, !force {
      throw failure(
        "\(first.path) is there already: remove it, name another file, or give --force",
        .cannotCreate)
    }
    let ending = ".wellspring-\(ProcessInfo.processInfo.processIdentifier)"
    let fresh = files.map { file in
      let isThere = there.contains { $0.path == file.path }
      return (path: file.path, growing: isThere ? file.path + ending : file.path, text: file.text)
    }
    Interrupts.hold()
    do throws(OutputError) {
      try WholeFile.write(fresh.map { WholeFile(path: $0.growing, text: $0.text) })
    } catch {
      throw failure(error.description, error.status)
    }
    for file in fresh where file.growing != file.path {
      guard rename(file.growing, file.path) == 0 else {
        for file in fresh { unlink(file.growing) }
        throw failure("\(file.path) could not be replaced", .inputOutput)
      }
    }
  }

  /// Says what was imported, and how to go on.
  func tell(_ report: ImportReport, files: [String], next: [String]) throws {
    if format == .json {
      let written = JSONValue.array(files.map { .string($0) })
      try printResult(JSONValue.object([("imported", report.json), ("written", written)]).text)
    } else if !quiet {
      let written = ["", "Written: " + files.joined(separator: ", ")]
      try printResult((report.lines + written).map { $0 + "\n" }.joined())
    }
    guard !quiet else { return }
    for (place, command) in next.enumerated() {
      printMessage("\(place == 0 ? "Next" : "Then"): wellspring \(command)")
    }
  }
}
