// `wellspring check`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import WellspringLab

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks model and experiment files and prints every problem.",
    discussion: """
      Prints each problem as file:line:column: path: message, all of them and not just the first. \
      Ends with 0 when every file can be run, 65 when one has mistakes, 66 when one cannot be read.

      Examples:
        wellspring check models/icu.yaml
        wellspring check models/*.yaml experiments/*.yaml
      """)

  @Argument(help: "Model and experiment files.")
  var files: [String]

  @Flag(name: .shortAndLong, help: "Print problems only.")
  var quiet = false

  func run() throws {
    var worst: ExitCode?
    for file in files {
      do throws(ModelFileError) {
        printWarnings(try ExperimentFile.load(path: file).warnings)
        if !quiet { try? printResult("\(file): fine\n") }
      } catch {
        printMessage(error.description)
        worst = ExitCode(max(worst?.rawValue ?? 0, error.exitCode))
      }
    }
    if let worst { throw worst }
  }
}
