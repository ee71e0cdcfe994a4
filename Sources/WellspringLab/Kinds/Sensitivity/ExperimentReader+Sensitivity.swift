// Experiments of kind sensitivity: factors, and how the space between their ends is searched.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  mutating func readSensitivity() -> Experiment? {
    guard let (base, source, shared) = onlyModel() else { return nil }
    let factors = readFactors(base, source, shared)
    let method = word("method", in: root, among: ["morris", "sobol"], needed: true)
    guard problems.isEmpty, let method else { return nil }
    let seed = settings.seed ?? number64("seed", in: root) ?? Experiment.usualSeed
    let places: [[Double]]
    let plan: SensitivityPlan.Method
    if method == "morris" {
      refuse(["points"], "`trajectories` say how many points there are")
      let design = MorrisDesign(
        factors: factors.count,
        trajectories: count("trajectories", in: root, 2...10_000) ?? 20,
        levels: readLevels(), seed: seed)
      (places, plan) = (design.points, .morris(design))
    } else {
      refuse(["trajectories", "levels"], "only method morris has this key")
      guard let design = saltelli(factors.count) else { return nil }
      (places, plan) = (design.points(seed: seed), .sobol(design))
    }
    guard problems.isEmpty else { return nil }
    guard places.count <= Experiment.mostScenarios else {
      report(
        root.place, "points",
        "\(places.count) points; at most \(Experiment.mostScenarios) are run")
      return nil
    }
    let points = DesignPoints(
      factors: factors.map(\.design),
      points: places.map { place in zip(factors, place).map { $0.value(at: $1) } },
      method: method)
    let scenarios = self.scenarios(
      points, source, shared, root["factors"]?.place ?? root.place)
    var experiment = experiment(
      SensitivityPlan(method: plan, design: points), scenarios, daily: false)
    if root["replicates"] == nil, settings.replicates == nil { experiment.replicates = 4 }
    return experiment
  }

  private mutating func saltelli(_ factors: Int) -> SaltelliDesign? {
    if factors > SaltelliDesign.mostFactors {
      report(
        root["factors"]!.place, "factors",
        "Sobol' indices of at most \(SaltelliDesign.mostFactors) factors; screen with `method: "
          + "morris` first")
      return nil
    }
    let rows = count("points", in: root, 8...65_536) ?? 128
    if rows & (rows - 1) != 0 {
      report(
        root["points"]!.place, "points",
        "a Sobol' design has a power of two of rows: 64, 128, 256 and so on")
      return nil
    }
    return SaltelliDesign(factors: factors, rows: rows)
  }

  private mutating func readLevels() -> Int {
    let levels = count("levels", in: root, 2...100) ?? 4
    if !levels.isMultiple(of: 2) {
      report(root["levels"]!.place, "levels", "the number of levels is even")
      return 4
    }
    return levels
  }

  private mutating func refuse(_ keys: [String], _ message: String) {
    for key in keys {
      if let node = root[key] { report(node.place, key, message) }
    }
  }
}
