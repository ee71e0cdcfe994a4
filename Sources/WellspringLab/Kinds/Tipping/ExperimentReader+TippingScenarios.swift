// The scenarios of an arm of a tipping experiment.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A scenario that is to be made of an arm's model.
private struct WantedScenario {
  let role: TippingRole
  let name: String
  /// What people call it.
  let label: String
  /// Of the arm's parameter.
  let value: Double
  var settings: [(path: String, value: String)] = []
}

extension TippingArm {
  /// Its name as people read it.
  private var words: String { name.replacing("-", with: " ") }

  /// A scenario for each step from each state.
  /// - Parameter vacant: share of posts that are vacant where the start is collapsed.
  fileprivate func branches(_ number: Int, vacant: Double) -> [WantedScenario] {
    let collapsed = [
      (path: "perturbation.startCapacity", value: TippingPlan.collapsedCapacity.shortText),
      (path: "perturbation.startVacant", value: vacant.shortText),
    ]
    return directions.flatMap { direction in
      values.enumerated().map { step, value in
        WantedScenario(
          role: .branch(arm: number, direction: direction, step: step),
          name: "\(name)-\(direction.rawValue)-\(value.shortText)",
          label: "“\(words)”, from \(direction == .up ? "rested" : "collapsed"), "
            + "at \(value.glanceText)", value: value,
          settings: direction == .down ? collapsed : [])
      }
    }
  }

  /// A scenario for each push and each ramp, which begin on `day`.
  fileprivate func disturbances(_ number: Int, day: Int) -> [WantedScenario] {
    let begin = (path: "perturbation.day", value: String(day))
    let pushes = pushes.enumerated().map { index, push in
      WantedScenario(
        role: .push(arm: number, index: index), name: "\(name)-push-\(push.shortText)",
        label: "“\(words)”, \(push.glanceText) of capacity lost at once",
        value: operating, settings: [begin, ("perturbation.push", push.shortText)])
    }
    guard let ramps else { return pushes }
    // First the same time without a ramp: what would have come anyway.
    var courses = [(days: 0, hold: 0)]
    for days in ramps.days {
      courses += ramps.hold.filter { days + $0 > 0 }.map { (days, $0) }
    }
    return pushes
      + courses.map { days, hold in
        WantedScenario(
          role: .ramp(arm: number, days: days, hold: hold),
          name: "\(name)-ramp-" + (days + hold == 0 ? "none" : "\(days)d-hold-\(hold)d"),
          label: "“\(words)”, "
            + (days + hold == 0 ? "no rise" : "rise over \(days) days, high for \(hold) days"),
          value: operating,
          settings: [
            begin, ("perturbation.rampTo", ramps.peak.shortText),
            ("perturbation.rampDays", String(days)), ("perturbation.holdDays", String(hold)),
            ("perturbation.rampBack", ramps.back ? "on" : "off"),
          ])
      }
  }
}

extension ExperimentReader {
  typealias TippingScenario = (role: TippingRole, scenario: Scenario)

  /// A scenario for each step from each state, each push and each ramp.
  mutating func tippingScenarios(
    _ arm: TippingArm, number: Int, _ source: ModelSource, _ node: SourceNode, _ path: String,
    _ overrides: [ModelOverride]
  ) -> [TippingScenario] {
    let place = place("parameter", node)["parameter"]?.place ?? node.place
    let active = overrides + activation(arm.path, node)
    let vacant =
      self.number(
        "collapsed_vacant", in: self.place("collapsed_vacant", node), 0...0.95, path) ?? 0
    let firstDay = TippingPlan.settleDays + 1
    if !arm.pushes.isEmpty || arm.ramps != nil, arm.base.horizon.days < Double(firstDay) {
      report(
        root["days"]?.place ?? place, "days",
        "pushes and ramps begin on day \(firstDay), when everybody has settled, and there are only "
          + "\(arm.base.horizon.days.shortText) days; give more, such as \(firstDay + 27)")
      return []
    }
    let wanted =
      arm.branches(number, vacant: vacant) + arm.disturbances(number, day: firstDay)
    var made: [TippingScenario] = []
    for want in wanted {
      // `rampTo` means a ramp only beside days; without one it follows the workload.
      let own =
        [override(arm.path, want.value.shortText, place)]
        + want.settings.map { override($0.path, $0.value, place) }
      guard let loaded = model(source, active + own, scenario: want.name) else { return [] }
      var scenario = Scenario(name: want.name, loaded, active + own)
      scenario.label = want.label
      made.append((want.role, scenario))
    }
    return made
  }
}
