// What a unit, role, shift, class, instrument, surge, scenario or arm may be called.
//
// A name stands in paths, in cells of tables and on terminals. One rule for all of them keeps it
// harmless in each: nothing that a spreadsheet takes for a formula, nothing that cannot be seen,
// nothing that a program reads as a missing value, a number or a date.
//
// SPDX-License-Identifier: GPL-3.0-or-later

enum NameRule {
  /// Letters that a name may have; with marks over and under them, twice as many code points.
  static let longest = 64

  /// Whether something may be called so.
  static func allows(_ name: String) -> Bool { fault(of: name) == nil }

  /// What is wrong with a name and which is the nearest that can be one, as a sentence; nil when
  /// nothing is wrong.
  /// - Parameter hasPosts: whether tables make `NAME/1` and `NAME-1` of it, as of a unit.
  static func problem(_ name: String, hasPosts: Bool = false) -> String? {
    guard let fault = fault(of: name) ?? (hasPosts ? faultOfPosts(name) : nil) else { return nil }
    let hint = nearest(to: name).map { "; did you mean `\($0)`?" } ?? ""
    return "`\(TextRule.short(name))` cannot be a name: \(fault)\(hint)"
  }

  /// The rule itself: why something may not be called so.
  private static func fault(of name: String) -> String? {
    if name.first == "-" { return "spreadsheets read a - in front as a formula" }
    guard isWord(name) else {
      return "use letters, digits, - and _ (at most \(longest)), and not digits alone"
    }
    return misreading(of: name)
  }

  /// Letters, digits, - and _, not a number. Marks belong to the letter before them; what joins or
  /// turns letters without being seen is none of these.
  private static func isWord(_ name: String) -> Bool {
    guard !name.isEmpty, name.count <= longest, name.unicodeScalars.count <= 2 * longest,
      Int(name) == nil
    else { return false }
    return name.allSatisfy { character in
      character.unicodeScalars.enumerated().allSatisfy { isAllowed($1, isFirst: $0 == 0) }
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    case .nonspacingMark, .spacingMark: !isFirst
    default: scalar == "-" || scalar == "_"
    }
  }

  /// The name with - for spaces and the like, and without what no name has; nil when nothing is
  /// left, or what is left is no name either.
  static func nearest(to name: String) -> String? {
    var words: [String] = [""]
    for character in name.prefix(4 * longest) {
      if character.unicodeScalars.enumerated().allSatisfy({ isAllowed($1, isFirst: $0 == 0) }),
        character != "-"
      {
        words[words.count - 1].append(character)
      } else if !character.unicodeScalars.contains(where: TextRule.isHidden), words.last != "" {
        words.append("")
      }
    }
    let spelt = words.filter { !$0.isEmpty }.joined(separator: "-")
    return spelt != name && fault(of: spelt) == nil ? spelt : nil
  }
}
