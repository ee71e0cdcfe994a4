// What an experiment file sets in its models.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  /// What the whole experiment sets: `policies`, `set`, `days`, then the command line.
  mutating func commonOverrides() -> [ModelOverride] {
    var overrides = self.overrides(in: root, "")
    if let days = root["days"], let text = text("days", in: root) {
      overrides.append(override("horizon.days", text, days.place))
    }
    do throws(ModelFileError) { overrides += try settings.overrides() } catch {
      problems += error.problems
    }
    return overrides
  }

  /// The `policies` and `set` of a group.
  mutating func overrides(in node: SourceNode, _ path: String) -> [ModelOverride] {
    policyOverrides(node, path) + setOverrides(node, path)
  }

  private mutating func policyOverrides(_ node: SourceNode, _ path: String) -> [ModelOverride] {
    var overrides: [ModelOverride] = []
    var named: Set<String> = []
    for (name, place) in texts("policies", in: node, path) {
      let choice = PolicyChoice(name)
      guard !choice.name.isEmpty, choice.dose != "" else {
        report(place, Registry.join(path, "policies"), "write NAME or NAME=DOSE")
        continue
      }
      guard named.insert(choice.name).inserted else {
        report(
          place, Registry.join(path, "policies"),
          "`\(TextRule.short(choice.name))` is named more than once")
        continue
      }
      overrides += choice.settings.map { override($0.path, $0.value, place) }
    }
    return overrides
  }

  private mutating func setOverrides(_ node: SourceNode, _ path: String) -> [ModelOverride] {
    guard let group = node["set"] else { return [] }
    let here = Registry.join(path, "set")
    guard case .mapping(let pairs) = group.content else {
      report(group.place, here, "this is a group `path: value`, but \(group.kindName) is given")
      return []
    }
    return pairs.compactMap { pair in
      if let list = Self.listOfGroups(pair.value) {
        return override(pair.key, list.flowText, pair.keyPlace, tree: list)
      }
      guard let value = Self.valueText(pair.value) else {
        report(
          pair.value.place, Registry.join(here, pair.key),
          "one value is needed, but \(pair.value.kindName) is given; name the whole path, as in "
            + "`site.units.icu.beds: 20`")
        return nil
      }
      return override(pair.key, value, pair.keyPlace)
    }
  }

  /// A list with a group in it, as the lists of a model are.
  private static func listOfGroups(_ node: SourceNode) -> SourceNode? {
    node.elements.contains { if case .mapping = $0.content { true } else { false } } ? node : nil
  }

  /// A value as `--set` would take it.
  static func valueText(_ node: SourceNode) -> String? {
    switch node.content {
    case .scalar: return node.scalar
    case .list(let elements):
      let texts = elements.compactMap(\.scalar)
      return texts.count == elements.count ? "[" + texts.joined(separator: ", ") + "]" : nil
    case .mapping: return nil
    }
  }

  /// An override at a place of this file.
  mutating func override(
    _ path: String, _ value: String, _ place: Place, tree: SourceNode? = nil
  ) -> ModelOverride {
    let label = "\(place.text) \(path)"
    places[label] = place
    return ModelOverride(path: path, value: value, tree: tree, label: label)
  }
}
