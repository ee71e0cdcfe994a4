// What only some kinds of work have: triage, appointments, calls, lengths that stretch.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Triage before a visit's care; none at a mean of 0.
public struct TriagePlan: Parametrised {
  public var role = ""
  public var mean = 0.0
  public var shape = 0.0
  public var demand = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<TriagePlan>] {
    [
      Parameter(
        "mean", .hours, 0, in: 0...24, .chosen, "",
        "Mean time of triage, gamma distributed; 0 for no triage.",
        read: { $0.mean }, write: { $0.mean = $1 }),
      Parameter(
        "shape", .one, 4, in: 0.05...1_000, .assumed, "", "Shape of the gamma distribution.",
        read: { $0.shape }, write: { $0.shape = $1 }),
      Parameter(
        "demand", .one, 1, in: 0...100, .chosen, "", "Work that a visit asks for in triage.",
        read: { $0.demand }, write: { $0.demand = $1 }),
    ]
  }
}

/// Appointments: sessions with the clients of a clinician's panel.
public struct AppointmentsPlan: Parametrised {
  public var session = 0.0
  public var sessionLogDeviation = 0.0
  public var documentation = 0.0
  public var documentationLoad = 0.0
  public var travel = 0.0
  public var travelLogDeviation = 0.0
  public var noShow = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<AppointmentsPlan>] {
    [
      Parameter(
        "session", .hours, 5.0 / 6, in: 0.01...12, .assumed, "usual practice: 50 min",
        "Mean length of a session.", read: { $0.session }, write: { $0.session = $1 }),
      Parameter(
        "sessionLogDeviation", .one, 0, in: 0...2, .chosen, "",
        "Standard deviation of the logarithm of a session's length; 0: all alike.",
        read: { $0.sessionLogDeviation }, write: { $0.sessionLogDeviation = $1 }),
      Parameter(
        "documentation", .hours, 1.0 / 6, in: 0...8, .assumed, "",
        "Time for notes and calls after a session.",
        read: { $0.documentation }, write: { $0.documentation = $1 }),
      Parameter(
        "documentationLoad", .one, 0.5, in: 0...2, .assumed, "",
        "Demand of documentation and travel, as a share of the client's demand in a session.",
        read: { $0.documentationLoad }, write: { $0.documentationLoad = $1 }),
      Parameter(
        "travel", .hours, 0, in: 0...8, .chosen, "",
        "Mean time on the way to a client at home; 0 when clients come.",
        read: { $0.travel }, write: { $0.travel = $1 }),
      Parameter(
        "travelLogDeviation", .one, 0.4, in: 0...2, .assumed, "",
        "Standard deviation of the logarithm of the time on the way.",
        read: { $0.travelLogDeviation }, write: { $0.travelLogDeviation = $1 }),
      Parameter(
        "noShow", .one, 0, in: 0...1, .chosen, "",
        "Chance that a client does not come to a session; the time is then free.",
        read: { $0.noShow }, write: { $0.noShow = $1 }),
    ]
  }
}

/// Calls: a crew goes to the scene, and may bring the patient to a hospital. The length of the case
/// is the time on scene.
public struct CallsPlan: Parametrised {
  public var crew = 0.0
  public var travel = 0.0
  public var travelLogDeviation = 0.0
  public var transport = 0.0
  public var transportLogDeviation = 0.0
  public var turnround = 0.0
  public var turnroundLogDeviation = 0.0
  public var awayLoad = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<CallsPlan>] {
    [
      Parameter(
        "crew", .one, 2, in: 1...8, kind: .count, .chosen, "",
        "Posts that go on a call together, unless the class names their roles.",
        read: { $0.crew }, write: { $0.crew = $1 }),
      Parameter(
        "travel", .hours, 0, in: 0...12, .chosen, "", "Mean time from dispatch to the scene.",
        read: { $0.travel }, write: { $0.travel = $1 }),
      Parameter(
        "travelLogDeviation", .one, 0.4, in: 0...2, .assumed, "",
        "Standard deviation of the logarithm of the time to the scene.",
        read: { $0.travelLogDeviation }, write: { $0.travelLogDeviation = $1 }),
      Parameter(
        "transport", .hours, 0, in: 0...12, .chosen, "", "Mean time from the scene to hospital.",
        read: { $0.transport }, write: { $0.transport = $1 }),
      Parameter(
        "transportLogDeviation", .one, 0.4, in: 0...2, .assumed, "",
        "Standard deviation of the logarithm of the time to hospital.",
        read: { $0.transportLogDeviation }, write: { $0.transportLogDeviation = $1 }),
      Parameter(
        "turnround", .hours, 0, in: 0...12, .chosen, "",
        "Mean time from arrival at hospital until the crew is free again.",
        read: { $0.turnround }, write: { $0.turnround = $1 }),
      Parameter(
        "turnroundLogDeviation", .one, 0.4, in: 0...2, .assumed, "",
        "Standard deviation of the logarithm of the turn-round.",
        read: { $0.turnroundLogDeviation }, write: { $0.turnroundLogDeviation = $1 }),
      Parameter(
        "awayLoad", .one, 0.5, in: 0...2, .assumed, "",
        "Demand while there is no patient with the crew (on the way, turn-round), as a share of "
          + "that with one.",
        read: { $0.awayLoad }, write: { $0.awayLoad = $1 }),
    ]
  }
}

/// How much longer a case takes with a clinician who is depleted or overloaded.
public struct LengtheningPlan: Parametrised {
  public var depletion = 0.0
  public var overload = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<LengtheningPlan>] {
    [
      Parameter(
        "depletion", .one, 0, in: 0...5, .assumed, "",
        "Lengthening of what is left of a case by the carer's missing capacity, (1 - C)+, when "
          + "they take it.",
        read: { $0.depletion }, write: { $0.depletion = $1 }),
      Parameter(
        "overload", .one, 0, in: 0...5, .assumed, "",
        "Lengthening by the carer's load above 1, when they take it.",
        read: { $0.overload }, write: { $0.overload = $1 }),
    ]
  }
}
