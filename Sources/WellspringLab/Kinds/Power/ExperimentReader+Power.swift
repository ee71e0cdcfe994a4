// Experiments of kind power: virtual trials of a policy.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  mutating func readPower() -> Experiment? {
    guard let (base, source, shared) = onlyModel() else { return nil }
    if base.model.units.count != 1 || base.model.units[0].count != 1 {
      report(
        root["model"]!.place, "model",
        "a trial's units are histories of one unit: the model must have one unit, once")
    }
    guard let plan = plan(base), problems.isEmpty else { return nil }
    var scenarios: [Scenario] = []
    for number in plan.waves.indices {
      for start in [0] + plan.starts(number) {
        let own = overrides(plan, number, start: start)
        let name = plan.scenarioName(number, start: start)
        if let loaded = model(source, shared + own, scenario: name) {
          var scenario = Scenario(name: name, loaded, shared + own)
          scenario.label = plan.scenarioLabel(number, start: start)
          scenarios.append(scenario)
        }
      }
    }
    guard problems.isEmpty else { return nil }
    var experiment = experiment(plan, scenarios, daily: false)
    (experiment.replicates, experiment.repetitions) = (plan.replicates, plan.trials)
    experiment.blockSize =
      count("block", in: root, 1...TrialPlan.largestSize)
      ?? TrialPlan.usualSize(trials: TrialRuns(plan.runs, size: 1).trialCount)
    return experiment
  }

  private mutating func plan(_ base: LoadedModel) -> PowerPlan? {
    let policies = texts("policy", in: root)
    if policies.isEmpty, problems.isEmpty {
      report(root["policy"]?.place ?? root.place, "policy", "missing and needed: what is tried")
    }
    let designs = PowerPlan.Design.allCases
    let design =
      word("design", in: root, among: designs.map(\.rawValue))
      .flatMap(PowerPlan.Design.init(rawValue:)) ?? .steppedWedge
    let units = counts("units", 4...1_000)
    let waves = counts("waves", (design == .parallel ? 2 : 3)...60)
    let instruments = base.model.surveys.allInstruments
    let names = instruments.map(\.name)
    let instrument = word("instrument", in: root, among: names) ?? "mbi-exhaustion"
    let effect = word("effect_on", in: root, among: ["mean", "cases"]) ?? "mean"
    let between = number("between_units", in: root, 0...1_000) ?? 0
    let trials = settings.replicates ?? count("replicates", in: root, 1...1_000_000) ?? 100
    let days = waves.map { Int(base.model.horizon.days) / $0 * $0 }
    if let short = zip(waves, days).first(where: { $1 == 0 }) {
      report(root.place, "waves", "\(short.0) waves in fewer days than that")
    }
    guard problems.isEmpty else { return nil }
    let number = names.firstIndex(of: instrument)!
    let (lowest, highest) = (instruments[number].lowest, instruments[number].highest)
    return PowerPlan(
      design: design, policies: policies.map(\.text), units: units, waves: waves,
      instrument: number, instrumentName: instrument,
      countsCases: effect == "cases", betweenUnits: between, trials: trials, days: days,
      scale: lowest < highest ? lowest...highest : nil)
  }

  /// Whole numbers, ascending.
  private mutating func counts(_ key: String, _ range: ClosedRange<Int>) -> [Int] {
    guard root[key] != nil else {
      report(root.place, key, "missing and needed: a list of numbers, as in `[6, 12, 24]`")
      return []
    }
    var numbers: [Int] = []
    let before = problems.count
    let given = texts(key, in: root)
    if given.isEmpty, problems.count == before, let node = root[key] {
      report(node.place, key, "an empty list; give numbers, as in `\(key): [6, 12, 24]`")
    }
    for (text, place) in given {
      guard let number = Int(text), range.contains(number) else {
        report(
          place, key,
          "`\(TextRule.short(text))` is not a whole number from \(range.lowerBound) to "
            + "\(range.upperBound)")
        continue
      }
      numbers.append(number)
    }
    return Array(Set(numbers)).sorted()
  }

  /// What a scenario of the plan sets.
  private mutating func overrides(
    _ plan: PowerPlan, _ number: Int, start: Int
  ) -> [ModelOverride] {
    let place = root["waves"]?.place ?? root.place
    let every = plan.days[number] / plan.waves[number]
    var own = [
      override("horizon.days", String(plan.days[number]), place),
      override("surveys.everyDays", String(every), place),
    ]
    guard start > 0 else { return own }
    for (text, place) in texts("policy", in: root) {
      own += PolicyChoice(text).settings.map { override($0.path, $0.value, place) }
    }
    own.append(override("policies.startDay", String(start * every + 1), place))
    return own
  }
}
