// What a model file says about a value beside the value: `{value: 24, source: staffing plan,
// grade: measured, plausible: [20, 30], note: without students}`.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ModelReader {
  mutating func readProvenance(
    _ pairs: [SourceNode.Pair], _ place: Place, _ entry: RegistryEntry, _ path: String,
    _ given: inout Given
  ) -> SourceNode? {
    let keys = ["value", "source", "grade", "plausible", "note"]
    guard pairs.contains(where: { keys.contains($0.key) }) else {
      report(
        place, path,
        "one value is needed here (\(entry.allowed)), but a group of keys is given")
      return nil
    }
    var value: SourceNode?
    var isStrange = false
    for pair in pairs {
      switch pair.key {
      case "value": value = pair.value
      case "source": given.source = provenanceText(pair, path)
      case "note": given.note = provenanceText(pair, path)
      case "grade": given.grade = grade(pair, path)
      case "plausible": given.plausible = plausibleRange(pair, entry, path)
      default:
        isStrange = true
        distrust(path)
        report(
          pair.keyPlace, Registry.join(path, SourceNode.shownKey(pair.key)),
          "unknown key; " + Suggestion.hint(for: pair.key, among: keys))
      }
    }
    if value == nil, !isStrange { report(place, "\(path).value", "missing; give the value itself") }
    return value
  }

  private mutating func grade(_ pair: SourceNode.Pair, _ path: String) -> EvidenceGrade? {
    let name = provenanceText(pair, path)
    let grade = EvidenceGrade.allCases.first { $0.name == name }
    if grade == nil, !name.isEmpty {
      let hint = Suggestion.hint(for: name, among: EvidenceGrade.allCases.map(\.name))
      report(
        pair.value.place, "\(path).grade",
        "`\(TextRule.short(name))` is not a grade of evidence; \(hint)")
    }
    return grade
  }

  /// `[low, high]`, in the entry's unit and range.
  private mutating func plausibleRange(
    _ pair: SourceNode.Pair, _ entry: RegistryEntry, _ path: String
  ) -> ClosedRange<Double>? {
    let here = "\(path).plausible"
    guard entry.isQuantity else {
      report(pair.keyPlace, here, "only a number has a plausible range")
      return nil
    }
    let ends = pair.value.elements
    guard ends.count == 2 else {
      report(
        pair.value.place, here,
        "write the two ends between which the value may well lie, as in [20, 30]; allowed "
          + entry.allowed)
      return nil
    }
    var numbers: [Double] = []
    for end in ends {
      do {
        if case .number(let number) = try Self.value(end, entry) { numbers.append(number) }
      } catch {
        report(error.place, here, error.message)
      }
    }
    guard numbers.count == 2 else { return nil }
    guard numbers[0] < numbers[1] else {
      report(pair.value.place, here, "the lower end comes first, and is below the other")
      return nil
    }
    return numbers[0]...numbers[1]
  }

  /// Reports a value that does not lie where it is said that it may well lie.
  mutating func checkPlausible(
    _ range: ClosedRange<Double>?, _ value: RegistryValue, _ path: String
  ) {
    guard let range, case .number(let number) = value, !range.contains(number) else { return }
    report(
      place(of: path), "\(path).plausible",
      "the value \(number.shortText) lies outside \(range.lowerBound.shortText) to "
        + "\(range.upperBound.shortText)")
  }

  private mutating func provenanceText(_ pair: SourceNode.Pair, _ path: String) -> String {
    if let text = pair.value.scalar {
      if let problem = TextRule.cellProblem(text) ?? TextRule.problem(text) {
        report(pair.value.place, "\(path).\(pair.key)", problem)
      }
      return text
    }
    report(
      pair.value.place, "\(path).\(pair.key)",
      "a text is needed, but \(pair.value.kindName) is given")
    return ""
  }
}
