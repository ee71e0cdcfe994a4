// The points of a design as scenarios.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  /// A scenario for each point. A combination that no model can have is a scenario that fails.
  mutating func scenarios(
    _ design: DesignPoints, _ source: ModelSource, _ shared: [ModelOverride], _ place: Place
  ) -> [Scenario] {
    var scenarios: [Scenario] = []
    scenarios.reserveCapacity(design.points.count)
    let common = shared.map { "\($0.path)=\($0.value)" }
    var variation = ModelVariation(
      source, shared, paths: design.factors.map(\.path), points: design.points)
    for (index, values) in design.points.enumerated() {
      let name = DesignPoints.name(index, of: design.points.count)
      let settings = common + zip(design.factors, values).map { "\($0.path)=\($1.trimmed)" }
      if let scenario = variation?.scenario(name, values, settings: settings) {
        scenarios.append(scenario)
        continue
      }
      let own = zip(design.factors, values).map { factor, value in
        ModelOverride(path: factor.path, value: value, label: "factors.\(factor.name)")
      }
      do throws(ModelFileError) {
        let loaded = try source.model(shared + own)
        keep(loaded.warnings)
        scenarios.append(Scenario(name: name, loaded, settings: settings))
      } catch {
        let reason = error.problems.map { "\($0.path): \($0.message)" }.joined(separator: "; ")
        scenarios.append(Scenario(name: name, impossible: reason, settings: settings))
      }
    }
    if scenarios.allSatisfy({ $0.model == nil }), let first = scenarios.first,
      case .impossible(let reason) = first.content
    {
      report(place, "factors", "no point of the design can be run; the first: \(reason)")
    }
    return scenarios
  }
}
