// Factors: which values of the model are varied, and over what.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  private static let factorKeys = [
    "name", "label", "path", "values", "from", "to", "steps", "distribution", "mean", "deviation",
    "median", "logDeviation", "mode", "labels",
  ]

  /// The factors of the file.
  /// - Parameters:
  ///   - base: the model without any factor set; it knows the paths, units and ranges.
  ///   - source: to try each factor's values on.
  mutating func readFactors(
    _ base: LoadedModel, _ source: ModelSource, _ shared: [ModelOverride]
  ) -> [Factor] {
    guard root["factors"] != nil else {
      report(
        root.place, "factors",
        "missing and needed: a list of what is varied (`- {path: …}`), or a grade of evidence "
          + "(`factors: assumed`)")
      return []
    }
    if isListOfGrades(root["factors"]!) { return gradedFactors(base) }
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

  /// Whether words stand where factors could: `assumed`, or `[assumed, calibrated]`.
  private func isListOfGrades(_ node: SourceNode) -> Bool {
    if node.scalar != nil { return true }
    let words = node.elements.compactMap(\.scalar)
    let grades = EvidenceGrade.allCases.map(\.name)
    return words.count == node.elements.count && words.contains { grades.contains($0.trimmed) }
  }

  /// Every number of some grades that acts in the model, over its plausible range.
  private mutating func gradedFactors(_ base: LoadedModel) -> [Factor] {
    guard let grades = readGrades("factors", in: root) else { return [] }
    var factors: [Factor] = []
    for number in base.doubtful(grades) {
      let entry = number.entry
      let column = Self.column(number.path, factors.map(\.design.name))
      let range: FactorRange =
        number.low > 0 && entry.highest > 1
        ? .logInterval(low: number.low, high: number.high)
        : .interval(low: number.low, high: number.high, steps: nil)
      factors.append(
        Factor(
          DesignFactor(column, number.path, entry, base), range, isCount: entry.isCount,
          lowest: entry.lowest, highest: entry.highest))
    }
    if factors.isEmpty {
      report(
        root["factors"]!.place, "factors",
        "no number of the model with grade \(grades.map(\.name).joined(separator: " or ")) acts and "
          + "has a plausible range")
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
        "`\(TextRule.short(column))` cannot name a column: use a-z, 0-9 and _")
      return nil
    }
    guard checkPolicyActs(target, place, "\(path).path", base) else { return nil }
    let entry = value.entry
    let before = problems.count
    guard let range = range(group, path, entry), problems.count == before else { return nil }
    refuseUnused(group, path, range)
    var design = DesignFactor(column, target, entry, base)
    design.label = text("label", in: group, path) ?? ""
    if case .values(let values) = range { design.labels = labels(of: values, group, path) }
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
            "`\(TextRule.short(text))` is there already; the same points would be run twice")
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
      "the model has no value at `\(TextRule.short(target, limit: 80))`; "
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
