// Workload A: one server, exponential gaps and service times, first come first served.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// M/M/1 at utilisation 0.9, until the last of a given number of customers has left.
struct SingleServer: ~Copyable {
  static let meanGap = 1 / 0.9
  static let meanService = 1.0

  private static let arrival = 0
  private static let departure = 1

  private var queue = EventQueue(slotCount: 2)
  private var waiting = Ring<Double>(capacity: 1 << 16, filler: 0)
  private var gaps = RandomStream(
    seed: 1, replicate: 0, kind: .careUnit, unit: 0, index: 0, purpose: .arrivals)
  private var services = RandomStream(
    seed: 1, replicate: 0, kind: .careUnit, unit: 0, index: 0, purpose: .encounterClock)

  mutating func run(customers: Int) -> Outcome {
    var outcome = Outcome()
    var arrived = 0
    var isBusy = false
    gaps.seek(0)
    services.seek(0)
    queue.schedule(Self.arrival, at: gaps.exponential(mean: Self.meanGap))
    while true {
      let (slot, now) = queue.next
      guard now < .infinity else { break }
      outcome.events &+= 1
      outcome.lastTime = now
      if slot == Self.arrival {
        arrived &+= 1
        if arrived < customers {
          queue.schedule(Self.arrival, at: now + gaps.exponential(mean: Self.meanGap))
        } else {
          queue.cancel(Self.arrival)
        }
        if isBusy {
          waiting.append(now)
        } else {
          isBusy = true
          queue.schedule(Self.departure, at: now + services.exponential(mean: Self.meanService))
        }
      } else if waiting.isEmpty {
        isBusy = false
        queue.cancel(Self.departure)
      } else {
        outcome.waited += now - waiting.removeFirst()
        queue.schedule(Self.departure, at: now + services.exponential(mean: Self.meanService))
      }
    }
    outcome.waits = customers
    return outcome
  }
}
