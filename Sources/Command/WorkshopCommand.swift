// `wellspring workshop`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

struct WorkshopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workshop",
    abstract: "Writes one page in which the simulation runs: for workshops, phones, and checking.",
    discussion: """
      The page is one file that needs no network and no installation: it carries the same engine as \
      this program, the models that are named, and those that are shipped. The same seed and \
      replicate have the same events. Of an experiment it offers the scenarios side by side. An \
      existing file is left as it is (exit code 73).

      Examples:
        wellspring workshop
        wellspring workshop models/ward.yaml models/icu.yaml --out ward.html
        wellspring workshop experiments/breaks.yaml --open
      """)

  @Argument(help: "Model files, or an experiment file, that the page opens first.")
  var files: [String] = []

  @Option(help: ArgumentHelp("File to write; it must not exist yet.", valueName: "file"))
  var out = "workshop.html"

  @Flag(help: "Open the page in the browser.")
  var open = false

  @Option(help: ArgumentHelp("Take this page instead of the shipped one.", valueName: "file"))
  var page: String?

  func run() throws {
    let place = try self.page ?? ShippedPage.path()
    guard let page = WorkshopPage(path: place) else {
      throw failure("\(place) is no workshop page that can be read", .noInput)
    }
    let shipped = ShippedPage.models(beside: place)
    guard !files.isEmpty || !shipped.isEmpty else {
      throw failure("there are no models beside \(place): name model files", .noInput)
    }
    let data: WorkshopData
    do throws(ModelFileError) { data = try WorkshopData(paths: files, others: shipped) } catch {
      printMessage(error.description)
      throw ExitCode(error.exitCode)
    }
    Interrupts.hold()
    do throws(OutputError) {
      try WholeFile.write([WholeFile(path: out, text: page.html(data))])
    } catch {
      throw failure(error.description, error.status)
    }
    try printResult(out + "\n")
    if open { try Self.show(out) }
  }

  private static func show(_ path: String) throws {
    #if os(macOS)
      let opener = "open"
    #else
      let opener = "xdg-open"
    #endif
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [opener, path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      throw failure("there is no \(opener) here: open \(path) in a browser", .noService)
    }
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      throw failure("\(opener) could not open \(path): open it in a browser", .noService)
    }
  }
}
