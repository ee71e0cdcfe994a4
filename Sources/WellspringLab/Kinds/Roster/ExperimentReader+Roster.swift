// Experiments of kind roster: the coming month of one unit.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  /// Days of a roster at most: half a year.
  static let mostRosterDays = 186

  mutating func readRoster() -> Experiment? {
    let settings = swapSettings()
    guard let (loaded, overrides) = monthModel(), let place = rosterUnit(loaded.model) else {
      return nil
    }
    guard isWritable(loaded.model, place) else { return nil }
    let posts = loaded.model.units[place].posts.reduce(0) { $0 + Int($1.count) }
    let starts = readStarts(loaded.model, unit: place, posts: posts)
    let days = Int(loaded.model.horizon.days)
    let harm = RosterHarm(settings?.harm ?? RosterHarm.daysBelow, postDays: posts * days)
    guard problems.isEmpty, let harm else { return nil }
    let roster = RosterModel(loaded.model, unit: place, starts: starts)
    let rule = settings?.rule
    let swaps = rule.map { SwapSearch(roster.month, starts: starts).best($0.candidates) } ?? []
    let capacity = loaded.model.dynamics.capacity
    let plan = RosterPlan(
      unit: loaded.model.units[place].name, month: roster.month, starts: starts,
      firstDate: CalendarDate(number: loaded.model.horizon.firstDate),
      firstWeekday: loaded.model.horizon.firstWeekday,
      midpoint: 0.5 * (capacity.lowKnot + capacity.highKnot), harm: harm, rule: rule, swaps: swaps)
    var experiment = experiment(plan, scenarios(plan, roster, loaded, overrides), daily: false)
    if plan.isAdaptive { experiment.blockSize = min(experiment.blockSize, 5) }
    return problems.isEmpty ? experiment : nil
  }

  private func scenarios(
    _ plan: RosterPlan, _ roster: RosterModel, _ loaded: LoadedModel, _ overrides: [ModelOverride]
  ) -> [Scenario] {
    // What is written out follows from the model as read and from what the experiment's identity has.
    let digest = sha256(Array(loaded.canonicalText.utf8))
    let settings = overrides.map { "\($0.path)=\($0.value)" }
    let today = Scenario(
      name: RosterPlan.today, model: roster.model, digest: digest, settings: settings)
    let last = Scenario(
      name: RosterPlan.togetherName,
      impossible: "fewer than two swaps are chosen so far", settings: settings)
    return [today]
      + plan.swaps.enumerated().map { place, swap in
        var scenario = Scenario(
          name: RosterPlan.swapName(place + 1), model: roster.model(after: [swap]),
          digest: sha256(Array("\(digest)\n\(swap.text)".utf8)), settings: settings)
        scenario.label = "posts \(swap.first.post + 1) and \(swap.second.post + 1) swap"
        return scenario
      } + (plan.together == nil ? [] : [last])
  }

  // MARK: Model and unit

  /// The model over the days of its roster, unless the file or the command line says how many days.
  private mutating func monthModel() -> (loaded: LoadedModel, overrides: [ModelOverride])? {
    guard let (base, source, shared) = onlyModel() else { return nil }
    let isSaid = shared.contains { $0.path == "horizon.days" }
    guard !isSaid, let place = rosterUnit(base.model),
      base.model.units[place].rota.rosterDays > 0
    else { return rosterUnit(base.model) == nil ? nil : (base, shared) }
    let days = min(Self.mostRosterDays, base.model.units[place].rota.rosterDays)
    let overrides =
      shared + [override("horizon.days", String(days), root["model"]?.place ?? root.place)]
    return model(source, overrides, scenario: "").map { ($0, overrides) }
  }

  /// The place of the unit that is meant.
  private mutating func rosterUnit(_ model: Model) -> Int? {
    let names = model.units.map(\.name)
    if root["unit"] == nil {
      if names.count == 1 { return 0 }
      report(
        root.place, "unit",
        "missing and needed: the model has several units; one of \(names.joined(separator: ", "))")
      return nil
    }
    guard let name = word("unit", in: root, among: names) else { return nil }
    return names.firstIndex(of: name)
  }

  /// Whether the rota can be written out day by day, and stays so under the policies.
  private mutating func isWritable(_ model: Model, _ place: Int) -> Bool {
    guard problems.isEmpty else { return false }
    let (unit, days) = (model.units[place], Int(model.horizon.days))
    let pattern = RotaPlan.patterns[Int(unit.rota.pattern)]
    let here = root["unit"]?.place ?? root["model"]?.place ?? root.place
    if pattern == "always" {
      report(here, "unit", "the rota of `\(unit.name)` has no shifts: everybody is always on duty")
      return false
    }
    let roster = pattern == "roster" ? unit.rota.rosterDays : days
    guard days <= min(roster, Self.mostRosterDays) else {
      let most =
        roster < days
        ? "the roster of `\(unit.name)` has \(roster)" : "at most \(Self.mostRosterDays) can be"
      report(
        root["days"]?.place ?? root.place, "days",
        (root["days"] == nil ? "missing and needed: " : "")
          + "how many days are looked at, as in `days: 28`; here they are \(days), and \(most)")
      return false
    }
    for kind in model.policies.acting {
      let (before, after) = model.plans(around: kind)[place]
      guard !before.hasSameRota(as: after) else { continue }
      report(
        root["policies"]?.place ?? here, "policies",
        "`\(kind.name)` makes another rota, in which single shifts cannot be told; write the roster "
          + "that it leads to, and leave the policy out")
      return false
    }
    return true
  }

  // MARK: Swaps

  private typealias SwapSettings = (rule: SwapRule, harm: String)

  /// How swaps are looked for; nil for `swaps: off`.
  private mutating func swapSettings() -> SwapSettings? {
    var (rule, harm) = (SwapRule(), RosterHarm.daysBelow)
    guard let group = root["swaps"] else { return (rule, harm) }
    guard case .mapping = group.content else {
      if group.scalar == "off" { return nil }
      report(
        group.place, "swaps",
        "this is a group, as in `{most: 3, candidates: 40}`, or `off`, but \(group.kindName) is given"
      )
      return nil
    }
    refuseUnknownKeys(
      group, ["most", "candidates", "harm", "indifference", "confidence", "first_stage"], "swaps")
    rule.most = count("most", in: group, 1...20, "swaps") ?? rule.most
    rule.candidates = count("candidates", in: group, 1...1_000, "swaps") ?? rule.candidates
    rule.indifference =
      number("indifference", in: group, 1e-9...1e9, "swaps") ?? rule.indifference
    rule.confidence = number("confidence", in: group, 0.5001...0.999999, "swaps") ?? rule.confidence
    rule.firstStage = count("first_stage", in: group, 5...1_000, "swaps") ?? rule.firstStage
    let names =
      [RosterHarm.daysBelow, RosterHarm.daysShort] + Outcome.allCases.map(\.definition.name)
    harm = word("harm", in: group, "swaps", among: names) ?? harm
    return (rule, harm)
  }
}

extension CareUnitPlan {
  /// Whether posts, shifts and who works them are the same.
  fileprivate func hasSameRota(as other: CareUnitPlan) -> Bool {
    func shape(_ unit: CareUnitPlan) -> [[Double]] {
      [
        unit.posts.map(\.count), unit.posts.map(\.workShare), unit.rota.shifts.map(\.start),
        unit.rota.shifts.map(\.hours), [unit.rota.pattern, unit.rota.rotation],
        unit.rota.rosterShifts.map { Double($0) }, unit.rota.rosterSeconds.map { Double($0) },
      ]
    }
    return shape(self) == shape(other) && rota.sequence == other.rota.sequence
      && posts.map(\.sequence) == other.posts.map(\.sequence)
  }
}
