// The settings are different systems: each shows a structure that the others do not have.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing
import WellspringLab

@testable import Wellspring

/// What the rows of one run show of the system behind them.
private struct Structure {
  let rows: [EventRow]
  private var byCase: [Int64: [EventRow]] = [:]

  init(_ result: ReplicateResult) {
    rows = result.events
    for row in rows where row.caseNumber >= 0 { byCase[row.caseNumber, default: []].append(row) }
  }

  /// Cases that began and ended within the rows, in order of their numbers.
  private var whole: [[EventRow]] {
    byCase.keys.sorted().map { byCase[$0]! }.filter {
      $0.first?.kind == .arrival && $0.last?.kind == .caseEnd
    }
  }

  private func carers(_ one: [EventRow]) -> Set<Int32> {
    Set(one.filter { $0.kind == .assignment }.map(\.position))
  }

  /// Beds: most cases outlast a shift, and pass through many hands.
  var persistsOverHandOver: Bool {
    let lasting = whole.filter { $0.last!.hours - $0.first!.hours > 24 && carers($0).count > 2 }
    return whole.count > 20 && 2 * lasting.count > whole.count
  }

  /// Visits: triage comes before care in every case, and some leave unseen.
  var isTriaged: Bool {
    whole.count > 20
      && whole.allSatisfy { one in
        guard let triage = one.firstIndex(where: { $0.kind == .triage }),
          let care = one.firstIndex(where: { $0.kind == .admission })
        else { return false }
        return triage < care
      } && rows.contains { $0.kind == .leftUnseen }
  }

  /// Appointments: every session of a client is with the same clinician, again and again, and a
  /// client who does not come leaves the clinician free at that moment.
  var keepsItsClinician: Bool {
    var repeated = 0
    for one in byCase.values {
      let sessions = one.filter { $0.kind == .sessionStart }
      if Set(sessions.map(\.position)).count > 1 { return false }
      if sessions.count > 2 { repeated += 1 }
    }
    return repeated > 20
  }

  /// Calls: two people on each, neither of whom begins another before it ends.
  var bindsItsCrew: Bool {
    var busy: [Int32: Int64] = [:]
    var calls = 0
    for row in rows {
      switch row.kind {
      case .assignment:
        if busy[row.position] != nil { return false }
        busy[row.position] = row.caseNumber
      case .caseEnd:
        let crew = busy.filter { $0.value == row.caseNumber }.map(\.key)
        // Calls that began before the first row are seen at their end only.
        if crew.isEmpty { continue }
        if crew.count != 2 { return false }
        calls += 1
        for one in crew { busy[one] = nil }
      default: break
      }
    }
    return calls > 20
  }

  var found: [String] {
    [
      persistsOverHandOver ? "beds" : "", isTriaged ? "visits" : "",
      keepsItsClinician ? "appointments" : "", bindsItsCrew ? "calls" : "",
    ].filter { !$0.isEmpty }
  }
}

@Suite("Kinds of work")
struct WorkKindTests {
  @Test(
    "Each setting shows the structure of its kind of work, and of no other",
    arguments: [
      ("icu", "beds"), ("ward", "beds"), ("emergency", "visits"), ("hospice", "appointments"),
      ("clinic", "appointments"), ("ambulance", "calls"),
    ])
  func structure(name: String, kind: String) throws {
    let model = try Model.shipped(name, days: 28, warmUpDays: 28)
    let result = try Simulation(model: model, seed: 21, recording: .events).run(replicate: 0)
    #expect(Structure(result).found == [kind], "seed 21")
  }

  @Test("The bound of the beds is kept, and reached")
  func beds() throws {
    var model = try Model.shipped("ward", days: 60, warmUpDays: 0)
    model.units[0].work.arrivals.rate = 8
    var unit = startUnit(model, seed: 22)
    var most = 0
    while unit.now < 24 * 60 {
      unit.step()
      most = max(most, unit.inCareCount)
    }
    #expect(most == 28)
  }

  @Test("No call begins while every crew is out, and calls wait then")
  func crews() throws {
    var model = try Model.shipped("ambulance", days: 14, warmUpDays: 0)
    model.units[0].work.arrivals.rate = 110
    var unit = startUnit(model, seed: 23)
    var waited = 0
    while unit.now < 24 * 14 {
      unit.step()
      var free = 0
      for i in 0..<unit.clinicianCount
      where unit.clinicians[i].mode.isCaring && unit.clinicians[i].caseCount == 0 { free += 1 }
      if unit.waiting.count > 0 {
        waited += 1
        #expect(free < 2, "hour \(unit.now)")
      }
    }
    #expect(waited > 1_000)
  }

