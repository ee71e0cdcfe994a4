// Queueing theory against itself: closed forms, recursions and limits that must agree.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Queue theory")
struct QueueTheoryTests {
  private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-10 * abs(b) }

  @Test("With one server Erlang's C is the load, and the wait ρ/(μ − λ)")
  func oneServer() {
    for load in [0.1, 0.5, 0.9, 0.99] {
      #expect(isClose(QueueTheory.waitingChance(servers: 1, offered: load), load))
      let wait = QueueTheory.meanWait(servers: 1, arrivalRate: load / 2, meanService: 2)
      #expect(isClose(wait, load / (0.5 - load / 2)))
      let general = QueueTheory.meanWait(
        arrivalRate: load / 2, meanService: 2, squaredVariation: 1)
      #expect(isClose(general, wait))
    }
  }

  @Test("Erlang's C is the sum in the textbook")
  func sum() {
    for (servers, offered) in [(2, 1.5), (3, 1.2), (10, 7.0), (40, 36.0)] {
      let c = Double(servers)
      let terms = (0..<servers).map { pow(offered, Double($0)) / tgamma(Double($0) + 1) }
      let last = pow(offered, c) / tgamma(c + 1) * c / (c - offered)
      let chance = last / (terms.reduce(0, +) + last)
      #expect(isClose(QueueTheory.waitingChance(servers: servers, offered: offered), chance))
    }
  }

  @Test("The shipped queue waits 0.039216 h: three servers, 2.4 an hour, half an hour each")
  func shipped() {
    let wait = QueueTheory.meanWait(servers: 3, arrivalRate: 2.4, meanService: 0.5)
    #expect(abs(wait - 0.039216) < 1e-6)
  }

  @Test("The quantile of the wait leaves its share above it")
  func quantile() {
    let wait = QueueTheory.waitQuantile(0.95, servers: 2, arrivalRate: 3, meanService: 0.5)
    let chance = QueueTheory.waitingChance(servers: 2, offered: 1.5)
    #expect(isClose(chance * exp(-(4 - 3) * wait), 0.05))
    #expect(QueueTheory.waitQuantile(0.5, servers: 3, arrivalRate: 2.4, meanService: 0.5) == 0)
  }

  @Test("The chain with room enough is M/M/c, and without waiting places Erlang's loss")
  func chain() {
    let roomy = MarkovQueue(arrivalRate: 5, meanService: 0.5, servers: 3, waitingPlaces: 400)
    let wait = QueueTheory.meanWait(servers: 3, arrivalRate: 5, meanService: 0.5)
    #expect(isClose(roomy.meanWait, wait))
    #expect(isClose(roomy.meanPresent, 5 * (wait + 0.5)))
    let lossy = MarkovQueue(arrivalRate: 2, meanService: 1, servers: 2, waitingPlaces: 0)
    #expect(isClose(lossy.turnedAwayShare, 2.0 / 5))
    #expect(lossy.meanWaiting == 0)
  }

  @Test("Patience as long as service makes the chain a Poisson number present")
  func impatience() {
    let queue = MarkovQueue(
      arrivalRate: 3, meanService: 1, servers: 1, waitingPlaces: 60, meanPatience: 1)
    #expect(isClose(queue.meanPresent, 3))
    // Served at most one at a time: what is not lost is served at rate P(present).
    #expect(isClose(3 * (1 - queue.impatientShare), 1 - exp(-3)))
  }
}
