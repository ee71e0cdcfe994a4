// The reference of model files, written from the registry: `docs/parameters.md`.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Documents every key of a model file.
public enum ParameterReference {
  /// The whole page.
  public static var markdown: String {
    var lines = introduction + units + grades
    var group: String?
    for entry in Registry.entries {
      let parent = entry.pattern.lastIndex(of: ".").map { String(entry.pattern[..<$0]) } ?? ""
      if parent != group {
        group = parent
        lines += ["", "## \(parent.isEmpty ? "The file" : "`\(parent)`")", ""] + tableHeader
      }
      lines.append(row(entry))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let introduction = [
    "# What a model file may say",
    "",
    "This page is written from the same descriptions that the program reads; a test keeps the two",
    "together. `*` in a path stands for any element of a list, by its name: the beds of the unit",
    "`icu` are `site.units.icu.beds`, for `--set` and in experiments.",
    "",
    "A number may carry its unit (`20 min`, `3 /week`, `40 %`) and is converted; a bare number is",
    "in the documented unit. Where a value comes from can be written beside it:",
    "`{value: 24, source: staffing plan 2025, grade: measured, note: without students}`; with it",
    "`plausible: [20, 30]`, between which values it may well lie.",
    "`all: off` under `mechanisms` sets every switch before the others are read.",
  ]

  private static var units: [String] {
    let dimensions: [(String, Dimension)] = [
      ("time", .time), ("rate", .rate), ("number", .number),
    ]
    return ["", "## Units", "", "| for a | write |", "| --- | --- |"]
      + dimensions.map { name, dimension in
        let forms = UnitOfMeasure.allCases.filter { $0.dimension == dimension }.map { unit in
          let names = [unit.symbol] + unit.aliases.filter { !$0.isEmpty }
          return (unit == .one ? Array(names.dropFirst()) + ["nothing"] : names)
            .joined(separator: " or ")
        }
        return "| \(name) | \(forms.joined(separator: "; ")) |"
      }
      + ["", "A week has 7 days, a year 365."]
  }

  private static var grades: [String] {
    let numeric = Registry.entries.filter(\.isNumeric)
    let counts = EvidenceGrade.allCases.map { grade in
      "| \(grade.name) | \(grade.meaning) | \(numeric.count { $0.grade == grade }) |"
    }
    return [
      "", "## How well the defaults are known", "", "| grade | meaning | numbers |",
      "| --- | --- | ---: |",
    ] + counts
  }

  private static let tableHeader = [
    "| key | default | unit | allowed | grade | source | meaning |",
    "| --- | --- | --- | --- | --- | --- | --- |",
  ]

  private static func row(_ entry: RegistryEntry) -> String {
    let standard = entry.standard.map { entry.text(of: .number($0)) }
    let fields = [
      "`\(entry.key)`", standard ?? (entry.isRequired ? "required" : ""), entry.unitText,
      entry.allowed, entry.isNumeric ? entry.grade.name : "", entry.source, entry.meaning,
    ]
    return "| " + fields.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }
}

extension EvidenceGrade {
  /// What the grade says, for tables.
  var meaning: String {
    switch self {
    case .measured: "read off a published measurement"
    case .derived: "computed from published measurements"
    case .calibrated: "fitted so that published patterns are reproduced"
    case .grey: "from trade publications, blogs or worksheets"
    case .assumed: "a working assumption inside a plausible range"
    case .chosen: "a choice of the user, not a fact about the world"
    }
  }
}
