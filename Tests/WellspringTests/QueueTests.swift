// A unit with every human mechanism off is a queue with a known answer: the same arrivals,
// assignment and service code as in a care unit, held against queueing theory.
//
// Waits within a run depend on each other, so the replicate is the unit of observation.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing
import WellspringLab

@testable import Wellspring

@Suite("Queues")
struct QueueTests {
  static let seed: UInt64 = 20_240_601
  static let service = 0.05

  @Test(
    "M/M/c: mean wait is Erlang's C, and the 95th percentile of the wait follows",
    arguments: [(1, 0.7, 25.0, 0.11), (3, 0.4, 20.0, 0.12), (5, 0.9, 60.0, 0.14)])
  func markov(servers: Int, load: Double, days: Double, mustDetect: Double) throws {
    let rate = load * Double(servers) / Self.service
    let results = try replicates(
      48,
      of: .queue(
        servers: servers, arrivalsPerHour: rate, length: .exponential(Self.service), days: days),
      seed: Self.seed)
    let wait = QueueTheory.meanWait(
      servers: servers, arrivalRate: rate, meanService: Self.service)
    let mean = Statistics.replicates(
      "mean wait, seed \(Self.seed)", results.map { $0[.waitHoursMean] }, equal: wait,
      mustDetect: mustDetect * wait)
    #expect(mean.holds, "\(mean)")
    let late = QueueTheory.waitQuantile(
      0.95, servers: servers, arrivalRate: rate, meanService: Self.service)
    let quantile = Statistics.replicates(
      "95th percentile, seed \(Self.seed)", results.map { $0[.waitHoursP95] }, equal: late,
      mustDetect: 1.4 * mustDetect * late)
    #expect(quantile.holds, "\(quantile)")
    let busy = Statistics.replicates(
      "utilisation, seed \(Self.seed)", results.map { $0[.utilisationPercent] },
      equal: 100 * load, mustDetect: 1.5)
    #expect(busy.holds, "\(busy)")
  }

  @Test(
    "M/G/1: mean wait is Pollaczek–Khinchine's",
    arguments: [
      (LengthPlan.lognormal(service, logDeviation: 0.8), exp(0.64) - 1),
      (LengthPlan.gamma(service, shape: 0.5), 2.0),
      (LengthPlan.gamma(service, shape: 4), 0.25),
      (LengthPlan.fixed(service), 0.0),
    ])
  func general(length: LengthPlan, squaredVariation: Double) throws {
    let rate = 0.5 / Self.service
    let results = try replicates(
      48, of: .queue(servers: 1, arrivalsPerHour: rate, length: length, days: 30),
      seed: Self.seed)
    let wait = QueueTheory.meanWait(
      arrivalRate: rate, meanService: Self.service, squaredVariation: squaredVariation)
    let mean = Statistics.replicates(
      "mean wait, seed \(Self.seed)", results.map { $0[.waitHoursMean] }, equal: wait,
      mustDetect: 0.1 * wait)
    #expect(mean.holds, "\(mean)")
  }

  @Test(
    "M/M/c/K: losses, wait and number present", arguments: [(1, 3, 0.9), (2, 5, 1.3), (4, 0, 0.8)])
  func bounded(servers: Int, waitingPlaces: Int, load: Double) throws {
    let rate = load * Double(servers) / Self.service
    let theory = MarkovQueue(
      arrivalRate: rate, meanService: Self.service, servers: servers,
      waitingPlaces: waitingPlaces)
    try compare(theory, days: 15)
  }

  @Test(
    "M/M/c + M: who loses patience leaves as often as the birth–death chain says",
    arguments: [(1, 0.9), (1, 1.5), (3, 1.1)])
  func impatient(servers: Int, load: Double) throws {
    let rate = load * Double(servers) / Self.service
    let theory = MarkovQueue(
      arrivalRate: rate, meanService: Self.service, servers: servers, waitingPlaces: 200,
      meanPatience: 2 * Self.service)
    try compare(theory, days: 15)
  }

  private func compare(_ theory: MarkovQueue, days: Double) throws {
    let results = try replicates(
      40,
      of: .queue(
        servers: theory.servers, arrivalsPerHour: theory.arrivalRate,
        length: .exponential(theory.meanService), waitingPlaces: theory.waitingPlaces,
        patience: theory.meanPatience, days: days),
      seed: Self.seed)
    let lost = 100 * (theory.turnedAwayShare + theory.impatientShare)
    let loss = Statistics.replicates(
      "lost, seed \(Self.seed)", results.map { $0[.leftUnseenPercent] }, equal: lost,
      mustDetect: 0.08 * lost)
    #expect(loss.holds, "\(loss)")
    let present = Statistics.replicates(
      "present, seed \(Self.seed)", results.map { $0[.presentMean] }, equal: theory.meanPresent,
      mustDetect: 0.04 * theory.meanPresent)
    #expect(present.holds, "\(present)")
    // With impatience the recorded wait is that of the served alone, which the chain does not give.
    if theory.meanPatience > 0 { return }
    if theory.waitingPlaces == 0 {
      #expect(results.allSatisfy { $0[.waitHoursMean] == 0 })
      return
    }
    let wait = Statistics.replicates(
      "mean wait, seed \(Self.seed)", results.map { $0[.waitHoursMean] }, equal: theory.meanWait,
      mustDetect: 0.05 * theory.meanWait)
    #expect(wait.holds, "\(wait)")
  }

  @Test("Doubling every time doubles every wait")
  func scaling() throws {
    func wait(_ scale: Double) throws -> Double {
      let model = Model.queue(
        servers: 2, arrivalsPerHour: 40 / scale, length: .exponential(0.05 * scale),
        patience: 0.1 * scale, days: 10 * scale, warmUpDays: 0)
      return try Simulation(model: model, seed: Self.seed).run(replicate: 0)[.waitHoursMean]
    }
    #expect(abs(try wait(2) / (2 * wait(1)) - 1) < 1e-6)
  }
}
