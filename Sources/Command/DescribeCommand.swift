// `wellspring describe`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import WellspringLab

struct DescribeCommand: ParsableCommand {
  /// What the description looks like.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, parameters, policies, csv, json, coverage
    case coverageJSON = "coverage-json"
    case odd, stress
  }

  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Says what a model or experiment means, in words or as a table of its numbers.",
    usage: "wellspring describe <file> [<options>]",
    discussion: """
      text tells the model in words. parameters is a table of every number with its unit, default, \
      range, source and grade of evidence, and whether the file, --set or the default decided it; \
      csv and json are the same table for machines. policies lists every policy: what it acts on, \
      dose, uptake, cost, evidence, and whether it is active. coverage is who is on duty by shift and weekday \
      and for how many patients, as the rota promises it, coverage-json the same for machines. odd is the description of the model after the \
      ODD protocol for agent-based models, stress the STRESS checklist of a simulation study; both \
      are Markdown.

      Of an experiment, text tells the question, the design and the scenarios, stress is filled in from \
      them, and everything else is about the model of its first scenario.

      Examples:
        wellspring describe models/icu.yaml
        wellspring describe models/icu.yaml --format parameters
        wellspring describe models/icu.yaml --format policies
        wellspring describe models/icu.yaml --format csv > icu-parameters.csv
        wellspring describe models/icu.yaml --format coverage
        wellspring describe models/icu.yaml --format odd > icu-odd.md
        wellspring describe experiments/breaks.yaml
      """)

  @Argument(help: "Model or experiment file (YAML).")
  var file: String

  @Option(
    help: ArgumentHelp(
      "text, parameters, policies, csv, json, coverage, coverage-json, odd or stress. "
        + "(default: text)",
      valueName: "format"),
    transform: Self.format)
  var format: Format?

  @OptionGroup var model: ModelOptions

  func run() throws {
    let experiment = try loadExperiment()
    printWarnings(experiment.warnings)
    var study: ExperimentDescription?
    let loaded: LoadedModel
    if experiment.kind is ModelRun {
      loaded = try loadModel(file, settings: settings())
    } else {
      study = try describing { () throws(ModelFileError) in try ExperimentDescription(experiment) }
      loaded = study!.loaded
    }
    switch format ?? .text {
    case .text: try printResult(study?.text ?? ModelDescription(loaded).text)
    case .parameters: try printResult(ParameterTable(loaded).text)
    case .policies: try printResult(PolicyList(loaded).text)
    case .csv: try printResult(ParameterTable(loaded).csv)
    case .json: try printResult(ParameterTable(loaded).json)
    case .coverage:
      try printResult(ModelCoverage(loaded).lines.map { $0 + "\n" }.joined())
    case .coverageJSON: try printResult(ModelCoverage(loaded).json)
    case .odd: try printResult(ODDDescription(loaded).markdown)
    case .stress:
      try printResult((study.map(STRESSChecklist.init) ?? STRESSChecklist(loaded)).markdown)
    }
  }

  private func settings() throws -> [String] { try model.sets() }

  private func loadExperiment() throws -> Experiment {
    let sets = try settings()
    return try describing { () throws(ModelFileError) in
      try ExperimentFile.load(path: file, settings: RunSettings(sets: sets))
    }
  }

  private static func format(_ name: String) throws -> Format {
    if let format = Format(rawValue: name) { return format }
    throw ValidationError(
      "--format takes text, parameters, policies, csv, json, coverage, coverage-json, odd or stress, "
        + "not '\(name)'.")
  }
}

/// Reads a model file; says what is wrong with it and ends the program when it cannot be run.
func loadModel(_ file: String, settings: [String]) throws -> LoadedModel {
  try describing { () throws(ModelFileError) in try ModelFile.load(path: file, sets: settings) }
}

/// Does what may fail on a file; says what is wrong with it and ends the program.
private func describing<Value>(_ body: () throws(ModelFileError) -> Value) throws -> Value {
  do throws(ModelFileError) {
    return try body()
  } catch {
    printMessage(error.description)
    throw ExitCode(error.exitCode)
  }
}
