// Contagion between those on duty, against the equation of every pair integrated step by step and
// against contacts that happen one by one.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Contagion")
struct ContagionTests {
  /// A unit in which nothing but contacts moves exhaustion within a day, everybody always on duty.
  private func unit(
    _ people: Int, teams: Double = 1, tie: Double = 3, contagion: Double = 0.001
  ) throws -> CareUnit {
    var model = try Model.icu(days: 20, warmUpDays: 0)
    model.units[0].posts = [.of(people)]
    model.units[0].rota.pattern = 0
    model.units[0].work.arrivals.rate = 0
    model.units[0].peerSupport.contactRate = 4
    model.units[0].peerSupport.supportiveShare = 0
    model.units[0].peerSupport.teams = teams
    model.units[0].peerSupport.teamTie = tie
    model.dynamics.support.contagion = contagion
    model.mechanisms.moralInjury = 0
    return startUnit(model, seed: 2)
  }

  @Test("Two colleagues move towards each other by their closed form and keep their sum")
  func two() throws {
    var unit = try unit(2)
    unit.clinicians[0].exhaustion = 0.9
    unit.clinicians[1].exhaustion = 0.1
    unit.beginContagion()
    while unit.now < 12 { unit.step() }
    // Settled on the way as often as one likes.
    unit.settleContagion()
    unit.settleContagion()
    while unit.now < 23.5 { unit.step() }
    unit.settleContagion()
    let (a, b) = (Double(unit.clinicians[0].exhaustion), Double(unit.clinicians[1].exhaustion))
    #expect(abs(a + b - 1) < 1e-6)
    // Each starts 4 contacts an hour, and each contact takes 0.001 of the difference from both.
    #expect(abs(a - b - 0.8 * exp(-2 * 8 * 0.001 * unit.now)) < 1e-6)
  }

  @Test("A unit by itself settles contagion at midnight, and without it nobody is drawn anywhere")
  func midnight() throws {
    func spread(_ contagion: Double) throws -> Float {
      var unit = try unit(2, contagion: contagion)
      unit.clinicians[0].cynicism = 0.9
      unit.clinicians[1].cynicism = 0.1
      unit.beginContagion()
      try unit.run(until: 24)
      try unit.checkInvariants()
      return unit.clinicians[0].cynicism - unit.clinicians[1].cynicism
    }
    let (without, with) = (try spread(0), try spread(0.003))
    #expect(abs(Double(with / without) - exp(-2 * 8 * 0.003 * 24)) < 1e-3)
  }

  /// The chance that a contact of person i is with person j, as docs/model.md has it.
  private static func chance(_ i: Int, _ j: Int, of people: [Int], teams: Int, tie: Double)
    -> Double
  {
    func weight(_ other: Int) -> Double { other % teams == i % teams ? tie : 1 }
    let all = people.filter { $0 != i }.reduce(0) { $0 + weight($1) }
    if all > 0 { return weight(j) / all }
    return 1 / Double(people.count - 1)
  }

  private struct Setting: CustomTestStringConvertible {
    let teams: Int
    let tie, rate: Double
    var testDescription: String { "\(teams) teams, tie \(tie), rate \(rate)" }
  }

  private struct Change {
    let hour: Double
    let person: Int
    let comes: Bool
  }

  @Test(
    "Whoever comes and goes, in whichever team, everybody follows the equation of all pairs",
    arguments: [
      Setting(teams: 1, tie: 3, rate: 0.02), Setting(teams: 2, tie: 3, rate: 0.02),
      Setting(teams: 3, tie: 0, rate: 0.02), Setting(teams: 4, tie: 1, rate: 0.02),
      Setting(teams: 3, tie: 50, rate: 0.3),
    ])
  private func pairs(_ setting: Setting) {
    var flow = Contagion(rate: setting.rate, teams: setting.teams, tie: setting.tie)
    flow.begin(at: 0)
    // Who comes (true) or goes at which hour; person 4 and 9 meet alone at the end.
    var changes: [Change] = (0..<10).map { Change(hour: 0.7 * Double($0), person: $0, comes: true) }
    let later: [(Double, Int)] = [
      (8, 3), (9, 0), (11, 3), (13, 1), (14, 2), (15, 3), (16, 5), (17, 6), (18, 7), (19, 8),
    ]
    changes += later.map { Change(hour: $0, person: $1, comes: $0 == 11) }
    changes.append(Change(hour: 24, person: -1, comes: false))
    var value: [Shared] = (0..<10).map { n in
      [Double(n * 37 % 10) / 10, Double(n * 53 % 10) / 10]
    }
    var exact = value
    var mark = [ContagionMark](repeating: ContagionMark(), count: 10)
    var people: [Int] = []
    var now = 0.0
    for change in changes {
      integrate(&exact, people, hours: change.hour - now, setting)
      now = change.hour
      for i in people {
        let here = flow.value(of: value[i], since: mark[i], team: i % setting.teams, at: now)
        #expect(abs(here.x - exact[i].x) < 2e-6 && abs(here.y - exact[i].y) < 2e-6)
      }
      let i = change.person
      if i < 0 { break }
      let team = i % setting.teams
      if change.comes {
        mark[i] = flow.enter(value[i], team: team, at: now)
        people.append(i)
      } else {
        value[i] = flow.value(of: value[i], since: mark[i], team: team, at: now)
        flow.leave(value[i], team: team)
        people.removeAll { $0 == i }
      }
    }
    #expect(people.count == 2)
  }

