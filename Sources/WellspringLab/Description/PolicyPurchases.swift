// What the policies of a model buy: posts, hours, sessions, in words.
//
// A dose is a share, a ratio or a number of hours; what it comes to in a unit depends on its size and
// its rota. A policy that buys a fifth of a person, or nothing, must not look like one that buys two.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What each acting policy comes to in the units of a model.
public struct PolicyPurchases: Sendable {
  private let model: Model

  public init(_ model: Model) { self.model = model }

  /// Whether a policy acts within the run.
  public var isEmpty: Bool {
    model.policies.acting.isEmpty || model.policies.startDay > model.horizon.days
  }

  /// One line for each acting policy and unit, in the order in which they are applied.
  public var lines: [String] {
    isEmpty ? [] : model.policies.acting.flatMap(lines)
  }

  /// Lines of one policy.
  func lines(_ kind: PolicyKind) -> [String] {
    let plans = model.plans(around: kind)
    if kind == .floatPool { return ["\(kind.name): \(pool)"] }
    var named: [(name: String, text: String)] = []
    for plan in plans {
      let parts = [bought(kind, plan.before, plan.after), hours(kind)].filter { !$0.isEmpty }
      if !parts.isEmpty { named.append((plan.after.name, parts.joined(separator: "; "))) }
    }
    let isSame = named.allSatisfy { $0.text == named[0].text }
    if isSame { return named.prefix(1).map { "\(kind.name): \($0.text)" } }
    return named.map { "\(kind.name), \($0.name): \($0.text)" }
  }

  private func bought(_ kind: PolicyKind, _ before: CareUnitPlan, _ after: CareUnitPlan) -> String {
    switch kind {
    case .staffingLevel, .staffingRatio: posts(before, after)
    case .shiftLength: shifts(before, after)
    case .minimumRest:
      after.rota.minimumRestHours == before.rota.minimumRestHours
        ? "nothing: the rota's own rest is as long"
        : "at least \(after.rota.minimumRestHours.shortText) h of rest in place of "
          + before.rota.minimumRestHours.shortText
    case .breakPlan: step("breaks planned in a shift", before.breaks.planned, after.breaks.planned)
    case .microBreaks:
      step("micro-breaks meant in a shift", before.breaks.microBreaks, after.breaks.microBreaks)
    case .protectedBreaks: relief(after.breaks.reliefPersons - before.breaks.reliefPersons)
    case .caseloadCap: "at most \(limits(after)) cases each, kept whatever comes"
    case .agencyCover:
      "agency staff for \(percent(after.agency.share)) of the gaps that are known in time, at most "
        + "\(after.agency.maximumPerShift.shortText) in a shift"
    case .peerSupport:
      sessions(
        "a meeting of each person with a peer", before.programmes.mentoring.everyDays,
        after.programmes.mentoring.everyDays) + ", "
        + sessions(
          "a group", before.programmes.peerGroups.everyDays, after.programmes.peerGroups.everyDays)
    case .supervisorCheckIns:
      sessions(
        "a check-in of each person", before.programmes.checkIns.everyDays,
        after.programmes.checkIns.everyDays)
    case .supervision:
      sessions(
        "a session", before.programmes.supervision.everyDays,
        after.programmes.supervision.everyDays)
    case .wellbeingScreening:
      sessions(
        "a screening", before.programmes.screening.everyDays, after.programmes.screening.everyDays)
        + ", \(after.programmes.screening.places.shortText) places for treatment"
    case .debriefing:
      "a debriefing offered after \(percent(after.programmes.debriefing.offered)) of incidents"
    default: ""
    }
  }

  // MARK: Parts

