// Experiments of kind sweep: factors and the points at which they are run.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  static let designs = ["factorial", "latin-hypercube", "sobol", "file"]

  mutating func readSweep() -> Experiment? {
    guard let (base, source, shared) = onlyModel() else { return nil }
    let method = word("design", in: root, among: Self.designs) ?? "factorial"
    let points: DesignPoints?
    if method == "file" {
      points = readPointFile(base, source, shared)
    } else {
      if let node = root["file"] {
        report(node.place, "file", "only `design: file` has this key; the design is \(method)")
      }
      let factors = readFactors(base, source, shared)
      points = problems.isEmpty ? design(method, factors) : nil
    }
    guard let points, problems.isEmpty else { return nil }
    let place =
      method == "file"
      ? Place.file(root["file"]?.scalar.map { files.path($0.trimmed) } ?? file)
      : root["factors"]?.place ?? root.place
    let scenarios = self.scenarios(points, source, shared, place)
    return experiment(Sweep(design: points), scenarios, daily: false)
  }

  private mutating func design(_ method: String, _ factors: [Factor]) -> DesignPoints? {
    let seed = settings.seed ?? number64("seed", in: root) ?? Experiment.usualSeed
    var points: [[String]] = []
    if method == "factorial" {
      if root["points"] != nil {
        report(
          root["points"]!.place, "points", "a factorial design has as many points as combinations")
      }
      guard let levels = levels(factors) else { return nil }
      points = Designs.factorial(levels)
    } else {
      guard let count = count("points", in: root, 1...Experiment.mostScenarios) else {
        if root["points"] == nil {
          report(root.place, "points", "missing and needed: how many points the design has")
        }
        return nil
      }
      if method == "sobol", factors.count > SobolSequence.mostDimensions {
        report(
          root["factors"]!.place, "factors",
          "a Sobol' design has at most \(SobolSequence.mostDimensions) factors")
        return nil
      }
      let places =
        method == "sobol"
        ? SobolSequence.points(count, dimensions: factors.count, seed: seed)
        : Designs.latinHypercube(count, dimensions: factors.count, seed: seed)
      points = places.map { place in zip(factors, place).map { $0.value(at: $1) } }
    }
    return DesignPoints(factors: factors.map(\.design), points: points, method: method)
  }

  private mutating func levels(_ factors: [Factor]) -> [[String]]? {
    var total = 1
    for factor in factors {
      guard let levels = factor.levels else {
        report(
          root["factors"]!.place, "factors.\(factor.design.name)",
          "a factorial design needs levels: give `values`, or `from`, `to` and `steps`")
        return nil
      }
      if Set(levels).count < levels.count {
        report(
          root["factors"]!.place, "factors.\(factor.design.name)",
          "as whole numbers some of its \(levels.count) steps are the same; take fewer `steps`")
        return nil
      }
      total = min(total, Experiment.mostScenarios + 1) * levels.count
    }
    guard total <= Experiment.mostScenarios else {
      report(
        root["factors"]!.place, "factors",
        "more than \(Experiment.mostScenarios) combinations; take a latin-hypercube or sobol design"
      )
      return nil
    }
    return factors.compactMap(\.levels)
  }
}
