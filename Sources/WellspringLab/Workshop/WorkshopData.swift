// What the workshop page is given to open: models, and the scenarios of an experiment.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The data of a workshop page.
public struct WorkshopData: Sendable {
  /// Scenarios of an experiment that a page shows; more would be no choice any more.
  static let mostScenarios = 24

  private let models: [WorkshopModel]
  private let experiment: Experiment?
  private let result: WorkshopResult?

  public init(
    models: [WorkshopModel], experiment: Experiment? = nil, result: WorkshopResult? = nil
  ) {
    (self.models, self.experiment, self.result) = (models, experiment, result)
  }

  /// Reads model files, and at most one experiment file, whose model comes first.
  /// - Parameter others: model files that follow, but for those whose name is there already.
  /// - Throws: what is wrong with one of them; `.usage` for a second experiment.
  public init(paths: [String], others: [String] = []) throws(ModelFileError) {
    var models: [WorkshopModel] = []
    var found: Experiment?
    for path in paths {
      let experiment = try ExperimentFile.load(path: path)
      if experiment.kind is ModelRun {
        models.append(try WorkshopModel(path: path))
        continue
      }
      guard found == nil else {
        let problem = Problem(.file(path), "", "the page takes one experiment; name one of them")
        throw ModelFileError(.usage, [problem])
      }
      found = experiment
      guard let input = experiment.inputs.dropFirst().first else { continue }
      models.insert(try WorkshopModel(path: input.path), at: 0)
    }
    try self.init(models: Self.with(others, models), experiment: found)
  }

  /// The model of a finished run, and the run as a result that can be checked.
  /// - Parameters:
  ///   - page: the report of the folder, as HTML.
  ///   - others: model files that follow, but for those whose name is there already.
  /// - Throws: `.badData` when no replicate came to its end or a table cannot be read.
  public init(
    _ folder: FinishedFolder, page: String, others: [String]
  ) throws(ModelFileError) {
    let result = try WorkshopResult(folder, page: page)
    let experiment = folder.experiment.kind is ModelRun ? nil : folder.experiment
    try self.init(
      models: Self.with(others, folder.modelSources.map(WorkshopModel.init)),
      experiment: experiment, result: result)
  }

  /// Models, and behind them those of other files whose names are not there yet.
  private static func with(
    _ others: [String], _ models: [WorkshopModel]
  ) throws(ModelFileError) -> [WorkshopModel] {
    var models = models
    for path in others where !models.contains(where: { $0.name == Experiment.slug(path) }) {
      models.append(try WorkshopModel(path: path))
    }
    return models
  }

  /// JSON that can stand inside of a page.
  public var text: String {
    // Inside of a script element only `<` could end it or begin a comment.
    json.text.replacing("<", with: "\\u003c")
  }

  private var json: JSONValue {
    .object([
      ("version", .string(wellspringVersion)), ("models", .array(models.map(\.json))),
      ("experiment", experiment.map(Self.json) ?? .null), ("open", .null),
      ("result", result?.json(models[0].loaded.model.table) ?? .null),
    ])
  }

  private static func json(_ experiment: Experiment) -> JSONValue {
    let shown = experiment.scenarios.prefix(mostScenarios)
    return .object([
      ("title", .string(experiment.title)), ("kind", .string(experiment.kindName)),
      ("path", .string(experiment.path)), ("seed", .string(String(experiment.seed))),
      ("scenarioCount", .integer(experiment.scenarios.count)),
      (
        "scenarios",
        .array(
          shown.compactMap { scenario in
            scenario.model.map {
              .object([("name", .string(scenario.name)), ("table", $0.table.json)])
            }
          })
      ),
    ])
  }
}
