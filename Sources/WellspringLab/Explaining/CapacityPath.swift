// Capacity over time as lines to be drawn, and what happened along them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A history as lines: one for each holder. Up to four weeks every change is drawn, beyond that the
/// means of days.
public struct CapacityPath: Sendable {
  /// A moment of a path.
  public struct Point: Sendable {
    /// Observed days since the first midnight; day 1 lies between 0 and 1.
    public var days: Double
    public var capacity: Double
  }

  /// Something that happened to the person, to be marked.
  enum Mark: CaseIterable, Sendable {
    case moralEvent, error, breakMissed, sickness

    var title: String {
      switch self {
      case .moralEvent: "moral event"
      case .error: "error"
      case .breakMissed: "break missed"
      case .sickness: "absent sick"
      }
    }
  }

  /// Days up to which every change is drawn.
  static let detailedDays = 28

  /// A line for each holder.
  public let lines: [[Point]]
  /// In days since the first midnight; of sickness the middle of each day.
  let marks: [(mark: Mark, days: Double)]
  /// When a holder left.
  let changes: [Double]
  let isDetailed: Bool

  public init(_ history: PostHistory, _ window: DayWindow) {
    isDetailed = window.count <= Self.detailedDays
    let holders = history.holders.map(\.holder)
    if isDetailed {
      let rows = Ledger(history, window).rows
      lines = holders.map { holder in
        var points: [Point] = []
        var step = 0
        for row in rows where row.holder == holder && row.step != step {
          step = row.step
          points.append(Point(days: row.hours / 24, capacity: row.capacityBefore))
          points.append(Point(days: (row.hours + row.duration) / 24, capacity: row.capacityAfter))
        }
        return points
      }
    } else {
      let days = history.days.filter { $0.day >= window.first && $0.day <= window.last }
      lines = holders.map { holder in
        days.filter { $0.holder == holder }
          .map { Point(days: Double($0.day) - 0.5, capacity: $0.capacityMean) }
      }
    }
    var marks = history.events.compactMap { event -> (mark: Mark, days: Double)? in
      guard window.hours.contains(event.hours) else { return nil }
      switch event.kind {
      case .moralEvent: return (.moralEvent, event.hours / 24)
      case .error: return (.error, event.hours / 24)
      case .breakMissed: return (.breakMissed, event.hours / 24)
      default: return nil
      }
    }
    for day in history.days where day.isSick && day.day >= window.first && day.day <= window.last {
      marks.append((.sickness, Double(day.day) - 0.5))
    }
    self.marks = marks
    changes = history.holders.filter(\.hasLeft).map { $0.endHours / 24 }
      .filter { $0 >= Double(window.first - 1) && $0 <= Double(window.last) }
  }
}

extension Explanation {
  /// Both paths over the days that are shown.
  var paths: (original: CapacityPath, other: CapacityPath?) {
    (
      CapacityPath(original.history, shownDays),
      other.map { CapacityPath($0.ledger.history, shownDays) }
    )
  }

  /// `icu/12, replicate 7 of base, seed 1`.
  public var subject: String {
    "\(question.post) (\(question.role)), replicate \(question.replicate) of "
      + "\(question.scenario.name), seed \(question.experiment.seed)"
  }
}

/// The ends and the steps of a day axis, and of the axis of capacity.
struct ChartScale {
  let first: Double
  let last: Double
  let low = 0.0
  let high: Double
  /// Days that are labelled.
  let ticks: [Int]

  init(_ window: DayWindow, highest: Double) {
    first = Double(window.first - 1)
    last = Double(window.last)
    high = max(1.1, (highest * 10).rounded(.up) / 10)
    let step = [1, 2, 5, 7, 14, 28, 56, 91, 182, 365].first { window.count / $0 <= 12 } ?? 730
    ticks = stride(from: window.first, through: window.last, by: step).map { $0 }
  }
}
