// Every outcome that events tell, worked out again from the events.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Outcomes")
struct OutcomeTests {
  static let posts = 18
  static let days = 120.0

  /// A small unit in which everything happens often, recorded from the first hour.
  private static func model() throws -> Model {
    var model = try Model.icu(days: days, warmUpDays: 0)
    model.units[0].beds = 7
    model.units[0].posts = [.of(posts, vacationWeeks: 6)]
    model.units[0].work.arrivals.rate = 2
    model.units[0].work.waitingPlaces = 2
    model.units[0].work.patienceMean = 20
    for c in model.units[0].work.cases.indices { model.units[0].work.cases[c].demand = 1 }
    model.units[0].moralEvents.betrayed = 0.02
    model.dynamics.people.absenceRate = 12
    model.dynamics.people.leavingRate = 2
    model.dynamics.people.hiringDays = 20
    return model
  }

  private let result: ReplicateResult

  init() throws {
    let simulation = Simulation(
      model: try Self.model(), seed: 12, recording: [.events, .clinicians])
    result = try simulation.run(replicate: 0)
  }

  private func expect(
    _ outcome: Outcome, _ value: Double, within tolerance: Double = 1e-9,
    location: SourceLocation = #_sourceLocation
  ) {
    let name = outcome.definition.name
    #expect(value > 0, "\(name): nothing happened", sourceLocation: location)
    #expect(
      abs(result[outcome] / value - 1) <= tolerance, "\(name): \(result[outcome]), not \(value)",
      sourceLocation: location)
  }

  private func count(_ kinds: EventKind...) -> Double {
    Double(result.events.count { kinds.contains($0.kind) })
  }

  /// Sum over entities of the time between an opening and a closing event, up to the end.
  private func hours(
    from opening: EventKind, to closing: Set<EventKind>, by key: (EventRow) -> Int64
  ) -> Double {
    var since: [Int64: Double] = [:]
    var sum = 0.0
    for row in result.events {
      if row.kind == opening {
        since[key(row)] = row.hours
      } else if closing.contains(row.kind), let start = since.removeValue(forKey: key(row)) {
        sum += row.hours - start
      }
    }
    return sum + since.values.sorted().reduce(0) { $0 + 24 * Self.days - $1 }
  }

  private func post(_ row: EventRow) -> Int64 { Int64(row.position) }
  private func number(_ row: EventRow) -> Int64 { row.caseNumber }

  @Test("Throughput, losses, waits, occupancy and number present")
  func service() {
    expect(.throughputPerDay, count(.caseEnd) / Self.days)
    expect(.leftUnseenPercent, 100 * count(.leftUnseen, .turnedAway) / count(.arrival))
    #expect(count(.leftUnseen) > 0 && count(.turnedAway) > 0)
    let waits = result.rows(.admission).map(\.value).sorted()
    expect(.waitHoursMean, waits.reduce(0, +) / Double(waits.count))
    let rank = Int((0.95 * Double(waits.count)).rounded(.up)) - 1
    expect(.waitHoursP95, waits[rank], within: 0.006)
    let inCare = hours(from: .admission, to: [.caseEnd], by: number)
    expect(.occupancyPercent, 100 * inCare / (7 * 24 * Self.days))
    let present = hours(
      from: .arrival, to: [.caseEnd, .leftUnseen, .turnedAway], by: number)
    expect(.presentMean, present / (24 * Self.days))
  }

  @Test("Breaks, overruns, hours, arousal, encounters, support and moral events per shift")
  func shifts() {
    var (free, none, ended, overruns, arousal) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var breaks: [Int32: (free: Bool, any: Bool)] = [:]
    for row in result.events {
      switch row.kind {
      case .shiftStart: breaks[row.position] = (false, false)
      case .breakStart: breaks[row.position] = (true, true)
      case .breakAtDesk: breaks[row.position]?.any = true
      case .shiftEnd:
        ended += 1
        overruns += row.value
        arousal += row.arousal
        if breaks[row.position]!.free { free += 1 }
        if !breaks[row.position]!.any { none += 1 }
      default: break
      }
    }
    expect(.breaksCarefreePercent, 100 * free / ended)
    expect(.breaksMissedPercent, 100 * none / ended)
    expect(.overrunHoursMean, overruns / ended)
    expect(.arousalEndOfShiftMean, arousal / ended)
    expect(.encountersPerShift, count(.encounter) / ended)
    expect(.supportPerShift, count(.support) / ended)
    expect(.moralEventsPerShift, count(.moralEvent) / ended)
    let duty = hours(from: .shiftStart, to: [.overrunEnd], by: post)
    expect(.staffHours, duty)
  }

  @Test("Absence, vacancies and leavers")
  func people() throws {
    let rota = Rota(try Self.model().units[0])
    var lost = 0.0
    for post in 0..<Self.posts {
      // Sick and vacant spells in order of time; a new holder is well.
      var spells: [(from: Double, isSick: Bool, isVacant: Bool)] = [(-1, false, false)]
      for row in result.events where Int(row.position) == post {
        switch row.kind {
        case .sickness: spells.append((row.hours, true, false))
        case .recovery, .hiring: spells.append((row.hours, false, false))
        case .resignation: spells.append((row.hours, false, true))
        default: break
        }
      }
      for day in 0..<Int(Self.days) {
        let shift = rota.shift(of: post, on: day)
        if shift == 0 || rota.isOnVacation(post, on: day) { continue }
        let start = Double(24 * day) + rota.starts[shift - 1]
        if spells.last(where: { $0.from <= start })!.isSick { lost += 1 }
      }
    }
    let tallied = result.column(.shiftsSick).reduce(0, +)
    #expect(tallied == lost)
    // At work when the record begins counts as begun: the first day starts with nobody at work.
    expect(.absencePercent, 100 * lost / (lost + count(.shiftStart)))
    let vacant = hours(from: .resignation, to: [.hiring], by: post)
    expect(.vacancyPercent, 100 * vacant / (Double(Self.posts) * 24 * Self.days))
    expect(
      .leaversPercentPerYear, 100 * count(.resignation) / Double(Self.posts) * 365 / Self.days)
    #expect(count(.sickness) > 20)
  }

  @Test("Load, care left undone, utilisation, capacity and depletion, integrated event by event")
  func integrals() throws {
    let model = try Self.model()
    var unit = startUnit(model, seed: 12)
    unit.observe()
    var (load, duty, busy, unmet, demand) = (0.0, 0.0, 0.0, 0.0, 0.0)
    while unit.queue.next.time <= 24 * Self.days {
      let dt = unit.queue.next.time - unit.now
      if dt > 0 {
        for i in 0..<Self.posts where unit.clinicians[i].mode.isOnDuty {
          duty += dt
          load += dt * unit.clinicians[i].demand / 2
          if unit.clinicians[i].caseCount > 0 { busy += dt }
        }
        unmet += dt * max(0, unit.unmetDemand)
        demand += dt * Double(unit.inCareCount)
      }
      unit.step()
    }
    expect(.loadMean, load / duty)
    expect(.utilisationPercent, 100 * busy / duty)
    expect(.careLeftUndonePercent, 100 * unmet / demand)
    // Posts' time averages weigh alike where every post was filled; here by filled time.
    let means = result.column(.capacityMean)
    let filled = unit.tallies
    var (sum, weight, depleted) = (0.0, 0.0, 0.0)
    for i in 0..<Self.posts where filled[i].filledHours > 0 {
      sum += means[i] * filled[i].filledHours
      depleted += result.column(.depletedPercent)[i] * filled[i].filledHours
      weight += filled[i].filledHours
    }
    expect(.capacityMean, sum / weight)
    if depleted > 0 { expect(.depletedTimePercent, depleted / weight) }
    let vacantShare = 1 - weight / (24 * Self.days * Double(Self.posts))
    #expect(abs(result[.vacancyPercent] - 100 * vacantShare) < 1e-9)
  }

  @Test("Prevalences and scores at the end, and how the burden is shared, from the posts' rows")
  func persons() {
    let exhaustion = result.column(.exhaustionScore).filter { !$0.isNaN }
    let cynicism = result.column(.depersonalisationScore).filter { !$0.isNaN }
    let n = Double(exhaustion.count)
    expect(.exhaustionScoreMean, exhaustion.reduce(0, +) / n)
    expect(
      .burnoutPercent,
      100 * Double(zip(exhaustion, cynicism).count { $0 >= 27 || $1 >= 10 }) / n)
    let sorted = result.column(.capacityMean).filter { !$0.isNaN }.sorted()
    let tenth = (sorted.count + 9) / 10
    expect(.worstTenthCapacity, sorted.prefix(tenth).reduce(0, +) / Double(tenth))
    // Gini: mean absolute difference over twice the mean.
    let depletion = sorted.map { max(0, 1 - $0) }
    var differences = 0.0
    for a in depletion { for b in depletion { differences += abs(a - b) } }
    let count = Double(depletion.count)
    expect(.giniDepletion, differences / (2 * count * depletion.reduce(0, +)))
  }

  @Test("Daily rows add up to the outcomes")
  func daily() {
    let width = DailySeries.allCases.count
    func mean(_ series: DailySeries) -> Double {
      let values = stride(from: series.rawValue, to: result.daily.count, by: width)
        .map { result.daily[$0] }
      return values.reduce(0, +) / Double(values.count)
    }
    expect(.presentMean, mean(.casesPresentMean))
    #expect(abs(mean(.shiftsWorked) * Self.days - count(.shiftEnd)) < 1e-6)
    #expect(abs(mean(.moralEvents) * Self.days - count(.moralEvent)) < 1e-6)
    expect(.breaksMissedPercent, 100 * mean(.breaksMissed) / mean(.shiftsWorked))
  }

  @Test("Only the observed days count: events, throughput and shifts after the warm-up")
  func warmUp() throws {
    // Whole weeks and whole cycles of the rota, and nothing else that goes by the observed day.
    let warmUp = 84.0
    var model = try Self.model()
    model.units[0].posts = [.of(Self.posts)]
    let whole = try Simulation(model: model, seed: 13, recording: .events).run(replicate: 0)
    model.horizon.warmUpDays = warmUp
    model.horizon.days = Self.days - warmUp
    let late = try Simulation(model: model, seed: 13, recording: .events).run(replicate: 0)
    #expect(late.eventCounts == whole.eventCounts)
    let rows = whole.events.suffix(late.events.count)
    #expect(late.events.map(\.kind) == rows.map(\.kind))
    #expect(late.events.first!.hours >= 0)
    #expect(whole.events[whole.events.count - late.events.count - 1].hours <= 24 * warmUp)
    let ended = Double(late.rows(.caseEnd).count)
    #expect(abs(late[.throughputPerDay] - ended / (Self.days - warmUp)) < 1e-9)
    let encounters = late[.encountersPerShift] * Double(late.rows(.shiftEnd).count)
    #expect(abs(encounters - Double(late.rows(.encounter).count)) < 1e-6)
  }

  @Test("Without planned breaks their shares are undefined, not zero")
  func noBreaks() throws {
    var model = try Self.model()
    model.mechanisms.breaks = 0
    model.horizon.days = 20
    let result = try Simulation(model: model, seed: 14).run(replicate: 0)
    #expect(result[.breaksCarefreePercent].isNaN && result[.breaksMissedPercent].isNaN)
  }
}
