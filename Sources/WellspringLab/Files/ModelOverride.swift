// A value that is set from outside the model file: by `--set path=value` or by an experiment.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A path and the text that stands there instead.
public struct ModelOverride: Sendable {
  /// Full path: `site.units.icu.posts.nurse.count`; elements of lists by name or by number from 0.
  public let path: String
  /// What a model file would say there: `20 min`, `off`, `[1, 2, 3]`; of a list of groups all of
  /// it: `[{name: winter, start: 30, days: 60, arrivals: 1.3}]`.
  public let value: String
  /// How messages call it: `--set path=value`, or the place in an experiment file.
  public let label: String
  /// The value where it stands in an experiment file, so that what is wrong inside it is found
  /// there; nil: `value` is read.
  private let tree: SourceNode?

  public init(path: String, value: String, label: String) {
    self.init(path: path, value: value, tree: nil, label: label)
  }

  init(path: String, value: String, tree: SourceNode?, label: String) {
    (self.path, self.value, self.label) = (path.trimmed, value.trimmed, label)
    self.tree = tree
  }

  /// Reads `path=value`.
  /// - Throws: `.usage` when there is no `=` or nothing on one side of it.
  public init(argument: String) throws(ModelFileError) {
    let label = "--set \(TextRule.short(argument, limit: 120))"
    guard let equals = argument.firstIndex(of: "=") else {
      throw Self.usage(label, "there is no `=`; write path=value")
    }
    self.init(
      path: String(argument[..<equals]),
      value: String(argument[argument.index(after: equals)...]), label: label)
    guard !path.isEmpty else { throw Self.usage(label, "there is no path before the `=`") }
    guard !value.isEmpty else { throw Self.usage(label, "there is no value after the `=`") }
  }

  /// Reads settings of the command line, each `path=value`.
  /// - Throws: `.usage` with everything that is wrong.
  static func all(_ arguments: [String]) throws(ModelFileError) -> [ModelOverride] {
    var overrides: [ModelOverride] = []
    var problems: [Problem] = []
    for argument in arguments {
      do { overrides.append(try ModelOverride(argument: argument)) } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw ModelFileError(.usage, problems) }
    return overrides
  }

  /// The settings that `--policy NAME` or `--policy NAME=DOSE` stands for, as `path=value`.
  /// - Throws: `.usage` when no policy is called so, or there is no dose after the `=`.
  public static func settings(policy argument: String) throws(ModelFileError) -> [String] {
    let label = "--policy \(TextRule.short(argument, limit: 120))"
    let choice = PolicyChoice(argument)
    guard PolicyKind.allCases.contains(where: { $0.name == choice.name }) else {
      let hint = Suggestion.hint(for: choice.name, among: PolicyKind.allCases.map(\.name))
      throw usage(label, "no policy is called `\(TextRule.short(choice.name))`; \(hint)")
    }
    guard choice.dose != "" else { throw usage(label, "there is no dose after the `=`") }
    return choice.settings.map { "\($0.path)=\($0.value)" }
  }

  private static func usage(_ label: String, _ message: String) -> ModelFileError {
    ModelFileError(.usage, [Problem(.override(label), "", message)])
  }
}

extension ModelOverride {
  /// Puts the value into the tree of a file, so that it is read and checked like the rest.
  /// - Returns: what is wrong with the path or the value; nil when nothing is.
  func apply(to root: inout SourceNode) -> Problem? {
    if let problem = TextRule.problem(value) { return Problem(.override(label), path, problem) }
    let node: SourceNode
    do {
      node = try valueNode
    } catch {
      return Problem(.override(label), path, "`\(TextRule.short(value))` cannot be read here")
    }
    let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let message = apply(node, parts[...], Registry.tree, nil, &root)
    return message.map { Problem(.override(label), path, $0) }
  }

