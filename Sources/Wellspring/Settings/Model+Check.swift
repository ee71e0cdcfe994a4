// Whether the values of a model fit together, as far as a run hangs on it.
//
// The reader of model files checks more and says it better, with lines and suggestions. Here stands
// what would stop a run in the middle or make it mean nothing, for models that are put together value
// by value where no file is.
//
// SPDX-License-Identifier: GPL-3.0-or-later

extension Model {
  /// Units and posts are addressed in 24 bits.
  static var mostPosts: Double { Double(1 << 24) }

  /// - Throws: the first thing that does not fit.
  public func check() throws(SettingError) {
    if units.isEmpty { throw SettingError("site.units", .doesNotFit, "there is no unit") }
    var (count, posts) = (0.0, 0.0)
    for unit in units {
      let path = "site.units." + unit.name
      try unit.checkPosts(path)
      try unit.checkWork(path + ".work")
      try unit.rota.check(path + ".rota", posts: CareUnit.postCount(unit))
      let rest = unit.breaks.planned * unit.breaks.hours
      for shift in unit.rota.shifts where shift.hours > 0 && rest >= shift.hours {
        throw SettingError(path + ".breaks", .doesNotFit, "breaks fill the whole shift")
      }
      count += unit.count
      posts += unit.count * Double(CareUnit.postCount(unit))
    }
    if count > Self.mostPosts || posts > Self.mostPosts {
      throw SettingError("site.units", .doesNotFit, "more units or posts than can be addressed")
    }
    try checkDynamics()
    try checkInstruments()
    for kind in policies.acting where kind == .staffingLevel || kind == .staffingRatio {
      for unit in units where unit.rota.pattern == 0 {
        if unit.partOfPosts(kind, dose: policies[kind].dose) == nil { continue }
        throw SettingError(
          "policies." + kind.name + ".dose", .doesNotFit,
          "it adds parts of posts where everybody is on duty without end")
      }
    }
  }

  private func checkDynamics() throws(SettingError) {
    let c = dynamics.capacity
    if c.lowKnot >= c.highKnot {
      throw SettingError("dynamics.capacity.lowKnot", .doesNotFit, "it must be below highKnot")
    }
    if dynamics.encounter.satisfactionGain >= c.ceiling - c.highKnot {
      throw SettingError(
        "dynamics.encounter.satisfactionGain", .doesNotFit, "it must be below ceiling - highKnot")
    }
  }

  private func checkInstruments() throws(SettingError) {
    for one in surveys.instruments {
      let path = "surveys.instruments." + one.name
      if one.lowest >= one.highest {
        throw SettingError(path + ".highest", .doesNotFit, "it must be above lowest")
      }
      if one.cutOff < one.lowest || one.cutOff > one.highest {
        throw SettingError(path + ".cutOff", .doesNotFit, "it is off the scale")
      }
    }
  }
}

extension CareUnitPlan {
  fileprivate func checkPosts(_ path: String) throws(SettingError) {
    if posts.isEmpty { throw SettingError(path + ".posts", .doesNotFit, "there is no post") }
    if posts.count > 126 {
      throw SettingError(path + ".posts", .doesNotFit, "there are more than 126 roles")
    }
    for post in posts where post.count < 1 {
      throw SettingError(
        path + ".posts." + post.role + ".count", .doesNotFit, "the number of posts is not given")
    }
    for (place, post) in posts.enumerated() {
      let own = path + ".posts." + post.role
      let earlier = posts[..<place].contains { $0.role == post.worksAs && $0.worksAs.isEmpty }
      if !post.worksAs.isEmpty && !earlier {
        throw SettingError(own + ".worksAs", .doesNotFit, "no earlier posts have this role")
      }
      if post.sequence.isEmpty { continue }
      if Int(rota.pattern) != 4 {
        throw SettingError(own + ".sequence", .doesNotFit, "it is for the pattern sequence")
      }
      try rota.check(post.sequence, own + ".sequence")
    }
    if cycleDays > Self.mostCycleDays {
      throw SettingError(path + ".posts", .doesNotFit, "their cycles never begin together")
    }
  }

