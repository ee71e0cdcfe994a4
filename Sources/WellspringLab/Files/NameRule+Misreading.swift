// Names that are words, and that programs which read tables still take for something else.
//
// A cell has no type: pandas and R take NA for a missing value and T for true, a spreadsheet takes
// 1e5 for a number and mar-1 for the first of March. A name that is taken for something else is
// refused, so that no row is ever lost without a word.
//
// SPDX-License-Identifier: GPL-3.0-or-later

extension NameRule {
  /// What is wrong with the names of a unit's posts and copies, where the unit's own is fine.
  static func faultOfPosts(_ name: String) -> String? {
    misreading(of: "\(name)-1") == nil
      ? nil
      : "spreadsheets take its posts and copies, such as `\(TextRule.short(name))/1`, for dates; "
        + "call it otherwise"
  }

  /// What programs that read tables would take a cell for; nil when it stays a text.
  static func misreading(of cell: String) -> String? {
    let lower = cell.lowercased()
    if missing.contains(lower) || cell == "None" {
      return "programs that read tables (pandas, R) take it for a missing value; call it otherwise"
    }
    if ["true", "false"].contains(lower) || cell == "T" || cell == "F" {
      return "programs that read tables take it for true or false; call it otherwise"
    }
    if isNumber(lower) { return "it is read as a number; call it otherwise" }
    if isDate(lower) { return "spreadsheets take it for a date; call it otherwise" }
    return nil
  }

  /// What pandas, readr and R read as missing, in small letters; beside them `None`, so written.
  private static let missing: Set<String> = [
    "", "na", "n/a", "<na>", "nan", "null", "#n/a", "#na",
  ]

  /// Decimal, exponent, hexadecimal and grouped numbers, and those without end.
  private static func isNumber(_ text: String) -> Bool {
    if ["inf", "infinity"].contains(text) { return true }
    // No letter at all: 12, 1_000, 1-2 (a date as well), digits of other scripts.
    if !text.contains(where: \.isLetter) { return true }
    return text.wholeMatch(of: /[0-9_]+[ed]-?[0-9_]+/) != nil
      || text.wholeMatch(of: /0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+/) != nil
  }

  private static let months = [
    "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june",
    "jul", "july", "aug", "august", "sep", "sept", "september", "oct", "october", "nov",
    "november", "dec", "december",
  ]

  /// A month with a day or year beside it, as spreadsheets know dates: mar-1, sept2, 5-may-24.
  private static func isDate(_ text: String) -> Bool {
    let words = text.split(whereSeparator: { !$0.isLetter })
    guard words.count == 1, months.contains(String(words[0])) else { return false }
    let rest = text.replacing(words[0], with: "")
    let numbers = rest.split(separator: "-").map(String.init)
    return (1...2).contains(numbers.count)
      && numbers.allSatisfy { $0.count <= 4 && $0.allSatisfy(\.isNumber) }
  }
}
