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
      Of a single model it also shows who is on duty by shift and weekday and for how many patients, \
      what the minimum rest takes, and hours without anybody. Ends with 0 when every file can be run, 65 when one has mistakes, 66 when one cannot be read.

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
        let experiment = try ExperimentFile.load(path: file)
        printWarnings(experiment.warnings)
        if quiet { continue }
        let coverage =
          files.count == 1 && experiment.kind is ModelRun
          ? ModelCoverage(try ModelFile.load(path: file)).lines : []
        try? printResult((["\(file): fine"] + coverage).map { $0 + "\n" }.joined())
      } catch {
        printMessage(error.description)
        worst = ExitCode(max(worst?.rawValue ?? 0, error.exitCode))
      }
    }
    if let worst { throw worst }
  }
}
