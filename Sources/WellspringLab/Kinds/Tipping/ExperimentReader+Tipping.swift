// Experiments of kind tipping: arms, each with a parameter that is turned.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

extension ExperimentReader {
  /// Keys that stand in an arm, or at the top for every arm.
  static let armKeys = [
    "level", "parameter", "from", "to", "steps", "direction", "exact", "operating", "pushes",
    "ramps", "collapsed_vacant",
  ]
  private static let ownKeys = ["name", "about", "model", "set", "policies"] + armKeys

  mutating func readTipping() -> Experiment? {
    let days = root["days"] ?? root
    var shared = [override("horizon.warmUpDays", "0", days.place)]
    shared += commonOverrides()
    let common = source("model", in: root, "model")
    var (arms, roles, scenarios): ([TippingArm], [TippingRole], [Scenario]) = ([], [], [])
    let nodes = root["arms"] == nil ? [root] : groups("arms", noun: "arm", in: root)
    if nodes.isEmpty, problems.isEmpty {
      report(root["arms"]!.place, "arms", "the list is empty")
    }
    refuseOverridden(nodes)
    for (number, node) in nodes.enumerated() {
      let isRoot = root["arms"] == nil
      let path = isRoot ? "" : "arms.\(node["name"]?.scalar ?? String(number))"
      if !isRoot { refuseUnknownKeys(node, Self.ownKeys, path) }
      let name = isRoot ? "arm" : armName(node, number, arms.map(\.name))
      guard let name else { continue }
      guard let source = isRoot ? common : self.source("model", in: node, "\(path).model") ?? common
      else {
        if root["model"] == nil, node["model"] == nil, !strayed.contains(root.place) {
          report(node.place, Registry.join(path, "model"), "missing and needed: a model file")
        }
        continue
      }
      let overrides = shared + (isRoot ? [] : self.overrides(in: node, path))
      guard isSoundAlone(source, shared) else { continue }
      guard var arm = arm(name, node, path, source, overrides) else { continue }
      if !isRoot { arm.about = text("about", in: node, path) ?? "" }
      let made = tippingScenarios(arm, number: arms.count, source, node, path, overrides)
      arms.append(arm)
      roles += made.map(\.role)
      scenarios += made.map(\.scenario)
    }
    guard problems.isEmpty else { return nil }
    return experiment(TippingPlan(arms: arms, roles: roles), scenarios, daily: false)
  }

  /// A key at the top that every arm has for itself would be read by nobody.
  private mutating func refuseOverridden(_ arms: [SourceNode]) {
    guard root["arms"] != nil, !arms.isEmpty else { return }
    for key in Self.armKeys where root[key] != nil && arms.allSatisfy({ $0[key] != nil }) {
      report(root[key]!.place, key, "every arm has its own `\(key)`; leave it out here")
    }
  }

  private mutating func armName(_ node: SourceNode, _ number: Int, _ taken: [String]) -> String? {
    guard let name = text("name", in: node, "arms.\(number)") else {
      if node["name"] == nil {
        report(node.place, "arms.\(number).name", "missing and needed: what the arm is called")
      }
      return nil
    }
    let problem =
      taken.contains(name)
      ? "another arm is called `\(name)`; names must differ" : NameRule.problem(name)
    if let problem {
      report(node["name"]!.place, "arms.\(number).name", problem)
      return nil
    }
    return name
  }

  /// The value of a key in the arm, or at the top.
  func place(_ key: String, _ node: SourceNode) -> SourceNode {
    node[key] == nil && root[key] != nil ? root : node
  }

  // MARK: The arm

  private mutating func arm(
    _ name: String, _ node: SourceNode, _ path: String, _ source: ModelSource,
    _ overrides: [ModelOverride]
  ) -> TippingArm? {
    let target =
      text("parameter", in: place("parameter", node), path) ?? TippingPlan.usualParameter
    guard let base = model(source, overrides + activation(target, node), scenario: name) else {
      return nil
    }
    guard let parameter = ModelParameter(target, of: base.model) else {
      let hint = Suggestion.nearest(to: target, among: base.values.map(\.path))
      report(
        place("parameter", node)["parameter"]?.place ?? node.place,
        Registry.join(path, "parameter"),
        "`\(TextRule.short(target, limit: 80))` is no number of this model; "
          + (hint.map { "did you mean `\($0)`?" }
            ?? "`wellspring describe MODEL --format parameters` lists them"))
      return nil
    }
    let direction = word(
      "direction", in: place("direction", node), path, among: ["both", "up", "down", "none"])
    let given = quantity(
      "operating", place("operating", node), path, parameter.entry, needed: direction == "none")
    let steps =
      direction == "none" ? given.map { [$0] } : self.values(node, path, parameter.entry)
    guard let values = steps else { return nil }
    let operating = given ?? values[0]
    let exact = choice("exact", TippingArm.Exact.self, node, path) ?? .none
    var arm = TippingArm(
      name: name, path: target, unit: parameter.entry.unit.symbol,
      isCount: parameter.entry.isCount, values: values, operating: operating,
      parameter: parameter, base: base.model)
    arm.exact = exact
    arm.level = choice("level", TippingArm.Level.self, node, path) ?? .person
    switch direction {
    case "up": arm.directions = [.up]
    case "down": arm.directions = [.down]
    case "none": arm.directions = []
    default: break
    }
    arm.pushes = pushes(node, path)
    arm.ramps = ramps(node, path)
    if exact != .none { checkTheory(arm, node, path) }
    return arm
  }

  /// A policy whose dose is turned must act.
  mutating func activation(_ target: String, _ node: SourceNode) -> [ModelOverride] {
    let parts = target.split(separator: ".")
    guard parts.count == 3, parts[0] == "policies" else { return [] }
    let place = place("parameter", node)["parameter"]?.place ?? node.place
    return [override("policies.\(parts[1]).active", "on", place)]
  }

