// Imported arrivals over the week: what was counted, and what the model expects.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

/// A picture of arrivals, data against model.
public struct ArrivalsPicture: Sendable {
  private let week: [ImportedArrivals.WeekHour]

  /// - Parameter arrivals: of hours of the week, or of weekdays.
  public init(_ arrivals: ImportedArrivals) { week = arrivals.week }

  /// The picture as an SVG file.
  public var file: String {
    chart.canvas(width: ChartWidth.wide).file(title: "Arrivals over the week", finding: finding)
  }

  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private var hasHours: Bool { week.count == 168 }

  var finding: String {
    let inside = week.count { abs($0.data - $0.model) <= $0.reach }
    return "The model lies within the interval of the data in \(inside) of \(week.count) "
      + (hasHours ? "hours of the week." : "weekdays.")
  }

  var chart: LineChart {
    let data = week.enumerated().map { place, one in
      LineChart.Point(
        x: Double(place), y: one.data, low: max(0, one.data - one.reach), high: one.data + one.reach
      )
    }
    let model = week.enumerated().map { LineChart.Point(x: Double($0.offset), y: $0.element.model) }
    var chart = LineChart(
      series: [
        LineChart.Series(
          name: "counted, with a 95 % interval", points: data, look: Look(0), hasBand: hasHours,
          hasMarkers: !hasHours, hasLine: hasHours),
        LineChart.Series(
          name: "model", points: model, look: Look(1), hasMarkers: !hasHours),
      ], xTitle: hasHours ? "Hour of the week, from Monday 0:00" : "Day of the week",
      yTitle: "Arrivals an hour", including: [0])
    if hasHours {
      chart.references = Self.days.enumerated().map {
        LineChart.Reference(
          value: Double(24 * $0.offset), label: "\($0.element) 0 h", isStanding: true)
      }
    } else {
      chart.categories = Self.days
    }
    return chart
  }
}
