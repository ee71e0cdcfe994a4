// What each number needs in order to act, by its path pattern.
//
// The lists are kept by hand and held by a test, which moves every number that is said to be
// without effect. A pattern holds for everything below it too; all needs that apply must be met by
// one unit in one phase of the run.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the needs of a value.
enum ParameterNeeds {
  /// - Parameter pattern: the path with `*` for any element of a list.
  static func of(_ pattern: String) -> [Need] {
    let key = pattern.replacing("site.units.*.", with: "")
    return all.filter { key == $0.0 || key.hasPrefix($0.0 + ".") }.flatMap(\.1)
  }

  /// By path pattern within the unit, or whole.
  fileprivate static let all: [(String, [Need])] = setting + programmes + capacity + person + others
}

extension ParameterNeeds {
  static var patterns: [String] { all.map(\.0) }
}
