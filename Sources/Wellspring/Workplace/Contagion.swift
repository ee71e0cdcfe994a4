// What contacts do to exhaustion and cynicism of those on duty, as a flow.
//
// Thousands of contacts each move two people towards each other by a ten-thousandth of their
// difference. Their sum is taken as what it is on average: between two changes of who is on duty, each
// is drawn towards each other at a steady rate. All who are in one team obey the same linear equation
// then, so the difference of two of them only shrinks; it is enough to follow one imagined teammate
// through the day, and each person is settled against that when they leave: a few numbers a change, however
// many are on duty.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// Exhaustion and cynicism, or anything else that a contact shares.
typealias Shared = SIMD2<Double>

/// Those of one team who are on duty.
struct TeamOnDuty {
  var count = 0.0
  /// Sum over them, as it is now.
  var sum = Shared.zero
  /// Where somebody would be now who was at 0 at midnight, and has been on duty ever since.
  var imagined = Shared.zero
  /// Integral since midnight of the rate at which a member's distance from the others shrinks.
  var passed = 0.0
}

/// Where a person's contagion counts from: what the imagined teammate had come to then.
struct ContagionMark {
  var imagined = SIMD2<Float>.zero
  var passed: Float = 0
}

struct Contagion {
  /// Rate at which a person on duty starts contacts times the share of the difference that each
  /// makes up, 1/h, for either of the two.
  private var rate: Double
  private var tie: Double
  private var since = 0.0
  private(set) var teams: [TeamOnDuty]
  // Room for the series of `mingle`, so that nothing is allocated while events run.
  private var means: [Shared]
  private var term: [Shared]
  private var next: [Shared]

  /// Whether anything flows at all.
  var isOn: Bool { rate > 0 }

  init(rate: Double, teams: Int, tie: Double) {
    self.rate = rate
    self.tie = teams == 1 ? 1 : tie
    self.teams = .init(repeating: TeamOnDuty(), count: teams)
    means = .init(repeating: .zero, count: teams)
    term = means
    next = means
  }

  /// A new day, with nobody on duty yet.
  mutating func begin(at now: Double) {
    since = now
    for g in teams.indices { teams[g] = TeamOnDuty() }
  }

  /// Somebody with these values comes on duty.
  mutating func enter(_ value: Shared, team g: Int, at now: Double) -> ContagionMark {
    flow(to: now)
    teams[g].count += 1
    teams[g].sum += value
    return mark(team: g)
  }

  /// What values of now count from, after a flow to the present.
  func mark(team g: Int) -> ContagionMark {
    ContagionMark(imagined: SIMD2<Float>(teams[g].imagined), passed: Float(teams[g].passed))
  }

  /// The values of a member of team g now, who had `value` at the mark.
  mutating func value(
    of value: Shared, since mark: ContagionMark, team g: Int, at now: Double
  ) -> Shared {
    flow(to: now)
    let team = teams[g]
    let left = ws_exp(Double(mark.passed) - team.passed)
    let moved = team.imagined + (value - Shared(mark.imagined)) * left
    return moved.clamped(lowerBound: .zero, upperBound: .init(repeating: .infinity))
  }

  /// Somebody with these values, which are those of now, leaves.
  mutating func leave(_ value: Shared, team g: Int) {
    teams[g].count -= 1
    teams[g].sum -= value
    if teams[g].count == 0 { teams[g].sum = .zero }
  }

  /// Rate at which one of team g and one of team h draw near each other, for each of the two, 1/h.
  private func pull(_ g: Int, _ h: Int, _ all: Double) -> Double {
    rate * (weight(g, h, all) + weight(h, g, all))
  }

  /// The chance that a contact of somebody in team g is with a given colleague in team h.
  private func weight(_ g: Int, _ h: Int, _ all: Double) -> Double {
    let mates = teams[g].count - 1
    let sum = tie * mates + all - teams[g].count
    // With a tie of 0 and nobody from another team: whoever is there.
    if sum <= 0 { return g == h && mates > 0 ? 1 / mates : 0 }
    return (g == h ? tie : 1) / sum
  }

