// A model that came with the program, to begin with.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringLab

/// One of the shipped settings of care.
struct ShippedModel {
  /// Those that a unit can be like; the others teach one thing each.
  static let settings = ["ward", "icu", "emergency", "hospice", "clinic", "ambulance"]

  private let name: String
  private let source: String

  /// - Throws: what is wrong with the name, or that the models are not beside the program.
  init(named name: String) throws {
    guard Self.settings.contains(name) else {
      throw failure(
        "--like \(name.prefix(40)): there is no such model to begin with; "
          + Suggestion.hint(for: name, among: Self.settings), .usage)
    }
    let files = ShippedPage.models(beside: try ShippedPage.path())
    guard let file = files.first(where: { $0.hasSuffix("/\(name).yaml") }),
      let source = try? String(contentsOfFile: file, encoding: .utf8)
    else {
      throw failure("--like \(name): that model is not beside this program", .noInput)
    }
    (self.name, self.source) = (name, source)
  }

  /// The file under another name; its comments name the new path.
  func text(called title: String, in path: String) -> String {
    Starter.like(source, from: "\(name).yaml", called: title, in: path)
  }
}
