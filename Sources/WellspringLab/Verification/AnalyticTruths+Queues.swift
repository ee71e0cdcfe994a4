// Queues: a care unit with every human mechanism off is one, with known answers.
//
// Replicates are independent and waits within one are not, so the replicate is the observation.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

extension AnalyticTruths {
  static var queueChecks: [Check] {
    [
      Check("queues") { markov(servers: 1, load: 0.7, days: 20) },
      Check("queues") { markov(servers: 3, load: 0.4, days: 15) },
      Check("queues") { markov(servers: 5, load: 0.9, days: 40) },
      Check("queues") { general("fixed", 0) },
      Check("queues") { general("gamma, shape: 0.5", 2) },
      Check("queues") { general("lognormal, logDeviation: 0.8", exp(0.64) - 1) },
      Check("queues") { bounded(servers: 2, places: 5, load: 1.3) },
      Check("queues") { bounded(servers: 4, places: 0, load: 0.8) },
    ]
  }

  /// Mean length of service, hours.
  private static let service = 0.05
  private static let replicates = 32

  private static func markov(servers: Int, load: Double, days: Int) -> [Truth] {
    let rate = load * Double(servers) / service
    let results = queue(
      servers: servers, perHour: rate, length: "exponential", places: 5_000, days: days)
    let name = "M/M/\(servers) at load \(numberText(load))"
    return [
      .mean(
        "queues", "\(name): mean wait, h (Erlang C)", of: results[.waitHoursMean],
        equals: QueueTheory.meanWait(servers: servers, arrivalRate: rate, meanService: service)),
      // The wait's quantile is known to a step of one per cent of its histogram.
      .mean(
        "queues", "\(name): 95th percentile of waits, h", of: results[.waitHoursP95],
        equals: QueueTheory.waitQuantile(
          0.95, servers: servers, arrivalRate: rate, meanService: service)),
      .mean(
        "queues", "\(name): utilisation, %", of: results[.utilisationPercent], equals: 100 * load),
      little(name, results),
    ]
  }

  private static func general(_ length: String, _ squaredVariation: Double) -> [Truth] {
    let rate = 0.5 / service
    let results = queue(servers: 1, perHour: rate, length: length, places: 5_000, days: 25)
    let kind = length.prefix { $0 != "," }
    return [
      .mean(
        "queues", "M/G/1, \(kind) service: mean wait, h (Pollaczek-Khinchine)",
        of: results[.waitHoursMean],
        equals: QueueTheory.meanWait(
          arrivalRate: rate, meanService: service, squaredVariation: squaredVariation))
    ]
  }

  private static func bounded(servers: Int, places: Int, load: Double) -> [Truth] {
    let rate = load * Double(servers) / service
    let theory = MarkovQueue(
      arrivalRate: rate, meanService: service, servers: servers, waitingPlaces: places)
    let results = queue(
      servers: servers, perHour: rate, length: "exponential", places: places, days: 12)
    let name = "M/M/\(servers)/\(servers + places) at load \(numberText(load))"
    return [
      .mean(
        "queues", "\(name): turned away, %", of: results[.leftUnseenPercent],
        equals: 100 * theory.turnedAwayShare),
      .mean(
        "queues", "\(name): mean number present", of: results[.presentMean],
        equals: theory.meanPresent),
      little(name, results),
    ]
  }

  /// Little's law: number present = departures an hour × time in the system.
  private static func little(_ name: String, _ results: Results) -> Truth {
    let gaps = results.rows.map { row in
      let flow = row[Outcome.throughputPerDay.rawValue] / 24
      let wait = row[Outcome.waitHoursMean.rawValue]
      return row[Outcome.presentMean.rawValue] - flow * (wait + service)
    }
    return .mean("Little's law", "\(name): present - flow x time", of: gaps, equals: 0)
  }

  private struct Results {
    let rows: [[Double]]
    subscript(_ outcome: Outcome) -> [Double] { rows.map { $0[outcome.rawValue] } }
  }

  /// Outcomes of a queue; none when it could not be run, which no check survives.
  private static func queue(
    servers: Int, perHour: Double, length: String, places: Int, days: Int
  ) -> Results {
    let text = """
      name: queue
      horizon: {days: \(days), warmUpDays: 2}
      site:
        units:
          - name: counter
            posts: [{role: server, count: \(servers), vacationWeeks: 0}]
            rota: {pattern: always}
            work:
              kind: visits
              arrivals: {rate: \(24 * perHour)}
              cases:
                - {name: customer, length: {mean: \(service) h, distribution: \(length)}, encounterRate: 0}
              caseloadCap: {limit: 1, hard: on}
              nominalDemand: 1
              waitingPlaces: \(places)
      clinicians: {loadLogDeviation: 0, exhaustionTraitDeviation: 0}
      mechanisms: {all: off}
      """
    do {
      let model = try ModelFile.load(bytes: Array(text.utf8), file: "queue").model
      let simulation = Simulation(model: model, seed: seed)
      return Results(
        rows: try (1...UInt64(replicates)).map { try simulation.run(replicate: $0).outcomes })
    } catch {
      let nothing = [Double](repeating: .nan, count: Outcome.allCases.count)
      return Results(rows: Array(repeating: nothing, count: replicates))
    }
  }
}
