// What a roster file says, row by row, before any code has a meaning.
//
// Names and staff numbers tell rows of one person together and nothing else: they are kept nowhere
// but in the reader, and no message and no file repeats a cell that may hold one.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// The duties of a roster file by person and day.
struct RosterSheet {
  /// Somebody on the roster, in the order of first appearance.
  struct Person {
    /// What a column of roles says; empty without.
    var role: String
    /// The line where the person comes first.
    var line: Int
  }

  /// A cell or a row that says something of a person and a day.
  struct Entry {
    var person: Int
    /// The number of the date.
    var day: Int
    /// A code of a shift or of an absence; of rows with times, nothing.
    var code: String
    /// Start in minutes from midnight and length in minutes, of rows with times.
    var span: (start: Int, length: Int)?
    var line: Int
  }

  let file: String
  /// How the table is laid out, in words.
  let form: String
  /// How dates were read, in words.
  let dateWords: String
  let first: CalendarDate
  let days: Int
  var persons: [Person] = []
  var entries: [Entry] = []
  /// What was read over, in words.
  var leftOut: [String] = []
  /// Words of names and numbers of staff, folded: what holds one is not repeated.
  var secrets: Set<String> = []

  /// Forgets what is said of some persons.
  mutating func leaveOut(_ gone: [Int]) {
    guard !gone.isEmpty else { return }
    let all = Set(gone)
    entries.removeAll { all.contains($0.person) }
    leftOut.append("\(counted(gone.count, "person")) in roles that are left out")
  }

  /// A text of the file as a message may show it.
  func shown(_ text: String) -> String { Self.shown(text, secrets) }

  static func shown(_ text: String, _ secrets: Set<String>) -> String {
    let words = CalendarWords.folded(text).split { !$0.isLetter && !$0.isNumber }
    let isSecret = words.contains { $0.count > 2 && secrets.contains(String($0)) }
    if isSecret { return "a text with a name in it" }
    return text.count > 24 ? "a text of \(text.count) letters" : "`\(text)`"
  }
}

/// What the command line says of a roster file.
public struct RosterOptions: Sendable {
  /// The unit of the model that it is of; nil where the model has one.
  public var unit: String?
  /// The role that everybody has.
  public var role: String?
  /// Roles of the file with those of the model.
  public var roles: [(file: String, model: String)] = []
  /// Columns by their headings or numbers: `person=ID`.
  public var columns: [(column: String, heading: String)] = []
  public var dates: DateOrder?
  /// `2026-03`.
  public var month: String?

  public init() {}
}
