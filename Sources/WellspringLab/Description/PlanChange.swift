// The values in which two models differ: what policies change of a plan, and what a user did.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A value of a model before a change and after it, as files write them.
public struct PlanChange: Sendable {
  public let path: String
  /// Of numbers; empty for words, switches and times.
  public let unit: String
  public let before: String
  public let after: String

  /// One of the two as files write it, with its unit.
  public func withUnit(_ text: String) -> String {
    unit.isEmpty || text == "none" ? text : "\(text) \(unit)"
  }

  /// In the order of the registry. Lists that a policy makes longer or shorter are compared by name.
  /// - Parameter isMeant: which values are looked at: the numbers of the site, unless others are asked for.
  static func all(
    from given: Model, to changed: Model, where isMeant: (Registry.Instance) -> Bool = isNumber
  ) -> [PlanChange] {
    let before = values(of: given, isMeant)
    let after = values(of: changed, isMeant)
    var seen: Set<String> = []
    return (before + after).compactMap { value in
      guard seen.insert(value.path).inserted else { return nil }
      let (old, new) = (text(value.path, before), text(value.path, after))
      return old == new
        ? nil : PlanChange(path: value.path, unit: value.unit, before: old, after: new)
    }
  }

  private typealias Value = (path: String, unit: String, text: String)

  /// Posts that a policy adds stand under the same name as those that were there.
  private static func text(_ path: String, _ values: [Value]) -> String {
    let found = values.filter { $0.path == path }.map(\.text)
    if found.isEmpty { return "none" }
    return path.hasSuffix(".count") || Set(found).count > 1
      ? found.joined(separator: " + ") : found[0]
  }

  /// Of the site, and not told in words: shifts and their order stand with the unit.
  static func isNumber(_ instance: Registry.Instance) -> Bool {
    instance.path.hasPrefix("site.")
      && ![".rota.shifts.", ".rota.sequence"].contains(where: instance.path.contains)
  }

  private static func values(
    of model: Model, _ isMeant: (Registry.Instance) -> Bool
  ) -> [Value] {
    Registry.instances(of: model).filter(isMeant).map { instance in
      let (entry, value) = (instance.entry, instance.entry.read(model, instance.indexes))
      let unit = entry.isQuantity ? entry.unitText(model.prices) : ""
      if case .number(let number) = value, entry.kind == .number(.number) {
        return (instance.path, unit == "1" ? "" : unit, number.tidyText)
      }
      return (instance.path, "", entry.text(of: value))
    }
  }
}
