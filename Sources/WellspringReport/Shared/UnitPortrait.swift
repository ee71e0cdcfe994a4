// The unit as it was modelled, with room beside each figure for the reader's own.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring
import WellspringLab

struct UnitPortrait {
  private let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  /// What a manager knows of her own unit.
  private static let outcomes = [
    "occupancy_percent", "present_mean", "patients_per_nurse", "patients_per_nurse_day",
    "patients_per_nurse_night", "load_mean", "absence_percent",
    "leavers_percent_per_year", "vacancy_percent", "breaks_missed_percent",
    "breaks_carefree_percent", "overrun_hours_mean", "high_exhaustion_percent_surveyed",
  ]

  private static let notes = [
    "present_mean": ", waiting or in care", "load_mean": " (1: all that can be cared for well)",
  ]

  private static let fewReplicates = 5

  private static func posts(_ unit: CareUnitPlan) -> Double {
    unit.posts.reduce(0) { $0 + $1.count }
  }

  /// nil where the first scenario has no model, or one that is no unit at work.
  var table: DataTable? {
    // A point somewhere in a design is not the unit as it stands.
    if source.experiment.kind is SensitivityPlan { return nil }
    let scenario = source.experiment.scenarios[source.portrayed]
    // A bench on which everybody is always at work is nobody's unit.
    guard let model = scenario.model,
      model.units.contains(where: {
        $0.work.arrivals.rate > 0 && Self.posts($0) > 1 && Coverage($0, model.horizon) != nil
      })
    else { return nil }
    var rows: [[DataTable.Cell]] = []
    for unit in model.units.prefix(4) { rows += lines(unit, model) }
    let ratios = LeadingOutcomes(source.experiment, isDefined: { _ in true }, tells: { _ in true })
      .ratios.map(\.definition.name)
    let observed = scenario.observed.map { ($0.outcome.definition.name, $0) }
    let names = Self.outcomes + observed.map(\.0).filter { !Self.outcomes.contains($0) }
    for name in names {
      // Day and night, or both together: all three would be the same number thrice.
      let own = observed.first { $0.0 == name }?.1
      if name.hasPrefix("patients_per_nurse"), own == nil, !ratios.contains(name) { continue }
      guard let one = source.summary(scenario.name, name) else { continue }
      // The interval stands beside its number: `19 % (16 to 22) a year`.
      let parts = one.words.suffix.components(separatedBy: " a ")
      let unit: Markup = "\(parts[0])"
      let span: Markup = parts.count > 1 ? " a \(parts[1])" : ""
      // An interval of very few replicates says more about their number than about the unit.
      let shown =
        one.count < Self.fewReplicates
        ? one.mean.mean.markup(NumberStyle.fixed(one.mean.value, one.mean.decimals)) + unit
        : one.mean.markup(unit: parts[0])
      let label = one.words.label + (Self.notes[name] ?? "")
      let figure: DataTable.Cell =
        own.map { .markup("\(NumberStyle.short($0.value))\(one.words.suffix)") } ?? .blank
      rows.append([.text(label), .markup(shown + span), figure])
    }
    let label = source.label(scenario.name)
    // A label that quotes needs no further quotes.
    let quoted = label.contains("“") ? label : "“\(label)”"
    let title = source.scenarios.count > 1 ? " (\(quoted))" : ""
    return DataTable(
      caption: "The unit as modelled\(title), beside your own figures",
      files: ["summary.csv", "the model file in inputs/"],
      headings: ["", "As modelled", "Your own figure"], rows: rows, most: 60)
  }

  private func lines(_ unit: CareUnitPlan, _ model: Model) -> [[DataTable.Cell]] {
    let isOne = model.units.count == 1
    let prefix = isOne ? "" : "\(unit.name): "
    func row(_ title: String, _ text: String) -> [DataTable.Cell] {
      let shown = prefix + title
      return [.text(shown.prefix(1).uppercased() + shown.dropFirst()), .markup("\(text)"), .blank]
    }
    let posts = unit.posts.map { "\(plainName($0.role)): \(NumberStyle.short($0.count))" }
    let roles = Set(unit.posts.map(\.role)).count > 1 ? " of all roles" : ""
    var rows = [row("posts", posts.joined(separator: ", "))]
    if unit.count > 1 { rows.append(row("units alike", NumberStyle.short(unit.count))) }
    if unit.beds > 0 { rows.append(row("beds", NumberStyle.short(unit.beds))) }
    rows.append(row("cases a day", NumberStyle.short(unit.work.arrivals.rate)))
    guard let coverage = Coverage(unit, model.horizon) else { return rows }
    for (shift, cells) in zip(unit.rota.shifts, coverage.cells) {
      let days = cells.reduce(0) { $0 + $1.days }
      let mean = Double(cells.reduce(0) { $0 + $1.sum }) / Double(max(1, days))
      guard mean > 0 else { continue }
      rows.append(
        row(
          "posts\(roles) rostered, \(shift.name) shift (\(NumberStyle.short(shift.hours)) h)",
          NumberStyle.fixed(mean, 1)))
    }
    return rows
  }
}
