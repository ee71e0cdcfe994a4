// Shared by the tests of written descriptions.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

@testable import WellspringLab

/// The shipped models, and texts taken apart.
enum Described {
  static let names = [
    "icu", "textbook", "queue", "ward", "emergency", "ambulance", "clinic", "hospice", "one-nurse",
    "setbacks",
  ]

  static func load(_ name: String, _ sets: [String] = []) throws -> LoadedModel {
    let folder = URL(fileURLWithPath: Fixture.folder)
      .appendingPathComponent("../../../models").standardizedFileURL.path
    return try ModelFile.load(path: "\(folder)/\(name).yaml", sets: sets)
  }

  /// Headings of a level or above, in order, without their marks.
  static func headings(_ text: String, upTo level: Int) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let marks = line.prefix { $0 == "#" }.count
      return (1...level).contains(marks) ? String(line.dropFirst(marks + 1)) : nil
    }
  }

  /// The cells of every row of every table.
  static func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { line in
      line.dropFirst(2).dropLast(2).components(separatedBy: " | ").map {
        $0.replacingOccurrences(of: "\\|", with: "|")
      }
    }
  }

  /// Rows of the tables of parameters by path.
  static func parameters(_ text: String) -> [String: [String]] {
    var found: [String: [String]] = [:]
    var group = ""
    for line in text.split(separator: "\n") {
      if let mark = line.range(of: "# `") {
        group = String(line[mark.upperBound...]).replacing("`", with: "")
      }
      guard line.hasPrefix("| `"), let row = rows(String(line)).first else { continue }
      let name = row[0].replacing("`", with: "")
      if row.count == 7 { found["\(group).\(name)"] = row }
      if row.count == 6 { found[name] = row }
    }
    return found
  }
}
