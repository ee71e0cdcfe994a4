// Which room of the Lab knows which, by the names that it uses.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The rooms as docs/architecture.md has them: each with those that it may know.
struct RoomPlan {
  /// In the order of the page. A room knows only rooms above it.
  let rooms: [(name: String, knows: [String])]

  /// Reads the rows of tables whose first cell is a folder and whose last begins with `knows`.
  init(page: String) {
    rooms = page.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingPrefix(" ") }
      guard cells.count == 3, cells[2].hasPrefix("knows"), cells[0].hasPrefix("`") else {
        return nil
      }
      let names = { (cell: Substring) in
        cell.matches(of: /`([A-Za-z0-9\/]+)\/`/).map { String($0.output.1) }
      }
      return names(cells[0]).first.map { ($0, names(cells[2])) }
    }
  }

  /// Rooms that a room may know and that do not stand above it.
  var upward: [String] {
    rooms.enumerated().flatMap { place, room in
      let above = rooms[..<place].map(\.name)
      return room.knows.filter { !above.contains($0) }.map { "\(room.name) knows \($0)" }
    }
  }

  /// Uses of names of a room that the user's room may not know: `A/File.swift uses Name of B`.
  func trespasses(_ files: [SwiftFile]) -> [String] {
    var owners: [Substring: Set<String>] = [:]
    for file in files {
      guard let room = file.room else { continue }
      for name in file.topDeclarations { owners[name, default: []].insert(room) }
    }
    return files.flatMap { file -> [String] in
      guard let room = file.room else { return [] }
      let known = rooms.first { $0.name == room }?.knows ?? []
      return Set(file.words).compactMap { word in
        // A name that two rooms have says nothing.
        guard let owner = owners[word], owner.count == 1, let other = owner.first else {
          return nil
        }
        return other == room || known.contains(other)
          ? nil : "\(file.path) uses \(word) of \(other)"
      }.sorted()
    }
  }
}
