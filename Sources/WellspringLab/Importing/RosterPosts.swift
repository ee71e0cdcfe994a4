// Who on a roster holds which post: by role in the order of the model, then by first appearance.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The posts of a unit and the persons of a roster who stand for them.
struct RosterPosts {
  /// Posts of a role.
  struct Group {
    var role: String
    /// Persons of the sheet in the order of their posts.
    var persons: [Int]
  }

  /// In the place of a role: persons of this one are left out.
  private static let noRole = "none"

  let groups: [Group]
  /// Persons in roles that are left out.
  let leftOut: [Int]
  /// Whether a column of roles said it.
  let hasRoles: Bool

  /// - Throws: a role that the model does not have, or that nobody has.
  init(
    _ sheet: RosterSheet, _ unit: CareUnitPlan, _ options: RosterOptions
  ) throws(ModelFileError) {
    let roles = unit.posts.map(\.role)
    if let role = options.role, !roles.contains(role) {
      throw ModelFileError(
        .usage,
        [
          Problem(
            .override("--role \(TextRule.short(role))"), "",
            "the unit has no such role; " + Suggestion.hint(for: role, among: roles))
        ])
    }
    let said = try Self.said(sheet, roles, options)
    hasRoles = said != nil
    let found =
      said ?? Array(repeating: options.role ?? roles.first ?? "", count: sheet.persons.count)
    leftOut = found.indices.filter { found[$0] == Self.noRole }
    groups = roles.compactMap { role in
      let persons = found.indices.filter { found[$0] == role }
      return persons.isEmpty ? nil : Group(role: role, persons: persons)
    }
    let missing = roles.filter { role in !groups.contains { $0.role == role } }
    guard missing.isEmpty else {
      throw Self.refuse(
        sheet,
        "nobody on the roster is \(missing.joined(separator: " or ")), and the unit has such posts; take "
          + "them out of the model, or import a roster with everybody")
    }
  }

  /// The roles that a column says; nil where none does and all have one.
  private static func said(
    _ sheet: RosterSheet, _ roles: [String], _ options: RosterOptions
  ) throws(ModelFileError) -> [String]? {
    if options.role != nil { return nil }
    let found = sheet.persons.map { role($0.role, roles, options.roles) }
    if found.allSatisfy({ $0 == nil }), options.roles.isEmpty {
      if roles.count == 1 { return nil }
      throw refuse(
        sheet,
        "the unit has posts of \(roles.joined(separator: ", ")), and no column says who is what; say with "
          + "--role that all are one of these, or name the column of roles with --columns role=HEADING"
      )
    }
    if let message = unknown(sheet, found, roles) { throw refuse(sheet, message) }
    return found.compactMap { $0 }
  }

  private static func refuse(_ sheet: RosterSheet, _ message: String) -> ModelFileError {
    ModelFileError(.badData, [Problem(.file(sheet.file), "", message)])
  }

  /// The role of the model that a cell means; nil where it means none.
  private static func role(
    _ text: String, _ roles: [String], _ named: [(file: String, model: String)]
  ) -> String? {
    let word = RosterColumn.plain(text)
    guard !word.isEmpty else { return nil }
    if let one = named.first(where: { RosterColumn.plain($0.file) == word }) {
      return one.model == noRole ? noRole : roles.first { $0 == one.model }
    }
    return roles.first {
      let role = RosterColumn.plain($0)
      return role == word || role + "s" == word
    }
  }

  private static func unknown(
    _ sheet: RosterSheet, _ found: [String?], _ roles: [String]
  ) -> String? {
    var counts: [(text: String, count: Int)] = []
    for (person, role) in zip(sheet.persons, found) where role == nil {
      let shown = person.role.isEmpty ? "nothing" : sheet.shown(person.role)
      if let place = counts.firstIndex(where: { $0.text == shown }) {
        counts[place].count += 1
      } else {
        counts.append((shown, 1))
      }
    }
    guard !counts.isEmpty else { return nil }
    let list = counts.map { "\($0.text) (\(counted($0.count, "person")))" }
    return "these are no roles of the model: \(list.joined(separator: ", ")). The unit has "
      + "\(roles.joined(separator: ", ")); say which is which, for instance --roles "
      + "RN=\(roles[0]), or RN=none to leave them out"
  }
}
