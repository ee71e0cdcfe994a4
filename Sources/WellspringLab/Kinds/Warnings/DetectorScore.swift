// How well a detector tells tips from what they are compared with.
//
// An episode is alarmed when its score reaches the threshold at a look of the watch; the first such
// look is the alarm, and the watch of that episode is over. Of all thresholds, the receiver operating
// characteristic (ROC) says which share of tips and which share of the others is alarmed; the area
// under it (AUC) is the chance that a tip scores higher than one of the others, ties counting half.
// An undefined score raises no alarm; an episode without any is silent, and below every other.
//
// The threshold in use is the lowest at which false alarms, per person and year watched, are not
// above what is put up with. It is chosen on the episodes without a tip alone, so that the share of
// tips found is not flattered by the choice. Intervals resample whole replicates: persons of one
// replicate share their work, their unit and their luck.
//
// Source: Boettiger C, Hastings A, J R Soc Interface 2012;9:2527 (doi 10.1098/rsif.2012.0125);
// Rutter CM, Acad Radiol 2000;7:413 (doi 10.1016/S1076-6332(00)80381-5).
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// An episode as one detector scores it.
struct ScoredEpisode: Sendable {
  /// The cluster that it belongs to.
  let replicate: Int
  let isTransition: Bool
  /// At each look of the watch; NaN where undefined.
  let scores: [Double]
  /// Days from each look to the tip.
  let leads: [Int]
  /// The highest score; minus infinity where none is defined.
  let highest: Double

  init(replicate: Int, isTransition: Bool, scores: [Double], leads: [Int]) {
    self.replicate = replicate
    self.isTransition = isTransition
    (self.scores, self.leads) = (scores, leads)
    highest = scores.reduce(-.infinity) { $1 > $0 ? $1 : $0 }
  }

  var isDefined: Bool { highest > -.infinity }

  /// The first look that reaches a threshold.
  func alarm(_ threshold: Double) -> Int? { scores.firstIndex { $0 >= threshold } }
}

/// What is known of one detector.
struct DetectorScore: Sendable {
  let transitions: Int
  let matched: Int
  /// NaN without tips, without others, or when no score is defined.
  let auc: Double
  let aucInterval: (low: Double, high: Double)
  /// NaN when no threshold keeps to the rate of false alarms.
  let threshold: Double
  /// Share of tips alarmed at the threshold.
  let sensitivity: Double
  let sensitivityInterval: (low: Double, high: Double)
  /// Per person (or unit) and year watched, and the share of the others that is alarmed.
  let falseAlarmsPerYear: Double
  let falseAlarmShare: Double
  /// Days from alarm to tip: quartiles over the tips that were alarmed; NaN without any.
  let lead: (low: Double, median: Double, high: Double)
  /// Share of all episodes without a defined score.
  let undefinedShare: Double

  /// - Parameters:
  ///   - replicates: how many clusters there are; numbered from 1.
  ///   - allowed: false alarms per person and year.
  init(_ episodes: [ScoredEpisode], allowed: Double, replicates: Int, seed: UInt64) {
    let others = episodes.filter { !$0.isTransition }
    let tips = episodes.filter { $0.isTransition }
    (transitions, matched) = (tips.count, others.count)
    undefinedShare = ratio(episodes.count { !$0.isDefined }, episodes.count)
    let found = ROC(episodes)
    let threshold = found.threshold(allowed: allowed)
    self.threshold = threshold ?? .nan
    let use = threshold ?? .infinity
    falseAlarmsPerYear = threshold == nil ? .nan : ROC.falseAlarms(others, use)
    falseAlarmShare = ratio(others.count { $0.highest >= use }, others.count)
    sensitivity = ratio(tips.count { $0.highest >= use }, tips.count)
    let leads = tips.compactMap { tip in tip.alarm(use).map { Double(tip.leads[$0]) } }.sorted()
    lead = (
      quantile(of: leads, at: 0.25), quantile(of: leads, at: 0.5), quantile(of: leads, at: 0.75)
    )
    auc = found.area(weights: nil)
    let intervals = Resampling.intervals(rows: replicates, seed: seed) { rows in
      var weights = [Double](repeating: 0, count: replicates + 1)
      for row in rows { weights[row + 1] += 1 }
      var (all, alarmed) = (0.0, 0.0)
      for tip in tips {
        all += weights[tip.replicate]
        if tip.highest >= use { alarmed += weights[tip.replicate] }
      }
      return [found.area(weights: weights), all > 0 ? alarmed / all : .nan]
    }
    let hasBoth = !auc.isNaN
    aucInterval = hasBoth ? intervals[0] : (.nan, .nan)
    sensitivityInterval = transitions > 0 ? intervals[1] : (.nan, .nan)
  }
}

