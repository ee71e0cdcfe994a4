// A rota as a CSV file: which post works which shift on which day.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Reads a roster. Posts are numbered from 1 over the unit in the order of the model file, days
/// from 1 (a Monday); a post without a row on a day is off. The last day ends the cycle.
struct RosterReader {
  /// Rosters of more days, and larger ones, are refused.
  static let mostDays = 3_660
  static let mostCells = 1 << 26

  private static let columns = ["post", "day", "shift"]

  let posts: Int
  /// Names of the shifts in the order of the model file.
  let shifts: [String]
  private(set) var problems: [Problem] = []
  private var rows: [Row] = []
  private var days = 0

  private struct Row {
    var post: Int
    var day: Int
    /// 0 off, k the k-th shift.
    var shift: UInt8
    var place: Place
  }

  /// A field of a line and the column where it starts.
  private struct Field {
    var text: String
    var place: Place
  }

  init(posts: Int, shifts: [String]) {
    self.posts = posts
    self.shifts = shifts
  }

  /// The roster row-major by post, and its number of days; nil when there are problems.
  mutating func read(_ source: SourceText) -> (shifts: [UInt8], days: Int)? {
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let header = readHeader(lines.first ?? "", source.file) else { return nil }
    for (number, line) in lines.enumerated().dropFirst() where !line.trimmed.isEmpty {
      readRow(Self.fields(line, source.file, number + 1), header)
      // A file of another kind is wrong on every line.
      if problems.count >= ModelFileError.shownProblems { break }
    }
    if rows.isEmpty, problems.isEmpty {
      problems.append(Problem(.file(source.file), "", "the roster has no rows"))
    }
    guard problems.isEmpty else { return nil }
    guard posts * days <= Self.mostCells else {
      problems.append(Problem(.file(source.file), "", "posts times days exceed \(Self.mostCells)"))
      return nil
    }
    return fill()
  }

  private mutating func readHeader(_ line: Substring, _ file: String) -> [Int]? {
    let fields = Self.fields(line, file, 1)
    guard fields.contains(where: { Self.columns.contains($0.text.lowercased()) }) else {
      // A file of another kind: what it says is not repeated.
      problems.append(
        Problem(
          .position(file: file, line: 1, column: 1), "",
          "this is not a roster: its first line must name the columns post, day and shift"))
      return nil
    }
    for field in fields where !Self.columns.contains(field.text.lowercased()) {
      problems.append(
        Problem(
          field.place, "",
          "unknown column `\(SourceNode.short(field.text))`; "
            + Suggestion.hint(for: field.text, among: Self.columns)))
    }
    var order: [Int] = []
    for column in Self.columns {
      let found = fields.indices.filter { fields[$0].text.lowercased() == column }
      if found.count == 1 {
        order.append(found[0])
      } else {
        problems.append(
          Problem(
            .position(file: file, line: 1, column: 1), "",
            found.isEmpty
              ? "the column `\(column)` is missing" : "the column `\(column)` is there twice"))
      }
    }
    return problems.isEmpty ? order : nil
  }

  private mutating func readRow(_ fields: [Field], _ header: [Int]) {
    guard fields.count == header.count else {
      problems.append(
        Problem(
          fields[0].place, "", "\(header.count) fields are needed, but there are \(fields.count)"))
      return
    }
    let (post, day, shift) = (fields[header[0]], fields[header[1]], fields[header[2]])
    let postNumber = number(post, "post", 1...posts)
    let dayNumber = number(day, "day", 1...Self.mostDays)
    let shiftNumber = shift.text == "off" ? 0 : shifts.firstIndex(of: shift.text).map { $0 + 1 }
    if shiftNumber == nil {
      problems.append(
        Problem(
          shift.place, "shift",
          "the unit has no shift `\(SourceNode.short(shift.text))`; "
            + Suggestion.hint(for: shift.text, among: shifts + ["off"])))
    }
    guard let postNumber, let dayNumber, let shiftNumber else { return }
    days = max(days, dayNumber)
    rows.append(
      Row(post: postNumber - 1, day: dayNumber, shift: UInt8(shiftNumber), place: post.place))
  }

  private mutating func number(_ field: Field, _ name: String, _ range: ClosedRange<Int>) -> Int? {
    if let number = Int(field.text), range.contains(number) { return number }
    problems.append(
      Problem(
        field.place, name,
        "`\(SourceNode.short(field.text))` is not a \(name); allowed whole numbers "
          + "\(range.lowerBound) to \(range.upperBound)"))
    return nil
  }

  private mutating func fill() -> (shifts: [UInt8], days: Int)? {
    // 255 stands for a cell that no row has filled.
    var cells = [UInt8](repeating: 255, count: posts * days)
    for row in rows {
      let cell = row.post * days + row.day - 1
      if cells[cell] != 255 {
        problems.append(
          Problem(row.place, "", "post \(row.post + 1) is already rostered on day \(row.day)"))
      }
      cells[cell] = row.shift
    }
    return problems.isEmpty ? (cells.map { $0 == 255 ? 0 : $0 }, days) : nil
  }

  /// The fields of a line; quotes around a field are taken off. Lists of numbers and words need
  /// no quoted commas or line ends.
  private static func fields(_ line: Substring, _ file: String, _ number: Int) -> [Field] {
    var column = 1
    return line.split(separator: ",", omittingEmptySubsequences: false).map { part in
      var text = part.trimmed
      if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") {
        text = String(text.dropFirst().dropLast())
      }
      let lead = part.prefix { $0 == " " || $0 == "\t" }.count
      let place = Place.position(file: file, line: number, column: column + lead)
      column += part.unicodeScalars.count + 1
      return Field(text: text, place: place)
    }
  }
}

extension ModelReader {
  /// Reads the rosters that the units name, beside the model file.
  mutating func readRosters(_ inputs: InputPlace, _ files: inout [InputFile]) {
    let roster = Double(RotaPlan.patterns.firstIndex(of: "roster") ?? 0)
    for index in model.units.indices {
      let unit = model.units[index]
      guard unit.rota.pattern == roster, !unit.rota.roster.isEmpty else { continue }
      let posts = unit.posts.reduce(0) { $0 + Int($1.count) }
      // Without posts or shifts every row would be wrong; those are reported by themselves.
      guard posts > 0, !unit.rota.shifts.isEmpty, unit.rota.shifts.count < 255 else { continue }
      var reader = RosterReader(posts: posts, shifts: unit.rota.shifts.map(\.name))
      do {
        let source = try inputs.text(inputs.path(unit.rota.roster), purpose: "roster")
        if let found = reader.read(source) {
          model.units[index].rota.rosterShifts = found.shifts
          model.units[index].rota.rosterDays = found.days
        }
        problems += reader.problems
        files.append(source.input)
      } catch {
        let key = "site.units.\(unit.name).rota.roster"
        for problem in error.problems {
          report(place(of: key), key, "\(problem.place.text): \(problem.message)")
        }
      }
    }
  }
}
