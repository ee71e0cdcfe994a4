// `wellspring import roster`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import WellspringLab

struct ImportRosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: "Makes the roster of a model from a real one.",
    discussion: """
      Reads what rostering systems and spreadsheets write: a row for each person with a column for \
      each day, a row for each duty (person, date, shift), or rows of person, start and end; with \
      commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252, with lines above the table and \
      columns that nobody needs. Writes the model file and beside it the roster, in which posts stand \
      in the place of names and staff numbers; these are written nowhere. Absences that the roster \
      has are not simulated on top. What was read and what was left out is printed.

      Codes are the names of the model's shifts or their first letters, times such as 07:00-15:30, and \
      the usual words for off, leave and sick; all others are listed, to be given a meaning in a \
      small file (--codes):
        D: day
        L: {shift: late, start: "13:30", hours: 8}
        X: off
        V: leave
        K: sick
        T: training
        B: on-call

      Dates that may be read in two ways are asked for (--dates).

      Examples:
        wellspring import roster month.csv --out march.yaml
        wellspring import roster month.csv --codes codes.yaml --out march.yaml
        wellspring import roster duties.csv --model ward-7.yaml --out march.yaml
        wellspring import roster duties.csv --dates dmy --out march.yaml
        wellspring import roster sheet.csv --month 2026-03 --out march.yaml
        wellspring import roster x.csv --columns person=ID,date=Tag,shift=Code \\
          --out march.yaml
      """)

  @Argument(help: "Roster file.")
  var file: String

  @Option(help: ArgumentHelp("File of codes and what they mean.", valueName: "file"))
  var codes: String?

  @Option(help: ArgumentHelp("Order of dates: dmy, mdy or ymd.", valueName: "order"))
  var dates: String?

  @Option(
    help: ArgumentHelp(
      "Month of days without one, year of dates without one: 2026-03.", valueName: "month"))
  var month: String?

  @Option(
    help: ArgumentHelp(
      "Which columns are person, date, shift, start, end and role, by heading or number: "
        + "person=ID,date=2.", valueName: "list"))
  var columns: String?

  @Option(help: ArgumentHelp("Role of everybody on the roster.", valueName: "role"))
  var role: String?

  @Option(
    help: ArgumentHelp(
      "Roles of the file with those of the model: RN=nurse,HCA=none.", valueName: "list"))
  var roles: String?

  @OptionGroup var options: ImportOptions

  func validate() throws {
    if let dates, DateOrder(rawValue: dates) == nil {
      throw ValidationError("--dates takes dmy, mdy or ymd.")
    }
    if role != nil, roles != nil { throw ValidationError("Give --role or --roles, not both.") }
    for (name, list) in [("--columns", columns), ("--roles", roles)] {
      guard let list, ImportOptions.pairs(list) == nil else { continue }
      throw ValidationError("\(name) takes pairs such as NAME=VALUE, with commas between.")
    }
  }

  func run() throws {
    var wanted = RosterOptions()
    (wanted.unit, wanted.role, wanted.month) = (options.unit, role, month)
    wanted.dates = dates.flatMap { DateOrder(rawValue: $0) }
    wanted.columns = (columns.flatMap(ImportOptions.pairs) ?? []).map { ($0.0, $0.1) }
    wanted.roles = (roles.flatMap(ImportOptions.pairs) ?? []).map { ($0.0, $0.1) }
    let base = try options.base()
    let roster = try options.imported { () throws(ModelFileError) in
      try RosterImport(base).read(file, codes: codes, options: wanted, out: options.out)
    }
    try options.write([
      (roster.modelPath, roster.modelText), (roster.rosterPath, roster.rosterText),
    ])
    if !options.quiet { printWarnings(roster.model.warnings) }
    try options.tell(
      roster.report, files: [roster.modelPath, roster.rosterPath],
      next: [
        "check \(shellWord(options.out))", "run \(shellWord(options.out))",
      ])
  }
}
