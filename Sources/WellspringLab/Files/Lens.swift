// A way into one part of a model.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Reads and changes one part of a model; numbers say which element of each list on the way.
struct Lens<Part: Sendable>: Sendable {
  let get: @Sendable (Model, [Int]) -> Part
  let change: @Sendable (inout Model, [Int], (inout Part) -> Void) -> Void
  /// The pattern of the part: `site.units.*`.
  let pattern: String
  /// How many lists are on the way.
  let depth: Int

  /// A part of this part, under `key` (nil: at the same place in the file).
  func part<Sub: Sendable>(
    _ key: String?, _ path: WritableKeyPath<Part, Sub> & Sendable
  ) -> Lens<Sub> {
    Lens<Sub>(
      get: { get($0, $1)[keyPath: path] },
      change: { model, indexes, body in change(&model, indexes) { body(&$0[keyPath: path]) } },
      pattern: key.map { Registry.join(pattern, $0) } ?? pattern, depth: depth)
  }

  /// Any element of a list of this part.
  func element<Sub: Sendable>(
    _ key: String, _ path: WritableKeyPath<Part, [Sub]> & Sendable
  ) -> Lens<Sub> {
    let level = depth
    return Lens<Sub>(
      get: { get($0, $1)[keyPath: path][$1[level]] },
      change: { model, indexes, body in
        change(&model, indexes) { body(&$0[keyPath: path][indexes[level]]) }
      },
      pattern: Registry.join(pattern, key) + ".*", depth: depth + 1)
  }
}

extension Lens where Part == Model {
  static var model: Lens<Model> {
    Lens(get: { model, _ in model }, change: { $2(&$0) }, pattern: "", depth: 0)
  }
}

extension Lens {
  /// A text under `key`.
  func text(
    _ key: String, _ kind: RegistryKind, required: Bool = false, _ meaning: String,
    _ path: WritableKeyPath<Part, String> & Sendable
  ) -> RegistryNode {
    node(
      key, kind, required: required, meaning, read: { .text($0[keyPath: path]) },
      write: { if case .text(let text) = $1 { $0[keyPath: path] = text } })
  }

  /// A list of words under `key`.
  func texts(
    _ key: String, _ meaning: String, _ path: WritableKeyPath<Part, [String]> & Sendable
  ) -> RegistryNode {
    node(
      key, .texts, required: false, meaning, read: { .texts($0[keyPath: path]) },
      write: { if case .texts(let texts) = $1 { $0[keyPath: path] = texts } })
  }

  private func node(
    _ key: String, _ kind: RegistryKind, required: Bool, _ meaning: String,
    read: @escaping @Sendable (Part) -> RegistryValue,
    write: @escaping @Sendable (inout Part, RegistryValue) -> Void
  ) -> RegistryNode {
    let entry = RegistryEntry(
      key: key, pattern: Registry.join(pattern, key), kind: kind, unit: .one, lowest: 0,
      highest: 0, standard: nil, isRequired: required, grade: .chosen, source: "",
      meaning: meaning, read: { read(get($0, $1)) },
      write: { model, indexes, value in change(&model, indexes) { write(&$0, value) } })
    return RegistryNode(key: key, shape: .value(entry))
  }

  /// A list of numbers.
  func numbers(_ profile: ProfileParameter<Part>) -> RegistryNode {
    let entry = RegistryEntry(
      key: profile.name, pattern: Registry.join(pattern, profile.name),
      kind: .numbers(lengths: profile.lengths), unit: profile.unit, lowest: profile.lowest,
      highest: profile.highest, standard: nil, isRequired: false, grade: .chosen,
      source: profile.source, meaning: profile.meaning,
      read: { .numbers(profile.read(get($0, $1))) },
      write: { model, indexes, value in
        if case .numbers(let numbers) = value {
          change(&model, indexes) { profile.write(&$0, numbers) }
        }
      })
    return RegistryNode(key: profile.name, shape: .value(entry))
  }

  /// A list of groups.
  func list<Sub: Sendable>(
    _ key: String, of noun: String, _ path: WritableKeyPath<Part, [Sub]> & Sendable,
    naming: String, _ name: WritableKeyPath<Sub, String> & Sendable,
    new: @escaping @Sendable () -> Sub, _ children: [RegistryNode]
  ) -> RegistryNode {
    let list = RegistryList(
      noun: noun, naming: naming, children: children,
      count: { get($0, $1)[keyPath: path].count },
      append: { model, indexes in change(&model, indexes) { $0[keyPath: path].append(new()) } },
      name: { get($0, Array($1.dropLast()))[keyPath: path][$1.last!][keyPath: name] })
    return RegistryNode(key: key, shape: .list(list))
  }
}

extension Lens where Part: Parametrised {
  /// Every described number of the part.
  var parameters: [RegistryNode] { nodes(Part.parameters) }
}

extension Lens {
  /// Described numbers of the part.
  func nodes(_ parameters: [Parameter<Part>]) -> [RegistryNode] {
    parameters.map { parameter in
      let entry = RegistryEntry(
        key: parameter.name, pattern: Registry.join(pattern, parameter.name),
        kind: .number(parameter.kind), unit: parameter.unit, lowest: parameter.lowest,
        highest: parameter.highest, standard: parameter.standard,
        isRequired: parameter.standard == nil, grade: parameter.grade,
        source: parameter.source, meaning: parameter.meaning,
        read: { .number(parameter.read(get($0, $1))) },
        write: { model, indexes, value in
          if case .number(let number) = value {
            change(&model, indexes) { parameter.write(&$0, number) }
          }
        })
      return RegistryNode(key: parameter.name, shape: .value(entry))
    }
  }
}