  /// Lets everything flow to the present, with those on duty who are.
  private mutating func flow(to now: Double) {
    let dt = now - since
    since = now
    let all = teams.reduce(0) { $0 + $1.count }
    if dt <= 0 || all < 2 { return }
    for g in teams.indices where teams[g].count > 0 {
      means[g] = teams[g].sum / teams[g].count
      let shrinking = teams.indices.reduce(0) { $0 + pull(g, $1, all) * teams[$1].count }
      teams[g].passed += shrinking * dt
      teams[g].imagined -= means[g]
      teams[g].imagined *= ws_exp(-shrinking * dt)
    }
    if teams.count > 1 { mingle(dt, all) }
    for g in teams.indices where teams[g].count > 0 {
      teams[g].imagined += means[g]
      teams[g].sum = means[g] * teams[g].count
    }
  }

  /// Moves the means of the teams over `dt` hours: e^(Q dt) by uniformisation, a sum of positive terms
  /// that ends where the next no longer changes it.
  private mutating func mingle(_ dt: Double, _ all: Double) {
    var fastest = 0.0
    for g in teams.indices where teams[g].count > 0 {
      fastest = max(fastest, outflow(g, all))
    }
    let steps = max(1, (fastest * dt / 4).rounded(.up))
    for _ in 0..<Int(steps) { mingleOnce(fastest, fastest * dt / steps, all) }
  }

  private func outflow(_ g: Int, _ all: Double) -> Double {
    teams.indices.reduce(0) { $0 + ($1 == g ? 0 : pull(g, $1, all) * teams[$1].count) }
  }

  private mutating func mingleOnce(_ fastest: Double, _ x: Double, _ all: Double) {
    var weight = ws_exp(-x)
    for g in means.indices {
      term[g] = means[g]
      means[g] *= weight
    }
    var order = 0.0
    while order < x || weight > 1e-18 {
      order += 1
      weight *= x / order
      for g in teams.indices where teams[g].count > 0 {
        var moved = term[g]
        for h in teams.indices where h != g && teams[h].count > 0 {
          moved += (term[h] - term[g]) * (pull(g, h, all) * teams[h].count / fastest)
        }
        next[g] = moved
      }
      swap(&term, &next)
      for g in means.indices { means[g] += term[g] * weight }
    }
  }
}

extension CareUnit {
  private func shared(_ i: Int) -> Shared {
    [Double(clinicians[i].exhaustion), Double(clinicians[i].cynicism)]
  }

  /// The flow under the constants in force, with nobody on duty.
  func newContagion() -> Contagion {
    Contagion(
      rate: k.contactRate * k.dynamics.support.contagion, teams: k.teams,
      tie: plan.peerSupport.teamTie)
  }

  /// Clinician i, who is on duty now, is drawn towards the others from now on.
  mutating func enterContagion(_ i: Int) {
    if !contagion.isOn { return }
    contagionMarks[i] = contagion.enter(shared(i), team: i % k.teams, at: now)
  }

  /// Exhaustion and cynicism of clinician i, on duty, as they are now.
  mutating func settleContagion(_ i: Int) {
    if !contagion.isOn { return }
    let value = contagion.value(
      of: shared(i), since: contagionMarks[i], team: i % k.teams, at: now)
    clinicians[i].exhaustion = Float(value.x)
    clinicians[i].cynicism = Float(value.y)
    contagionMarks[i] = contagion.mark(team: i % k.teams)
  }

  /// The same, and no more contagion from now on.
  mutating func leaveContagion(_ i: Int) {
    if !contagion.isOn { return }
    settleContagion(i)
    contagion.leave(shared(i), team: i % k.teams)
  }

  /// Everybody on duty as they are at midnight.
  mutating func settleContagion() {
    for place in 0..<onDutyCount { settleContagion(Int(onDuty[place])) }
  }

  /// The day begins with those who are on duty, as midnight left them.
  mutating func beginContagion() {
    contagion.begin(at: now)
    for place in 0..<onDutyCount { enterContagion(Int(onDuty[place])) }
  }
  /// The teams' counts and sums are those of the people on duty.
  func checkContagion() throws(Fault) {
    var flow = contagion
    for (g, team) in contagion.teams.enumerated() {
      var (count, sum) = (0.0, Shared.zero)
      for place in 0..<onDutyCount where Int(onDuty[place]) % k.teams == g {
        let i = Int(onDuty[place])
        count += 1
        sum += flow.value(of: shared(i), since: contagionMarks[i], team: g, at: now)
      }
      if count != team.count { throw Fault("number of a team on duty", g) }
      let apart = sum - flow.teams[g].sum
      if max(abs(apart.x), abs(apart.y)) > 1e-5 * (1 + count) {
        throw Fault("contagion makes or loses something", g)
      }
    }
  }
}
