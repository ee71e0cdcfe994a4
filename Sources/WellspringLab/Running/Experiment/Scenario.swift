// One point of an experiment: a model under a name.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A model that an experiment runs, and what tells it from the others.
public struct Scenario: Sendable {
  /// What there is to run.
  public enum Content: Sendable {
    case model(Model)
    /// A combination of values that no model can have, and why. Its trials fail with that cause.
    case impossible(String)
  }

  /// Where the digest comes from. It takes longer than to make the scenario, and not everybody asks.
  private enum DigestSource: Sendable {
    case known(String)
    case lines(CanonicalLines)
  }

  /// The name in the tables.
  public let name: String
  /// What people call it where it is told; empty where its name says it. It reaches no table.
  public internal(set) var label = ""
  /// What people call it, or its name.
  public var title: String { label.isEmpty ? name : label }
  public let content: Content
  /// Figures of the real unit that its model file names; they reach no table.
  public private(set) var observed: [ObservedFigure] = []
  private let digestSource: DigestSource
  /// What was set on top of the model file, each `path=value`.
  public let settings: [String]

  /// A scenario that can be run.
  public init(name: String, model: Model, digest: String, settings: [String] = []) {
    self.name = name
    content = .model(model)
    digestSource = .known(digest)
    self.settings = settings
  }

  /// A scenario that is a variation of a model.
  init(name: String, model: Model, lines: CanonicalLines, settings: [String]) {
    self.name = name
    content = .model(model)
    digestSource = .lines(lines)
    self.settings = settings
  }

  /// A scenario of a loaded model.
  public init(name: String, _ loaded: LoadedModel, settings: [String] = []) {
    self.init(
      name: name, model: loaded.model, digest: sha256(Array(loaded.canonicalText.utf8)),
      settings: settings)
    observed = loaded.observed
  }

  /// A scenario of a model that was loaded with some values set.
  init(name: String, _ loaded: LoadedModel, _ overrides: [ModelOverride]) {
    self.init(name: name, loaded, settings: overrides.map { "\($0.path)=\($0.value)" })
  }

  /// A scenario that cannot be run.
  public init(name: String, impossible reason: String, settings: [String]) {
    self.name = name
    content = .impossible(reason)
    digestSource = .known(
      sha256(Array("impossible\n\(settings.joined(separator: "\n"))".utf8)))
    self.settings = settings
  }

  /// SHA-256 of everything that decides what is simulated, in hexadecimal.
  public var digest: String {
    switch digestSource {
    case .known(let digest): digest
    case .lines(let lines): lines.digest
    }
  }

  /// The model; nil where there is none.
  public var model: Model? {
    if case .model(let model) = content { model } else { nil }
  }
}
