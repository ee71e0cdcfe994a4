// The values that a factor of an experiment file takes.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  private static let distributions = [
    "uniform", "log-uniform", "normal", "lognormal", "triangular",
  ]

  /// Reports keys that belong to another kind of range.
  mutating func refuseUnused(_ group: SourceNode, _ path: String, _ range: FactorRange) {
    let used: [String]
    switch range {
    case .values: used = ["values", "labels"]
    case .interval: used = ["from", "to", "steps", "distribution"]
    case .logInterval: used = ["from", "to", "distribution"]
    case .normal: used = ["distribution", "mean", "deviation"]
    case .lognormal: used = ["distribution", "median", "logDeviation"]
    case .triangular: used = ["distribution", "from", "mode", "to"]
    }
    // Of a group with a mistyped key nobody knows which range is meant.
    guard !strayed.contains(group.place) else { return }
    for pair in group.pairs where !(["name", "label", "path"] + used).contains(pair.key) {
      report(
        pair.keyPlace, "\(path).\(pair.key)",
        "this range is read from \(used.joined(separator: ", ")) alone; leave the key out")
    }
  }

  /// The range of a factor; nil, with a problem, when it says none.
  mutating func range(
    _ group: SourceNode, _ path: String, _ entry: RegistryEntry
  ) -> FactorRange? {
    let forms = [group["values"] != nil, group["from"] != nil, group["distribution"] != nil]
    guard group["values"] == nil || forms.count(where: { $0 }) == 1 else {
      report(group.place, path, "`values` stand alone: leave out `from` and `distribution`")
      return nil
    }
    if group["values"] != nil { return listedValues(group, path, entry) }
    guard entry.isQuantity else {
      report(group.place, path, "this is no number; list its `values`: \(entry.allowed)")
      return nil
    }
    let distribution =
      word("distribution", in: group, path, among: Self.distributions)
      ?? (group["distribution"] == nil ? "uniform" : nil)
    switch distribution {
    case "uniform", "log-uniform": return interval(group, path, entry, distribution!)
    case "normal":
      guard let mean = quantity("mean", group, path, entry),
        let deviation = quantity("deviation", group, path, entry, isSpread: true)
      else { return nil }
      return .normal(mean: mean, deviation: deviation)
    case "lognormal": return lognormal(group, path, entry)
    case "triangular": return triangular(group, path, entry)
    default: return nil
    }
  }

  private mutating func listedValues(
    _ group: SourceNode, _ path: String, _ entry: RegistryEntry
  ) -> FactorRange? {
    let before = problems.count
    let values = texts("values", in: group, path).compactMap { quantityText($0.text, entry) }
    if values.isEmpty, problems.count == before {
      report(group.place, "\(path).values", "the list is empty")
    }
    return values.isEmpty ? nil : .values(values)
  }

  /// Words for the values, one for each, in their order.
  mutating func labels(
    of values: [String], _ group: SourceNode, _ path: String
  ) -> [String: String] {
    guard let node = group["labels"] else { return [:] }
    let before = problems.count
    let words = texts("labels", in: group, path).map(\.text)
    if words.count != values.count, problems.count == before {
      report(
        node.place, "\(path).labels",
        "\(counted(values.count, "label")) needed, one for each of the `values`, but there "
          + "\(words.count == 1 ? "is" : "are") \(words.count)")
    }
    return Dictionary(zip(values, words)) { first, _ in first }
  }

  private mutating func lognormal(
    _ group: SourceNode, _ path: String, _ entry: RegistryEntry
  ) -> FactorRange? {
    guard let median = quantity("median", group, path, entry) else { return nil }
    guard let spread = number("logDeviation", in: group, 1e-6...10, path) else {
      if group["logDeviation"] == nil {
        report(group.place, "\(path).logDeviation", "missing and needed")
      }
      return nil
    }
    return .lognormal(median: median, logDeviation: spread)
  }

  private mutating func triangular(
    _ group: SourceNode, _ path: String, _ entry: RegistryEntry
  ) -> FactorRange? {
    guard let low = quantity("from", group, path, entry),
      let mode = quantity("mode", group, path, entry),
      let high = quantity("to", group, path, entry)
    else { return nil }
    guard low <= mode, mode <= high, low < high else {
      report(group.place, path, "`from`, `mode` and `to` must ascend")
      return nil
    }
    return .triangular(low: low, mode: mode, high: high)
  }

  private mutating func interval(
    _ group: SourceNode, _ path: String, _ entry: RegistryEntry, _ distribution: String
  ) -> FactorRange? {
    guard let low = quantity("from", group, path, entry),
      let high = quantity("to", group, path, entry)
    else { return nil }
    guard low < high else {
      report(
        group["to"]?.place ?? group.place, "\(path).to",
        "\(high.shortText) must be above `from` (\(low.shortText))")
      return nil
    }
    if distribution == "log-uniform" {
      guard low > 0 else {
        report(group["from"]!.place, "\(path).from", "log-uniform ranges are above 0")
        return nil
      }
      return .logInterval(low: low, high: high)
    }
    return .interval(low: low, high: high, steps: count("steps", in: group, 2...1_000, path))
  }

  /// A number in the entry's documented unit and range.
  private mutating func quantity(
    _ key: String, _ group: SourceNode, _ path: String, _ entry: RegistryEntry,
    isSpread: Bool = false
  ) -> Double? {
    let here = "\(path).\(key)"
    guard let node = group[key] else {
      report(group.place, here, "missing and needed (\(entry.allowed))")
      return nil
    }
    guard let text = text(key, in: group, path) else { return nil }
    guard let shown = quantityText(text, entry), let number = Double(shown) else {
      report(
        node.place, here,
        "`\(TextRule.short(text))` is not a value here; allowed \(entry.allowed)")
      return nil
    }
    let allowed = isSpread ? 1e-12...Double.greatestFiniteMagnitude : entry.lowest...entry.highest
    guard allowed.contains(number) else {
      report(
        node.place, here,
        "\(shown) is \(number < allowed.lowerBound ? "below" : "above") what is allowed: "
          + (isSpread ? "above 0" : entry.allowed))
      return nil
    }
    return number
  }

  /// A number with or without a unit as a bare number in the documented unit; words as they are;
  /// nil when it should be a number and is none.
  private func quantityText(_ text: String, _ entry: RegistryEntry) -> String? {
    guard entry.isQuantity else { return text }
    guard let quantity = try? Quantity(text) else { return text }
    guard let unit = quantity.unit else { return quantity.value.shortText }
    guard unit.dimension == entry.unit.dimension else { return text }
    return unit.convert(quantity.value, to: entry.unit).shortText
  }
}
