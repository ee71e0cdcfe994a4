// What an hour on duty brings on average: the exposure of who has been in the unit for years.
//
// Cases arrive, are in care as long as they stay, and share themselves out over the mean number on
// duty of the role that they need. One count for each kind of work:
//
//   beds, visits    a case is met at the rate of its class for its length, and once more at its end
//   appointments    a client is met in sessions that are held: neither missed nor cancelled
//   calls           a crew shares the meetings of a case; its end meets everybody
//
// Pure, and small enough to be done again when a policy changes the plan.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// Means of an hour on duty of a post of one role.
struct UsualHour: Sendable {
  /// Encounters.
  var encounters = 0.0
  /// Severity beyond the threshold of trauma, summed over encounters.
  var excess = 0.0
  /// Cases in hand, and the sums of their demand and of their moral hazard.
  var cases = 0.0
  var demand = 0.0
  var hazard = 0.0
}

/// The usual hours of a unit by role; one for all where cases need no role.
struct UsualHours: Sendable {
  private var hours: [UsualHour] = []
  /// Mean number on duty by role.
  private var onDuty: [Double] = []
  /// Posts on duty, all roles together.
  private var allOnDuty = 0.0

  subscript(role: Int) -> UsualHour { hours[role] }

  init() {}

  /// - Parameters:
  ///   - places: cases that can be in care at once.
  ///   - away: share of planned sessions that fall into a sickness or a vacation.
  init(
    _ unit: CareUnitPlan, rota: Rota, threshold: Double, shape: Double, places: Int, away: Double
  ) {
    let staff = StaffOfCases(unit)
    let count = staff.hasRoles ? unit.posts.count : 1
    hours = [UsualHour](repeating: UsualHour(), count: count)
    onDuty = [Double](repeating: 0, count: count)
    var position = 0
    for (index, post) in unit.posts.enumerated() {
      let role = staff.hasRoles ? Int(StaffOfCases.number(of: post.work, in: unit)) : 0
      assert(role <= index, "a role is numbered by its first posts")
      for _ in 0..<Int(post.count) {
        onDuty[role] += rota.hoursPerDay(of: position) / 24
        position += 1
      }
    }
    for number in onDuty { allOnDuty += number }
    var (shares, stay) = (0.0, 0.0)
    for one in unit.work.cases {
      shares += one.share
      stay += one.share * Self.service(of: one, unit.work)
    }
    if shares == 0 { return }
    var rate = unit.work.arrivals.rate / 24 / shares
    if stay > 0 { rate = min(rate, Double(places) / stay) }
    let usual = gammaExcess(above: threshold, shape: shape, mean: 1)
    for (number, one) in unit.work.cases.enumerated() {
      let traumatic = gammaExcess(above: threshold, shape: shape, mean: one.traumaScale)
      let of = CaseHours(
        one, unit.work, crew: staff.needs[number].count, usual: usual, traumatic: traumatic,
        away: away)
      for role in staff.needs[number] { share(of.sums, rate: rate * one.share, role: Int(role)) }
    }
  }

  /// Hours for which a case keeps its place.
  private static func service(of one: CaseClass, _ work: WorkPlan) -> Double {
    work.kind == 2 ? one.length.mean + 0.5 * one.interval : one.length.mean
  }

  /// Adds what a class brings to who can care for it: `role`, or anybody.
  private mutating func share(_ sums: UsualHour, rate: Double, role: Int) {
    for index in hours.indices where role < 0 || hours.count == 1 || index == role {
      let posts = role < 0 || hours.count == 1 ? allOnDuty : onDuty[index]
      if posts == 0 { continue }
      let each = rate / posts
      hours[index].encounters += each * sums.encounters
      hours[index].excess += each * sums.excess
      hours[index].cases += each * sums.cases
      hours[index].demand += each * sums.demand
      hours[index].hazard += each * sums.hazard
    }
  }
}

/// What one case of a class brings to one of those who care for it, over its whole time.
private struct CaseHours {
  private(set) var sums = UsualHour()

  init(
    _ one: CaseClass, _ work: WorkPlan, crew: Int, usual: Double, traumatic: Double, away: Double
  ) {
    switch WorkKind(rawValue: Int(work.kind))! {
    case .beds, .visits:
      meet(one.length.mean, at: one.encounterRate, ends: 1, one.traumaShare, usual, traumatic)
      sums.cases = one.length.mean
      sums.demand = one.demand * one.length.mean
    case .appointments:
      let a = work.appointments
      let shown = (1 - a.noShow) * (1 - away)
      // The first within an interval, the last at the end of the service or after it.
      let held = shown * (one.interval > 0 ? one.length.mean / one.interval + 1 : 1)
      let carrying = one.traumaSessions > 0 ? held * one.traumaSessions : shown
      meet(held * a.session, at: one.encounterRate, ends: held, 0, usual, traumatic)
      sums.excess += one.traumaShare * carrying * (traumatic - usual)
      let beside = a.documentation + a.travel
      sums.cases = held * (a.session + beside)
      sums.demand = one.demand * held * (a.session + a.documentationLoad * beside)
    case .calls:
      let calls = work.calls
      let transport = one.transportShare * calls.transport
      let away = calls.travel + one.transportShare * calls.turnround
      let mine = 1 / Double(crew)
      let withPatient = one.length.mean + transport
      meet(withPatient, at: one.encounterRate * mine, ends: 1, one.traumaShare, usual, traumatic)
      sums.cases = withPatient + away
      sums.demand = one.demand * mine * (withPatient + calls.awayLoad * away)
    }
    sums.hazard = one.moralHazard * sums.cases
  }

  /// Encounters over `hours`, and those that end something, a share of them traumatic.
  private mutating func meet(
    _ hours: Double, at rate: Double, ends: Double, _ share: Double, _ usual: Double,
    _ traumatic: Double
  ) {
    sums.encounters = rate * hours + ends
    sums.excess =
      rate * hours * usual + ends * (share * traumatic + (1 - share) * usual)
  }
}

/// E[(x - t)+] of a gamma variate, by the midpoint rule: right to three digits.
func gammaExcess(above t: Double, shape: Double, mean: Double) -> Double {
  let scale = mean / shape
  // Beyond the top there is less than a millionth of it.
  let width = (max(0, mean - t) + scale * (20 + 6 * ws_sqrt(shape))) / 400
  let whole = logGamma(shape)
  var excess = 0.0
  for n in 0..<400 {
    let beyond = (Double(n) + 0.5) * width
    let z = (t + beyond) / scale
    excess += beyond * ws_exp((shape - 1) * ws_log(z) - z - whole)
  }
  return excess * width / scale
}

/// Logarithm of the gamma function for x > 0: Stirling's series, beyond ten.
private func logGamma(_ x: Double) -> Double {
  var (z, product) = (x, 1.0)
  while z < 10 {
    product *= z
    z += 1
  }
  let series = 1 / (12 * z) - 1 / (360 * z * z * z)
  return (z - 0.5) * ws_log(z) - z + 0.5 * ws_log(2 * Double.pi) + series - ws_log(product)
}