  fileprivate func checkWork(_ path: String) throws(SettingError) {
    if work.kind == 0 && beds == 0 {
      throw SettingError(path + ".kind", .doesNotFit, "work of kind beds needs beds")
    }
    if work.arrivals.rate > 0 && work.cases.isEmpty {
      throw SettingError(
        path + ".cases", .doesNotFit, "cases arrive, but there is no class of them")
    }
    if work.cases.count > 255 {
      throw SettingError(path + ".cases", .doesNotFit, "there are more than 255 classes")
    }
    if !work.cases.isEmpty && !work.cases.contains(where: { $0.share > 0 }) {
      throw SettingError(path + ".cases", .doesNotFit, "the shares of the classes are all 0")
    }
    let roles = posts.filter { $0.worksAs.isEmpty }.map { $0.role }
    if !work.triage.role.isEmpty && !roles.contains(work.triage.role) {
      throw SettingError(path + ".triage.role", .doesNotFit, "no posts have this role")
    }
    for one in work.cases {
      try check(one, path + ".cases." + one.name, roles)
    }
    let staff = Double(CareUnit.postCount(self))
    if work.kind == 3 && work.cases.contains(where: { $0.roles.isEmpty }) && work.calls.crew > staff
    {
      throw SettingError(path + ".calls.crew", .doesNotFit, "there are fewer posts")
    }
    for surge in work.arrivals.surges where !surge.caseClass.isEmpty {
      if work.cases.contains(where: { $0.name == surge.caseClass }) { continue }
      throw SettingError(
        path + ".arrivals.surges." + surge.name + ".caseClass", .doesNotFit,
        "no class of cases has this name")
    }
  }

  private func check(
    _ one: CaseClass, _ path: String, _ roles: [String]
  ) throws(SettingError) {
    for role in one.roles where !roles.contains(role) {
      throw SettingError(path + ".roles", .doesNotFit, "no posts have the role " + role)
    }
    if (work.kind == 0 || work.kind == 2) && one.roles.count > 1 {
      throw SettingError(path + ".roles", .doesNotFit, "one person has a case in this kind of work")
    }
    for name in roles {
      var (wanted, found) = (0.0, 0.0)
      for role in one.roles where role == name { wanted += 1 }
      for post in posts where post.work == name { found += post.count }
      if wanted > found {
        throw SettingError(path + ".roles", .doesNotFit, "there are fewer posts of " + name)
      }
    }
    if one.length.mean <= 0 {
      throw SettingError(path + ".length.mean", .doesNotFit, "it is not given")
    }
    if Int(one.length.distribution) == 4 && one.length.values.reduce(0, +) == 0 {
      throw SettingError(path + ".length.values", .doesNotFit, "values above 0 are needed")
    }
  }
}

extension RotaPlan {
  fileprivate func check(_ path: String, posts: Int) throws(SettingError) {
    if shifts.count > 254 {
      throw SettingError(path + ".shifts", .doesNotFit, "there are more than 254 shifts")
    }
    for shift in shifts where shift.hours <= 0 {
      throw SettingError(path + ".shifts." + shift.name + ".hours", .doesNotFit, "it is not given")
    }
    if pattern != 0 && shifts.isEmpty {
      throw SettingError(path + ".shifts", .doesNotFit, "the pattern needs shifts")
    }
    if Int(pattern) == 4 { try check(sequence, path + ".sequence") }
    if Int(pattern) != 5 { return }
    let rows = path + ".rosterFirst"
    if rosterDays < 1 || rosterShifts.count != posts * rosterDays {
      throw SettingError(rows, .doesNotFit, "it is not one row of rosterLength days for each post")
    }
    if !rosterSeconds.isEmpty && rosterSeconds.count != rosterShifts.count {
      throw SettingError(path + ".rosterSecond", .doesNotFit, "it is not as long as rosterFirst")
    }
    if rosterRepeatDays < 0 || rosterRepeatDays > rosterDays {
      throw SettingError(path + ".rosterRepeat", .doesNotFit, "it is longer than the roster")
    }
    if rosterLead < 0 || rosterLead >= rosterDays {
      throw SettingError(path + ".rosterLead", .doesNotFit, "it leaves no day of the roster")
    }
    for number in rosterShifts + rosterSeconds where Int(number) > shifts.count {
      throw SettingError(rows, .doesNotFit, "it has a shift that is not in the list")
    }
  }

  fileprivate func check(_ sequence: [String], _ path: String) throws(SettingError) {
    var works = false
    for word in sequence where word != "off" {
      works = true
      for name in Self.duties(word) where !shifts.contains(where: { $0.name == name }) {
        throw SettingError(path, .doesNotFit, "there is no shift " + name)
      }
    }
    if !works { throw SettingError(path, .doesNotFit, "nobody would ever work") }
  }
}
