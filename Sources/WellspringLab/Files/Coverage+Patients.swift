// Patients for each nurse by the rota and the demand as a model states them, without simulating.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Coverage {
  /// Half a day from 7 or from 19 o'clock, by the weekday on which it begins.
  public struct Ratio: Sendable, Equatable {
    /// Patients for each nurse over all such halves, and in the half with most; nil where no nurse
    /// is rostered in any.
    public var mean: Double?
    public var most: Double?
  }

  /// Patients in care when nobody waits: arrivals times mean length, no more than there are beds. nil
  /// where cases are not patients that nurses share, or where none come.
  public var patients: Double? {
    let work = unit.work
    guard ["beds", "visits"].contains(kind), work.usualPresent > 0 else { return nil }
    return kind == "beds" ? min(unit.beds, work.usualPresent) : work.usualPresent
  }

  /// Patients in care in an hour of the week: of visits as they come by the hour.
  private func patients(inHour hour: Int) -> Double {
    guard let patients else { return 0 }
    if kind == "beds" { return patients }
    let arrivals = unit.work.arrivals
    func factor(_ profile: [Double], _ place: Int) -> Double {
      let sum = profile.reduce(0, +)
      return sum > 0 ? profile[place] * Double(profile.count) / sum : 1
    }
    return patients * factor(arrivals.byHour, hour % 24)
      * factor(arrivals.byWeekday, hour / 24 % 7) * factor(arrivals.byHourOfWeek, hour % 168)
  }

  var kind: String { WorkPlan.kinds[Int(unit.work.kind)] }

  /// From 7 to 19 o'clock by weekday, and from 19 to 7; nil where `patients` is.
  ///
  /// As `patients_per_nurse`: patients count while a nurse is rostered.
  public var ratios: [[Ratio]]? {
    guard patients != nil else { return nil }
    let covered = nurseCover
    return [false, true].map { isNight in
      var sums = Array(repeating: (patients: 0.0, nurses: 0.0, most: 0.0), count: 7)
      for day in 1...days {
        let nurses = work.nurseHours(onDay: day, atNight: isNight)
        guard nurses > 0 else { continue }
        let weekday = (firstWeekday + day - 1) % 7
        let first = 24 * (day - 1) + (isNight ? 19 : 7)
        let patients = (first..<first + 12).reduce(0.0) { sum, hour in
          sum + covered[hour] * self.patients(inHour: 24 * firstWeekday + hour)
        }
        sums[weekday].patients += patients
        sums[weekday].nurses += nurses
        sums[weekday].most = max(sums[weekday].most, patients / nurses)
      }
      return sums.map {
        $0.nurses > 0 ? Ratio(mean: $0.patients / $0.nurses, most: $0.most) : Ratio()
      }
    }
  }

  /// How much of each hour from the midnight of day 1 on some nurse is rostered, to the morning after
  /// the last day.
  private var nurseCover: [Double] {
    var spans: [(start: Double, end: Double)] = []
    for day in work.days {
      for (shift, plan) in unit.rota.shifts.enumerated() {
        let begin = work.turn(shift, onDay: day).nurseBegin
        guard begin.isFinite else { continue }
        spans.append((begin, 24 * Double(day - 1) + plan.start + plan.hours))
      }
    }
    var covered = Array(repeating: 0.0, count: 24 * days + 7)
    var reached = 0.0
    for span in spans.sorted(by: { $0.start < $1.start }) {
      var from = max(reached, span.start)
      let end = min(span.end, Double(covered.count))
      reached = max(reached, span.end)
      while from < end {
        let hour = Int(from)
        let to = min(end, Double(hour + 1))
        covered[hour] += to - from
        from = to
      }
    }
    return covered
  }

  /// Hours a week in which cases are there or come and nobody is rostered; nil where nobody expects
  /// somebody to be there.
  public var uncoveredHours: Double? {
    guard let open = openGaps else { return nil }
    return weekly(open.reduce(0) { $0 + $1.hours * Double($1.times) })
  }

  /// A sum over the days that are counted, for a week.
  func weekly(_ sum: Double) -> Double { 7 * sum / Double(days) }
}
