// The scenarios of an arm of a tipping experiment.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

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
    var wanted: [(role: TippingRole, name: String, value: Double, settings: [(String, String)])] =
      []
    for direction in arm.directions {
      for (step, value) in arm.values.enumerated() {
        let collapsed = [
          ("perturbation.startCapacity", TippingPlan.collapsedCapacity.shortText),
          ("perturbation.startVacant", vacant.shortText),
        ]
        wanted.append(
          (
            .branch(arm: number, direction: direction, step: step),
            "\(arm.name)-\(direction.rawValue)-\(value.shortText)", value,
            direction == .down ? collapsed : []
          ))
      }
    }
    let firstDay = TippingPlan.settleDays + 1
    if !arm.pushes.isEmpty || arm.ramps != nil, arm.base.horizon.days < Double(firstDay) {
      report(
        root["days"]?.place ?? place, "days",
        "pushes and ramps begin on day \(firstDay), when everybody has settled, and there are only "
          + "\(arm.base.horizon.days.shortText) days; give more, such as \(firstDay + 27)")
      return []
    }
    let day = ("perturbation.day", String(TippingPlan.settleDays + 1))
    for (index, push) in arm.pushes.enumerated() {
      wanted.append(
        (
          .push(arm: number, index: index), "\(arm.name)-push-\(push.shortText)", arm.operating,
          [day, ("perturbation.push", push.shortText)]
        ))
    }
    if let ramps = arm.ramps {
      // First the same time without a ramp: what would have come anyway.
      var courses = [(days: 0, hold: 0)]
      for days in ramps.days {
        courses += ramps.hold.filter { days + $0 > 0 }.map { (days, $0) }
      }
      for (days, hold) in courses {
        let settings = [
          day, ("perturbation.rampTo", ramps.peak.shortText),
          ("perturbation.rampDays", String(days)), ("perturbation.holdDays", String(hold)),
          ("perturbation.rampBack", ramps.back ? "on" : "off"),
        ]
        let name = days + hold == 0 ? "none" : "\(days)d-hold-\(hold)d"
        wanted.append(
          (
            .ramp(arm: number, days: days, hold: hold), "\(arm.name)-ramp-\(name)", arm.operating,
            settings
          ))
      }
    }
    var made: [TippingScenario] = []
    for want in wanted {
      // `rampTo` means a ramp only beside days; without one it follows the workload.
      let own =
        [override(arm.path, want.value.shortText, place)]
        + want.settings.map { override($0.0, $0.1, place) }
      guard let loaded = model(source, active + own, scenario: want.name) else { return [] }
      let settings = (active + own).map { "\($0.path)=\($0.value)" }
      made.append((want.role, Scenario(name: want.name, loaded, settings: settings)))
    }
    return made
  }
}
