// `wellspring report`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import WellspringLab
import WellspringReport

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Makes the page of a results folder again from its tables.",
    discussion: """
      A run writes report.html into its folder: the question, the answer in plain sentences with \
      its uncertainty, pictures, and the numbers behind them. The page is one file that needs no \
      network. From the same tables it is made again as the same bytes. A page that somebody has \
      changed is left as it is (exit code 73); move it away first.

      With --with-engine the page carries the simulation as well, and the replicates that it was made \
      from: whoever opens it can have some of them simulated again, and go on from there. It is a \
      page of its own, report-with-engine.html, which no network and no installation is needed for.

      Examples:
        wellspring report results/breaks-1a2b3c4d
        wellspring report results/breaks-1a2b3c4d --out breaks.html
        wellspring report results/breaks-1a2b3c4d --with-engine
      """)

  @Argument(help: "Folder of results.")
  var folder: String

  @Option(
    help: ArgumentHelp(
      "Write the page to this file instead; it must not exist yet.", valueName: "file"))
  var out: String?

  @Flag(help: "Make a page that can simulate its replicates again.")
  var withEngine = false

  func run() throws {
    let page = try readPage(folder)
    if withEngine { return try writeWithEngine(page) }
    do throws(OutputError) {
      if let out {
        try WholeFile.write([WholeFile(path: out, text: page.html)])
        return try printPlace(out)
      }
      let file = ReportFile(folder: folder)
      let change = try file.write(page)
      if change == .same { printMessage("The page was there already, with the same bytes.") }
      try printPlace(file.path)
    } catch {
      throw failure(error.description, error.status)
    }
  }

  /// The workshop page with the report in it.
  private func writeWithEngine(_ report: ReportPage) throws {
    let shipped = try ShippedPage.path()
    guard let page = WorkshopPage(path: shipped) else {
      throw failure("\(shipped) is no workshop page that can be read", .noInput)
    }
    let data: WorkshopData
    do throws(ModelFileError) {
      data = try WorkshopData(
        FinishedFolder(folder), page: report.html, others: ShippedPage.models(beside: shipped))
    } catch {
      printMessage(error.description)
      throw ExitCode(error.exitCode)
    }
    let place = out ?? "\(folder)/report-with-engine.html"
    Interrupts.hold()
    do throws(OutputError) {
      try WholeFile.write([WholeFile(path: place, text: page.html(data))])
      try printPlace(place)
    } catch {
      throw failure(error.description, error.status)
    }
  }

  private func printPlace(_ path: String) throws(OutputError) {
    do { try printResult(path + "\n") } catch {
      throw .cannotFinish(path: "standard output", reason: "it is closed or full")
    }
  }
}

/// The page of a folder.
/// - Throws: exit code 65 or 66 when the folder cannot be read; the reasons are printed.
func readPage(_ folder: String) throws -> ReportPage {
  do throws(ModelFileError) { return try ReportPage(folder) } catch {
    printMessage(error.description)
    throw ExitCode(error.exitCode)
  }
}

/// Writes the page of a run that has just ended. The tables are there whatever becomes of the page.
/// - Parameter isQuiet: whether the place is left to the summary; otherwise it goes to standard error.
func writePage(of folder: String, isQuiet: Bool) throws {
  let file = ReportFile(folder: folder)
  let page = try readPage(folder)
  do throws(OutputError) { _ = try file.write(page) } catch {
    throw failure(error.description, error.status)
  }
  if !isQuiet { printMessage("The answer with pictures, for a browser: \(file.path)") }
}
