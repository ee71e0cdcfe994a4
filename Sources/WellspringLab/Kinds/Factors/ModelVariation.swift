// A model at many points of a design, read once.
//
// Goals, in order of priority:
// 1. the scenario that reading the file anew with the values set would give;
// 2. microseconds a point: what does not differ between points is not looked at again.
//
// Only numbers, switches, choices and times are varied here, of models without a roster: they change
// no name, no list and no other file. A point that does not fit together is left to whoever reads it
// anew, for the messages.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Makes scenarios of one model that differ in some values.
struct ModelVariation {
  private struct Target {
    let entry: RegistryEntry
    let indexes: [Int]
    let path: String
    /// Its line in the canonical text.
    let line: Int
    /// By text: what it stands for, and the line that says so; nil where it stands for nothing.
    var known: [String: (value: RegistryValue, line: String)?] = [:]
  }

  /// After the model was read: it knows where everything stands.
  private let reader: ModelReader
  private let lines: CanonicalLines
  private var targets: [Target] = []

  /// Points that are tried before every point is read anew.
  private static let mostAttempts = 8

  /// - Parameters:
  ///   - paths: what is varied.
  ///   - points: the values of each point. The model is read at the first that it can have, so that
  ///     every path counts as given, as it does at every point.
  /// - Returns: nil when the model or a path asks for reading anew.
  init?(
    _ source: ModelSource, _ shared: [ModelOverride], paths: [String], points: [[String]]
  ) {
    let readings = points.prefix(Self.mostAttempts).lazy.compactMap { values in
      try? source.read(
        shared + zip(paths, values).map { ModelOverride(path: $0, value: $1, label: $0) })
    }
    guard let (loaded, reader) = readings.first else { return nil }
    let roster = RotaPlan.patterns.firstIndex(of: "roster").map { Double($0) }
    guard !loaded.model.units.contains(where: { $0.rota.pattern == roster }),
      !paths.contains(where: { $0.hasSuffix(".rota.pattern") })
    else { return nil }
    self.reader = reader
    lines = CanonicalLines(loaded.canonicalLines)
    let instances = Registry.instances(of: loaded.model)
    for path in paths {
      guard let place = instances.firstIndex(where: { $0.path == path }),
        case .number = instances[place].entry.kind
      else { return nil }
      targets.append(
        Target(
          entry: instances[place].entry, indexes: instances[place].indexes, path: path,
          line: place + 1))
    }
  }

  /// The scenario with these values at the paths; nil where it has to be read anew.
  mutating func scenario(_ name: String, _ values: [String], settings: [String]) -> Scenario? {
    precondition(values.count == targets.count, "a value for each path")
    var reader = reader
    var lines = lines
    for (index, text) in values.enumerated() {
      guard let known = meaning(of: text, at: index) else { return nil }
      targets[index].entry.write(&reader.model, targets[index].indexes, known.value)
      lines.set(targets[index].line, to: known.line)
    }
    reader.checkModel()
    guard reader.problems.isEmpty else { return nil }
    return Scenario(name: name, model: reader.model, lines: lines, settings: settings)
  }

  private mutating func meaning(
    of text: String, at index: Int
  ) -> (value: RegistryValue, line: String)? {
    if let known = targets[index].known[text] { return known }
    let target = targets[index]
    let known = ModelReader.number(text, target.entry).map { value in
      (value: value, line: "\(target.path)=\(value.canonical)")
    }
    // Levels come again and again; what is drawn comes once.
    if targets[index].known.count < 1_000 { targets[index].known[text] = .some(known) }
    return known
  }
}
