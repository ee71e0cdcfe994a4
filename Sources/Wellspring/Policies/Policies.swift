// Which policies a model has chosen, and how much of each.
// SPDX-License-Identifier: GPL-3.0-or-later

/// One policy as a model file has it.
public struct PolicySetting: Sendable, Equatable {
  public var active = 0.0
  /// In the unit of the policy's dose.
  public var dose: Double
  /// Share of staff who take part, 0 ... 1; has no meaning for what is done to the unit.
  public var uptake: Double
  /// Paid hours a month at the usual dose, per participant or per unit.
  public var hours: Double

  init(_ definition: PolicyDefinition) {
    dose = definition.dose.usual
    uptake = definition.uptake?.usual ?? 1
    hours = definition.hours.usual
  }

  /// Whether it changes anything.
  public var acts: Bool { active != 0 && dose != 0 && uptake != 0 }
}

/// The policies of a model.
public struct Policies: Parametrised {
  /// From the start of which observed day they act; 0: from the start of the run.
  public var startDay = 0.0
  /// In the order of `PolicyKind`.
  public var settings = PolicyKind.allCases.map { PolicySetting($0.definition) }

  public init() { takeDefaults() }

  public subscript(kind: PolicyKind) -> PolicySetting {
    get { settings[kind.place] }
    set { settings[kind.place] = newValue }
  }

  /// The policies that change something, in the order in which they are applied.
  public var acting: [PolicyKind] { PolicyKind.allCases.filter { self[$0].acts } }

  public static var parameters: [Parameter<Policies>] {
    [
      Parameter(
        "startDay", .one, 0, in: 0...36_500, kind: .count, .chosen, "",
        "From the midnight that begins this observed day (1: the first) the active policies act; "
          + "0: from the start of the run, warm-up included.",
        read: { $0.startDay }, write: { $0.startDay = $1 })
    ]
  }
}

extension PolicySetting {
  /// The keys of one policy in a model file.
  public static func parameters(of kind: PolicyKind) -> [Parameter<PolicySetting>] {
    let definition = kind.definition
    let (dose, hours) = (definition.dose, definition.hours)
    var list = [
      Parameter<PolicySetting>(
        "active", .one, 0, in: 0...1, kind: .onOff, .chosen, "", definition.title + ".",
        read: { $0.active }, write: { $0.active = $1 }),
      Parameter<PolicySetting>(
        "dose", dose.unit, dose.usual, in: dose.range, kind: dose.kind, .chosen, "", dose.meaning,
        read: { $0.dose }, write: { $0.dose = $1 }),
    ]
    if let uptake = definition.uptake {
      list.append(
        Parameter(
          "uptake", .one, uptake.usual, in: 0...1, .assumed, "",
          "Share of staff who take part"
            + (uptake.needsTrust ? " where there is full trust and no stigma." : "."),
          read: { $0.uptake }, write: { $0.uptake = $1 }))
    }
    let per = hours.per == .participant ? "participant" : "unit"
    list.append(
      Parameter(
        "hours", .hours, hours.usual, in: 0...10_000, .assumed, "",
        "Paid hours a month and \(per) at the usual dose. " + hours.meaning,
        read: { $0.hours }, write: { $0.hours = $1 }))
    return list
  }
}
