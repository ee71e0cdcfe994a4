// Factors: which values of the model are varied, and over what.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  static let distributions = ["uniform", "log-uniform", "normal", "lognormal", "triangular"]
  private static let factorKeys = [
    "name", "path", "values", "from", "to", "steps", "distribution", "mean", "deviation", "median",
    "logDeviation", "mode",
  ]

  /// The factors of the file.
  /// - Parameters:
  ///   - base: the model without any factor set; it knows the paths, units and ranges.
  ///   - source: to try each factor's values on.
  mutating func readFactors(
    _ base: LoadedModel, _ source: ModelSource, _ shared: [ModelOverride]
  ) -> [Factor] {
    guard root["factors"] != nil else {
      report(root.place, "factors", "missing and needed: a list of what is varied (`- {path: …}`)")
      return []
    }
    var factors: [Factor] = []
    let groups = groups("factors", noun: "factor", in: root)
    if groups.isEmpty, problems.isEmpty {
      report(root["factors"]!.place, "factors", "the list is empty")
    }
    for (number, group) in groups.enumerated() {
      let path = "factors.\(number)"
      refuseUnknownKeys(group, Self.factorKeys, path)
      guard let target = text("path", in: group, path) else {
        if group["path"] == nil {
          report(group.place, "\(path).path", "missing and needed: the value that is varied")
        }
        continue
      }
      let given = text("name", in: group, path)
      let taken = factors.map(\.design.name)
      let column = given ?? Self.column(target, taken)
      if taken.contains(column) || factors.contains(where: { $0.design.path == target }) {
        report(group.place, path, "`\(column)` is varied already")
        continue
      }
      if let factor = factor(target, column, group, path, base, source, shared) {
        factors.append(factor)
      }
    }
    return factors
  }

  private mutating func factor(
    _ target: String, _ column: String, _ group: SourceNode, _ path: String, _ base: LoadedModel,
    _ source: ModelSource, _ shared: [ModelOverride]
  ) -> Factor? {
    let place = group["path"]?.place ?? group.place
    guard let value = base[target] else {
      reportUnknown(target, place, path, base)
      return nil
    }
    guard column.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil else {
      report(
        group["name"]?.place ?? place, "\(path).name",
        "`\(SourceNode.short(column))` cannot name a column: use a-z, 0-9 and _")
      return nil
    }
    guard checkPolicyActs(target, place, "\(path).path", base) else { return nil }
    let entry = value.entry
    let before = problems.count
    guard let range = range(group, path, entry), problems.count == before else { return nil }
    refuseUnused(group, path, range)
    let design = DesignFactor(
      name: column, path: target,
      unit: entry.isQuantity ? entry.unitText(base.model.prices) : "",
      isNumber: entry.isQuantity, meaning: entry.meaning)
    let factor = Factor(
      design, range, isCount: entry.isCount, lowest: entry.lowest, highest: entry.highest)
    if case .values(let values) = range {
      let node = group["values"]!
      var seen: [RegistryValue] = []
      for (text, element) in zip(values, node.elements.isEmpty ? [node] : node.elements) {
        let before = problems.count
        check(target, text, element.place, source, shared)
        guard problems.count == before,
          let value = try? ModelReader.value(text, entry, element.place)
        else { continue }
        if seen.contains(value) {
          report(
            element.place, "\(path).values",
            "`\(SourceNode.short(text))` is there already; the same points would be run twice")
        }
        seen.append(value)
      }
    }
    return factor
  }

  /// What belongs to a policy that is switched off from outside changes nothing.
  mutating func checkPolicyActs(
    _ target: String, _ place: Place, _ path: String, _ base: LoadedModel
  ) -> Bool {
    let parts = target.split(separator: ".")
    guard parts.count == 3, parts[0] == "policies", parts[2] != "active",
      let active = base["policies.\(parts[1]).active"], active.value == .number(0),
      active.origin.isOverride,
      !(root["factors"]?.elements ?? []).contains(where: {
        $0["path"]?.scalar == "policies.\(parts[1]).active"
      })
    else { return true }
    report(
      place, path,
      "the policy `\(parts[1])` is switched off (`active`), so that this changes nothing; leave "
        + "`active` out")
    return false
  }

  private mutating func reportUnknown(
    _ target: String, _ place: Place, _ path: String, _ base: LoadedModel
  ) {
    let hint = Suggestion.nearest(to: target, among: base.values.map(\.path))
    report(
      place, "\(path).path",
      "the model has no value at `\(SourceNode.short(target, limit: 80))`; "
        + (hint.map { "did you mean `\($0)`?" }
          ?? "`wellspring describe MODEL --format parameters` lists them"))
  }

  /// Reports what is wrong with one value at one path.
  private mutating func check(
    _ target: String, _ text: String, _ place: Place, _ source: ModelSource,
    _ shared: [ModelOverride]
  ) {
    let trial = override(target, text, place)
    // What does not fit together may fit at other points; only the value itself is judged.
    for problem in source.problems(ofValues: shared + [trial])
    where problem.place == .override(trial.label) { problems.append(problem) }
  }

  // MARK: Ranges

  /// Reports keys that belong to another kind of range.
  private mutating func refuseUnused(_ group: SourceNode, _ path: String, _ range: FactorRange) {
    let used: [String]
    switch range {
    case .values: used = ["values"]
    case .interval: used = ["from", "to", "steps", "distribution"]
    case .logInterval: used = ["from", "to", "distribution"]
    case .normal: used = ["distribution", "mean", "deviation"]
    case .lognormal: used = ["distribution", "median", "logDeviation"]
    case .triangular: used = ["distribution", "from", "mode", "to"]
    }
    // Of a group with a mistyped key nobody knows which range is meant.
    guard !strayed.contains(group.place) else { return }
    for pair in group.pairs where !(["name", "path"] + used).contains(pair.key) {
      report(
        pair.keyPlace, "\(path).\(pair.key)",
        "this range is read from \(used.joined(separator: ", ")) alone; leave the key out")
    }
  }

  private mutating func range(
    _ group: SourceNode, _ path: String, _ entry: RegistryEntry
  ) -> FactorRange? {
    let forms = [group["values"] != nil, group["from"] != nil, group["distribution"] != nil]
    guard group["values"] == nil || forms.count(where: { $0 }) == 1 else {
      report(group.place, path, "`values` stand alone: leave out `from` and `distribution`")
      return nil
    }
    if group["values"] != nil {
      let before = problems.count
      let values = texts("values", in: group, path).compactMap { text, place in
        quantityText(text, entry)
      }
      if values.isEmpty, problems.count == before {
        report(group.place, "\(path).values", "the list is empty")
      }
      return values.isEmpty ? nil : .values(values)
    }
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
    case "lognormal":
      guard let median = quantity("median", group, path, entry) else { return nil }
      guard let spread = number("logDeviation", in: group, 1e-6...10, path) else {
        if group["logDeviation"] == nil {
          report(group.place, "\(path).logDeviation", "missing and needed")
        }
        return nil
      }
      return .lognormal(median: median, logDeviation: spread)
    case "triangular":
      guard let low = quantity("from", group, path, entry),
        let mode = quantity("mode", group, path, entry),
        let high = quantity("to", group, path, entry)
      else { return nil }
      guard low <= mode, mode <= high, low < high else {
        report(group.place, path, "`from`, `mode` and `to` must ascend")
        return nil
      }
      return .triangular(low: low, mode: mode, high: high)
    default: return nil
    }
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
        "`\(SourceNode.short(text))` is not a value here; allowed \(entry.allowed)")
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

  /// A column name from the end of a path: `nurse_count`, `refill_when_depleted`; of what belongs
  /// to a policy with the policy's name: `protected_breaks_dose`.
  static func column(_ path: String, _ taken: [String]) -> String {
    let parts = path.split(separator: ".").map { snakeCase(String($0)) }
    let shortest = parts.count > 2 && parts[0] == "policies" ? 2 : 1
    for length in shortest...max(shortest, parts.count) {
      let name = parts.suffix(length).joined(separator: "_")
      let isPlain = length > 1 || name != "count"
      if isPlain, !taken.contains(name), name != "scenario" { return name }
    }
    return parts.joined(separator: "_")
  }

  private static func snakeCase(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isUppercase { result += "_" }
      let lower = character.lowercased()
      result += lower.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } ? lower : "_"
    }
    return result.first?.isNumber == true ? "x" + result : result
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