  /// Lists and groups are written as in YAML; everything else is one text.
  private var valueNode: SourceNode {
    get throws(ModelFileError) {
      if let tree { return tree }
      guard value.hasPrefix("[") || value.hasPrefix("{") else {
        return SourceNode(place: .override(label), content: .scalar(value, quoted: false))
      }
      let parsed = try SourceNode.parse(SourceText(bytes: Array(value.utf8), file: label))
      return parsed.moved(to: .override(label))
    }
  }

  private func apply(
    _ value: SourceNode, _ parts: ArraySlice<String>, _ keys: [RegistryNode],
    _ switches: RegistryNode?, _ node: inout SourceNode
  ) -> String? {
    let names = keys.map(\.key) + (switches == nil ? [] : ["all"])
    guard let part = parts.first else {
      return "this is a group; name one of its keys: \(names.joined(separator: ", "))"
    }
    guard names.contains(part) else {
      return "unknown key `\(TextRule.short(part))`; "
        + Suggestion.hint(for: part, among: names)
    }
    let rest = parts.dropFirst()
    if node.isNull { node.content = .mapping([]) }
    // A wrong kind of node in the file is reported when it is read.
    guard case .mapping(var pairs) = node.content else { return nil }
    let here = Place.override(label)
    let index =
      pairs.firstIndex { $0.key == part }
      ?? {
        let empty = SourceNode(place: here, content: .mapping([]))
        pairs.append(.init(key: part, keyPlace: here, value: empty))
        return pairs.count - 1
      }()
    let message = descend(
      value, rest, keys.first { $0.key == part }?.shape, &pairs[index].value)
    // What failed leaves nothing behind that would be complained of once more.
    if message == nil { node.content = .mapping(pairs) }
    return message
  }

  private func descend(
    _ value: SourceNode, _ rest: ArraySlice<String>, _ shape: RegistryNode.Shape?,
    _ node: inout SourceNode
  ) -> String? {
    switch shape {
    case .value, nil:
      guard rest.isEmpty else { return "this is a single value; the path goes on after it" }
      node = value
      return nil
    case .group(let keys): return apply(value, rest, keys, nil, &node)
    case .switches(let keys):
      return apply(value, rest, keys, RegistryNode(key: "all", shape: .group([])), &node)
    case .list(let list): return apply(value, rest, list, &node)
    }
  }

  private func apply(
    _ value: SourceNode, _ parts: ArraySlice<String>, _ list: RegistryList,
    _ node: inout SourceNode
  ) -> String? {
    // Over what the file has there, if it is a list at all.
    var elements = node.elements
    let names = elements.map { $0[list.naming]?.scalar ?? "" }
    guard let part = parts.first else {
      guard case .list = value.content else { return Self.needsList(list, names) }
      node = value
      return nil
    }
    guard
      let index = names.firstIndex(of: part)
        ?? Int(part).flatMap({ elements.indices.contains($0) ? $0 : nil })
    else {
      let known = names.filter { !$0.isEmpty }
      let hint =
        known.isEmpty ? "the model has none" : Suggestion.hint(for: part, among: known)
      return "no \(list.noun) is called `\(TextRule.short(part))`; \(hint)"
    }
    let message = apply(value, parts.dropFirst(), list.children, nil, &elements[index])
    node.content = .list(elements)
    return message
  }

  /// What to write where a list of groups is set and one value is given.
  private static func needsList(_ list: RegistryList, _ names: [String]) -> String {
    let known = names.filter { !$0.isEmpty }.joined(separator: ", ")
    let whole = "give all of it: [{\(list.naming): …}]"
    return known.isEmpty
      ? "this is a list of groups, and the model has none; \(whole)"
      : "this is a list; name one \(list.noun) of it (\(known)), or \(whole)"
  }
}

extension SourceNode {
  /// The same tree, all of it at one place.
  fileprivate func moved(to place: Place) -> SourceNode {
    let content: Content =
      switch self.content {
      case .scalar: self.content
      case .list(let elements): .list(elements.map { $0.moved(to: place) })
      case .mapping(let pairs):
        .mapping(
          pairs.map { Pair(key: $0.key, keyPlace: place, value: $0.value.moved(to: place)) })
      }
    return SourceNode(place: place, content: content)
  }
}
