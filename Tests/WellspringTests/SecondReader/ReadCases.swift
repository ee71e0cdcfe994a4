// Who has which case, told from the events of a unit.
//
// A case has a part for each person whom it needs together. `assignment` gives a part to a post;
// when a `hand_over` of the same case follows at once, that is where it comes from, and a
// `hand_over` alone leaves the part with nobody. On a break that a colleague covers, the parts are
// with the colleague and come back at its end. After a hand-over one person may have two parts of a
// case.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// A case that has arrived and not gone.
struct ReadCase {
  var fullDemand = 0.0
  /// The part of the case that goes on, as in the events `leg`; 2 is care.
  var leg = 2
  var isInTriage = false
  /// Who has each part, whose it is; -1: nobody.
  var parts: [(carer: Int, owner: Int)] = []
  /// Whose panel the client is on; -1: on none.
  var panel = -1
  var isInCare = false
}

/// The cases of a unit, event by event.
struct ReadCases {
  private(set) var all: [Int: ReadCase] = [:]
  /// The number of those with a part that somebody has or should have.
  private var active: Set<Int> = []

  var present: Int { all.count }
  private(set) var inCare = 0
  /// Whether the row before has taken a part from where the `hand_over` that follows says.
  private var isHandedOver = false

  mutating func take(_ event: ReadEvent, before next: ReadEvent?, kind: Double) {
    let c = event.caseNumber
    switch event.kind {
    case "arrival": all[c] = ReadCase(fullDemand: event.value)
    case "turned_away", "left_unseen": all[c] = nil
    case "triage": change(c) { ($0.isInTriage, $0.parts) = (true, []) }
    case "leg": beginLeg(c, Int(event.value))
    case "admission":
      setInCare(c, kind != 2 || all[c]!.panel >= 0)
      // One part of a case in a bed waits for somebody from now on.
      if kind == 0 { change(c) { $0.parts = [(-1, -1)] } }
    case "assignment":
      if kind == 2 {
        all[c]?.panel = event.post
        setInCare(c, true)
      } else {
        assign(c, to: event.post, before: next, at: event.hours)
      }
    case "session_start": change(c) { $0.parts = [(event.post, event.post)] }
    case "session_end": change(c) { ($0.parts, $0.leg) = ([], 2) }
    case "hand_over" where isHandedOver: isHandedOver = false
    case "hand_over":
      change(c) { one in
        if let part = one.parts.firstIndex(where: { $0.carer == event.post }) {
          one.parts[part] = (-1, -1)
        }
      }
    case "case_end":
      setInCare(c, false)
      active.remove(c)
      all[c] = nil
    case "resignation": releasePanel(event.post)
    default: break
    }
  }

  private mutating func change(_ c: Int, _ body: (inout ReadCase) -> Void) {
    guard var one = all[c] else { fatalError("case \(c) has not arrived") }
    body(&one)
    all[c] = one
    if one.parts.isEmpty { active.remove(c) } else { active.insert(c) }
  }

  private mutating func setInCare(_ c: Int, _ isInCare: Bool) {
    if all[c]!.isInCare != isInCare { inCare += isInCare ? 1 : -1 }
    all[c]!.isInCare = isInCare
  }

  private mutating func beginLeg(_ c: Int, _ leg: Int) {
    if leg == 0 {
      change(c) { ($0.isInTriage, $0.parts) = (false, []) }
    } else {
      all[c]!.leg = leg
    }
  }

  private mutating func assign(_ c: Int, to post: Int, before next: ReadEvent?, at hours: Double) {
    let from =
      if let next, next.kind == "hand_over", next.caseNumber == c, next.hours == hours {
        all[c]!.parts.firstIndex { $0.carer == next.post }
      } else { nil as Int? }
    if from != nil && next!.post == post { fatalError("case \(c) is handed to who has it") }
    isHandedOver = from != nil
    change(c) { one in
      // The row that follows takes the part away there.
      if let from { one.parts.remove(at: from) }
      if from == nil, let free = one.parts.firstIndex(where: { $0.carer < 0 }) {
        one.parts[free] = (post, post)
      } else {
        one.parts.append((post, post))
      }
    }
  }

  private mutating func releasePanel(_ post: Int) {
    for (c, one) in all where one.panel == post {
      all[c]!.panel = -1
      setInCare(c, false)
    }
  }

  // MARK: Breaks

  /// The parts that `post` has go to who covers the break; they stay whose they are.
  mutating func cover(_ post: Int, by colleague: Int) {
    for c in active {
      for part in all[c]!.parts.indices where all[c]!.parts[part].carer == post {
        all[c]!.parts[part].carer = colleague
      }
    }
  }

  /// The break is over: what is `post`'s comes back.
  mutating func takeBack(_ post: Int) {
    for c in active {
      for part in all[c]!.parts.indices where all[c]!.parts[part].owner == post {
        all[c]!.parts[part].carer = post
      }
    }
  }

  /// The shift ends in a break: what a colleague has is the colleague's.
  mutating func giveUp(_ post: Int) {
    for c in active {
      for part in all[c]!.parts.indices where all[c]!.parts[part].owner == post {
        all[c]!.parts[part].owner = all[c]!.parts[part].carer
      }
    }
  }

  // MARK: Demand

  /// Demand and number of parts by post, and the demand of parts that nobody has.
  func loads(_ plan: ReadPlan) -> (demand: [Int: Double], count: [Int: Int], unattended: Double) {
    var (demand, count, unattended) = ([Int: Double](), [Int: Int](), 0.0)
    for c in active {
      let one = all[c]!
      let each =
        one.isInTriage
        ? plan.unit.work.triage.demand
        : plan.demand(one.fullDemand, leg: one.leg, parts: one.parts.count)
      for part in one.parts {
        if part.carer < 0 {
          unattended += each
        } else {
          demand[part.carer, default: 0] += each
          count[part.carer, default: 0] += 1
        }
      }
    }
    return (demand, count, unattended)
  }
}
