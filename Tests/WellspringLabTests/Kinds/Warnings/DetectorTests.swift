// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Warning detectors")
struct DetectorTests {
  @Test("The best detector has the largest area; equal ones stand as they come, undefined ones not")
  func choice() {
    let areas = [0.6, .nan, 0.8, 0.6, 0.8]
    let ranked = DetectorChoice.ranked(Array(areas.indices)) { areas[$0] }
    #expect(ranked == [2, 4, 0, 3])
    #expect(DetectorChoice.isTold(low: 0.51) && !DetectorChoice.isTold(low: 0.5))
  }

  private func episode(
    _ replicate: Int, _ isTransition: Bool, _ scores: [Double]
  ) -> ScoredEpisode {
    ScoredEpisode(
      replicate: replicate, isTransition: isTransition, scores: scores,
      leads: scores.indices.map { 28 + 7 * (scores.count - 1 - $0) })
  }

  @Test("The area counts pairs, ties a half, and silence below everything")
  func area() {
    let nan = Double.nan
    let episodes = [
      episode(1, true, [3]), episode(2, true, [nan, 1]), episode(3, true, [nan, nan]),
      episode(1, false, [2]), episode(2, false, [1]), episode(3, false, [nan]),
    ]
    // 3 beats all: 3. 1 loses to 2, ties 1, beats silence: 1.5. Silence ties silence: 0.5.
    #expect(abs(ROC(episodes).area(weights: nil) - 5.0 / 9) < 1e-12)
    #expect(ROC([episodes[2], episodes[5]]).area(weights: nil).isNaN)
    #expect(ROC([episodes[0]]).area(weights: nil).isNaN)
    // A replicate that is drawn twice counts as if it were there twice.
    let twice = episodes + [episodes[0], episodes[3]]
    let weighted = ROC(episodes).area(weights: [0, 2, 1, 1])
    #expect(abs(weighted - ROC(twice).area(weights: nil)) < 1e-12)
  }

  @Test(
    "The threshold is the lowest that keeps to the false alarms, and the lead is that of the alarm")
  func threshold() {
    // 100 others, watched for 10 weeks each: 19.18 years. One alarm in the last week each.
    var episodes = (0..<100).map { number in
      episode(1 + number % 10, false, [Double](repeating: 0, count: 9) + [Double(number + 1)])
    }
    episodes += (0..<50).map { number in
      episode(1 + number % 10, true, [0, 0, 0, number < 30 ? 95.0 : 1, 0, 0, 0, 0, 0, 0])
    }
    let score = DetectorScore(episodes, allowed: 0.5, replicates: 10, seed: 1)
    // Nine alarms in 19.18 years are 0.469, ten 0.52.
    #expect(score.threshold == 92)
    #expect(abs(score.falseAlarmsPerYear - 9 * 365 / 7_000.0) < 1e-9)
    #expect(abs(score.falseAlarmShare - 0.09) < 1e-12)
    #expect(abs(score.sensitivity - 0.6) < 1e-12)
    // The alarm is at the fourth of ten looks, the last of which is 28 days before the tip.
    #expect(score.lead.median == 70 && score.lead.low == 70)
    #expect(score.sensitivityInterval.low <= 0.6 && score.sensitivityInterval.high >= 0.6)
    #expect(score.undefinedShare == 0)
    let never = DetectorScore(
      episodes.map { episode($0.replicate, $0.isTransition, [5, 5]) }, allowed: 0.5,
      replicates: 10, seed: 1)
    #expect(never.threshold.isNaN && never.sensitivity == 0 && never.lead.median.isNaN)
    #expect(abs(never.auc - 0.5) < 1e-12)
  }

  @Test("The curve runs from few alarms to all, and never back")
  func curve() {
    let episodes = (0..<400).map { number -> ScoredEpisode in
      let value = IndicatorTests.path(number, days: 2, kept: 0.5)[1]
      return episode(1, number.isMultiple(of: 2), [value + (number.isMultiple(of: 2) ? 1 : 0)])
    }
    let points = ROC(episodes).points(most: 50)
    #expect(points.count == 50)
    #expect(points.last?.falseAlarmShare == 1)
    for (one, next) in zip(points, points.dropFirst()) {
      #expect(one.threshold > next.threshold)
      #expect(one.sensitivity <= next.sensitivity && one.falseAlarmShare < next.falseAlarmShare)
      #expect(one.sensitivity >= one.falseAlarmShare - 0.1)
    }
  }

