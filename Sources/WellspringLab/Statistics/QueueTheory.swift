// What queueing theory says exactly, to hold the simulation against.
//
// A unit whose human mechanisms are all off is a plain queue, and plain queues have known answers.
// Two closed forms (Erlang's C, Pollaczek–Khinchine) and one that covers the rest: the number
// present in M/M/c/K with impatience is a birth–death chain, whose stationary law is a product.
//
// Times are in hours, rates in 1/h. Arguments outside their range are programming errors.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Closed forms of queueing theory.
public enum QueueTheory {
  /// Chance that an arrival to M/M/c waits (Erlang's C formula).
  /// - Parameters:
  ///   - servers: c, at least 1.
  ///   - offered: offered work λ·E[S] in erlangs, 0 ..< c.
  public static func waitingChance(servers: Int, offered: Double) -> Double {
    precondition(servers >= 1 && offered >= 0 && offered < Double(servers), "an unstable queue")
    // Erlang's B by its recursion, which neither overflows nor cancels; then C from B.
    var blocked = 1.0
    for n in 1...servers { blocked = offered * blocked / (Double(n) + offered * blocked) }
    let c = Double(servers)
    return c * blocked / (c - offered * (1 - blocked))
  }

  /// Mean wait in M/M/c, hours: C/(c μ − λ).
  public static func meanWait(
    servers: Int, arrivalRate: Double, meanService: Double
  ) -> Double {
    waitingChance(servers: servers, offered: arrivalRate * meanService)
      / (Double(servers) / meanService - arrivalRate)
  }

  /// The wait in M/M/c, first come first served, that a share of arrivals does not exceed, hours.
  /// P(wait > t) = C e^(−(c μ − λ) t).
  /// - Parameter share: 0 ..< 1.
  public static func waitQuantile(
    _ share: Double, servers: Int, arrivalRate: Double, meanService: Double
  ) -> Double {
    let chance = waitingChance(servers: servers, offered: arrivalRate * meanService)
    if chance <= 1 - share { return 0 }
    return log(chance / (1 - share)) / (Double(servers) / meanService - arrivalRate)
  }

  /// Mean wait in M/G/1, hours (Pollaczek–Khinchine): ρ E[S] (1 + v)/(2 (1 − ρ)).
  /// - Parameter squaredVariation: v = Var[S]/E[S]², 0 for fixed lengths, 1 for exponential ones.
  public static func meanWait(
    arrivalRate: Double, meanService: Double, squaredVariation: Double
  ) -> Double {
    let load = arrivalRate * meanService
    precondition(load < 1 && squaredVariation >= 0, "an unstable queue")
    return load * meanService * (1 + squaredVariation) / (2 * (1 - load))
  }
}

/// M/M/c/K with impatience: Poisson arrivals, exponential service at c servers, a bounded number
/// of waiting places, and an exponential patience of each who waits.
public struct MarkovQueue: Sendable {
  public let arrivalRate: Double
  public let meanService: Double
  public let servers: Int
  public let waitingPlaces: Int
  /// Mean patience, hours; 0 for ever.
  public let meanPatience: Double
  /// Stationary chance of n present, n = 0 ... servers + waitingPlaces.
  public let chances: [Double]

  /// - Parameters:
  ///   - arrivalRate: 1/h, above 0.
  ///   - meanService: hours, above 0.
  ///   - servers: at least 1.
  ///   - waitingPlaces: at least 0; one more is turned away.
  ///   - meanPatience: hours; 0 for ever.
  public init(
    arrivalRate: Double, meanService: Double, servers: Int, waitingPlaces: Int,
    meanPatience: Double = 0
  ) {
    precondition(arrivalRate > 0 && meanService > 0 && servers >= 1 && waitingPlaces >= 0)
    self.arrivalRate = arrivalRate
    self.meanService = meanService
    self.servers = servers
    self.waitingPlaces = waitingPlaces
    self.meanPatience = meanPatience
    let impatience = meanPatience > 0 ? 1 / meanPatience : 0
    var weights = [1.0]
    for n in 1...servers + waitingPlaces {
      let leaving = Double(min(n, servers)) / meanService
      let losing = Double(max(0, n - servers)) * impatience
      weights.append(weights[n - 1] * arrivalRate / (leaving + losing))
    }
    let sum = weights.reduce(0, +)
    chances = weights.map { $0 / sum }
  }

  /// Mean number waiting.
  public var meanWaiting: Double {
    chances.enumerated().reduce(0) { $0 + Double(max(0, $1.offset - servers)) * $1.element }
  }

  /// Mean number present, waiting or served.
  public var meanPresent: Double {
    chances.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
  }

  /// Share of arrivals that find no place.
  public var turnedAwayShare: Double { chances[servers + waitingPlaces] }

  /// Share of arrivals that lose patience.
  public var impatientShare: Double {
    meanPatience > 0 ? meanWaiting / meanPatience / arrivalRate : 0
  }

  /// Mean wait of those who find a place, served in the end or not, hours (Little's law).
  public var meanWait: Double { meanWaiting / (arrivalRate * (1 - turnedAwayShare)) }
}
