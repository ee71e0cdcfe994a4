// `wellspring diff`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Wellspring
import WellspringLab

struct DiffCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what is different between two folders of results of one seed.",
    discussion: """
      Replicates of equal number share their luck, so they are compared pair by pair: what differs is \
      of the change's own making. Shown are the values in which the models differ, the outcomes that \
      the model wants shown first, and every other outcome that clearly differs; --all shows all. A \
      folder with one scenario is held against the one of the other folder; scenarios of experiments \
      are paired by name. Nothing in the folders is changed.

      Examples:
        wellspring run models/icu.yaml -n 40 -o before
        wellspring run models/icu.yaml -n 40 -o after --set site.units.icu.beds=20
        wellspring diff before after
        wellspring diff before after --format json | jq '.scenarios[0].changes'
      """)

  @Argument(help: "Folder of results.")
  var first: String

  @Argument(help: "Another one; differences are this one less the first.")
  var second: String

  @Flag(help: "Every outcome that both define.")
  var all = false

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format = Format.text

  func run() throws {
    let difference: FolderDifference
    do throws(ModelFileError) {
      difference = try FolderDifference(FinishedFolder(first), FinishedFolder(second))
    } catch {
      printMessage(error.description)
      throw ExitCode(error.exitCode)
    }
    switch format {
    case .json: try printResult(difference.json.text)
    case .text: try printResult(DiffText(difference, all: all).text)
    }
  }
}