  @Test("Where there is nothing to find the interval of the area covers a half 95 % of the time")
  func coverage() {
    let trials = 300
    let covered = (0..<trials).count { trial in
      let episodes = (0..<120).map { number -> ScoredEpisode in
        // Persons of one replicate share half of their variance.
        let replicate = 1 + number / 6
        let own = IndicatorTests.path(trial * 1_000 + number, days: 1, kept: 0.5)[0]
        let shared = IndicatorTests.path(500_000 + trial * 100 + replicate, days: 1, kept: 0.5)[0]
        return episode(replicate, (number / 6).isMultiple(of: 2), [own + shared])
      }
      let score = DetectorScore(episodes, allowed: 1, replicates: 20, seed: UInt64(trial))
      return score.aucInterval.low <= 0.5 && 0.5 <= score.aucInterval.high
    }
    let share = Double(covered) / Double(trials)
    // The percentile bootstrap of 20 clusters covers a little less than it says.
    #expect(share > 0.86 && share < 0.995, "\(share)")
  }

  @Test("A tip is the first lasting passage of the 28-day mean below the midpoint")
  func passage() {
    // 60 days at 0.9, then 0.1: the mean of 28 is below 0.55 from the 13th day below... by hand:
    // (28 - k) 0.9 + k 0.1 < 28 x 0.55 means k > 12.25.
    let daily = [Double](repeating: 0.9, count: 60) + [Double](repeating: 0.1, count: 60)
    let course = PassageFinder.course(daily, from: 11, midpoint: 0.55)
    #expect(course.tip == 10 + 60 + 13)
    #expect(course.endsBelow && !course.staysAbove)
    // Too short to be lasting.
    let brief = PassageFinder.course(Array(daily.prefix(60 + 13 + 26)), from: 11, midpoint: 0.55)
    #expect(brief.tip == nil && !brief.staysAbove)
    let justLasting = PassageFinder.course(
      Array(daily.prefix(60 + 13 + 27)), from: 11, midpoint: 0.55)
    #expect(justLasting.tip == 83)
    // Below from the start is no passage; up and down again is one.
    let low = PassageFinder.course(
      [Double](repeating: 0.2, count: 90), from: 1, midpoint: 0.55)
    #expect(low.tip == nil && low.endsBelow)
    let back = PassageFinder.course(
      [Double](repeating: 0.2, count: 90) + daily, from: 1, midpoint: 0.55)
    #expect(back.tip == 90 + 60 + 13)
    let high = PassageFinder.course([Double](repeating: 0.9, count: 90), from: 1, midpoint: 0.55)
    #expect(high.staysAbove && high.tip == nil && !high.endsBelow)
  }

  @Test("A tip is matched over the same days, in another replicate, at the same post first, once")
  func matching() {
    let plan = WarningsPlan()
    func stay(
      _ replicate: Int, _ position: Int, _ days: ClosedRange<Int> = 1...400, tip: Int? = nil,
      above: Bool = true, role: Int = 0
    ) -> WatchedStay {
      WatchedStay(
        scenario: 0, replicate: replicate, stay: Stay(unit: 0, position: position, days: days),
        role: role,
        course: StayCourse(tip: tip, staysAbove: tip == nil && above, endsBelow: false))
    }
    let stays = [
      stay(1, 0, tip: 300), stay(1, 1),
      stay(2, 0, 80...400), stay(2, 1, tip: 320),
      stay(3, 0), stay(3, 1, 1...330),
      stay(4, 0, above: false), stay(4, 1, tip: 150),
    ]
    let match = EpisodeMatch(stays, plan, replicates: 4)
    #expect(match.tips == 3 && match.used == 2)
    #expect(
      match.episodes == [
        Episode(stay: 0, first: 76, tip: 300, isTransition: true),
        // Post 0 of replicate 2 came too late, that of 3 was there all along.
        Episode(stay: 4, first: 76, tip: 300, isTransition: false),
        Episode(stay: 3, first: 96, tip: 320, isTransition: true),
        // Post 1 of replicate 3 leaves before it is seen not to tip.
        Episode(stay: 1, first: 96, tip: 320, isTransition: false),
      ])
    let alone = EpisodeMatch([stays[0], stays[1]], plan, replicates: 1)
    #expect(alone.episodes.count == 1)
    let others = EpisodeMatch([stays[0], stay(2, 1, role: 1)], plan, replicates: 2)
    #expect(others.episodes.count == 1)
  }
}