  private mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type, _ node: SourceNode, _ path: String
  ) -> Choice? where Choice.RawValue == String {
    word(key, in: place(key, node), path, among: Choice.allCases.map(\.rawValue))
      .flatMap(Choice.init(rawValue:))
  }

  private mutating func values(
    _ node: SourceNode, _ path: String, _ entry: RegistryEntry
  ) -> [Double]? {
    guard let low = quantity("from", place("from", node), path, entry, needed: true),
      let high = quantity("to", place("to", node), path, entry, needed: true)
    else { return nil }
    guard low < high else {
      report(
        place("to", node)["to"]!.place, Registry.join(path, "to"),
        "\(high.shortText) must be above `from` (\(low.shortText))")
      return nil
    }
    let steps = count("steps", in: place("steps", node), 2...1_000, path) ?? 11
    var values: [Double] = []
    for step in 0..<steps {
      let share = Double(step) / Double(steps - 1)
      // Short decimals: the value in the name of a scenario is the one that is run.
      let value = Double(String(format: "%.9g", low + share * (high - low)))!
      let number = entry.isCount ? value.rounded() : value
      if values.last != number { values.append(number) }
    }
    return values
  }

  /// A number of the parameter's unit and range.
  private mutating func quantity(
    _ key: String, _ node: SourceNode, _ path: String, _ entry: RegistryEntry, needed: Bool
  ) -> Double? {
    let here = Registry.join(path, key)
    guard let value = node[key] else {
      if needed { report(node.place, here, "missing and needed (\(entry.allowed))") }
      return nil
    }
    guard let text = text(key, in: node, path) else { return nil }
    if let given = try? Quantity(text),
      (given.unit?.dimension ?? entry.unit.dimension)
        == entry.unit.dimension
    {
      let number = given.unit.map { $0.convert(given.value, to: entry.unit) } ?? given.value
      if (entry.lowest...entry.highest).contains(number) { return number }
    }
    report(
      value.place, here,
      "`\(TextRule.short(text))` is not a value here; allowed \(entry.allowed)")
    return nil
  }

  private mutating func pushes(_ node: SourceNode, _ path: String) -> [Double] {
    let found = texts("pushes", in: place("pushes", node), path)
    return found.compactMap { text, place in
      if let size = Double(text), (-1.2...1.2).contains(size), size != 0 { return size }
      report(
        place, Registry.join(path, "pushes"),
        "`\(TextRule.short(text))` is no push: a capacity from -1.2 to 1.2 that is lost at once")
      return nil
    }
  }

  private mutating func ramps(_ node: SourceNode, _ path: String) -> TippingArm.Ramps? {
    guard let group = place("ramps", node)["ramps"] else { return nil }
    let here = Registry.join(path, "ramps")
    guard case .mapping = group.content else {
      report(
        group.place, here,
        "this is a group, as in `{to: 1.6, days: [7, 28, 91]}`, but \(group.kindName) is given")
      return nil
    }
    refuseUnknownKeys(group, ["to", "days", "hold", "back"], here)
    guard let peak = number("to", in: group, 0...10, here) else {
      if group["to"] == nil {
        report(group.place, "\(here).to", "missing and needed: the workload at the ramp's end")
      }
      return nil
    }
    let back = word("back", in: group, here, among: ["on", "off"]) ?? "off"
    let days = wholeDays("days", group, here)
    let hold = wholeDays("hold", group, here)
    if days.isEmpty, hold.isEmpty, problems.isEmpty {
      report(
        group.place, here, "give `days`, how long ramps take, or `hold`, how long the peak lasts")
    }
    return TippingArm.Ramps(
      peak: peak, days: days.isEmpty ? [0] : days, hold: hold.isEmpty ? [0] : hold,
      back: back == "on")
  }

  private mutating func wholeDays(_ key: String, _ node: SourceNode, _ path: String) -> [Int] {
    texts(key, in: node, path).compactMap { text, place in
      if let days = Int(text), (0...36_500).contains(days) { return days }
      report(
        place, "\(path).\(key)",
        "`\(TextRule.short(text))` is not a whole number of days from 0 to 36500")
      return nil
    }
  }

  /// Whether the model is what the theory is about.
  private mutating func checkTheory(_ arm: TippingArm, _ node: SourceNode, _ path: String) {
    let place = place("exact", node)["exact"]!.place
    let here = Registry.join(path, "exact")
    let units = arm.base.units
    guard units.count == 1, units[0].count == 1, units[0].posts.count == 1,
      units[0].posts[0].count == 1, arm.level == .person
    else {
      report(place, here, "theory is about one person: a model of one unit with one post")
      return
    }
    var model = arm.model(at: arm.values[0])
    model.horizon.days = 84
    let ends = [UInt64(1), 2].map { WeeklyMap.end(of: model, replicate: $0) }
    guard ends[0] == ends[1] else {
      report(
        place, here,
        "theory is about a model without chance, but two replicates end at capacity "
          + "\(ends[0].shortText) and \(ends[1].shortText); switch off what is random")
      return
    }
    guard arm.exact == .closedForm else { return }
    for value in [arm.values.first!, arm.values.last!] {
      model = arm.model(at: value)
      model.horizon.days = 28
      let theory = arm.flow(at: value).capacity(1, after: 24 * 28)
      let end = WeeklyMap.end(of: model)
      if !(abs(end - theory) < 1e-9) {
        report(
          place, here,
          "closed-form folds need constant rates (always on duty, no cases, every mechanism but "
            + "lossSpiral off): capacity comes to \(end.shortText), not \(theory.shortText)")
        return
      }
    }
  }
}
