// What an experiment on tipping does to a unit: where it starts, a push, a ramp of the workload.
//
// All of it is nothing by default. Hysteresis is seen by starting the same unit rested and
// collapsed; the margin of resilience by pushing a settled unit; the part that speed plays by
// ramping the workload.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// A disturbance from outside that the model's own course then takes up.
public struct Perturbation: Parametrised, Equatable {
  public var startCapacity = 0.0
  public var startVacant = 0.0
  public var workload = 0.0
  public var day = 0.0
  public var push = 0.0
  public var pushShare = 0.0
  public var rampTo = 0.0
  public var rampDays = 0.0
  public var holdDays = 0.0
  public var rampBack = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<Perturbation>] {
    [
      Parameter(
        "startCapacity", .one, 1, in: 0...1.2, .chosen, "",
        "Capacity of everybody at the very start, before any warm-up; exhaustion starts in "
          + "proportion. At most the ceiling.",
        read: { $0.startCapacity }, write: { $0.startCapacity = $1 }),
      Parameter(
        "startVacant", .one, 0, in: 0...0.95, .chosen, "",
        "Share of posts that are vacant at the very start, each until somebody is hired.",
        read: { $0.startVacant }, write: { $0.startVacant = $1 }),
      Parameter(
        "workload", .one, 1, in: 0...10, .chosen, "",
        "Factor on the load that everybody feels at work, over and above the cases at hand.",
        read: { $0.workload }, write: { $0.workload = $1 }),
      Parameter(
        "day", .days, 1, in: 1...36_500, kind: .count, .chosen, "",
        "Observed day at whose first midnight the push strikes and the ramp begins.",
        read: { $0.day }, write: { $0.day = $1 }),
      Parameter(
        "push", .one, 0, in: -1.2...1.2, .chosen, "",
        "Capacity that is lost at once on that day; negative: that is given.",
        read: { $0.push }, write: { $0.push = $1 }),
      Parameter(
        "pushShare", .one, 1, in: 0...1, .chosen, "",
        "Share of people whom the push strikes.",
        read: { $0.pushShare }, write: { $0.pushShare = $1 }),
      Parameter(
        "rampTo", .one, 1, in: 0...10, .chosen, "",
        "Factor on the load at the end of the ramp, which starts from workload.",
        read: { $0.rampTo }, write: { $0.rampTo = $1 }),
      Parameter(
        "rampDays", .days, 0, in: 0...36_500, kind: .count, .chosen, "",
        "How long the ramp takes, in daily steps; 0 with holdDays 0: no ramp.",
        read: { $0.rampDays }, write: { $0.rampDays = $1 }),
      Parameter(
        "holdDays", .days, 0, in: 0...36_500, kind: .count, .chosen, "",
        "How long the factor stays at rampTo before it goes back.",
        read: { $0.holdDays }, write: { $0.holdDays = $1 }),
      Parameter(
        "rampBack", .one, 0, in: 0...1, kind: .onOff, .chosen, "",
        "Whether the factor goes back to workload afterwards, as slowly as it came; off: it stays.",
        read: { $0.rampBack }, write: { $0.rampBack = $1 }),
    ]
  }

  /// Whether the workload changes in the course of a run.
  var hasRamp: Bool { rampTo != workload && (rampDays > 0 || holdDays > 0) }

  /// Factor on the load during an observed day.
  /// - Parameter observedDay: from 0; negative in the warm-up.
  public func workload(onDay observedDay: Int) -> Double {
    guard hasRamp else { return workload }
    // Daily steps, each at what the ramp has come to in the middle of its day.
    let elapsed = Double(observedDay) - (day - 1) + 0.5
    if elapsed < 0 { return workload }
    let rise = rampTo - workload
    if elapsed < rampDays { return workload + rise * elapsed / rampDays }
    if rampBack == 0 || elapsed < rampDays + holdDays { return rampTo }
    let back = elapsed - rampDays - holdDays
    return back < rampDays ? rampTo - rise * back / rampDays : workload
  }
}
