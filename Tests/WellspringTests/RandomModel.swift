// Small random models, to look for a state of affairs that nobody thought of.
// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Wellspring

/// Draws models from a seed. Values may be zero or at the end of their range.
struct RandomModel {
  private var luck: RandomStream

  init(seed: UInt64) {
    luck = RandomStream(
      seed: seed, replicate: 0, kind: .careUnit, unit: 0, index: 0, purpose: .start)
  }

  mutating func model(days: Double) -> Model {
    var model = Model()
    model.horizon.days = days
    model.horizon.warmUpDays = pick([0, 0, 2])
    model.units = [unit("unit-0")]
    if luck.bernoulli(0.2) { model.units.append(unit("unit-1")) }
    for i in Mechanisms.parameters.indices where luck.bernoulli(0.2) {
      Mechanisms.parameters[i].write(&model.mechanisms, 0)
    }
    vary(&model.clinicians)
    vary(&model.dynamics.encounter)
    vary(&model.dynamics.reading)
    vary(&model.dynamics.meeting)
    vary(&model.dynamics.skill)
    vary(&model.dynamics.worldview)
    vary(&model.dynamics.errors)
    vary(&model.dynamics.arousal)
    vary(&model.dynamics.support)
    vary(&model.dynamics.sleep)
    vary(&model.dynamics.moral)
    vary(&model.dynamics.burnout)
    vary(&model.dynamics.trauma)
    vary(&model.dynamics.life)
    vary(&model.dynamics.people)
    vary(&model.dynamics.climate)
    vary(&model.dynamics.programmes)
    vary(&model.dynamics.vulnerability)
    vary(&model.dynamics.fatigue)
    let knots = (model.dynamics.capacity.lowKnot, model.dynamics.capacity.highKnot)
    vary(&model.dynamics.capacity)
    (model.dynamics.capacity.lowKnot, model.dynamics.capacity.highKnot) = knots
    staffing(&model)
    policies(&model, days: days)
    perturb(&model.perturbation)
    vary(&model.surveys)
    if luck.bernoulli(0.3) {
      model.prices.currency = "EUR"
      vary(&model.prices)
    }
    model.horizon.firstWeekday = pick([0, 0, 2, 6])
    dates(&model, days: days)
    for place in model.units.indices { model.units[place].count = pick([1, 1, 1, 2]) }
    return model
  }

  /// Dates with holidays and months that differ, in half of the models.
  private mutating func dates(_ model: inout Model, days: Double) {
    if luck.bernoulli(0.5) { return }
    // A Monday in February 2026.
    model.horizon.firstDate = 739_961 + model.horizon.firstWeekday
    for _ in 0...luck.index(below: 4) {
      let day = luck.index(below: Int(days) + 4) - 2
      let date = CivilDay(number: model.horizon.firstDate + day)
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let year = luck.bernoulli(0.5) ? "\(date.year)-" : ""
      model.calendar.holidays.append(year + two(date.month) + "-" + two(date.day))
    }
    for place in model.units.indices {
      model.units[place].rota.onHolidays = pick([0, 0.5, 1])
      model.units[place].work.arrivals.onHolidays = pick([0, 0.5, 2])
      model.units[place].work.arrivals.byMonth = (0..<12).map { _ in luck.uniform() }
    }
  }

  /// Stand-ins and newcomers, in half of the models.
  private mutating func staffing(_ model: inout Model) {
    if luck.bernoulli(0.5) { return }
    model.site.floatPool = pick([0, 1, 5])
    model.site.floatPoolShiftsPerWeek = pick([2.6, 7])
    var agency = AgencyPlan()
    vary(&agency)
    agency.share = pick([0, 0.5, 1])
    agency.maximumPerShift = pick([0, 1, 3])
    agency.fillUpTo = pick([0, 2])
    for number in model.units.indices {
      model.units[number].agency = agency
      for place in model.units[number].posts.indices {
        model.units[number].posts[place].standIns = pick([0, 1, 1])
      }
    }
    model.dynamics.people.leavingRate = pick([0.15, 5])
    model.dynamics.people.absenceRate = pick([2, 50])
    model.dynamics.people.hiringDays = 2
    model.dynamics.people.noviceShare = 0.5
    model.dynamics.people.orientationWeeks = pick([0, 0.5, 6])
  }

