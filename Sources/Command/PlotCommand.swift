// `wellspring plot`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import WellspringLab
import WellspringReport

struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draws one picture of a results folder, for a paper or a slide.",
    discussion: """
      Without a name it lists the pictures that the folder's page has. A picture is SVG, on white, \
      720 pixels wide, with its finding as its description. PNG (twice as large) and PDF are made \
      from it by rsvg-convert, which has to be installed. An existing file is left as it is (exit \
      code 73).

      The picture `week` of a model's run shows seven days of one person, simulated again: the week \
      with most to see, or that of --post and --from-day.

      Examples:
        wellspring plot results/breaks-1a2b3c4d
        wellspring plot results/breaks-1a2b3c4d cost-benefit --out figure-2.svg
        wellspring plot results/breaks-1a2b3c4d cost-benefit --out figure-2.png
        wellspring plot results/icu-1a2b3c4d week --post icu/8 --from-day 21 --out week.svg
      """)

  @Argument(help: "Folder of results.")
  var folder: String

  @Argument(help: "Name of the picture; none for a list.")
  var name: String?

  @Option(
    help: ArgumentHelp(
      "File to write: .svg, .png or .pdf. (default: SVG on standard output)", valueName: "file"))
  var out: String?

  @Option(help: ArgumentHelp("Of `week`: the post, such as icu/8.", valueName: "post"))
  var post: String?

  @Option(
    name: .customLong("from-day"),
    help: ArgumentHelp(
      "Of `week`: the first of its days, an observed day from 1.", valueName: "day"))
  var fromDay: Int?

  private var file: PictureFile? { out.map { PictureFile(path: $0) } }

  func validate() throws {
    try file?.check("--out")
    if out != nil, name == nil { throw ValidationError("Name the picture that --out is for.") }
    if isWeekAsked, name != ReportPage.weekName {
      throw ValidationError("--post and --from-day are for the picture \(ReportPage.weekName).")
    }
  }

  private var isWeekAsked: Bool { post != nil || fromDay != nil }

  func run() throws {
    if isWeekAsked { return try write(week()) }
    let page = try readPage(folder)
    guard let name else {
      let width = page.figures.map(\.name.count).max() ?? 0
      let lines = page.figures.map { "\(padded($0.name, width))  \($0.title)\n" }
      return try printResult(lines.joined())
    }
    guard let picture = page.picture(name) else {
      let names = page.figures.map(\.name)
      throw failure(
        "there is no picture \(name) in \(folder); \(Suggestion.hint(for: name, among: names))",
        .noInput)
    }
    try write(picture)
  }

  /// The week that was asked for.
  private func week() throws -> String {
    do throws(ModelFileError) {
      return try ReportPage.week(folder, post: post, fromDay: fromDay)
    } catch {
      printMessage(error.description)
      throw ExitCode(error.exitCode)
    }
  }

  private func write(_ picture: String) throws {
    guard let file else { return try printResult(picture) }
    try file.write(picture)
  }
}
