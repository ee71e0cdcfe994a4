// Model files in.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Reads and checks model files.
public enum ModelFile {
  /// Reads a model file.
  /// - Parameter sets: arguments of `--set`, each `path=value`, later ones winning.
  /// - Throws: every problem that was found, with the exit code that fits.
  public static func load(
    path: String, sets: [String] = []
  ) throws(ModelFileError) -> LoadedModel {
    try load(path: path, overrides: ModelOverride.all(sets))
  }

  /// Reads a model file and sets values in it.
  public static func load(
    path: String, overrides: [ModelOverride]
  ) throws(ModelFileError) -> LoadedModel {
    try ModelSource(path: path).model(overrides)
  }

  /// Reads a model from bytes at hand.
  /// - Parameters:
  ///   - file: its name in messages.
  ///   - directory: where the files that it names are looked for.
  public static func load(
    bytes: [UInt8], file: String, directory: String = ".", overrides: [ModelOverride] = []
  ) throws(ModelFileError) -> LoadedModel {
    try ModelSource(SourceText(bytes: bytes, file: file), InputPlace(directory: directory))
      .model(overrides)
  }

  /// Every problem of a model file; none when it can be run.
  public static func check(path: String, sets: [String] = []) -> [Problem] {
    do {
      _ = try load(path: path, sets: sets)
      return []
    } catch {
      return error.problems
    }
  }
}
