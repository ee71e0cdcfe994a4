// Experiments of kind warnings: what would have warned of tips.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  mutating func readWarnings() -> Experiment? {
    var plan = WarningsPlan()
    readWhatIsWatched(&plan)
    readSpans(&plan)
    plan.detrending = choice("detrend", plan.detrending)
    plan.falseAlarmsPerYear = perYear("false_alarms") ?? plan.falseAlarmsPerYear
    let methods = SurrogateMethod.allCases.map(\.rawValue)
    if let method = word("surrogates", in: root, among: methods + ["none"]) {
      plan.surrogates = SurrogateMethod(rawValue: method)
    }
    let scenarios = root["scenarios"] == nil ? readOnlyScenario() : readScenarios().map(\.scenario)
    readInstrument(&plan, scenarios)
    checkDays(plan, scenarios)
    return problems.isEmpty ? experiment(plan, scenarios, daily: false) : nil
  }

  /// Without a list of scenarios, the model as it stands.
  private mutating func readOnlyScenario() -> [Scenario] {
    guard let (loaded, _, overrides) = onlyModel() else { return [] }
    return [Scenario(name: "base", loaded, overrides)]
  }

  private mutating func readWhatIsWatched(_ plan: inout WarningsPlan) {
    plan.level = choice("level", plan.level)
    plan.signals = choices("signals", plan.signals)
    plan.indicators = choices("indicators", plan.indicators)
    plan.scores = choices("scores", plan.scores)
  }

  private mutating func readSpans(_ plan: inout WarningsPlan) {
    plan.window = weeks("window", 14...3_650) ?? plan.window
    plan.trend = weeks("trend", 28...3_650) ?? plan.trend
    plan.watch = weeks("watch", 7...3_650) ?? plan.watch
    plan.horizon = weeks("horizon", 0...3_650) ?? plan.horizon
  }

  /// One of the words of an enumeration.
  private mutating func choice<Choice: CaseIterable & RawRepresentable>(
    _ key: String, _ usual: Choice
  ) -> Choice where Choice.RawValue == String {
    word(key, in: root, among: Choice.allCases.map(\.rawValue))
      .flatMap(Choice.init(rawValue:)) ?? usual
  }

  /// Some of the words of an enumeration, each once, in the order of the file.
  private mutating func choices<Choice: CaseIterable & RawRepresentable & Equatable>(
    _ key: String, _ usual: [Choice]
  ) -> [Choice] where Choice.RawValue == String {
    guard let node = root[key] else { return usual }
    let before = problems.count
    var found: [Choice] = []
    for word in words(key, in: root, among: Choice.allCases.map(\.rawValue)) {
      guard let choice = Choice(rawValue: word) else { continue }
      if found.contains(choice) {
        report(node.place, key, "`\(word)` is named more than once")
      } else {
        found.append(choice)
      }
    }
    if found.isEmpty, problems.count == before {
      let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      report(node.place, key, "an empty list; name one at least of \(all)")
    }
    return found
  }

  /// A time in whole weeks, in days; a bare number is in days.
  private mutating func weeks(_ key: String, _ range: ClosedRange<Int>) -> Int? {
    guard let node = root[key], let text = text(key, in: root) else { return nil }
    if let quantity = try? Quantity(text), quantity.unit?.dimension ?? .time == .time {
      let days = quantity.unit.map { $0.convert(quantity.value, to: .days) } ?? quantity.value
      if let whole = Int(exactly: days), range.contains(whole), whole % 7 == 0 { return whole }
    }
    report(
      node.place, key,
      "`\(TextRule.short(text))` is not a time in whole weeks from \(range.lowerBound) to "
        + "\(range.upperBound) days, as in `56 days` or `8 weeks`")
    return nil
  }

  /// A rate, per year; a bare number is per year.
  private mutating func perYear(_ key: String) -> Double? {
    guard let node = root[key], let text = text(key, in: root) else { return nil }
    if let quantity = try? Quantity(text), quantity.unit?.dimension ?? .rate == .rate {
      let rate = quantity.unit.map { $0.convert(quantity.value, to: .perYear) } ?? quantity.value
      if rate > 0 && rate <= 365 { return rate }
    }
    report(
      node.place, key,
      "`\(TextRule.short(text))` is not a rate above 0 and up to 365 /year, as in `0.5 /year`")
    return nil
  }

  /// The instrument must stand at the same place in all models.
  private mutating func readInstrument(_ plan: inout WarningsPlan, _ scenarios: [Scenario]) {
    guard let first = scenarios.first?.model else { return }
    let all = first.surveys.allInstruments
    let name = word("instrument", in: root, among: all.map(\.name)) ?? plan.instrumentName
    guard let number = all.firstIndex(where: { $0.name == name }) else { return }
    for scenario in scenarios {
      let others = scenario.model?.surveys.allInstruments ?? all
      guard others.indices.contains(number), others[number].name == name else {
        report(
          root["instrument"]?.place ?? root.place, "instrument",
          "scenario `\(scenario.name)` has other survey instruments than `\(scenarios[0].name)`")
        return
      }
    }
    plan.instrumentName = name
    plan.instrument = number
    plan.lowIsCase = all[number].lowIsCase != 0
  }

  /// A tip needs a history before it and a month after it.
  private mutating func checkDays(_ plan: WarningsPlan, _ scenarios: [Scenario]) {
    // With a span that could not be read the sum is not what the file says.
    guard problems.isEmpty else { return }
    let needed = plan.needed + lastingDays
    for scenario in scenarios {
      guard let days = scenario.model.map({ Int($0.horizon.days) }), days <= needed else {
        continue
      }
      report(
        root["days"]?.place ?? root.place, "days",
        "\(days) observed days; window, watch and horizon (\(plan.needed) days) and the month "
          + "after a tip need more than \(needed)")
      return
    }
  }
}
