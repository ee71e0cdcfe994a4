// Everything that a model file may say, in one list: the parameters of the model's parts with the
// place where each stands, and the few texts and lists beside them.
//
// Reader, `--set`, `describe` and the documentation walk this list; none has a list of its own.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A value as the model holds it, in the documented unit.
public enum RegistryValue: Sendable, Hashable {
  case number(Double)
  case numbers([Double])
  case text(String)
  case texts([String])
}

/// What a registry entry takes.
public enum RegistryKind: Sendable, Equatable {
  case number(ParameterKind)
  /// A list of numbers of one of these lengths (any, when empty).
  case numbers(lengths: [Int])
  /// Free text.
  case text
  /// A word by which paths address a list's element: letters, digits, - and _.
  case name
  /// The path of another file, relative to the model file.
  case file
  /// A list of words.
  case texts
}

/// One key of a model file.
public struct RegistryEntry: Sendable {
  /// The key itself, the last part of the pattern.
  public let key: String
  /// Where it stands, `*` for any element of a list: `site.units.*.beds`.
  public let pattern: String
  public let kind: RegistryKind
  public let unit: UnitOfMeasure
  public let lowest: Double
  public let highest: Double
  /// The default in the documented unit; nil when there is none.
  public let standard: Double?
  /// Whether a model file must give it.
  public let isRequired: Bool
  public let grade: EvidenceGrade
  /// Where the default comes from; empty when nowhere.
  public let source: String
  public let meaning: String
  /// Reads from a model; the numbers say which element of each list on the way.
  let read: @Sendable (Model, [Int]) -> RegistryValue
  let write: @Sendable (inout Model, [Int], RegistryValue) -> Void
}

/// A list of groups in a model file, such as the units of a site.
struct RegistryList: Sendable {
  /// What one element is called in messages.
  let noun: String
  /// The key that names an element: `name` or `role`.
  let naming: String
  let children: [RegistryNode]
  let count: @Sendable (Model, [Int]) -> Int
  let append: @Sendable (inout Model, [Int]) -> Void
  let name: @Sendable (Model, [Int]) -> String
}

/// A node of the tree of keys.
struct RegistryNode: Sendable {
  enum Shape: Sendable {
    case value(RegistryEntry)
    case group([RegistryNode])
    /// A group of switches, which `all:` sets at once before the others are read.
    case switches([RegistryNode])
    case list(RegistryList)
  }

  let key: String
  let shape: Shape

  /// The nodes of a group; empty for values and lists.
  var children: [RegistryNode] {
    switch shape {
    case .group(let children), .switches(let children): children
    case .value, .list: []
    }
  }
}

/// The registry of a model file.
public enum Registry {
  /// The tree of keys, in the order in which they are documented.
  static let tree: [RegistryNode] = ModelSchema.root

  /// Every entry in documented order, with its path pattern.
  public static let entries: [RegistryEntry] = entries(of: tree)

  private static func entries(of nodes: [RegistryNode]) -> [RegistryEntry] {
    nodes.flatMap { node in
      switch node.shape {
      case .value(let entry): [entry]
      case .group(let children), .switches(let children): entries(of: children)
      case .list(let list): entries(of: list.children)
      }
    }
  }

  /// An entry at one place of one model.
  struct Instance {
    let path: String
    let entry: RegistryEntry
    /// Which element of each list on the way.
    let indexes: [Int]
  }

  /// Every entry of `model` in documented order, lists element by element.
  static func instances(of model: Model) -> [Instance] {
    var found: [Instance] = []
    walk(tree, model, "", [], &found)
    return found
  }

  private static func walk(
    _ nodes: [RegistryNode], _ model: Model, _ prefix: String, _ indexes: [Int],
    _ found: inout [Instance]
  ) {
    for node in nodes {
      let path = join(prefix, node.key)
      switch node.shape {
      case .value(let entry): found.append(Instance(path: path, entry: entry, indexes: indexes))
      case .group(let children), .switches(let children):
        walk(children, model, path, indexes, &found)
      case .list(let list):
        for index in 0..<list.count(model, indexes) {
          let name = list.name(model, indexes + [index])
          walk(list.children, model, join(path, name), indexes + [index], &found)
        }
      }
    }
  }

  static func join(_ prefix: String, _ key: String) -> String {
    prefix.isEmpty ? key : "\(prefix).\(key)"
  }
}

extension RegistryEntry {
  /// Whether it takes a number with a unit (and not a switch, a choice or a time of day).
  var isQuantity: Bool {
    switch kind {
    case .number(.number), .number(.count): true
    default: false
    }
  }

  var isCount: Bool { kind == .number(.count) }
}