  /// Moves a tenth of the parameters to a random place in their range, often to an end of it.
  private mutating func vary<Owner: Parametrised>(_ owner: inout Owner) {
    for parameter in Owner.parameters where luck.bernoulli(0.1) {
      let place = pick([0, 1, luck.uniform(), luck.uniform()])
      let value = parameter.lowest + place * (parameter.highest - parameter.lowest)
      let isReal = parameter.kind == .number || parameter.kind == .clockTime
      parameter.write(&owner, isReal ? value : value.rounded())
    }
  }

  /// Policies with doses and uptakes, from the start or later, in half of the models.
  private mutating func policies(_ model: inout Model, days: Double) {
    if luck.bernoulli(0.5) { return }
    model.policies.startDay = pick([0, 0, 1, 1 + Double(luck.index(below: Int(days))), days + 1])
    for kind in PolicyKind.allCases where luck.bernoulli(0.12) {
      let dose = kind.definition.dose
      let most = min(dose.range.upperBound, 6 * dose.usual)
      var setting = model.policies[kind]
      setting.active = 1
      setting.dose = pick([0, dose.usual, most, most * luck.uniform()])
      if dose.kind == .count { setting.dose.round() }
      if kind.definition.uptake != nil { setting.uptake = pick([0, 1, luck.uniform()]) }
      setting.hours = pick([0, setting.hours])
      model.policies[kind] = setting
    }
  }

  /// What an experiment does from outside, in a third of the models.
  private mutating func perturb(_ plan: inout Perturbation) {
    if luck.bernoulli(0.67) { return }
    vary(&plan)
    plan.startCapacity = pick([0, 0.4, 1, 1.2])
    plan.startVacant = pick([0, 0.3, 0.95])
    plan.day = pick([1, 3, 9])
    plan.push = pick([-1.2, 0, 0.5, 1.2])
    plan.pushShare = pick([0.5, 1])
    plan.rampTo = pick([0, 1, 3])
    plan.rampDays = pick([0, 2])
    plan.holdDays = pick([0, 3])
  }

  private mutating func unit(_ name: String) -> CareUnitPlan {
    var unit = CareUnitPlan()
    unit.name = name
    unit.protocolClarity = pick([1, 1, 0.3])
    vary(&unit.breaks)
    unit.breaks.reliefPersons = pick([0, 0, 0.4, 1, 2.5])
    unit.breaks.microBreaks = pick([0, 0, 3])
    vary(&unit.peerSupport)
    unit.peerSupport.teams = pick([1, 1, 2, 3])
    vary(&unit.moralEvents)
    vary(&unit.climate)
    programmes(&unit.programmes)
    for place in 0...luck.index(below: 3) {
      var post = PostPlan.of(
        1 + luck.index(below: 5), vacationWeeks: pick([0, 4, 26 * luck.uniform()]))
      post.role = ["nurse", "physician", "aide"][place]
      post.caseLimit = pick([0, 0, 3])
      post.nominalDemand = pick([0, 0, 3])
      unit.posts.append(post)
    }
    if luck.bernoulli(0.3) { unit.posts.reverse() }
    unit.rota = rota(posts: unit.posts.reduce(0) { $0 + Int($1.count) })
    unit.work = work(posts: unit.posts)
    if unit.work.kind == 0 { unit.beds = Double(1 + luck.index(below: 12)) }
    return unit
  }

  /// Each programme is held in a quarter of the models.
  private mutating func programmes(_ plan: inout ProgrammesPlan) {
    vary(&plan.debriefing)
    vary(&plan.mentoring)
    vary(&plan.checkIns)
    vary(&plan.supervision)
    vary(&plan.peerGroups)
    vary(&plan.ethicsForum)
    vary(&plan.screening)
    if luck.bernoulli(0.25) { plan.debriefing.offered = 1 }
    if luck.bernoulli(0.25) { plan.mentoring.everyDays = 3 }
    if luck.bernoulli(0.25) { plan.checkIns.everyDays = 2 }
    if luck.bernoulli(0.25) { plan.supervision.everyDays = 4 }
    if luck.bernoulli(0.25) { plan.peerGroups.everyDays = 7 }
    if luck.bernoulli(0.25) { plan.ethicsForum.everyDays = 1 }
    if luck.bernoulli(0.25) { plan.screening.everyDays = 2 }
  }