/// A share; NaN of nothing.
private func ratio(_ part: Int, _ whole: Int) -> Double {
  whole > 0 ? Double(part) / Double(whole) : .nan
}

/// The receiver operating characteristic of some episodes.
struct ROC {
  /// By rising score.
  private let episodes: [ScoredEpisode]

  init(_ episodes: [ScoredEpisode]) {
    self.episodes = episodes.enumerated()
      .sorted { ($0.element.highest, $0.offset) < ($1.element.highest, $1.offset) }
      .map(\.element)
  }

  /// The area under the curve. NaN without tips, without others, or when nothing is defined.
  /// - Parameter weights: by replicate; nil for equal ones.
  func area(weights: [Double]?) -> Double {
    guard episodes.last?.isDefined == true else { return .nan }
    var (pairs, othersBelow, tips) = (0.0, 0.0, 0.0)
    var at = 0
    while at < episodes.count {
      // Episodes with the same score are one step of the curve.
      var (tiedTips, tiedOthers) = (0.0, 0.0)
      let score = episodes[at].highest
      while at < episodes.count, episodes[at].highest == score {
        let weight = weights?[episodes[at].replicate] ?? 1
        if episodes[at].isTransition { tiedTips += weight } else { tiedOthers += weight }
        at += 1
      }
      pairs += tiedTips * (othersBelow + 0.5 * tiedOthers)
      tips += tiedTips
      othersBelow += tiedOthers
    }
    return tips > 0 && othersBelow > 0 ? pairs / (tips * othersBelow) : .nan
  }

  /// Alarms of episodes without a tip, per year watched; a watch ends with its alarm.
  static func falseAlarms(_ others: [ScoredEpisode], _ threshold: Double) -> Double {
    var (alarms, looks) = (0, 0)
    for one in others {
      let alarm = one.alarm(threshold)
      if alarm != nil { alarms += 1 }
      looks += alarm.map { $0 + 1 } ?? one.scores.count
    }
    return looks > 0 ? Double(alarms) * 365 / Double(looks * WarningsPlan.step) : .nan
  }

  /// The lowest score whose false alarms are not above `allowed`; nil where there is none. A lower
  /// threshold alarms more episodes, and none later, so that the rate rises all the way.
  func threshold(allowed: Double) -> Double? {
    let others = episodes.filter { !$0.isTransition }
    let candidates = scores(of: episodes)
    guard !others.isEmpty else { return nil }
    var (low, high) = (0, candidates.count)
    while low < high {
      let middle = (low + high) / 2
      let isKept = Self.falseAlarms(others, candidates[middle]) <= allowed
      if isKept { high = middle } else { low = middle + 1 }
    }
    return low < candidates.count ? candidates[low] : nil
  }

  /// Points of the curve, thresholds descending, at most `most`.
  func points(
    most: Int
  ) -> [(threshold: Double, sensitivity: Double, falseAlarmShare: Double)] {
    let tips = episodes.filter { $0.isTransition }
    let others = episodes.filter { !$0.isTransition }
    guard !tips.isEmpty, !others.isEmpty else { return [] }
    let all = scores(of: others)
    let kept = Set((0..<most).map { $0 * max(0, all.count - 1) / max(1, most - 1) })
    return all.indices.reversed().filter(kept.contains).map { index in
      let threshold = all[index]
      return (
        threshold, ratio(tips.count { $0.highest >= threshold }, tips.count),
        ratio(others.count { $0.highest >= threshold }, others.count)
      )
    }
  }

  /// Different defined scores, ascending.
  private func scores(of episodes: [ScoredEpisode]) -> [Double] {
    var found: [Double] = []
    for one in episodes where one.isDefined && one.highest != found.last {
      found.append(one.highest)
    }
    return found
  }
}
