// What a scenario is, in a line of words: its policies as the registry describes them, and what else
// was set.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct ScenarioWords {
  /// Those that change something, in their order; none where there are too many for a first screen.
  let lines: [(name: String, what: String)]

  private static let mostScenarios = 8
  private static let mostLetters = 90
  private static let shortSentence = 60

  init(_ source: ReportSource) {
    let scenarios = source.experiment.scenarios
    guard (2...Self.mostScenarios).contains(scenarios.count) else {
      lines = []
      return
    }
    let first = scenarios[0]
    let shared = first.settings.filter { setting in
      scenarios.allSatisfy { $0.settings.contains(setting) }
    }
    lines = scenarios.compactMap { scenario in
      let own = scenario.settings.filter { !shared.contains($0) }
      let bought = scenario.model.map { PolicyPurchases($0).lines } ?? []
      let parts =
        Self.policies(own, bought) + Self.values(own, scenario.model, against: first.model)
      return parts.isEmpty
        ? nil : (source.label(scenario.name), parts.joined(separator: "; ") + ".")
    }
  }

  /// `path=value` as its parts; nil for anything else.
  private static func parts(_ setting: String) -> (path: [Substring], value: Substring)? {
    guard let sign = setting.firstIndex(of: "=") else { return nil }
    return (setting[..<sign].split(separator: "."), setting[setting.index(after: sign)...])
  }

  /// The first sentence of each policy that was set, and its dose where that was chosen. Where the
  /// sentence is short, what the policy buys has room beside it.
  private static func policies(_ settings: [String], _ bought: [String]) -> [String] {
    var names: [Substring] = []
    var doses: [Substring: Substring] = [:]
    for setting in settings {
      guard let (path, value) = parts(setting), path.count == 3, path[0] == "policies" else {
        continue
      }
      if !names.contains(path[1]) { names.append(path[1]) }
      if path[2] == "dose" { doses[path[1]] = value }
    }
    return names.compactMap { name in
      guard let kind = PolicyKind.allCases.first(where: { $0.name == name }) else { return nil }
      let policy = kind.definition
      let sentence = policy.actsOn.components(separatedBy: ". ")[0]
      let purchase = bought.first { $0.hasPrefix("\(name): ") }.map {
        ": " + $0.dropFirst(name.count + 2)
      }
      let more = sentence.count < shortSentence ? purchase ?? "" : ""
      let dose = doses[name].map { ", dose \($0) (usual \(shortCell("\(policy.dose.usual)")))" }
      return (sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence) + more
        + (dose ?? "")
    }
  }

  /// What else was set; posts and surges with what they are.
  private static func values(
    _ settings: [String], _ model: Model?, against first: Model?
  ) -> [String] {
    settings.compactMap { setting -> String? in
      guard let (path, value) = parts(setting), let last = path.last, path[0] != "policies" else {
        return nil
      }
      if last == "count", path.count > 2, path[path.count - 3] == "posts" {
        let role = path[path.count - 2]
        let before = first.map { posts($0, unit: path[2], role: role) } ?? 0
        let instead = before > 0 ? " instead of \(NumberStyle.short(before))" : ""
        return "\(value) \(plainName(String(role))) posts\(instead)"
      }
      if last == "surges", let unit = model?.units.first(where: { $0.name == path[2] }) {
        return unit.work.arrivals.surges.map(told).joined(separator: "; ")
      }
      if last == "sequence" { return days(value) }
      let words = value.count > mostLetters ? value.prefix(mostLetters) + "…" : value
      return "\(path.suffix(2).map { plainKey($0) }.joined(separator: ", ")): \(words)"
    }
  }

  /// `Days of the rota: 3 early, 2 off, 3 late` for a list of shifts.
  private static func days(_ list: Substring) -> String {
    let names = list.split { "[], ".contains($0) }
    var runs: [(name: Substring, count: Int)] = []
    for name in names {
      if runs.last?.name == name { runs[runs.count - 1].count += 1 } else { runs.append((name, 1)) }
    }
    return "Days of the rota: " + runs.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
  }

  private static func posts(_ model: Model, unit: Substring, role: Substring) -> Double {
    model.units.filter { $0.name == unit }.flatMap(\.posts).filter { $0.role == role }
      .reduce(0) { $0 + $1.count }
  }

  /// `Surge over days 1 to 84: arrivals 1.4 times, morally injurious events 2 times as usual`.
  private static func told(_ surge: SurgePlan) -> String {
    var changes: [String] = []
    func add(_ what: String, _ factor: Double) {
      if factor != 1 { changes.append("\(what) \(shortCell("\(factor)")) times") }
    }
    add("arrivals", surge.arrivals)
    if !surge.caseClass.isEmpty { add("the share of \(surge.caseClass)", surge.share) }
    add("morally injurious events", surge.moralHazard)
    let days = NumberStyle.fixed(surge.days, 0)
    let start =
      surge.start > 0
      ? "from day \(NumberStyle.fixed(surge.start, 0)) on"
      : "begun \(NumberStyle.fixed(-surge.start, 0)) days before day 1"
    return "A surge of \(days) days, \(start): \(changes.joined(separator: ", ")) as usual"
  }
}

/// `overrun load` for `overrunLoad`: a key of a model as words.
func plainKey(_ key: Substring) -> String {
  key.reduce(into: "") { text, letter in
    text += letter == "-" ? " " : letter.isUppercase ? " " + letter.lowercased() : String(letter)
  }
}
