// Days of the run that a model names: each must be one of them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ModelReader {
  /// What would begin after the last observed day, or before the warm-up, would silently do nothing.
  mutating func checkDays() {
    let (days, warmUp) = (model.horizon.days, model.horizon.warmUpDays)
    let observed = "observed days are 1 to \(days.shortText)"
    let before = warmUp > 0 ? ", those of the warm-up -\(warmUp.shortText) to -1" : ""
    checkSurges(days, warmUp, observed, before)
    checkCalendar()
    if model.policies.startDay > days {
      complain(
        "policies.startDay",
        "the policies would begin on day \(model.policies.startDay.shortText), after the run has "
          + "ended: \(observed); 0 is the start of the warm-up")
    }
    let change = model.perturbation
    let strikes =
      change.push != 0
      || (change.rampTo != change.workload && change.rampDays + change.holdDays > 0)
    if strikes, change.day > days {
      complain(
        "perturbation.day",
        "the push or ramp would begin on day \(change.day.shortText), after the run has ended: "
          + observed)
    }
  }

  private mutating func checkSurges(
    _ days: Double, _ warmUp: Double, _ observed: String, _ before: String
  ) {
    for unit in model.units {
      for surge in unit.work.arrivals.surges {
        let path = "site.units.\(unit.name).work.arrivals.surges.\(surge.name).start"
        if surge.every > 0, surge.every < surge.days {
          complain(
            "site.units.\(unit.name).work.arrivals.surges.\(surge.name).every",
            "\(surge.every.shortText) days are less than the \(surge.days.shortText) that it lasts; it "
              + "would begin again before it has ended")
        }
        if surge.start == 0 {
          complain(path, "there is no day 0: \(observed)\(before)")
        } else if surge.start > days {
          complain(
            path,
            "the surge would begin on day \(surge.start.shortText), after the run has ended: "
              + "\(observed)\(before)")
        } else if surge.start < -warmUp {
          complain(
            path, "the surge would begin before the run does: \(observed)\(before)")
        }
      }
    }
  }
}
