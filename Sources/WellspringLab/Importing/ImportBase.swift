// The model into which something is imported, and its text with what was imported in it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A model file to begin with.
public struct ImportBase {
  let source: ModelSource
  private let text: String

  /// - Parameters:
  ///   - text: of a model file.
  ///   - file: its name in messages.
  ///   - directory: where the files that it names are.
  public init(text: String, file: String, directory: String) throws(ModelFileError) {
    self.text = text
    source = try ModelSource(text: text, file: file, directory: directory)
  }

  /// The unit that is meant.
  func unit(_ name: String?, in loaded: LoadedModel) throws(ModelFileError) -> CareUnitPlan {
    let units = loaded.model.units
    let names = units.map(\.name)
    guard let name else {
      guard units.count == 1 else {
        throw ModelFileError(
          .usage,
          [
            Problem(
              .file(source.file), "site.units",
              "there are several units (\(names.joined(separator: ", "))); say which with --unit")
          ])
      }
      return units[0]
    }
    guard let unit = units.first(where: { $0.name == name }) else {
      throw ModelFileError(
        .usage,
        [
          Problem(
            .override("--unit \(TextRule.short(name))"), "",
            "the model has no such unit; " + Suggestion.hint(for: name, among: names))
        ])
    }
    return unit
  }

  /// A value that was imported.
  struct Value {
    var path: String
    /// As YAML.
    var value: String
    /// Where it comes from; empty for a list of groups, which says no such thing.
    var source = ""
    var grade = "measured"

    var entry: String {
      source.isEmpty
        ? "  \(path): \(value)" : ModelBlock.entry(path, value, grade: grade, source: source)
    }
  }

  /// The text of the model with values in its block `imported`. What an earlier import of the same sort
  /// put there goes, and so does what was fitted in the place of a value that is new.
  func text(
    putting values: [Value], owns: (String) -> Bool
  ) -> (text: String, dropped: [String]) {
    var dropped: [String] = []
    let paths = values.map(\.path)
    let text = ModelBlock.text(text) { block, old in
      switch block {
      case .imported:
        let kept = ModelBlock.without(old) { paths.contains($0) || owns($0) }.kept
        return kept + values.map(\.entry)
      case .fitted:
        let parts = ModelBlock.without(old) { paths.contains($0) }
        dropped = parts.left
        return parts.kept
      }
    }
    return (text, dropped)
  }

  /// The model that a text gives when it is written.
  /// - Parameters:
  ///   - out: where it is to be written.
  ///   - files: that are to be written beside it.
  ///   - old: a file that the model named and names no longer.
  func checked(
    _ text: String, out: String, with files: [(path: String, bytes: [UInt8])] = [],
    without old: String = ""
  ) throws(ModelFileError) -> LoadedModel {
    let place = InputPlace(directory: ModelSource.directory(of: out))
    var copies: [String: [UInt8]] = [:]
    let others = try source.model().otherInputs
    if source.files.directory == place.directory {
      for other in others { copies[other.path] = other.bytes }
    } else if let other = others.first(where: { $0.path != source.files.path(old) }) {
      throw ModelFileError(
        .usage,
        [
          Problem(
            .file(out), "",
            "the model names \(other.path) as seen from its own folder; write the new one there too"
          )
        ])
    }
    for file in files { copies[place.path(Self.name(file.path))] = file.bytes }
    return try ModelSource(
      SourceText(bytes: Array(text.utf8), file: out),
      InputPlace(directory: place.directory, copies: copies)
    ).model()
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
