// A model in words: what `wellspring describe FILE` prints.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Tells a loaded model to a person.
public struct ModelDescription: Sendable {
  private let loaded: LoadedModel
  private var model: Model { loaded.model }

  public init(_ loaded: LoadedModel) { self.loaded = loaded }

  /// The description, with line ends.
  public var text: String {
    var lines = [model.name]
    if !model.description.isEmpty { lines.append(model.description) }
    lines += ["", horizon]
    for unit in model.units {
      lines.append("")
      lines += UnitDescription(unit: unit).lines
    }
    lines += [""] + differences + [switches] + PolicyList(loaded).summary
    lines.append("Evidence: " + ParameterTable(loaded).gradeSummary + ".")
    return lines.joined(separator: "\n") + "\n"
  }

  private var horizon: String {
    "Time: \(model.horizon.days.shortText) days observed, after "
      + "\(model.horizon.warmUpDays.shortText) days of warm-up."
  }

  private var switches: String {
    let off = Mechanisms.parameters.filter { $0.read(model.mechanisms) == 0 }.map(\.name)
    return off.isEmpty
      ? "Mechanisms: all on." : "Switched off: " + off.joined(separator: ", ") + "."
  }

  /// Constants that are not at their documented default.
  private var differences: [String] {
    let changed = loaded.values.filter { value in
      guard value.path.hasPrefix("clinicians.") || value.path.hasPrefix("dynamics."),
        case .number(let number) = value.value
      else { return false }
      return number != value.entry.standard
    }
    guard !changed.isEmpty else { return ["Constants: all at their documented defaults."] }
    return ["Constants that differ from their defaults:"]
      + changed.map { value in
        let unit = value.entry.unit == .one ? "" : " \(value.entry.unit.symbol)"
        let standard = value.entry.standard.map { value.entry.text(of: .number($0)) } ?? "none"
        return "  \(value.path): \(value.text)\(unit) (default \(standard))"
      }
  }
}

/// One unit in words.
private struct UnitDescription {
  let unit: CareUnitPlan

  var lines: [String] {
    [title, "  Staff: \(staff).", "  Rota: \(rota).", "  Work: \(work)."]
      + cases.map { "    \($0)." }
      + ["  Load: \(load).", "  Breaks: \(breaks)."]
  }

  private var title: String {
    let copies = unit.count == 1 ? "" : ", \(unit.count.shortText) alike"
    let beds = unit.beds == 0 ? "" : ", \(unit.beds.shortText) beds"
    return "Unit \(unit.name)\(copies)\(beds)"
  }

  private var posts: Double { unit.posts.reduce(0) { $0 + $1.count } }

  private var staff: String {
    let roles = unit.posts.map {
      "\($0.count.shortText) × \($0.role) (\($0.vacationWeeks.shortText) weeks of vacation)"
    }
    return roles.joined(separator: ", ") + "; \(posts.shortText) posts in all" + standIns
  }

  /// Who stands in for whom, where there is more than one role.
  private var standIns: String {
    if unit.posts.count < 2 { return "" }
    let without = unit.posts.filter { $0.standIns == 0 }.map(\.role)
    return "; a stand-in (pool, agency) takes the role of the gap"
      + (without.isEmpty ? "" : "; nobody stands in for " + without.joined(separator: ", "))
  }

  private var rota: String {
    let rota = unit.rota
    let pattern = RotaPlan.patterns[Int(rota.pattern)]
    guard pattern != "always" else { return "on duty without end" }
    let clock = ShiftPlan.parameters.first { $0.kind == .clockTime }
    let shifts = rota.shifts.map { shift in
      let entry = Registry.entries.first { $0.pattern.hasSuffix("shifts.*.\(clock?.name ?? "")") }
      let start = entry?.text(of: .number(shift.start)) ?? shift.start.shortText
      return "\(shift.name) from \(start) for \(shift.hours.shortText) h"
    }
    var parts = [pattern, shifts.joined(separator: ", ")]
    if pattern == "sequence" { parts.append(rota.sequence.joined(separator: " ")) }
    if pattern == "roster" { parts.append("\(rota.roster), \(rota.rosterDays) days") }
    parts.append("at least \(rota.minimumRestHours.shortText) h of rest between shifts")
    if let onDuty { parts.append("about \(onDuty) on each shift before vacation and absence") }
    return parts.joined(separator: "; ")
  }

  /// Posts on one shift of a block pattern, when blocks are spread evenly.
  private var onDuty: String? {
    let blocks = [
      "three-on-four-off": 3.0 / 7, "four-on-four-off": 0.5, "five-on-two-off": 5.0 / 7,
    ]
    guard let share = blocks[RotaPlan.patterns[Int(unit.rota.pattern)]], !unit.rota.shifts.isEmpty
    else { return nil }
    return Self.rounded(posts * share / Double(unit.rota.shifts.count))
  }

  private var work: String {
    let work = unit.work
    let kind = WorkPlan.kinds[Int(work.kind)]
    var parts = ["\(kind); \(Self.rounded(work.arrivals.rate)) cases a day"]
    if let usual {
      switch kind {
      case "beds":
        parts.append("on average \(Self.rounded(usual)) of \(unit.beds.shortText) beds asked for")
      case "appointments":
        parts.append("on average \(Self.rounded(usual)) clients when nobody waits")
      case "calls":
        parts.append(
          "on average \(Self.rounded(usual)) on scene, crews of \(unit.work.calls.crew.shortText)")
      default: parts.append("on average \(Self.rounded(usual)) being seen when nobody waits")
      }
    }
    return parts.joined(separator: "; ")
  }

  /// Cases present on average without limits: arrival rate times mean length (Little's law).
  private var usual: Double? {
    let shares = unit.work.cases.reduce(0) { $0 + $1.share }
    guard shares > 0 else { return nil }
    let hours = unit.work.cases.reduce(0) { $0 + $1.share * $1.length.mean } / shares
    return unit.work.arrivals.rate / 24 * hours
  }

  private var cases: [String] {
    let shares = unit.work.cases.reduce(0) { $0 + $1.share }
    return unit.work.cases.map { careCase in
      let percent = shares > 0 ? Self.rounded(100 * careCase.share / shares) : "0"
      let distribution = LengthPlan.distributions[Int(careCase.length.distribution)]
      let mean = careCase.length.mean
      let length = mean >= 48 ? "\(Self.rounded(mean / 24)) d" : "\(Self.rounded(mean)) h"
      return "\(careCase.name): \(percent) % of cases, mean length \(length) (\(distribution)), "
        + "demand \(careCase.demand.shortText), \(Self.rounded(100 * careCase.traumaShare)) % "
        + "with traumatic content"
    }
  }

  private var load: String {
    let work = unit.work
    let cap = work.caseloadCap
    return "\(WorkPlan.assignments[Int(work.assignment)]); load 1 at a demand of "
      + "\(work.nominalDemand.shortText); at most \(cap.limit.shortText) cases each, "
      + (cap.hard == 0 ? "more when everybody has as many" : "never more")
  }

  private var breaks: String {
    let breaks = unit.breaks
    return breaks.planned == 0
      ? "none planned"
      : "\(breaks.planned.shortText) of \(Self.rounded(60 * breaks.hours)) min planned in a shift"
  }

  /// Two decimals at most.
  private static func rounded(_ value: Double) -> String {
    ((value * 100).rounded() / 100).shortText
  }
}