  private mutating func rota(posts: Int) -> RotaPlan {
    var rota = RotaPlan()
    vary(&rota)
    rota.pattern = Double(luck.index(below: RotaPlan.patterns.count))
    rota.callOutRate = pick([0, 0.05, 1])
    rota.callInWaiting = pick([0, 1, 3])
    let names = ["early", "late", "night"]
    for i in 0...luck.index(below: 3) {
      // Lengths that are no short binary fraction, and starts at midnight, catch rounding.
      var shift = ShiftPlan.of(
        names[i], start: pick([0, 7, 19, 24 * luck.uniform()]),
        hours: pick([12.5, 7.6, 24, 0.5 + 23.5 * luck.uniform()]))
      shift.onCall = pick([0, 0, 0, 1])
      rota.shifts.append(shift)
    }
    let words = rota.shifts.map(\.name) + ["off"]
    for _ in 0...luck.index(below: 9) {
      rota.sequence.append(words[luck.index(below: words.count)])
    }
    rota.rosterDays = 1 + luck.index(below: 20)
    for _ in 0..<posts * rota.rosterDays {
      rota.rosterShifts.append(UInt8(luck.index(below: rota.shifts.count + 1)))
    }
    return rota
  }

  private mutating func work(posts: [PostPlan]) -> WorkPlan {
    var work = WorkPlan()
    work.kind = Double(luck.index(below: 4))
    work.assignment = Double(luck.index(below: 4))
    work.caseloadCap.limit = Double(1 + luck.index(below: 4))
    work.caseloadCap.hard = Double(luck.index(below: 2))
    work.nominalDemand = pick([0.1, 1, 2, 5])
    work.stretch = pick([0.1, 1, 1.7])
    work.waitingPlaces = pick([0, 1, 20])
    work.patienceMean = pick([0, 0.1, 10])
    work.arrivals.rate = pick([0, 1, 6, 30, 200])
    if luck.bernoulli(0.3) {
      work.arrivals.byHour = (0..<24).map { $0 == 12 || luck.bernoulli(0.5) ? luck.uniform() : 0 }
      work.arrivals.byWeekday = [1, 0, 1, 2, 1, 0, 5]
    }
    if luck.bernoulli(0.3) { work.arrivals.surges = [surge(), surge()] }
    vary(&work.lengthening)
    if luck.bernoulli(0.5) {
      work.triage.mean = pick([0.05, 1])
      work.triage.role = pick([""] + posts.map(\.role))
    }
    vary(&work.appointments)
    work.appointments.travel = pick([0, 0.3])
    vary(&work.calls)
    work.calls.crew = min(work.calls.crew, posts.reduce(0) { $0 + $1.count })
    for _ in 0...luck.index(below: 3) {
      var one = CaseClass()
      vary(&one)
      one.share = work.cases.isEmpty ? 1 : pick([0, 0.1 + luck.uniform()])
      one.length = pick([
        .exponential(2), .lognormal(30, logDeviation: 1), .gamma(5, shape: 0.3), .fixed(1),
        .fixed(0.001), .empirical(3, [0.1, 1, 7]),
      ])
      one.name = "class-\(work.cases.count)"
      one.urgency = Double(luck.index(below: 3))
      one.interval = pick([1, 24, 84, 168])
      one.roles = needs(of: posts, isAlone: work.kind == 0 || work.kind == 2)
      work.cases.append(one)
    }
    return work
  }

  /// Roles that a case needs together, as far as there are such posts.
  private mutating func needs(of posts: [PostPlan], isAlone: Bool) -> [String] {
    let wanted = pick([
      [], [], ["nurse"], ["nurse", "physician"], ["aide", "nurse"], ["nurse", "nurse"],
    ])
    let isThere = wanted.allSatisfy { role in
      posts.contains { $0.role == role && Int($0.count) >= wanted.count { $0 == role } }
    }
    return isThere ? (isAlone ? Array(wanted.prefix(1)) : wanted) : []
  }

  private mutating func surge() -> SurgePlan {
    var surge = SurgePlan()
    surge.start = Double(luck.index(below: 6) + 1)
    surge.days = Double(luck.index(below: 5))
    surge.arrivals = pick([0, 1, 3])
    surge.caseClass = pick(["", "class-0", "class-1"])
    surge.share = pick([0, 1, 10])
    surge.moralHazard = pick([0, 1, 5])
    return surge
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[luck.index(below: values.count)]
  }
}
