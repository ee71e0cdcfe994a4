// One roster of four people and fourteen days, written as many systems write it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

/// The roster in one way of writing it.
struct RosterDialect: CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  var options = RosterOptions()
  var codes = ""

  var testDescription: String { name }

  /// Who works; no word and no number of theirs may stand anywhere afterwards.
  static let names = ["Öberg, Åsa", "Nuñez José", "O'Neil Mary", "Smith John"]
  static let numbers = ["90417", "90332", "90518", "90101"]
  static let secrets = [
    "Öberg", "Åsa", "Nuñez", "José", "Neil", "Mary", "Smith", "John", "90417", "90332", "90518",
    "90101",
  ]

  /// By person: D day, N night, a point off; from Monday 9 March 2026.
  static let duties = ["DDNN...DDNN...", "N..DDNN...DDNN", ".NN..DDNN..DDN", "..DD...D.DD..D"]
    .map(Array.init)
  static let days = Array(9...22)

  private static func quoted(_ text: String) -> String { "\"\(text)\"" }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Rows of every duty, person by person.
  private static func long(
    _ separator: String, _ row: (Int, Int, Character) -> [String]
  ) -> [String] {
    duties.indices.flatMap { person in
      days.indices.compactMap { day in
        let code = duties[person][day]
        return code == "." ? nil : row(person, days[day], code).joined(separator: separator)
      }
    }
  }

  /// A row for each person.
  private static func wide(
    _ separator: String, _ before: (Int) -> [String], after: [String] = [],
    _ cell: (Character) -> String
  ) -> [String] {
    duties.indices.map { person in
      (before(person) + duties[person].map(cell) + after).joined(separator: separator)
    }
  }

  private static func text(_ lines: [String], _ end: String = "\n") -> String {
    lines.map { $0 + end }.joined()
  }

  private static func utf8(_ text: String, mark: Bool = false) -> [UInt8] {
    (mark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
  }

  private static func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    (isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF])
      + text.utf16.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
        return isLittle ? [low, high] : [high, low]
      }
  }

  private static func options(_ change: (inout RosterOptions) -> Void) -> RosterOptions {
    var options = RosterOptions()
    change(&options)
    return options
  }

  private static func letter(_ code: Character) -> String { code == "." ? "" : String(code) }

  static let all = longOnes + wideOnes + timedOnes

  private static var longOnes: [RosterDialect] {
    [
      RosterDialect(
        name: "person, date, shift in ISO",
        bytes: utf8(
          text(
            ["person,date,shift"]
              + long(",") {
                [quoted(names[$0]), "2026-03-\(two($1))", $2 == "D" ? "day" : "night"]
              }))),
      RosterDialect(
        name: "German, semicolons, byte order mark, CRLF",
        bytes: utf8(
          text(
            ["\"Mitarbeiter-Nr.\";\"Datum\";\"Dienst-Kürzel\";\"Bemerkung\";"]
              + long(";") { [quoted(numbers[$0]), "\($1).3.2026", String($2), "", ""] }, "\r\n"),
          mark: true)),
      RosterDialect(
        name: "American, tabs, UTF-16",
        bytes: utf16(
          text(
            ["Ward 7", "", "Employee\tDate\tShift Code"]
              + long("\t") { [names[$0], "3/\($1)/2026", $2 == "D" ? "DAY" : "NIGHT"] }, "\r\n"),
          isLittle: true)),
      RosterDialect(
        name: "French, Windows-1252, CR, codes of its own",
        bytes: Array(
          text(
            ["Prénom Nom;Jour;Horaire"]
              + long(";") { [names[$0], "\(two($1))/03/26", $2 == "D" ? "J" : "Nt"] }, "\r"
          ).data(using: .windowsCP1252)!),
        codes: "J: day\nNt: night\n"),
      RosterDialect(
        name: "no headings",
        bytes: utf8(text(long(",") { [numbers[$0], "2026\(two(3))\(two($1))", String($2)] }))),
      RosterDialect(
        name: "columns by name",
        bytes: utf8(
          text(
            ["Wer|Wann|Was|Wo"] + long("|") { [names[$0], "\($1) March 2026", String($2), "A1"] })),
        options: options {
          $0.columns = [("person", "Wer"), ("date", "Wann"), ("shift", "Was")]
        }),
    ]
  }

  private static var wideOnes: [RosterDialect] {
    let weekdays = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
    let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let spanish = ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"]
    return [
      RosterDialect(
        name: "wide, ISO, UTF-16 with the big end first",
        bytes: utf16(
          text(
            [(["Name"] + days.map { "2026-03-\(two($0))" }).joined(separator: ",")]
              + wide(",", { [quoted(names[$0])] }, letter)), isLittle: false)),
      RosterDialect(
        name: "wide, title with the month, extra columns, sums, blank rows",
        bytes: utf8(
          text(
            [
              "Ward 7 roster March 2026,,,,", "", ",,,",
              (["Staff No", "Name", "FTE"] + days.map { "\($0)" } + ["Hours", ""]).joined(
                separator: ","),
            ]
              + wide(",", { [numbers[$0], quoted(names[$0]), "0.8"] }, after: ["150", ""], letter)
              + ["", (["Total", "", ""] + days.map { _ in "2" }).joined(separator: ",")])),
        options: RosterOptions()),
      RosterDialect(
        name: "wide, German, days with points, weekdays below",
        bytes: utf8(
          text(
            [
              (["Name"] + days.map { "\($0).3." }).joined(separator: ";"),
              ([""] + days.map { weekdays[($0 - 9) % 7] }).joined(separator: ";"),
            ]
              + wide(";", { [names[$0]] }, letter))),
        options: options { $0.month = "2026-03" }),
      RosterDialect(
        name: "wide, weekday, day and month in words",
        bytes: utf8(
          text(
            [
              "sep=;",
              (["Nurse"] + days.map { "\(english[($0 - 9) % 7]) \($0) Mar 26" }).joined(
                separator: ";"),
            ]
              + wide(";", { [names[$0]] }) { $0 == "." ? "off" : $0 == "D" ? "Day" : "Night" })),
        options: RosterOptions()),
      RosterDialect(
        name: "wide, Spanish, month above and weekdays in the headings",
        bytes: utf8(
          text(
            [
              "Marzo 2026",
              (["Empleado"] + days.map { "\(spanish[($0 - 9) % 7]) \($0)" }).joined(
                separator: "\t"),
            ]
              + wide("\t", { [names[$0]] }) { $0 == "." ? "libre" : String($0).lowercased() })),
        options: RosterOptions()),
      RosterDialect(
        name: "wide, headings of two lines, times for codes",
        bytes: utf8(
          text(
            [
              (["Name"] + days.map { "\"\(english[($0 - 9) % 7])\n\(two($0))/03/2026\"" })
                .joined(separator: ",")
            ]
              + wide(",", { [quoted(names[$0])] }) {
                $0 == "." ? "-" : $0 == "D" ? "07:00-19:30" : "1900-0730"
              })),
        options: RosterOptions()),
    ]
  }

  private static var timedOnes: [RosterDialect] {
    func end(_ day: Int, _ code: Character) -> Int { code == "D" ? day : day + 1 }
    return [
      RosterDialect(
        name: "ID, start, end in ISO",
        bytes: utf8(
          text(
            ["ID,start,end"]
              + long(",") {
                [
                  numbers[$0], "2026-03-\(two($1))T\($2 == "D" ? "07:00" : "19:00"):00",
                  "2026-03-\(two(end($1, $2)))T\($2 == "D" ? "19:30" : "07:30"):00",
                ]
              })),
        options: RosterOptions()),
      RosterDialect(
        name: "start and end with the day in front, 12-hour clock",
        bytes: utf8(
          text(
            ["Staff Number;Shift Start;Shift End"]
              + long(";") {
                [
                  numbers[$0], "\($1)/03/2026 7:00 \($2 == "D" ? "AM" : "PM")",
                  "\(end($1, $2))/03/2026 7:30 \($2 == "D" ? "PM" : "AM")",
                ]
              })),
        options: RosterOptions()),
      RosterDialect(
        name: "date, from and to",
        bytes: utf8(
          text(
            ["Medewerker;Datum;Van;Tot;Afdeling"]
              + long(";") {
                [
                  names[$0], "\($1)-3-2026", $2 == "D" ? "0700" : "1900",
                  $2 == "D" ? "1930" : "0730", "A1",
                ]
              }, "\r\n"))),
    ]
  }
}
