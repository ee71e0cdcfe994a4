// A study that is repeated in the model: units, days on which people are asked, and what is varied.
// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Foundation
import Synchronization
import Wellspring
import WellspringLab

/// One design of units and waves, simulated often enough for the figures that are read off it.
struct VirtualStudy: Sendable {
  let name: String
  /// The shipped model it starts from: `icu`, `ward`…
  let setting: String
  /// What is set on top, each `path=value`.
  var settings: [String] = []
  let replicates: Int
  /// Observed days, and days between waves (counted back from the last).
  var days = 366
  var everyDays = 7
  /// Observed days whose wave is kept; empty: all.
  var kept: [Int] = []
  /// What differs between replicates: settings of variant r modulo their number.
  var variants: [[String]] = []
  /// A number that goes with each variant (patients per nurse, share of trauma…).
  var levels: [Double] = []
  /// Whether leadership differs between units: by replicate, evenly over a normal distribution.
  var spreadsLeadership = false
}

/// What one replicate of a study left.
struct StudyReplicate: Sendable {
  let index: Int
  var level = 0.0
  var leadership = 0.0
  /// By observed day: rows of `AnswerColumn` and instruments, in order of position.
  var waves: [Int: [[Double]]] = [:]
  /// By `Outcome.rawValue`.
  var outcomes: [Double] = []
  /// Cases present over nurses on duty.
}

/// Runs studies on all lanes.
struct StudyRunner {
  let modelFolder: String
  let overrides: [ModelOverride]
  let seed: UInt64
  let lanes: Int

  func run(_ study: VirtualStudy, scale: Double) throws -> [StudyReplicate] {
    let replicates = max(study.variants.count, 4, Int((Double(study.replicates) * scale).rounded()))
    let models = try models(of: study)
    let results = Mutex([Int: StudyReplicate]())
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: lanes) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if index >= replicates { return }
        let model = models[index % models.count]
        if let left = simulate(study, model, index) { results.withLock { $0[index] = left } }
      }
    }
    return results.withLock { done in (0..<replicates).compactMap { done[$0] } }
  }

  /// The model of each variant.
  private func models(of study: VirtualStudy) throws -> [Model] {
    let source = try ModelSource(path: "\(modelFolder)/\(study.setting).yaml")
    let sets = study.variants.isEmpty ? [[]] : study.variants
    return try sets.map { set in
      let all =
        overrides.compactMap { override($0, in: study.setting) }
        + (study.settings + set).map { text in
          let parts = text.split(separator: "=", maxSplits: 1)
          return ModelOverride(path: String(parts[0]), value: String(parts[1]), label: text)
        }
      var model = try source.model(all).model
      model.horizon.days = Double(study.days)
      model.surveys.everyDays = Double(study.everyDays)
      model.surveys.response = 1
      return model
    }
  }

  /// One replicate; nil where a bound of the simulation is hit.
  private func simulate(_ study: VirtualStudy, _ plan: Model, _ index: Int) -> StudyReplicate? {
    var model = plan
    var left = StudyReplicate(index: index)
    if !study.levels.isEmpty { left.level = study.levels[index % study.levels.count] }
    if study.spreadsLeadership {
      // A stride through the quantiles, so that any run of replicates covers them.
      let turn = (Double(index) + 0.5) * 0.618_033_988_749_894_9
      left.leadership = Association.normalQuantile(turn - turn.rounded(.down))
      for unit in model.units.indices { model.units[unit].climate.leadership = left.leadership }
    }
    let simulation = Simulation(model: model, seed: seed, recording: [.answers])
    guard let result = try? simulation.run(replicate: UInt64(index)) else { return nil }
    take(result, study, into: &left)
    return left
  }

  /// A setting as it reads in a model: those of units hold for the models that have them, `*` for all.
  private func override(_ one: ModelOverride, in setting: String) -> ModelOverride? {
    let start = "site.units."
    guard one.path.hasPrefix(start) else { return one }
    let unit = ["hospice": "team", "ambulance": "station"][setting] ?? setting
    if one.path.hasPrefix(start + "*.") {
      let path = start + unit + one.path.dropFirst(start.count + 1)
      return ModelOverride(path: path, value: one.value, label: one.label)
    }
    return one.path.hasPrefix("\(start)\(unit).") ? one : nil
  }

  private func take(
    _ result: ReplicateResult, _ study: VirtualStudy, into left: inout StudyReplicate
  ) {
    let width = EvidenceInstruments.rowWidth
    for start in stride(from: 0, to: result.answers.count, by: width) {
      let day = Int(result.answers[start + AnswerColumn.day.rawValue])
      if study.kept.isEmpty || study.kept.contains(day) {
        left.waves[day, default: []].append(Array(result.answers[start..<start + width]))
      }
    }
    left.outcomes = result.outcomes
  }
}
