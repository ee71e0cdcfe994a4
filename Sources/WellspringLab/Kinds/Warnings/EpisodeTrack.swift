// What every detector would have said of an episode, week by week.
//
// Strictly causal: what stands at the end of a day is made of values dated up to that day.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Indicators of one episode at the ends of weeks, by signal and indicator.
struct EpisodeTrack: Sendable {
  /// Observed days at whose ends there is a look.
  let looks: [Int]
  /// Signal by signal, indicator by indicator: a value for each look; NaN where undefined.
  let values: [[[Double]]]
  /// By signal and indicator: p of the trend against surrogates at the last look of the watch.
  let pValues: [[Double]]

  /// - Parameters:
  ///   - days: of the trial that the episode is from.
  ///   - luck: for surrogates, a stream of the stay's own.
  init(
    _ episode: Episode, _ stay: Stay, _ days: TrialDays, _ plan: WarningsPlan,
    luck: (_ signal: Int) -> RandomStream
  ) {
    let looks = plan.looks(episode)
    self.looks = looks
    let span = episode.first...max(episode.first, episode.tip - 1)
    values = plan.signals.map { signal in
      let series = days.series(signal, stay, span)
      let members =
        plan.indicators.contains(.crossCorrelation) && signal != .surveys
        ? days.members(signal, unit: stay.unit, span) : []
      return Self.values(series, members, stay.position, looks, signal, plan)
    }
    let tested = looks.last { $0 <= episode.tip - plan.horizon }
    pValues = plan.signals.indices.map { signal in
      guard let method = plan.surrogates, let tested else {
        return plan.indicators.map { _ in .nan }
      }
      let series = days.series(plan.signals[signal], stay, episode.first...tested)
      return Self.pValues(
        series, looks.filter { $0 <= tested }, plan.signals[signal], plan, method, luck(signal))
    }
  }

  private static func values(
    _ series: TimedSeries, _ members: [TimedSeries], _ position: Int?, _ looks: [Int],
    _ signal: WarningSignal, _ plan: WarningsPlan
  ) -> [[Double]] {
    var table = plan.indicators.map { _ in [Double]() }
    for look in looks {
      let window = window(series, look, plan)
      for (number, indicator) in plan.indicators.enumerated() {
        let value =
          indicator == .crossCorrelation
          ? together(members, position, look, plan)
          : window.value(indicator, worse: plan.worse(signal))
        table[number].append(value)
      }
    }
    return table
  }

  private static func window(
    _ series: TimedSeries, _ look: Int, _ plan: WarningsPlan
  ) -> IndicatorWindow {
    IndicatorWindow(
      series.values[series.positions(through: look, span: plan.window)], plan.detrending)
  }

  private static func together(
    _ members: [TimedSeries], _ position: Int?, _ look: Int, _ plan: WarningsPlan
  ) -> Double {
    if members.isEmpty { return .nan }
    let together = Togetherness(members.map { window($0, look, plan) })
    return position.map { together.correlation(of: $0) } ?? together.meanCorrelation
  }

  /// The trend of each indicator over all looks, against surrogates of the series.
  private static func pValues(
    _ series: TimedSeries, _ looks: [Int], _ signal: WarningSignal, _ plan: WarningsPlan,
    _ method: SurrogateMethod, _ luck: RandomStream
  ) -> [Double] {
    let places = looks.map { series.positions(through: $0, span: plan.window) }
    let worse = plan.worse(signal)
    return SurrogateTest.pValues(series.values, method, luck: luck) { values in
      let windows = places.map { IndicatorWindow(values[$0], plan.detrending) }
      return plan.indicators.map { indicator in
        guard indicator.needsOneSeries else { return .nan }
        let direction = indicator.direction(worse: worse)
        return KendallTrend.tau(windows.map { direction * $0.value(indicator, worse: worse) })
      }
    }
  }

  /// What a detector holds against its threshold at each look of the watch; NaN where undefined.
  func scores(
    _ detector: WarningsPlan.Detector, _ episode: Episode, _ plan: WarningsPlan
  ) -> [Double] {
    let worse = plan.worse(plan.signals[detector.signal])
    let direction = plan.indicators[detector.indicator].direction(worse: worse)
    let values = values[detector.signal][detector.indicator].map { direction * $0 }
    return looks.indices.filter { plan.isWatched(looks[$0], episode) }.map { at in
      switch detector.score {
      case .value: return values[at]
      case .trend:
        let from = looks[at] - plan.trend
        return KendallTrend.tau(
          looks.indices.filter { looks[$0] > from && $0 <= at }.map { values[$0] })
      }
    }
  }
}

extension WarningsPlan {
  /// The days of an episode at whose ends there is a look: of whole observed weeks, from the first
  /// with a whole window to the last before the tip.
  func looks(_ episode: Episode) -> [Int] {
    let first = episode.first + window - 1
    let from = (first + Self.step - 1) / Self.step * Self.step
    return Array(stride(from: from, to: episode.tip, by: Self.step))
  }

  /// Whether an alarm on a day counts.
  func isWatched(_ day: Int, _ episode: Episode) -> Bool {
    (episode.tip - horizon - watch...episode.tip - horizon).contains(day)
  }
}
