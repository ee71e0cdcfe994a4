// What was set in each scenario, with the names that the tables have for them.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct ScenarioSettings {
  /// What all scenarios of several have in common, which is said once.
  let shared: [String]
  let table: DataTable

  /// Settings that a page of paper has room for, beside their scenarios.
  private static let mostSettings = 60
  private static let fewestRows = 10

  init(_ source: ReportSource) {
    let scenarios = source.folder.run["scenarios"]?.elements ?? []
    let kind = source.experiment.kind
    let factors =
      ((kind as? SensitivityPlan)?.design ?? (kind as? Sweep)?.design)?.factors ?? []
    let sets = scenarios.map { one in
      Self.standing((one["set"]?.elements ?? []).compactMap(\.string)).map {
        Self.told($0, factors)
      }
    }
    let shared =
      sets.count < 2
      ? [] : (sets.first ?? []).filter { one in sets.allSatisfy { $0.contains(one) } }
    let own = sets.map { set in set.filter { !shared.contains($0) } }
    let nothing = shared.isEmpty ? "as in the file" : "nothing more"
    let names = scenarios.map { $0["name"]?.string ?? "" }
    // Where people have another name for it, the table says under which the CSV files have it.
    let hasOther = names.contains { source.label($0) != plainName($0) }
    let rows = zip(scenarios, zip(names, own)).map { scenario, told -> [DataTable.Cell] in
      let (name, set) = told
      return [
        .text(source.label(name)), .text(scenario["model"]?.string ?? ""),
        .text(set.isEmpty ? nothing : set.joined(separator: "; ")),
      ] + (hasOther ? [.text(name)] : [])
    }
    let longest = own.map(\.count).max() ?? 1
    let room = longest > 1 ? Self.mostSettings / longest : DataTable.pageRows
    self.shared = shared
    table = DataTable(
      caption: "Scenarios", files: ["run.json"],
      headings: ["Scenario", "Model", "What was set"] + (hasOther ? ["In the CSV files"] : []),
      rows: rows, most: max(Self.fewestRows, room))
  }

  /// Of several settings of one number the last, which is the one that holds.
  private static func standing(_ settings: [String]) -> [String] {
    let paths = settings.map { $0.prefix { $0 != "=" } }
    return settings.indices.filter { !paths[($0 + 1)...].contains(paths[$0]) }.map { settings[$0] }
  }

  private static let longNumber = 7

  /// `path=value`, or a factor by what people call it; long numbers to four digits, since run.json
  /// has them whole.
  private static func told(_ setting: String, _ factors: [DesignFactor]) -> String {
    guard let sign = setting.firstIndex(of: "=") else { return setting }
    let value = String(setting[setting.index(after: sign)...])
    let shown = value.count > longNumber ? shortCell(value) : value
    let factor = factors.first { $0.path == setting[..<sign] }
    return factor.map { "\($0.title) \(shown)" } ?? setting[...sign] + shown
  }
}