  /// Runge and Kutta's fourth order, in steps of a hundredth of an hour.
  private func integrate(
    _ x: inout [Shared], _ people: [Int], hours: Double, _ setting: Setting
  ) {
    if people.count < 2 { return }
    var pull: [(i: Int, j: Int, rate: Double)] = []
    for i in people {
      for j in people where j != i {
        let either =
          Self.chance(i, j, of: people, teams: setting.teams, tie: setting.tie)
          + Self.chance(j, i, of: people, teams: setting.teams, tie: setting.tie)
        pull.append((i, j, setting.rate * either))
      }
    }
    func slope(_ x: [Shared]) -> [Shared] {
      var dx = [Shared](repeating: .zero, count: x.count)
      for (i, j, rate) in pull { dx[i] += rate * (x[j] - x[i]) }
      return dx
    }
    func moved(_ d: [Shared], _ h: Double) -> [Shared] { zip(x, d).map { $0 + h * $1 } }
    let steps = Int((100 * hours).rounded(.up))
    let h = hours / Double(max(1, steps))
    for _ in 0..<steps {
      let a = slope(x)
      let b = slope(moved(a, h / 2))
      let c = slope(moved(b, h / 2))
      let d = slope(moved(c, h))
      for i in x.indices { x[i] += h / 6 * (a[i] + 2 * (b[i] + c[i]) + d[i]) }
    }
  }

  @Test("The flow is what contacts that happen one by one come to on average")
  func jumps() {
    let (teams, tie, rate, share, hours) = (2, 3.0, 4.0, 0.003, 12.0)
    let start = [0.9, 0.1, 0.5, 0.2, 0.7]
    var flow = Contagion(rate: rate * share, teams: teams, tie: tie)
    flow.begin(at: 0)
    let marks = start.indices.map { flow.enter([start[$0], 0], team: $0 % teams, at: 0) }
    var luck = SeededLuck(26)
    func uniform() -> Double { Double.random(in: 0..<1, using: &luck) }
    func wait() -> Double { -log(1 - uniform()) / (5 * rate) }
    var sum = [Double](repeating: 0, count: 5)
    var squares = sum
    let lives = 4_000
    for _ in 0..<lives {
      var x = start
      var time = wait()
      while time < hours {
        let i = Int(uniform() * 5)
        var u = uniform()
        let others = [0, 1, 2, 3, 4].filter { $0 != i }
        let j =
          others.first { other in
            u -= Self.chance(i, other, of: [0, 1, 2, 3, 4], teams: teams, tie: tie)
            return u < 0
          } ?? others[3]
        let step = share * (x[j] - x[i])
        x[i] += step
        x[j] -= step
        time += wait()
      }
      for i in x.indices {
        sum[i] += x[i]
        squares[i] += x[i] * x[i]
      }
    }
    for i in start.indices {
      let mean = sum[i] / Double(lives)
      let error = ((squares[i] / Double(lives) - mean * mean) / Double(lives)).squareRoot()
      let here = flow.value(of: [start[i], 0], since: marks[i], team: i % teams, at: hours)
      // What contacts move must be far more than the error: else nothing is told apart.
      #expect(abs(here.x - start[i]) > 30 * error)
      #expect(abs(here.x - mean) < 5 * error, "person \(i), seed 26: \(here.x), \(mean), \(error)")
    }
  }
}
