// An experiment read back from the folder that holds its results, or a part of them.
// SPDX-License-Identifier: GPL-3.0-or-later

extension Experiment {
  /// The experiment whose results, or part of whose results, a folder holds: read from the copies
  /// of its files there, never from the originals.
  /// - Throws: `.noInput` when the folder holds no such thing, `.badData` when the copies say
  ///   something else than what was run.
  public static func of(folder: String) throws(ModelFileError) -> Experiment {
    let inputs = "\(folder)/\(ResultsFolder.inputsName)"
    guard let mark = FolderMark.of(folder, followingLinks: true) else {
      if let old = OldRequest(folder) { return try of(old, folder) }
      throw ModelFileError(
        .noInput,
        [
          Problem(
            .file(folder), "",
            "this is not a folder of results: there is no \(folder)/\(FolderMark.name)")
        ])
    }
    let copies = try copies(mark, in: inputs)
    var experiment: Experiment
    do throws(ModelFileError) {
      experiment = try ExperimentFile.load(
        path: mark.file, settings: mark.settings, copies: copies)
    } catch {
      // What this version reads otherwise is no mistake of the user's files.
      guard mark.version == wellspringVersion else { throw other(mark.version, folder) }
      throw error
    }
    guard experiment.identity == mark.identity else {
      guard mark.version == wellspringVersion else { throw other(mark.version, folder) }
      let place = Place.file("\(folder)/\(FolderMark.name)")
      throw ModelFileError(
        .badData,
        [
          Problem(
            place, "",
            "it says something else than what was run: the file was changed, or the program or its models "
              + "were since")
        ])
    }
    experiment.scenarios = experiment.study.scenarios(experiment) { rows(of: $0, in: folder) }
    return experiment
  }

  /// Rows of a small table of a folder, by column; empty where there is none.
  private static func rows(of table: String, in folder: String) -> [[String: String]] {
    guard let bytes = RegularFile.bytes("\(folder)/\(table).csv", followingLinks: true) else {
      return []
    }
    var reader = CSVReader(bytes)
    let header = reader.next() ?? []
    var rows: [[String: String]] = []
    while rows.count < mostRows, let cells = reader.next() {
      rows.append(Dictionary(zip(header, cells)) { first, _ in first })
    }
    return rows
  }

  private static let mostRows = 10_000

  /// The copies of the files, by the paths under which the originals were read.
  private static func copies(
    _ mark: FolderMark, in inputs: String
  ) throws(ModelFileError) -> [String: [UInt8]] {
    var copies: [String: [UInt8]] = [:]
    var problems: [Problem] = []
    for copy in mark.copies {
      let path = "\(inputs)/\(copy.name)"
      let bytes = RegularFile.bytes(path, followingLinks: true)
      if let bytes, sha256(bytes) == copy.digest {
        copies[copy.path] = bytes
      } else {
        problems.append(
          Problem(
            .file(path), "",
            bytes == nil ? "this copy of an input is gone" : "this copy of an input was changed"))
      }
    }
    guard problems.isEmpty else { throw ModelFileError(.badData, problems) }
    return copies
  }

  private static func other(_ version: String, _ folder: String) -> ModelFileError {
    ModelFileError(
      .badData,
      [
        Problem(
          .file(folder), "", "it was made by version \(version), and this is \(wellspringVersion)")
      ])
  }

  /// From a folder that has no mark yet, by the copies' places relative to each other.
  private static func of(_ old: OldRequest, _ folder: String) throws(ModelFileError) -> Experiment {
    let inputs = "\(folder)/\(ResultsFolder.inputsName)"
    var experiment = try ExperimentFile.load(path: "\(inputs)/\(old.copy)", settings: old.settings)
    experiment.path = old.file
    guard experiment.identity == old.identity else {
      guard old.version == wellspringVersion else { throw other(old.version, folder) }
      throw ModelFileError(
        .badData, [Problem(.file(folder), "", "the copies in \(inputs) were changed")])
    }
    return experiment
  }
}
