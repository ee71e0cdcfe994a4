// What each number needs in order to act, by its path pattern.
//
// The lists are kept by hand and held by a test, which moves numbers that are said to be without
// effect. A pattern holds for everything below it too; all needs that apply must be met by one unit
// in one phase of the run.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the needs of a value.
enum ParameterNeeds {
  /// - Parameter pattern: the path with `*` for any element of a list.
  static func of(_ pattern: String) -> [Need] {
    var needs: [Need] = []
    var key = ""
    for part in pattern.replacing("site.units.*.", with: "").split(separator: ".") {
      key = key.isEmpty ? String(part) : key + "." + part
      needs += byPattern[key] ?? []
    }
    return needs
  }

  /// By path pattern within the unit, or whole.
  static let byPattern: [String: [Need]] = Dictionary(
    setting + programmes + capacity + person + others, uniquingKeysWith: +)
}
