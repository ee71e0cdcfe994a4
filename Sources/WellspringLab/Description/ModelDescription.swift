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
    for place in model.units.indices {
      lines.append("")
      lines += unit(place)
    }
    lines += [""] + differences + [switches] + PolicyList(loaded).summary
    lines.append("Evidence: " + ParameterTable(loaded).gradeSummary + ".")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A unit as the policies leave it; told twice when they begin within the run.
  private func unit(_ place: Int) -> [String] {
    let told = model.phases.map { UnitDescription(unit: $0.units[place], model: $0).lines }
    guard told.count == 2, told[0] != told[1] else { return told[0] }
    let day = model.policies.startDay.shortText
    return told[0] + ["From observed day \(day) on, under the policies:"] + told[1]
  }

  private var horizon: String {
    let first =
      (model.horizon.start.isEmpty ? "" : "\(model.horizon.start), ")
      + "a \(Weekday.names[model.horizon.firstWeekday])"
    return "Time: \(model.horizon.days.shortText) days observed, after "
      + "\(model.horizon.warmUpDays.shortText) days of warm-up; day 1 is \(first)."
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
  /// The model in the same phase of the run.
  let model: Model
  private var horizon: Horizon { model.horizon }

  var lines: [String] {
    [title, "  Staff: \(staff).", "  Rota: \(rota)."] + coverage + ["  Work: \(work)."]
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
      "\($0.count.shortText) × \($0.role) (\($0.vacationWeeks.shortText) weeks of vacation"
        + contract($0) + ($0.isAdded ? "; added by a policy)" : ")")
    }
    return roles.joined(separator: ", ") + "; \(posts.shortText) posts in all" + standIns
  }

  private func contract(_ post: PostPlan) -> String {
    let part = post.workShare < 1 && !post.isAdded
    return (post.worksAs.isEmpty ? "" : "; the work of \(post.worksAs)")
      + (part ? "; \(post.workShare.shortText) of a full post" : "")
      + (post.sequence.isEmpty ? "" : "; own days: \(post.sequence.joined(separator: ", "))")
  }

  /// Who stands in for whom, where anybody does and there is more than one role.
  private var standIns: String {
    let hasAgency = unit.agency.share > 0 && unit.agency.maximumPerShift > 0
    if unit.posts.count < 2 || !(hasAgency || model.site.floatPool > 0) { return "" }
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
    if pattern == "roster" { parts.append("\(rota.roster), \(rota.rosterDays) days\(again)") }
    parts.append("at least \(rota.minimumRestHours.shortText) h of rest between shifts")
    return parts.joined(separator: "; ")
  }

  /// How a roster goes on when its days are used up.
  private var again: String {
    let rota = unit.rota
    if Int(horizon.days) <= rota.rosterDays { return "" }
    return rota.rosterRepeatDays < rota.rosterDays
      ? ", then its last \(rota.rosterRepeatDays) again and again" : ", again and again"
  }

  /// Who is on duty by shift and weekday, for how many patients.
  private var coverage: [String] {
    Coverage(unit, horizon).map { CoverageText($0).lines.map { "  " + $0 } } ?? []
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
    let scope = UnitPhase(model: model, unit: unit)
    if !scope.isOn(.breaks) || !scope.hasShifts { return "none" }
    let breaks = unit.breaks
    var parts: [String] = []
    if breaks.planned > 0 {
      parts.append(
        "\(breaks.planned.shortText) of \(Self.rounded(60 * breaks.hours)) min planned in a shift")
    }
    if breaks.microBreaks > 0 {
      parts.append(
        "\(breaks.microBreaks.shortText) micro-breaks of "
          + "\(Self.rounded(breaks.microBreakMinutes)) min meant in a shift")
    }
    if scope.has(.plannedBreaks) && scope.has(.relief) {
      parts.append("relief persons: \(Self.rounded(breaks.reliefPersons))")
    }
    return parts.isEmpty ? "none planned" : parts.joined(separator: "; ")
  }

  /// Two decimals at most.
  private static func rounded(_ value: Double) -> String {
    ((value * 100).rounded() / 100).shortText
  }
}