  @Test("A client who does not come frees the hour: nobody is in hand, and no load is felt")
  func noShows() throws {
    var model = try Model.shipped("clinic", days: 60, warmUpDays: 60)
    func week(_ noShow: Double) throws -> ReplicateResult {
      model.units[0].work.appointments.noShow = noShow
      return try Simulation(model: model, seed: 24, recording: .events).run(replicate: 0)
    }
    let (none, some) = (try week(0), try week(0.4))
    let percent = some[.noShowPercent]
    #expect(abs(percent - 40) < 4, "seed 24: \(percent)")
    #expect(some[.utilisationPercent] < 0.75 * none[.utilisationPercent])
    #expect(some[.loadMean] < 0.75 * none[.loadMean])
    for row in some.rows(.noShow) where row.load == 0 { return }
    Issue.record("every client who did not come was waited for")
  }

  @Test("Sessions come back at the client's interval, at the same time")
  func weekly() throws {
    let model = try Model.shipped("clinic", days: 90, warmUpDays: 30)
    let result = try Simulation(model: model, seed: 25, recording: .events).run(replicate: 0)
    var last: [Int64: Double] = [:]
    var (weekly, all) = (0, 0)
    for row in result.rows(.sessionStart) {
      // The planned time: a session may begin late.
      let planned = row.hours - row.value
      if let before = last[row.caseNumber] {
        all += 1
        let weeks = (planned - before) / 168
        if abs(weeks - weeks.rounded()) < 1e-9 { weekly += 1 }
      }
      last[row.caseNumber] = planned
    }
    #expect(all > 1_000 && Double(weekly) > 0.9 * Double(all), "seed 25: \(weekly) of \(all)")
  }

  @Test(
    "Calls with crews of one and no travel are M/G/c: Erlang's and Pollaczek–Khinchine's waits",
    arguments: [(1, 1, 0.7, 0.0, 1.0), (3, 1, 0.6, 0.0, 1.0), (4, 2, 0.7, 0.0, 1.0)])
  func callsAreQueues(
    posts: Int, crew: Int, load: Double, logDeviation: Double, squared: Double
  ) throws {
    let service = 0.05
    let servers = posts / crew
    let rate = load * Double(servers) / service
    var model = Model.queue(
      servers: posts, arrivalsPerHour: rate, length: .exponential(service), days: 25)
    model.units[0].work.kind = 3
    model.units[0].work.calls.crew = Double(crew)
    let results = try replicates(48, of: model, seed: 26)
    let wait = QueueTheory.meanWait(servers: servers, arrivalRate: rate, meanService: service)
    let mean = Statistics.replicates(
      "mean wait, seed 26", results.map { $0[.waitHoursMean] }, equal: wait,
      mustDetect: 0.14 * wait)
    #expect(mean.holds, "\(mean)")
  }

  @Test("A call of fixed length to a single crew waits as in M/D/1, way and turn-round included")
  func callsWithLegs() throws {
    let service = 0.05
    let rate = 0.5 / service
    var model = Model.queue(
      servers: 2, arrivalsPerHour: rate, length: .fixed(0.02), days: 30)
    model.units[0].work.kind = 3
    model.units[0].work.calls.crew = 2
    model.units[0].work.calls.travel = 0.01
    model.units[0].work.calls.travelLogDeviation = 0
    model.units[0].work.calls.transport = 0.005
    model.units[0].work.calls.transportLogDeviation = 0
    model.units[0].work.calls.turnround = 0.015
    model.units[0].work.calls.turnroundLogDeviation = 0
    model.units[0].work.cases[0].transportShare = 1
    let results = try replicates(48, of: model, seed: 27)
    let wait = QueueTheory.meanWait(
      arrivalRate: rate, meanService: service, squaredVariation: 0)
    let mean = Statistics.replicates(
      "mean wait, seed 27", results.map { $0[.waitHoursMean] }, equal: wait,
      mustDetect: 0.1 * wait)
    #expect(mean.holds, "\(mean)")
    let response = Statistics.replicates(
      "response, seed 27", results.map { $0[.responseHoursMean] }, equal: wait + 0.01,
      mustDetect: 0.1 * wait)
    #expect(response.holds, "\(response)")
  }
}
