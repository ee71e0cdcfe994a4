// Outcomes by hours worked, beside those by shift.
//
// What is counted by shift falls when shifts get shorter, though nothing has become rarer. Scenarios
// whose shifts differ in length are compared by the rates below.
//
// SPDX-License-Identifier: GPL-3.0-or-later

extension Outcome {
  /// The rate by hours worked that stands beside an outcome by shift; nil for all others.
  public var byHoursWorked: Outcome? {
    switch self {
    case .overrunHoursMean: .overrunHoursPer1000Hours
    case .encountersPerShift: .encountersPer1000Hours
    case .supportPerShift: .supportPer1000Hours
    case .moralEventsPerShift: .moralEventsPer1000Hours
    case .errorsPer1000Shifts: .errorsPer1000Hours
    case .distancingMinutesPerShift: .distancingMinutesPer1000Hours
    case .callsPerShift: .callsPer1000Hours
    default: nil
    }
  }

  static func byHours(_ outcome: Outcome) -> OutcomeDefinition {
    let days = "observed days"
    func rate(_ name: String, _ unit: String, _ what: String, _ formula: String)
      -> OutcomeDefinition
    {
      .init(
        name + "_per_1000_hours", unit, what + " per 1,000 hours worked.",
        "1000 * \(formula) / duty time", days)
    }
    return switch outcome {
    case .shiftHoursMean:
      .init(
        "shift_hours_mean", "h", "Mean time at work in a shift, overruns and call-outs included.",
        "duty time / shifts", days)
    case .overrunHoursPer1000Hours:
      rate("overrun_hours", "h/1000 h", "Time worked beyond the scheduled ends", "overruns")
    case .encountersPer1000Hours:
      rate("encounters", "1/1000 h", "Empathic encounters", "encounters")
    case .supportPer1000Hours:
      rate("support", "1/1000 h", "Supportive contacts received", "supportive contacts")
    case .moralEventsPer1000Hours:
      rate("moral_events", "1/1000 h", "Morally injurious events", "events")
    case .errorsPer1000Hours: rate("errors", "1/1000 h", "Errors in care", "errors")
    case .distancingMinutesPer1000Hours:
      rate("distancing_minutes", "min/1000 h", "Time spent on reflective distancing", "minutes")
    default:
      rate(
        "calls", "1/1000 h", "Calls on which a person was sent", "persons sent, summed over calls")
    }
  }
}

extension Summary {
  /// The same, computed.
  func byHours(_ outcome: Outcome) -> Double {
    switch outcome {
    case .shiftHoursMean: ratio(post.dutyHours, Double(post.shifts))
    case .overrunHoursPer1000Hours: perHours(post.overrunHours)
    case .encountersPer1000Hours: perHours(Double(post.encounters))
    case .supportPer1000Hours: perHours(Double(post.support))
    case .moralEventsPer1000Hours: perHours(Double(post.moralEvents))
    case .errorsPer1000Hours: perHours(Double(post.errors))
    case .distancingMinutesPer1000Hours: perHours(60 * post.distancingHours)
    default: unit.crewCalls > 0 ? perHours(Double(unit.crewCalls)) : .nan
    }
  }

  private func perHours(_ sum: Double) -> Double { 1_000 * ratio(sum, post.dutyHours) }
}
