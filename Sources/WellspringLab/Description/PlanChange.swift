// The numbers of a plan that policies change.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A value of the site before policies and after them.
struct PlanChange {
  let path: String
  let before: String
  let after: String

  /// In the order of the registry. Lists that a policy makes longer or shorter are compared by name.
  static func all(from given: Model, to changed: Model) -> [PlanChange] {
    let before = values(of: given)
    let after = values(of: changed)
    var seen: Set<String> = []
    return (before + after).compactMap { path, _ in
      guard seen.insert(path).inserted else { return nil }
      let (old, new) = (text(path, before), text(path, after))
      return old == new ? nil : PlanChange(path: path, before: old, after: new)
    }
  }

  /// Posts that a policy adds stand under the same name as those that were there.
  private static func text(_ path: String, _ values: [(path: String, text: String)]) -> String {
    let found = values.filter { $0.path == path }.map(\.text)
    if found.isEmpty { return "none" }
    return path.hasSuffix(".count") || Set(found).count > 1
      ? found.joined(separator: " + ") : found[0]
  }

  /// Of the site, and not told in words: shifts and their order stand with the unit.
  private static func isNumber(_ instance: Registry.Instance) -> Bool {
    instance.path.hasPrefix("site.")
      && ![".rota.shifts.", ".rota.sequence"].contains(where: instance.path.contains)
  }

  private static func values(of model: Model) -> [(path: String, text: String)] {
    Registry.instances(of: model).filter(isNumber).map { instance in
      let value = instance.entry.read(model, instance.indexes)
      if case .number(let number) = value, instance.entry.kind == .number(.number) {
        return (instance.path, number.tidyText)
      }
      return (instance.path, instance.entry.text(of: value))
    }
  }
}
