// Which outcomes a model cannot define, whatever happens in it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Questions that a model has no answer to.
public enum OutcomeQuestion {
  /// Why no replicate of a model defines an outcome, as a sentence; nil when one may.
  public static func obstacle(to outcome: Outcome, of model: Model) -> String? {
    func needs(_ what: String) -> String {
      "\(outcome.definition.name) is not defined in this model: it needs \(what)"
    }
    let kinds = Set(model.units.map { WorkPlan.kinds[Int($0.work.kind)] })
    let hasCases = model.units.contains { $0.work.arrivals.rate > 0 && !$0.work.cases.isEmpty }
    switch outcome {
    case .cost:
      guard !model.prices.isGiven else { return nil }
      return "cost needs a price list: give `prices:` in the model file, each price with its "
        + "source; without one, ask for staff_hours"
    case .sessionsPerWeek, .noShowPercent, .sessionsCancelledPercent:
      return kinds.contains("appointments") && hasCases ? nil : needs("work of kind appointments")
    case .callsPerShift, .responseHoursMean:
      return kinds.contains("calls") && hasCases ? nil : needs("work of kind calls")
    case .occupancyPercent:
      return kinds.isDisjoint(with: ["beds", "appointments"])
        ? needs("work of kind beds or appointments") : nil
    case .patientsPerNurse, .patientsPerNurseDay, .patientsPerNurseNight:
      return kinds.isDisjoint(with: ["beds", "visits"]) || !hasCases
        ? needs("cases that arrive, in work of kind beds or visits") : nil
    case .nobodyOnDutyHours:
      return kinds == ["appointments"] || !hasCases
        ? needs("cases that arrive, in work of kind beds, visits or calls") : nil
    case .waitHoursMean, .waitHoursP95, .leftUnseenPercent, .careLeftUndonePercent:
      return hasCases ? nil : needs("cases that arrive")
    case .goodOutcomesPercent, .misreadingsPercent, .metWithContagionPercent,
      .metWithSympathyPercent, .metWithEmpathyPercent, .metWithCompassionPercent,
      .metWithDetachmentPercent:
      guard model.mechanisms.encounters != 0 else { return needs("`mechanisms.encounters: on`") }
      return hasCases ? nil : needs("cases that arrive")
    case .arousalEndOfShiftMean, .overrunHoursMean, .encountersPerShift, .supportPerShift,
      .moralEventsPerShift, .errorsPer1000Shifts, .distancingMinutesPerShift, .absencePercent,
      .breaksCarefreePercent, .breaksMissedPercent:
      return hasShifts(model) ? nil : needs("shifts; this one is on duty without end")
    default: return nil
    }
  }

  private static func hasShifts(_ model: Model) -> Bool {
    model.units.contains {
      RotaPlan.patterns[Int($0.rota.pattern)] != "always" && !$0.rota.shifts.isEmpty
    }
  }
}
