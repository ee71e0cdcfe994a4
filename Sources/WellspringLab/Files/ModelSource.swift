// A model file that is read once and made into many models.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// The text of a model file as a tree, before anything is set in it.
public struct ModelSource: Sendable {
  /// The name of the file as it was given.
  public let file: String
  /// Where the files that it names are looked for.
  let files: InputPlace
  let tree: SourceNode
  /// The file as it was read.
  let input: InputFile

  /// Reads a model file.
  /// - Throws: `.noInput` or `.badData`; what the file says is not looked at yet.
  public init(path: String) throws(ModelFileError) {
    try self.init(path: path, InputPlace(directory: Self.directory(of: path)))
  }

  /// Reads the text of a model file.
  /// - Parameters:
  ///   - file: its name in messages.
  ///   - directory: where the files that it names are looked for.
  public init(text: String, file: String, directory: String) throws(ModelFileError) {
    try self.init(
      SourceText(bytes: Array(text.utf8), file: file), InputPlace(directory: directory))
  }

  /// - Parameter files: where the file itself is read and where the files that it names are looked
  ///   for.
  init(path: String, _ files: InputPlace) throws(ModelFileError) {
    try self.init(files.text(path, purpose: "model file"), files)
  }

  init(_ source: SourceText, _ files: InputPlace) throws(ModelFileError) {
    try self.init(source, tree: SourceNode.parse(source), files)
  }

  init(_ source: SourceText, tree: SourceNode, _ files: InputPlace) {
    file = source.file
    self.files = files
    self.tree = tree
    input = source.input
  }

  static func directory(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().relativePath
  }

  /// The model with some values set, later ones winning.
  /// - Throws: every problem that was found.
  public func model(_ overrides: [ModelOverride] = []) throws(ModelFileError) -> LoadedModel {
    try read(overrides).loaded
  }

  /// The same, and the reader that has read it.
  func read(
    _ overrides: [ModelOverride]
  ) throws(ModelFileError) -> (loaded: LoadedModel, reader: ModelReader) {
    var reader = ModelReader(file: file)
    var tree = reader.tree(tree, with: overrides)
    let place = tree[ModelHeadline.key]?.place
    let headline = reader.takeHeadline(from: &tree)
    let published = reader.takePublished(from: &tree)
    let observed = reader.takeObserved(from: &tree)
    reader.read(tree)
    var otherInputs: [InputFile] = []
    reader.readRosters(files, &otherInputs)
    reader.checkModel()
    if reader.problems.isEmpty {
      reader.checkHeadline(headline, at: place)
      reader.checkObserved(observed)
    }
    guard reader.problems.isEmpty else { throw ModelFileError(problems: reader.problems) }
    reader.warnOfGaps()
    let loaded = LoadedModel(
      model: reader.model, file: file, values: reader.values, otherInputs: otherInputs,
      headline: headline, published: published, observed: observed.map(\.figure),
      warnings: reader.warnings)
    return (loaded, reader)
  }

  /// What is wrong with single values, whether or not they fit together.
  func problems(ofValues overrides: [ModelOverride]) -> [Problem] {
    var reader = ModelReader(file: file)
    var tree = reader.tree(tree, with: overrides)
    _ = reader.takeHeadline(from: &tree)
    _ = reader.takePublished(from: &tree)
    _ = reader.takeObserved(from: &tree)
    reader.read(tree)
    return reader.problems
  }
}

extension ModelReader {
  /// The tree of a file with what was imported, what was fitted and what is set from outside in its
  /// place, each over the one before.
  fileprivate mutating func tree(_ tree: SourceNode, with overrides: [ModelOverride]) -> SourceNode
  {
    var tree = tree
    applyBlocks(to: &tree)
    for override in overrides {
      if let problem = override.apply(to: &tree) { problems.append(problem) }
    }
    return tree
  }
}
