// `wellspring describe`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import WellspringLab

struct DescribeCommand: ParsableCommand {
  /// What the description looks like.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, parameters, policies, csv, json, odd, stress
  }

  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Says what a model file means, in words or as a table of its numbers.",
    discussion: """
      text tells the model in words. parameters is a table of every number with its unit, default, \
      range, source and grade of evidence, and whether the file, --set or the default decided it; \
      csv and json are the same table for machines. policies lists every policy: what it acts on, \
      dose, uptake, cost, evidence, and whether it is active. odd is the description of the model after the \
      ODD protocol for agent-based models, stress the STRESS checklist of a simulation study; both \
      are Markdown.

      Examples:
        wellspring describe models/icu.yaml
        wellspring describe models/icu.yaml --format parameters
        wellspring describe models/icu.yaml --format policies
        wellspring describe models/icu.yaml --format csv > icu-parameters.csv
        wellspring describe models/icu.yaml --format odd > icu-odd.md
      """)

  @Argument(help: "Model file (YAML).")
  var file: String

  @Option(
    help: ArgumentHelp(
      "text, parameters, policies, csv, json, odd or stress. (default: text)",
      valueName: "format"),
    transform: Self.format)
  var format: Format?

  @Option(
    help: ArgumentHelp("Set a value of the model. May be given again.", valueName: "path=value"))
  var set: [String] = []

  @Option(
    help: ArgumentHelp(
      "Activate a policy. May be given again.", valueName: "name[=dose]"))
  var policy: [String] = []

  func run() throws {
    let loaded = try loadModel(file, settings: policySettings(policy) + set)
    printWarnings(loaded.warnings)
    switch format ?? .text {
    case .text: try printResult(ModelDescription(loaded).text)
    case .parameters: try printResult(ParameterTable(loaded).text)
    case .policies: try printResult(PolicyList(loaded).text)
    case .csv: try printResult(ParameterTable(loaded).csv)
    case .json: try printResult(ParameterTable(loaded).json)
    case .odd: try printResult(ODDDescription(loaded).markdown)
    case .stress: try printResult(STRESSChecklist(loaded).markdown)
    }
  }

  private static func format(_ name: String) throws -> Format {
    if let format = Format(rawValue: name) { return format }
    throw ValidationError(
      "--format takes text, parameters, policies, csv, json, odd or stress, not '\(name)'.")
  }
}

/// What each `--policy` stands for, as `path=value`; says what is wrong and ends the program when no
/// policy is called so.
func policySettings(_ policies: [String]) throws -> [String] {
  var settings: [String] = []
  for policy in policies {
    do throws(ModelFileError) {
      settings += try ModelOverride.settings(policy: policy)
    } catch {
      printMessage(error.description)
      throw ExitCode(error.exitCode)
    }
  }
  return settings
}

/// Reads a model file; says what is wrong with it and ends the program when it cannot be run.
func loadModel(_ file: String, settings: [String]) throws -> LoadedModel {
  do throws(ModelFileError) {
    return try ModelFile.load(path: file, sets: settings)
  } catch {
    printMessage(error.description)
    throw ExitCode(error.exitCode)
  }
}
