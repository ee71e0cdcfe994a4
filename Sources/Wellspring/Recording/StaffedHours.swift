// Who is on duty for how many patients: sums over time, and the outcomes that they make.
//
// A nurse here is whoever cases need first: in a ward everybody, in an emergency department those of
// the role that its classes of visits name first. Nobody's patients are counted for no nurse, so that
// a ratio is the mean over hours of nurses on duty, as a study finds it that asks nurses how many
// patients they had. Nights are those of the clock, whatever the shifts are, so that two rotas are
// compared over the same hours.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Patients, nurses and work that is left alone, over a span of time.
struct StaffedHours: Sendable {
  /// Hours of patients in care while a nurse is on duty, and hours of nurses on duty: by day and at
  /// night.
  var dayPatients = 0.0
  var dayNurses = 0.0
  var nightPatients = 0.0
  var nightNurses = 0.0
  /// Hours in which cases wait or are in care and nobody at all is on duty.
  var alone = 0.0
  /// Whether any unit has patients for nurses to have, and work that can be left alone.
  private var hasPatients = false
  private var hasWork = false

  /// When the day begins and ends by the clock.
  static let dawn = 7.0
  static let dusk = 19.0

  /// Adds the sums of a unit. A panel's clients are not there but for their sessions, and a call has a
  /// crew: neither has patients for each nurse; and nobody expects a panel to be looked after at night.
  mutating func add(_ other: StaffedHours, of kind: WorkKind) {
    if kind == .appointments { return }
    hasWork = true
    alone += other.alone
    if kind == .calls { return }
    hasPatients = true
    dayPatients += other.dayPatients
    dayNurses += other.dayNurses
    nightPatients += other.nightPatients
    nightNurses += other.nightNurses
  }

  // Outcomes; undefined where no unit can have them.
  var perNurse: Double { each(dayPatients + nightPatients, dayNurses + nightNurses) }
  var perNurseByDay: Double { each(dayPatients, dayNurses) }
  var perNurseAtNight: Double { each(nightPatients, nightNurses) }
  var nobodyOnDuty: Double { hasWork ? alone : .nan }

  private func each(_ patients: Double, _ nurses: Double) -> Double {
    hasPatients ? ratio(patients, nurses) : .nan
  }
}

extension Outcome {
  private static let formula =
    "integral of patients in care while a nurse is on duty / integral of nurses on duty"

  static var perNurse: OutcomeDefinition {
    .init(
      "patients_per_nurse", "1",
      "Patients in care for each nurse on duty, breaks included and overruns not; nurses are those "
        + "whom cases need first, everybody where cases name no role. Of units with beds or visits.",
      formula, "observed days")
  }

  static func perNurse(in part: String, _ hours: String) -> OutcomeDefinition {
    .init(
      "patients_per_nurse_\(part)", "1",
      "Patients in care for each nurse on duty, as patients_per_nurse, from \(hours) o'clock.",
      "\(formula), \(hours) o'clock", "observed days")
  }

  static var nobodyOnDuty: OutcomeDefinition {
    .init(
      "nobody_on_duty_hours", "h",
      "Hours in which cases wait or are in care and nobody is on duty; not of appointments.",
      "time with a case present and nobody on duty", "observed days")
  }
}

extension CareUnit {
  /// The last `dt` hours, in which nobody came or went; they lie within one day of the run.
  mutating func countStaffed(_ dt: Double) {
    let midnight = 24 * Double(day)
    assert(unitTime >= midnight && now <= midnight + 24, "time is counted across a midnight")
    tally.onDutyHours += dt * Double(onDutyCount)
    if onDutyCount > 0 { tally.reliefHours += dt * Double(reliefToday) }
    let (dawn, dusk) = (midnight + StaffedHours.dawn, midnight + StaffedHours.dusk)
    // Exactly 0 at night and exactly `dt` by day, so that nothing is left over of where nobody was.
    let light = max(0, min(now, dusk) - max(unitTime, dawn))
    if nursesOnDuty > 0 {
      let patients = Double(inCareCount - triageCount)
      let nurses = Double(nursesOnDuty)
      tally.staffed.dayPatients += light * patients
      tally.staffed.dayNurses += light * nurses
      tally.staffed.nightPatients += (dt - light) * patients
      tally.staffed.nightNurses += (dt - light) * nurses
    }
    if onDutyCount == 0 && inCareCount + waiting.count + atDoor.count > 0 {
      tally.staffed.alone += dt
    }
  }

  /// Whether cases of any class need somebody like position i first.
  func isNurse(_ i: Int) -> Bool {
    if !hasRoles { return true }
    for one in caseClasses where one.needs[0] < 0 || one.needs[0] == roles[i] { return true }
    return false
  }

  func countNurses() -> Int {
    var count = 0
    for place in 0..<onDutyCount where isNurse(Int(onDuty[place])) { count += 1 }
    return count
  }
}