  /// Posts of each role that were added.
  private func posts(_ before: CareUnitPlan, _ after: CareUnitPlan) -> String {
    let added = after.posts.dropFirst(before.posts.count)
    if added.isEmpty { return "no post" }
    var roles: [String] = []
    for post in added where !roles.contains(post.role) { roles.append(post.role) }
    return roles.map { role in
      let mine = added.filter { $0.role == role }
      let full = before.posts.first { $0.role == role }?.workShare ?? 1
      let whole = mine.filter { $0.workShare == full }.reduce(0) { $0 + $1.count }
      let parts = mine.filter { $0.workShare != full }
      let all = mine.reduce(0) { $0 + $1.count * $1.workShare }
      let part = parts.map { "one of \(rounded($0.workShare))" }
      let detail = (whole > 0 ? [whole.shortText + " whole"] : []) + part
      return "\(rounded(all)) \(role) posts" + (part.isEmpty ? "" : " (\(list(detail)))")
    }.joined(separator: ", ")
  }

  private func shifts(_ before: CareUnitPlan, _ after: CareUnitPlan) -> String {
    let (old, new) = (atWork(before), atWork(after))
    if old.map(\.hours) == new.map(\.hours) { return "nothing: the shifts stay as they are" }
    let starts = new.map { clock($0.start) }
    return "\(new.count) shifts of \(rounded(new[0].hours)) h, from \(list(starts)), in place of "
      + list(old.map { "\(rounded($0.hours)) h from \(clock($0.start))" })
  }

  private func atWork(_ plan: CareUnitPlan) -> [ShiftPlan] {
    plan.rota.shifts.filter { $0.onCall == 0 }
  }

  /// Relief persons, and on which part of the days.
  private func relief(_ persons: Double) -> String {
    let (whole, part) = (persons.rounded(.down), persons - persons.rounded(.down))
    var days: [String] = []
    if whole > 0 { days.append("\(whole.shortText) on every day") }
    if part > 1e-9 { days.append("one\(whole > 0 ? " more" : "") on \(percent(part)) of the days") }
    return "\(rounded(persons)) relief persons for breaks"
      + (days.isEmpty ? "" : " (\(list(days)))") + ", \(rounded(24 * persons)) h a day"
  }

  private var pool: String {
    let posts = model.policies[.floatPool].dose
    let shifts = min(7, model.site.floatPoolShiftsPerWeek)
    return "\(posts.shortText) posts in the pool of the site, "
      + "\(rounded(posts * shifts)) shifts a week"
  }

  private func sessions(_ what: String, _ before: Double, _ after: Double) -> String {
    after == before
      ? "\(what) as before, every \(rounded(after)) days"
      : "\(what) every \(rounded(after)) days"
        + (before > 0 ? " in place of \(rounded(before))" : "")
  }

  private func step(_ what: String, _ before: Double, _ after: Double) -> String {
    "\(after.shortText) \(what) in place of \(before.shortText)"
  }

  private func limits(_ plan: CareUnitPlan) -> String {
    var limits = [plan.work.caseloadCap.limit]
    for post in plan.posts where post.caseLimit > 0 && !limits.contains(post.caseLimit) {
      limits.append(post.caseLimit)
    }
    return list(limits.map(\.shortText))
  }

  /// Paid hours beside what the simulation counts.
  private func hours(_ kind: PolicyKind) -> String {
    let (policy, setting) = (kind.definition, model.policies[kind])
    if setting.hours == 0 { return "" }
    let hours = setting.hours * setting.dose / policy.dose.usual
    return "\(rounded(hours)) paid hours a month"
      + (policy.hours.per == .participant ? " for each who takes part" : " in each unit")
  }

  // MARK: Words

  private func clock(_ hour: Double) -> String {
    let minutes = Int((60 * hour).rounded()) % 1_440
    let (hours, rest) = (minutes / 60, minutes % 60)
    return (hours < 10 ? "0" : "") + "\(hours)" + (rest < 10 ? ":0" : ":") + "\(rest)"
  }

  private func list(_ words: [String]) -> String {
    words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + words.last!
  }

  private func percent(_ share: Double) -> String { rounded(100 * share) + " %" }

  /// Three digits.
  private func rounded(_ value: Double) -> String {
    let scale =
      abs(value) >= 100 ? 1.0 : abs(value) >= 10 ? 10.0 : abs(value) >= 1 ? 100.0 : 1_000.0
    return ((value * scale).rounded() / scale).shortText
  }
}
