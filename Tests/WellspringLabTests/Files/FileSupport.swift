// Shared by the tests of model files.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

@testable import WellspringLab

enum Fixture {
  static let folder = PackageFile.root + "/Tests/WellspringLabTests/Fixtures"

  static let smallPath = "\(folder)/small.yaml"

  static var small: String {
    get throws { try String(contentsOfFile: smallPath, encoding: .utf8) }
  }

  static func load(_ text: String, _ overrides: [String] = []) throws -> LoadedModel {
    try ModelFile.load(
      bytes: Array(text.utf8), file: "m.yaml", directory: folder,
      overrides: overrides.map { try ModelOverride(argument: $0) })
  }

  /// The small model with one text replaced, which must be there.
  static func small(_ old: String, _ new: String) throws -> String {
    let text = try small
    precondition(text.contains(old), "the fixture has no `\(old)`")
    return text.replacingOccurrences(of: old, with: new)
  }

  /// The messages for a text, as they are printed; empty when it is fine.
  static func complaints(_ text: String, _ overrides: [String] = []) throws -> [String] {
    do {
      _ = try load(text, overrides)
      return []
    } catch let error as ModelFileError {
      return error.problems.map(\.description)
    }
  }
}
