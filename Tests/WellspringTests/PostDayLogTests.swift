// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Posts day by day")
struct PostDayLogTests {
  private func model() throws -> Model {
    var model = try Model.icu(days: 40, warmUpDays: 20)
    model.units[0].count = 2
    return model
  }

  @Test("recording posts day by day changes nothing else, and is there only when asked for")
  func invisible() throws {
    let model = try model()
    let plain = try Simulation(model: model, seed: 3).run(replicate: 2)
    let recorded = try Simulation(model: model, seed: 3, recording: [.postDays, .midnights])
      .run(replicate: 2)
    #expect(isIdentical(plain.outcomes, recorded.outcomes))
    #expect(isIdentical(plain.daily, recorded.daily))
    #expect(plain.eventCounts == recorded.eventCounts)
    #expect(plain.postDays == PostDays())
    let days = recorded.postDays
    #expect(days.posts == [62, 62])
    #expect(days.capacity.count == 2 * 62 * 40 && days.midnight.count == 2 * 62 * 40)
    #expect(days.marks.count == 2 * 62 * 40)
    let means = try Simulation(model: model, seed: 3, recording: .postDays).run(replicate: 2)
    #expect(means.postDays.midnight.isEmpty)
    #expect(means.postDays.capacity.map(\.bitPattern) == days.capacity.map(\.bitPattern))
  }

  @Test("over the posts of a day they add up to the day's row")
  func addsUp() throws {
    var model = try model()
    model.mechanisms.turnover = 0
    let result = try Simulation(model: model, seed: 5, recording: .postDays).run(replicate: 1)
    let width = DailySeries.allCases.count
    for unit in 0..<2 {
      for day in 0..<40 {
        let first = (unit * 40 + day) * 62
        let row = (unit * 40 + day) * width
        func series(_ one: DailySeries) -> Double { result.daily[row + one.rawValue] }
        let capacity = result.postDays.capacity[first..<first + 62]
        let mean = capacity.reduce(0) { $0 + Double($1) } / 62
        #expect(abs(mean - series(.capacityMean)) < 1e-6)
        let marks = result.postDays.marks[first..<first + 62]
        let absent = marks.count { $0.contains(.absent) }
        #expect(abs(100 * Double(absent) / 62 - series(.absentPercent)) < 1e-9)
        #expect(Double(marks.count { $0.contains(.breakMissed) }) == series(.breaksMissed))
        #expect(Double(marks.count { $0.contains(.shift) }) == series(.shiftsWorked))
        #expect(!marks.contains { $0.contains(.vacant) || $0.contains(.newHolder) })
      }
    }
  }

  @Test("who leaves and who comes is marked: nobody, then another person")
  func turnover() throws {
    var model = try model()
    model.horizon.days = 200
    let result = try Simulation(model: model, seed: 6, recording: .postDays).run(replicate: 1)
    let days = result.postDays
    let vacant = days.marks.count { $0.contains(.vacant) }
    #expect(vacant > 0)
    #expect(vacant == days.capacity.count { $0.isNaN })
    #expect(days.marks.allSatisfy { !$0.contains(.vacant) || $0 == .vacant })
    var newcomers = 0
    for unit in 0..<2 {
      for position in 0..<62 {
        for day in 1..<200 {
          let here = (unit * 200 + day) * 62 + position
          guard days.marks[here].contains(.newHolder) else { continue }
          newcomers += 1
          // Posts are filled at a day's beginning, so that somebody was missing before.
          #expect(days.marks[here - 62].contains(.vacant))
        }
      }
    }
    #expect(newcomers > 0)
  }
}
