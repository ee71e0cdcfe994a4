// How the harms hang together, what follows from them, and how they run.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

extension PublishedStatistic {
  /// Burnout, traumatic stress and what they go with.
  static let harms: [PublishedStatistic] = [
    .init("S05", VirtualStudy.settings) { data in
      let people = data.pooled(day: 366)
      return Association.correlation(
        data.score("proqol-burnout", people), data.score("proqol-traumatic-stress", people))
    },
    .init("S07", ["clinic"]) { data in
      let people = data.stayers("clinic", from: 2, to: 366).map(\.1)
      return Association.correlation(data.score("stss", people), people.map(\.level))
    },
    .init("S08", ["clinic"]) { data in
      let pairs = data.stayers("clinic", from: 2, to: 366)
      return Association.correlation(
        data.score("stss", pairs.map(\.1)), pairs.map { $1[.encounters] - $0[.encounters] })
    },
    .init("S09", ["clinic"]) { data in
      let people = data.stayers("clinic", from: 2, to: 366).map(\.1)
      return Association.correlation(
        data.score("stss", people), data.score("social-support", people))
    },
    .init("L03", VirtualStudy.settings) { data in
      let people = data.pooled(day: 366)
      let scores = data.score("leadership-index", people)
      let (low, high) = (
        Association.quantile(scores, 1.0 / 3), Association.quantile(scores, 2.0 / 3)
      )
      let ends = zip(people, scores).filter { $1 <= low || $1 >= high }
      return Association.oddsRatio(
        ends.map { $1 >= high }, data.cases("single-item-burnout", ends.map { $0.0 }))
    },
  ]

  /// Moral distress and injury.
  static let moral: [PublishedStatistic] = [
    .init("M01", VirtualStudy.settings) { data in
      Association.mean(
        VirtualStudy.settings.map { study in
          let people = data.people(study, day: 366)
          let intent = data.score("intent-to-leave", people)
          let cut = Association.quantile(intent, 0.78)
          let distress = data.score("moral-distress", people)
          let (leave, stay) = (
            zip(distress, intent).filter { $1 > cut }.map(\.0),
            zip(distress, intent).filter { $1 <= cut }.map(\.0)
          )
          let (a, b) = (Association.deviation(leave), Association.deviation(stay))
          let (n, m) = (Double(leave.count), Double(stay.count))
          return (Association.mean(leave) - Association.mean(stay))
            / ((a * a * n + b * b * m) / (n + m)).squareRoot()
        })
    },
    .init("M04", ["ward"]) { data in
      let people = data.people("ward", day: 366)
      return Association.correlation(
        data.score("moral-distress", people), data.score("mbi-exhaustion", people))
    },
    .init("M06a", surges) { data in event(data, [.tookPart]) },
    .init("M06b", surges) { data in event(data, [.witnessed]) },
    .init("M06c", surges) { data in event(data, [.betrayed]) },
    .init("M09", surges) { data in
      Association.mean(surges.map { data.percent("moral-injury", $0, day: 91) })
    },
    .init("M10", VirtualStudy.settings) { data in
      let people = data.pooled(day: 366)
      return Association.correlation(
        data.score("moral-injury", people), data.score("mbi-exhaustion", people))
    },
    .init("M11", ["icu"]) { data in
      let people = data.people("icu", day: 366)
      return Association.oddsRatio(
        people.map { $0[.daysSinceBadDeath] <= 7 }, data.cases("mbi-exhaustion", people))
    },
  ]

  static let surges = ["surge-icu", "surge-ward", "surge-emergency"]

  /// Share of people with such an event in the three months of the surge.
  private static func event(_ data: StudyData, _ columns: [AnswerColumn]) -> Double {
    100
      * Association.share(
        surges.flatMap { data.people($0, day: 91) }.map { person in
          columns.contains { person[$0] > 0 }
        })
  }

  /// Leaving, absence and errors.
  static let people: [PublishedStatistic] = [
    .init("T01", VirtualStudy.settings) { data in
      var (burnedOut, left): ([Bool], [Bool]) = ([], [])
      for study in VirtualStudy.settings {
        for (a, b) in zip(data.posts(study, day: 2), data.posts(study, day: 366)) where a.isFilled {
          burnedOut.append(data.lens.isCase("single-item-burnout", a))
          left.append(!b.isFilled || a[.holder] != b[.holder])
        }
      }
      return Association.oddsRatio(burnedOut, left)
    },
    .init("T05", ["ambulance"]) { data in
      // Ten calendar days of sickness are about eight rostered shifts with their days off.
      let pairs = data.stayers("ambulance", from: 2, to: 366)
      return Association.oddsRatio(
        data.cases("cbi-work", pairs.map(\.1)),
        pairs.map { $1[.shiftsSick] - $0[.shiftsSick] > 8 })
    },
    .init("T08a", ["icu"]) { $0.outcome(.leaversPercentPerYear, "icu") },
    .init("T08b", ["emergency"]) { $0.outcome(.leaversPercentPerYear, "emergency") },
    .init("T08c", ["clinic"]) { $0.outcome(.leaversPercentPerYear, "clinic") },
    .init("T09", ["ward-12h"]) {
      365 * $0.outcome(.vacancyPercent, "ward-12h") / $0.outcome(.leaversPercentPerYear, "ward-12h")
    },
    .init("E01", VirtualStudy.settings) { MajorErrors($0).oddsOfBurnedOut },
    .init("E02", VirtualStudy.settings) { MajorErrors($0).oddsOfFatigued },
  ]

  /// Months and years.
  static let course: [PublishedStatistic] = [
    .init("D02", surges) { data in
      let (before, after) = surgeCourse(data)
      return Association.share(zip(before, after).filter(\.0).map(\.1))
    },
    .init("D03", surges) { data in
      let (before, after) = surgeCourse(data)
      return Association.share(zip(before, after).filter { !$0.0 }.map(\.1))
    },
    .init("D04", VirtualStudy.settings) { data in
      let pairs = VirtualStudy.settings.flatMap { data.stayers($0, from: 156, to: 366) }
      return Association.oddsRatio(
        data.cases("single-item-burnout", pairs.map(\.0)),
        data.cases("single-item-burnout", pairs.map(\.1)))
    },
    .init("D07", ["ten-years"]) { data in
      let waves = [1, 1826, 3651]
      return Association.mean(
        [(0, 1), (1, 2), (0, 2)].map { a, b in
          let pairs = data.stayers("ten-years", from: waves[a], to: waves[b])
          return Association.correlation(
            data.score("mbi-exhaustion", pairs.map(\.0)),
            data.score("mbi-exhaustion", pairs.map(\.1)))
        })
    },
  ]

  private static func surgeCourse(_ data: StudyData) -> (before: [Bool], after: [Bool]) {
    let pairs = surges.flatMap { data.stayers($0, from: 45, to: 258) }
    return (
      data.cases("single-item-burnout", pairs.map(\.0)),
      data.cases("single-item-burnout", pairs.map(\.1))
    )
  }
}
