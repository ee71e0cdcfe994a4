// Workload B: agents who cycle through four activities, one of which needs a shared resource.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One unit: its agents, their streams and timers, and the line before the resource.
struct SharedResource: ~Copyable {
  /// Mean hours of: rest, prepare, treat (needs the resource), write up.
  private static let means = (rest: 2.0, prepare: 0.5, treat: 1.0, write: 0.5)

  private enum Activity: UInt8 { case rest, prepare, treat, write }

  private struct Agent {
    var stream: RandomStream
    var waitingSince: Double
    var activity: Activity
  }

  private var queue: EventQueue
  private var line: Ring<UInt32>
  private let agents: UnsafeMutablePointer<Agent>
  private var free: Int

  init(unit: UInt32, agents count: Int, servers: Int) {
    queue = EventQueue(slotCount: count)
    var capacity = 1
    while capacity < count { capacity *= 2 }
    line = Ring(capacity: capacity, filler: 0)
    agents = .allocate(capacity: count)
    free = servers
    for index in 0..<count {
      var stream = RandomStream(
        seed: 1, replicate: 0, kind: .post, unit: unit, index: UInt32(index),
        purpose: .encounterClock)
      stream.seek(0)
      (agents + index).initialize(
        to: Agent(stream: stream, waitingSince: 0, activity: .rest))
      begin(.rest, index, at: 0, mean: Self.means.rest)
    }
  }

  deinit { agents.deallocate() }

  /// From everybody at rest at time 0 to the horizon in hours; once only.
  mutating func run(until horizon: Double) -> Outcome {
    var outcome = Outcome()
    while true {
      let (slot, now) = queue.next
      guard now <= horizon else { break }
      outcome.events &+= 1
      outcome.lastTime = now
      switch agents[slot].activity {
      case .rest: begin(.prepare, slot, at: now, mean: Self.means.prepare)
      case .prepare:
        if free > 0 {
          free -= 1
          outcome.waits &+= 1
          begin(.treat, slot, at: now, mean: Self.means.treat)
        } else {
          agents[slot].waitingSince = now
          line.append(UInt32(truncatingIfNeeded: slot))
          queue.cancel(slot)
        }
      case .treat:
        if line.isEmpty {
          free += 1
        } else {
          let following = Int(line.removeFirst())
          outcome.waited += now - agents[following].waitingSince
          outcome.waits &+= 1
          begin(.treat, following, at: now, mean: Self.means.treat)
        }
        begin(.write, slot, at: now, mean: Self.means.write)
      case .write: begin(.rest, slot, at: now, mean: Self.means.rest)
      }
    }
    return outcome
  }

  @inline(__always)
  private mutating func begin(_ activity: Activity, _ slot: Int, at now: Double, mean: Double) {
    agents[slot].activity = activity
    queue.schedule(slot, at: now + agents[slot].stream.exponential(mean: mean))
  }
}
