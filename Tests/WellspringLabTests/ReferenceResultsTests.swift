// Small versions of the shipped experiments, against the tables that are kept in results/reference.
//
// Bytes are promised on one class of processor with one C library, and compared where both are those
// that wrote the tables; elsewhere every number has to agree to 1e-9.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Reference results")
struct ReferenceResultsTests {
  /// A line of the list.
  struct Entry: Sendable, CustomTestStringConvertible {
    let name: String
    let settings: RunSettings
    let tables: [String]
    var testDescription: String { name }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let folder = root.appendingPathComponent("results/reference")
  static let advice: Comment =
    "If numbers were meant to change, run scripts/reference-results and commit what it writes with a **Value-changing** entry in CHANGELOG.md."

  static func text(_ name: String) -> String {
    (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
  }

  static let entries: [Entry] = text("list").split(separator: "\n").compactMap { line in
    if line.hasPrefix("#") { return nil }
    let parts = line.split(separator: "|").map {
      $0.split(separator: " ").map(String.init)
    }
    return parts.count == 3
      ? Entry(name: parts[0][0], settings: settings(parts[1]), tables: parts[2]) : nil
  }

  /// The options that the list uses, as the command reads them.
  static func settings(_ words: [String]) -> RunSettings {
    var settings = RunSettings()
    for (option, value) in zip(words, words.dropFirst()) {
      switch option {
      case "--replicates": settings.replicates = Int(value)
      case "--days": settings.sets.append("horizon.days=\(value)")
      case "--set": settings.sets.append(value)
      default: continue
      }
    }
    return settings
  }

  /// Whether bytes are promised here.
  static var isSamePlatform: Bool {
    let here = Platform.current
    let written = text("platform")
    return written.contains("\"\(here.processorClass)\"")
      && written.contains("\"\(here.cLibrary)\"")
  }

  @Test("Every shipped experiment has a reference, complete, and all together are small")
  func complete() throws {
    let files = FileManager.default
    let shipped = try files.contentsOfDirectory(
      atPath: Self.root.appendingPathComponent("experiments").path)
    let names = shipped.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(Self.entries.map(\.name).sorted() == names.sorted(), Self.advice)
    var bytes = 0
    for entry in Self.entries {
      let place = Self.folder.appendingPathComponent(entry.name).path
      let kept = try files.contentsOfDirectory(atPath: place)
      #expect(kept.sorted() == entry.tables.sorted(), Self.advice)
      bytes += kept.reduce(0) { $0 + (files.contents(atPath: "\(place)/\($1)")?.count ?? 0) }
    }
    #expect(bytes > 10_000 && bytes < 300_000)
    #expect(Self.text("platform").contains("processorClass"))
  }

  @Test("This build writes the reference results of each experiment", arguments: entries)
  func reproduced(_ entry: Entry) throws {
    let experiment = try ExperimentFile.load(
      path: Self.root.appendingPathComponent("experiments/\(entry.name).yaml").path,
      settings: entry.settings)
    let scratch = Scratch()
    let run = try ExperimentRun(
      experiment, RunOptions(threads: 2, folder: scratch.path + "/out"))
    _ = try run.execute { RunTiming(wallSeconds: 1, processorSeconds: 1, threads: 2) }
    for table in entry.tables {
      let kept = Self.text("\(entry.name)/\(table)")
      let new = try scratch.text("out/\(table)")
      if new == kept { continue }
      let distance = Self.distance(kept, new)
      if !Self.isSamePlatform, distance <= FolderCheck.tolerance { continue }
      Issue.record("\(entry.name)/\(table) differs by \(distance). \(Self.advice)")
    }
  }

  /// The largest difference between the numbers of two tables, relative above 1; infinite when
  /// anything else differs.
  static func distance(_ kept: String, _ new: String) -> Double {
    func cells(_ text: String) -> [[Substring]] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
    }
    let (old, other) = (cells(kept), cells(new))
    guard old.map(\.count) == other.map(\.count) else { return .infinity }
    var worst = 0.0
    for (a, b) in zip(old.joined(), other.joined()) where a != b {
      guard let x = Double(a), let y = Double(b) else { return .infinity }
      worst = max(worst, abs(x - y) / max(1, abs(x)))
    }
    return worst
  }

  @Test("The comparison of tables sees the last digit, a missing cell and another word")
  func comparison() {
    #expect(Self.distance("a,b\nx,1.5\n", "a,b\nx,1.5\n") == 0)
    #expect(abs(Self.distance("x,200", "x,200.0002") - 1e-6) < 1e-12)
    #expect(Self.distance("x,1", "y,1") == .infinity)
    #expect(Self.distance("x,1", "x,") == .infinity)
    #expect(Self.distance("x,1", "x,1,2") == .infinity)
  }
}
