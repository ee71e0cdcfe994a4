// `wellspring import arrivals`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab
import WellspringReport

struct ImportArrivalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arrivals",
    abstract: "Makes the arrivals of a model from those of a real unit.",
    discussion: """
      Reads a row an arrival with its time, counts by day or by hour (a row an hour, or a row a day \
      with a column an hour), or a mean week of 168 hours, and \
      makes of them the rate of a unit and how it goes by hour of the day and by weekday. Says whether \
      one course of the day holds for all weekdays (a likelihood-ratio test), and whether the days vary \
      more than the model's Poisson arrivals do. With a census of beds and no admissions the rate is \
      what fills the beds so at the model's mean stay.

      Counts of days that were not watched are not zero: leave their rows out. A picture shows data \
      and model over the week.

      Examples:
        wellspring import arrivals visits.csv --like emergency --out ed.yaml
        wellspring import arrivals visits.csv --columns time=Arrived --out ed.yaml
        wellspring import arrivals hourly.csv --model ed.yaml --out ed-2.yaml \\
          --picture arrivals.svg
        wellspring import arrivals daily.csv --holidays 2026-04-03,2026-12-25 \\
          --out ward.yaml
      """)

  @Argument(help: "File of arrivals.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "Which columns are time, date, hour, weekday, count and census, by heading or number: "
        + "time=Arrived,count=3.", valueName: "list"))
  var columns: String?

  @Option(help: ArgumentHelp("Order of dates: dmy, mdy or ymd.", valueName: "order"))
  var dates: String?

  @Option(
    help: ArgumentHelp(
      "Holidays, which are not counted among their weekdays: dates with commas between, or a file "
        + "with one a line.", valueName: "dates"))
  var holidays: String?

  @Option(
    help: ArgumentHelp("Weeks that a table of 168 hours is the sum of.", valueName: "n"))
  var weeks = 1.0

  @Option(
    help: ArgumentHelp(
      "Draw data and model into this file: .svg, .png or .pdf.", valueName: "file"))
  var picture: String?

  @OptionGroup var options: ImportOptions

  func validate() throws {
    if let dates, DateOrder(rawValue: dates) == nil {
      throw ValidationError("--dates takes dmy, mdy or ymd.")
    }
    guard weeks > 0, weeks <= 10_000 else { throw ValidationError("--weeks takes 1 to 10000.") }
    if let columns, ImportOptions.pairs(columns) == nil {
      throw ValidationError("--columns takes pairs such as time=NAME, with commas between.")
    }
    try pictureFile?.check("--picture")
  }

  private var pictureFile: PictureFile? { picture.map { PictureFile(path: $0) } }

  func run() throws {
    try pictureFile?.checkIsNew()
    var wanted = ArrivalOptions()
    (wanted.unit, wanted.weeks) = (options.unit, weeks)
    wanted.dates = dates.flatMap { DateOrder(rawValue: $0) }
    wanted.columns = (columns.flatMap(ImportOptions.pairs) ?? []).map { ($0.0, $0.1) }
    wanted.holidays = holidayTexts
    let base = try options.base()
    let arrivals = try options.imported { () throws(ModelFileError) in
      try ArrivalImport(base).read(file, options: wanted, out: options.out)
    }
    try options.write([(arrivals.modelPath, arrivals.modelText)])
    if let picture = pictureFile, !arrivals.week.isEmpty {
      try picture.write(ArrivalsPicture(arrivals).file)
    }
    let drawn = arrivals.week.isEmpty ? [] : [picture].compactMap { $0 }
    try options.tell(
      arrivals.report, files: [arrivals.modelPath] + drawn,
      next: ["run \(shellWord(options.out))"])
  }

  /// Dates as they are given, or as the lines of a file have them.
  private var holidayTexts: [String] {
    guard let holidays else { return [] }
    let text = (try? String(contentsOfFile: holidays, encoding: .utf8)) ?? holidays
    return text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map(String.init)
  }
}
