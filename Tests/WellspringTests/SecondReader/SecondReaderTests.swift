// Two readings of one run: the outcomes as the program states them, and as a careful reader of its
// tables works them out.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Second reader")
struct SecondReaderTests {
  /// Sums of up to a million terms in two orders differ by less than a millionth of a millionth of
  /// their size; a shift end is a difference of times of up to 10^4 hours, known to 2e-12 h.
  private static let rounding = 1e-9
  /// The documented error of a quantile of waits: steps of one per cent, stated at their middle.
  private static let step = 0.0051

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("models").path
  static let shipped = try! FileManager.default.contentsOfDirectory(atPath: folder)
    .filter { $0.hasSuffix(".yaml") }.sorted()

  /// The tables of one replicate as text, and its outcomes.
  private static func record(_ model: Model, seed: UInt64, replicate: UInt64) -> TrialRecord {
    let recording: Recording = [.events, .clinicians, .surveys]
    let experiment = Experiment(
      ModelRun(), title: "", path: "", seed: seed, replicates: Int(replicate),
      scenarios: [Scenario(name: "base", model: model, digest: "")], recording: recording,
      recordsDaily: false)
    return experiment.record(Trial(scenario: 0, replicate: replicate))
  }

  private static func text(_ schema: TableSchema, _ rows: CSVText) -> String {
    String(decoding: CSVText(headerOf: schema).bytes + rows.bytes, as: UTF8.self)
  }

  private static func read(_ model: Model, _ record: TrialRecord) -> SecondReader {
    SecondReader(
      model, events: text(ResultTables.events.schema, record.events),
      clinicians: text(ResultTables.clinicians.schema, record.clinicians),
      surveys: text(ResultTables.surveys.schema, record.surveys))
  }

  /// Holds every outcome against the second reading; returns which were told apart from nothing.
  @discardableResult
  private func compare(
    _ outcomes: [Double], _ reader: SecondReader, _ what: String,
    location: SourceLocation = #_sourceLocation
  ) -> Set<Outcome> {
    var told: Set<Outcome> = []
    for outcome in Outcome.allCases where reader.obstacle(outcome) == nil {
      guard let read = reader.read(outcome) else { continue }
      let value = outcomes[outcome.rawValue]
      let tolerance = outcome == .waitHoursP95 ? Self.step : Self.rounding
      let agrees =
        value.isNaN || read.isNaN
        ? value.isNaN && read.isNaN : abs(value - read) <= tolerance * max(1, abs(read))
      #expect(
        agrees, "\(what): \(outcome.definition.name) is \(value), read as \(read)",
        sourceLocation: location)
      if !read.isNaN && read != 0 { told.insert(outcome) }
    }
    for unit in reader.units {
      let contradictions = unit.roster.contradictions
      #expect(contradictions.isEmpty, "\(what): \(contradictions)", sourceLocation: location)
    }
    return told
  }

  @Test("Every outcome has a second reading")
  func complete() {
    let model = Model.queue(
      servers: 2, arrivalsPerHour: 1, length: .exponential(1), days: 2, warmUpDays: 0)
    let reader = Self.read(model, Self.record(model, seed: 1, replicate: 1))
    for outcome in Outcome.allCases {
      #expect(reader.read(outcome) != nil, "\(outcome.definition.name) has no second reading")
    }
  }

  @Test("A shipped model's outcomes agree with a second reading of its tables", arguments: shipped)
  func shippedModels(file: String) throws {
    var model = try ModelFile.load(path: "\(Self.folder)/\(file)").model
    (model.horizon.days, model.horizon.warmUpDays) = (9, 0)
    for replicate in 1...UInt64(2) {
      let record = Self.record(model, seed: 21, replicate: replicate)
      compare(record.outcomes, Self.read(model, record), "\(file), replicate \(replicate)")
    }
  }

  /// 150 models, and some more in which one of the readings was wrong once.
  private static let seeds: [UInt64] = {
    var seeds: [UInt64] = [
      72_025, 72_076, 72_101, 73_125, 74_006, 74_010, 74_088, 74_107, 74_144,
    ]
    for block: UInt64 in 70...74 { seeds += (30..<60).map { 1_000 * block + $0 } }
    return seeds
  }()

  @Test("So do those of random models", arguments: 0..<5)
  func random(part: Int) {
    for seed in Self.seeds.enumerated().filter({ $0.offset % 5 == part }).map(\.element) {
      var source = RandomModel(seed: seed)
      var model = source.model(days: 12)
      model.horizon.warmUpDays = 0
      let record = Self.record(model, seed: seed, replicate: 1)
      let reader = Self.read(model, record)
      compare(record.outcomes, reader, "seed \(seed)")
    }
  }

  @Test("So do those of units to which a policy adds posts within the run", arguments: shipped)
  func addedPosts(file: String) throws {
    var model = try ModelFile.load(path: "\(Self.folder)/\(file)").model
    if model.units[0].rota.pattern == 0 { return }
    (model.horizon.days, model.horizon.warmUpDays) = (12, 0)
    model.policies.startDay = 5
    var setting = model.policies[.staffingLevel]
    (setting.active, setting.dose) = (1, 0.5)
    model.policies[.staffingLevel] = setting
    let record = Self.record(model, seed: 22, replicate: 1)
    compare(record.outcomes, Self.read(model, record), "\(file) with more posts")
  }

  @Test("So do those of a small unit that starts depleted, over two months and with prices")
  func depleted() throws {
    var told: Set<Outcome> = []
    // What takes two months to show, and what has a price.
    var long = try Model.icu(days: 70, warmUpDays: 0)
    long.units[0].beds = 5
    long.units[0].posts = [.of(14, vacationWeeks: 6)]
    long.units[0].work.arrivals.rate = 1.4
    long.perturbation.startCapacity = 0.2
    long.prices.currency = "EUR"
    long.prices.regularHour = 40
    long.prices.overtimeHour = 60
    let record = Self.record(long, seed: 3, replicate: 1)
    told.formUnion(compare(record.outcomes, Self.read(long, record), "a small unit, depleted"))
    #expect(told.count > 40, "only \(told.count) outcomes had something to tell")
  }
}
