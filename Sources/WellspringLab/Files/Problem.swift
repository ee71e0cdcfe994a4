// What is wrong with a file, where, and what would be right.
//
// Reading never stops at the first mistake: problems are collected, sorted by place, and shown
// together.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where in the input something stands.
public enum Place: Sendable, Equatable {
  /// A file as a whole.
  case file(String)
  /// A line of a file and a column in it (in Unicode scalars), both from 1.
  case position(file: String, line: Int, column: Int)
  /// An override, by the label it was given under, such as `--set path=value`.
  case override(String)

  /// The way it opens a message: `models/icu.yaml:14:9`.
  public var text: String {
    switch self {
    case .file(let file): TextRule.oneLine(file)
    case .position(let file, let line, let column):
      "\(TextRule.oneLine(file)):\(line):\(column)"
    case .override(let label): TextRule.oneLine(label)
    }
  }

  /// Sorts by line, then column; a whole file first, overrides last.
  fileprivate var order: (Int, Int, Int) {
    switch self {
    case .file: (0, 0, 0)
    case .position(_, let line, let column): (1, line, column)
    case .override: (2, 0, 0)
    }
  }
}

/// One mistake in the input.
public struct Problem: Sendable, Equatable, CustomStringConvertible {
  public let place: Place
  /// The full path of the key, such as `site.units.icu.beds`; empty for the file as a whole.
  public let path: String
  /// One sentence for people, without the place and the path.
  public let message: String

  public init(_ place: Place, _ path: String, _ message: String) {
    (self.place, self.path, self.message) = (place, path, message)
  }

  public var description: String {
    path.isEmpty ? "\(place.text): \(message)" : "\(place.text): \(path): \(message)"
  }
}

/// Why a model file cannot be used: every problem that was found, and the exit code that says so.
public struct ModelFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Exit codes after sysexits.
  public enum Kind: Int32, Sendable {
    /// A wrong `--set` on the command line.
    case usage = 64
    /// The file can be read, but what it says is wrong.
    case badData = 65
    /// There is no such file, or it cannot be read.
    case noInput = 66
  }

  public let kind: Kind
  /// At least one, by place.
  public let problems: [Problem]
  public var exitCode: Int32 { kind.rawValue }

  public init(_ kind: Kind, _ problems: [Problem]) {
    self.kind = kind
    let numbered = problems.enumerated().sorted {
      let (left, right) = ($0.element.place.order, $1.element.place.order)
      return left == right ? $0.offset < $1.offset : left < right
    }
    self.problems = numbered.map(\.element)
  }

  /// Usage when only overrides are at fault, bad data otherwise.
  init(problems: [Problem]) {
    let onlyOverrides = problems.allSatisfy {
      if case .override = $0.place { true } else { false }
    }
    self.init(onlyOverrides ? .usage : .badData, problems)
  }

  /// At most this many problems are written out; the rest is counted.
  static let shownProblems = 100

  /// One line for each problem.
  public var description: String {
    var lines = problems.prefix(Self.shownProblems).map(\.description)
    let hidden = problems.count - lines.count
    if hidden > 0 { lines.append("and \(hidden) more problems") }
    return lines.joined(separator: "\n")
  }
}
