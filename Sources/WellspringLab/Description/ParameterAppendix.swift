// The tables of parameters that a description of a model ends with.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Tables of the values that act in a model, and of those that were given and do not.
struct ParameterAppendix {
  let loaded: LoadedModel
  let parts: ActingParts
  /// The level of the headings of groups.
  var level = 3

  /// Why values do not act, by path; nil for those that may.
  private let obstacles: [String: String?]

  init(_ loaded: LoadedModel, _ parts: ActingParts) {
    self.loaded = loaded
    self.parts = parts
    obstacles = Dictionary(
      Self.numbers(of: loaded).map { ($0.path, parts.obstacle($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  private func obstacle(_ value: LoadedValue) -> String? { obstacles[value.path] ?? nil }

  /// Numbers that act, in the order of the registry. Switches have a table of their own, and
  /// policies that act a submodel.
  var acting: [LoadedValue] { Self.numbers(of: loaded).filter { obstacle($0) == nil } }

  /// Numbers that change no outcome here.
  private var idle: [LoadedValue] { Self.numbers(of: loaded).filter { obstacle($0) != nil } }

  private static func numbers(of loaded: LoadedModel) -> [LoadedValue] {
    loaded.values.filter {
      $0.entry.isNumeric && !$0.path.hasPrefix("mechanisms.")
        && !($0.path.hasPrefix("policies.") && $0.path.hasSuffix(".active"))
    }
  }

  /// Introduction, one table a group, and what has no effect.
  var blocks: [String] {
    let groups = acting.map(Self.group).reduce(into: [String]()) { seen, group in
      if !seen.contains(group) { seen.append(group) }
    }
    return [introduction + underPolicies, grades]
      + groups.flatMap { group in
        [Markdown.heading(level, "`\(group)`")]
          + Markdown.table(
            ["parameter", "meaning", "value", "unit", "set by", "grade", "source"],
            acting.filter { Self.group($0) == group }.map { Self.row($0, in: group) })
      } + withoutEffect
  }

  private var introduction: String {
    "Every number that acts in this model. A path is the group and the parameter joined by a "
      + "point; it names the value in a model file and for `--set`. Times and rates are in the unit "
      + "given. *Set by* says whether the value is the documented default, or was given in the "
      + "model file or on the command line (`set`)."
  }

  private var underPolicies: String {
    parts.policies.isEmpty
      ? ""
      : " Values are those given; what the policies put in their place stands with the submodel of "
        + "policies."
  }

  private var grades: String {
    let counts = EvidenceGrade.allCases.compactMap { grade -> String? in
      let count = acting.count { $0.grade == grade }
      return count == 0 ? nil : "\(count) \(grade.name) (\(grade.meaning))"
    }
    return "Evidence for these \(acting.count) numbers: " + counts.joined(separator: "; ") + "."
  }

  private var withoutEffect: [String] {
    let given = idle.filter { $0.origin != .standard }
    let rest = idle.count - given.count
    guard !idle.isEmpty else { return [] }
    let table = Markdown.table(
      ["parameter", "value", "unit", "grade", "source", "why it has no effect"],
      given.map {
        [
          "`\($0.path)`", $0.tidyText, $0.entry.unitText, $0.grade.name, Self.source($0),
          obstacle($0) ?? "",
        ]
      })
    let others =
      rest == 0
      ? []
      : [
        "\(rest) \(given.isEmpty ? "" : "more ")\(rest == 1 ? "number" : "numbers") at the "
          + "documented default \(rest == 1 ? "has" : "have") no effect on any outcome here; "
          + "`wellspring describe --format parameters` lists all."
      ]
    return [Markdown.heading(level, "Numbers without effect")]
      + (given.isEmpty ? [] : ["These were given and change no outcome of this model."])
      + table + others
  }

  private static func row(_ value: LoadedValue, in group: String) -> [String] {
    [
      "`\(value.path.dropFirst(group.count + 1))`", value.entry.meaning, value.tidyText,
      value.entry.unitText, value.origin.name, value.grade.name, source(value),
    ]
  }

  /// The source, with the remark of the file.
  static func source(_ value: LoadedValue) -> String {
    let texts = [value.source, value.note].filter { !$0.isEmpty }
    return texts.isEmpty ? "none given" : texts.joined(separator: "; ")
  }

  /// The heading under which a value stands: units by their parts, everything else by its parent.
  private static func group(_ value: LoadedValue) -> String {
    let parts = value.path.split(separator: ".")
    guard parts[0] == "site", parts.count > 2 else {
      return parts.prefix(parts[0] == "dynamics" ? 2 : 1).joined(separator: ".")
    }
    let sections = ["rota", "work", "agency", "breaks", "peerSupport", "moralEvents"]
    let isSection = parts.count > 4 && sections.contains(String(parts[3]))
    return parts.prefix(isSection ? 4 : 3).joined(separator: ".")
  }
}

extension LoadedValue {
  /// The value without its unit, numbers in twelve significant digits.
  var tidyText: String {
    switch (entry.kind, value) {
    case (.number(.number), .number(let number)): number.tidyText
    default: text
    }
  }
}
