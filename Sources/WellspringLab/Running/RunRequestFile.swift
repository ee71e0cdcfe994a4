// `inputs/request.json`: what was asked for, so that a folder can be resumed, joined and checked.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

enum RunRequestFile {
  static func json(_ experiment: Experiment, identity: String, inputs: RunInputs) -> JSONValue {
    .object([
      ("wellspring", .string(wellspringVersion)),
      ("identity", .string(identity)),
      ("file", .string(experiment.path)),
      ("copy", .string(inputs.files.first?.name ?? "")),
      ("settings", experiment.settings.json),
    ])
  }
}

extension Experiment {
  /// The experiment whose results, or part of whose results, a folder holds: read from the copies
  /// of its files there.
  /// - Throws: `.noInput` when the folder holds no such thing, `.badData` when the copies say
  ///   something else than what was run.
  public static func of(folder: String) throws(ModelFileError) -> Experiment {
    let inputs = "\(folder)/\(ResultsFolder.inputsName)"
    let name = "\(inputs)/\(ResultsFolder.requestName)"
    guard let bytes = FileManager.default.contents(atPath: name),
      let object = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any],
      let identity = object["identity"] as? String, let copy = object["copy"] as? String,
      let file = object["file"] as? String,
      let settings = object["settings"] as? [String: Any]
    else {
      throw ModelFileError(
        .noInput,
        [Problem(.file(folder), "", "this is not a folder of results: there is no \(name)")])
    }
    var experiment = try ExperimentFile.load(
      path: "\(inputs)/\(copy)", settings: RunSettings(json: settings))
    experiment.path = file
    guard experiment.identity == identity else {
      let version = object["wellspring"] as? String ?? "another"
      let why =
        version == wellspringVersion
        ? "the copies in \(inputs) were changed"
        : "it was made by version \(version), and this is \(wellspringVersion)"
      throw ModelFileError(.badData, [Problem(.file(folder), "", why)])
    }
    return experiment
  }
}
