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
    var (doses, uptakes): ([Substring: Substring], [Substring: Substring]) = ([:], [:])
    for setting in settings {
      guard let (path, value) = parts(setting), path.count == 3, path[0] == "policies" else {
        continue
      }
      if !names.contains(path[1]) { names.append(path[1]) }
      if path[2] == "dose" { doses[path[1]] = value }
      if path[2] == "uptake" { uptakes[path[1]] = value }
    }
    return names.compactMap { name in
      guard let kind = PolicyKind.allCases.first(where: { $0.name == name }) else { return nil }
      let policy = kind.definition
      let sentence = policy.actsOn.components(separatedBy: ". ")[0]
      let purchase = bought.first { $0.hasPrefix("\(name): ") }.map {
        String($0.dropFirst(name.count + 2))
      }
      return (sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence)
        + chosen(policy, dose: doses[name], uptake: uptakes[name], purchase)
    }
  }

  /// What was chosen of a policy: what that buys, the dose beside the usual one, who takes part.
  private static func chosen(
    _ policy: PolicyDefinition, dose: Substring?, uptake: Substring?, _ purchase: String?
  ) -> String {
    var parts: [String] = []
    let isShort = policy.actsOn.components(separatedBy: ". ")[0].count < shortSentence
    if let purchase, dose != nil || isShort { parts.append(purchase) }
    if let dose, let value = Double(dose), policy.dose.usual > 0 {
      let times = shortCell("\(value / policy.dose.usual)")
      if times != "1" { parts.append("\(times) times the usual dose") }
    } else if let dose {
      parts.append("dose \(dose)")
    }
    if let uptake, let share = Double(uptake) {
      parts.append("\(NumberStyle.fixed(100 * share, 0)) % take part")
    }
    return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
  }

  /// What else was set; posts and surges with what they are.
  private static func values(
    _ settings: [String], _ model: Model?, against first: Model?
  ) -> [String] {
    var told: [String] = []
    var groups: [(name: String, parts: [String])] = []
    for setting in settings {
      guard let (path, value) = parts(setting), path[0] != "policies" else { continue }
      if let words = whole(path, value, model, against: first) {
        told.append(words)
        continue
      }
      let group = path.count > 1 ? plainKey(path[path.count - 2]) : ""
      let part = part(path[path.count - 1], value)
      if let last = groups.indices.last, groups[last].name == group {
        groups[last].parts.append(part)
      } else {
        groups.append((group, [part]))
      }
    }
    return told + groups.map { "\($0.name): \($0.parts.joined(separator: ", "))" }
  }

  /// One value of a group: `overrun mean 40 min`, `every 4 days`.
  private static func part(_ key: Substring, _ value: Substring) -> String {
    if key == "everyDays" { return value == "1" ? "every day" : "every \(value) days" }
    let words = value.count > mostLetters ? value.prefix(mostLetters) + "…" : value
    return "\(plainKey(key)) \(words)"
  }

  /// What has words of its own.
  private static func whole(
    _ path: [Substring], _ value: Substring, _ model: Model?, against first: Model?
  ) -> String? {
    let last = path[path.count - 1]
    if last == "count", path.count > 2, path[path.count - 3] == "posts" {
      let role = path[path.count - 2]
      let before = first.map { posts($0, unit: path[2], role: role) } ?? 0
      let instead = before > 0 ? " instead of \(NumberStyle.short(before))" : ""
      return "\(value) \(plainName(String(role))) posts\(instead)"
    }
    let unit = path.count > 2 ? model?.units.first { $0.name == path[2] } : nil
    if last == "surges", let unit {
      return unit.work.arrivals.surges.map(Self.told).joined(separator: "; ")
    }
    return last == "sequence" ? days(value, unit) : nil
  }

  /// `Days of the rota: 3 early, 2 off, 3 night` for a list of shifts. What a file calls a shift that
  /// begins in the evening is a night to everybody.
  private static func days(_ list: Substring, _ unit: CareUnitPlan?) -> String {
    let nights = (unit?.rota.shifts ?? []).filter { $0.start >= 19 || $0.start < 4 }.map(\.name)
    let names = list.split { "[], ".contains($0) }
    var runs: [(name: Substring, count: Int)] = []
    for name in names {
      if runs.last?.name == name { runs[runs.count - 1].count += 1 } else { runs.append((name, 1)) }
    }
    return "Days of the rota: "
      + runs.map { run in
        "\(run.count) \(nights.contains(String(run.name)) ? "night" : String(run.name))"
      }.joined(separator: ", ")
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
