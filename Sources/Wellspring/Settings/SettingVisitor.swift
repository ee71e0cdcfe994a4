// One walk through everything that a model file may say.
//
// Putting a value, listing a model as a table and listing what there is are the same walk with
// another visitor. So a path that can be listed can be put, and none is forgotten in one of them. A
// test holds the walk against the registry by which model files are read.
//
// No key paths and no existentials: this is also compiled as Embedded Swift.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// What meets each part of a model, and says where it wants to go.
protocol SettingVisitor {
  /// Whether what stands under `key` is wanted; `leave` follows if it is.
  mutating func enter(_ key: String) -> Bool
  mutating func leave()
  /// Which elements of a list are wanted, by place; the one after the last is one that is to be made.
  mutating func places(_ names: [String], naming key: String) -> Range<Int>
  /// Goes to one of them; `leave` follows.
  mutating func open(_ names: [String], _ place: Int)
  mutating func parameters<Owner>(
    _ list: @autoclosure () -> [Parameter<Owner>], of owner: inout Owner)
  mutating func profiles<Owner>(
    _ list: @autoclosure () -> [ProfileParameter<Owner>], of owner: inout Owner)
  mutating func text(_ key: String, _ text: inout String, isName: Bool)
  mutating func texts(_ key: String, _ texts: inout [String])
  /// What a model takes from a roster's file, which no model file says itself.
  mutating func whole(_ key: String, _ number: inout Int, upTo highest: Int)
  mutating func bytes(_ key: String, _ bytes: inout [UInt8])
}

extension SettingVisitor {
  /// A group that has nothing but parameters.
  @inline(__always)
  mutating func group<Owner: Parametrised>(_ key: String, _ owner: inout Owner) {
    if enter(key) {
      parameters(Owner.parameters, of: &owner)
      leave()
    }
  }
}

extension Model {
  mutating func visit<Visitor: SettingVisitor>(_ v: inout Visitor) {
    v.text("name", &name, isName: false)
    v.text("description", &description, isName: false)
    if v.enter("horizon") {
      v.parameters(Horizon.parameters, of: &horizon)
      v.text("start", &horizon.start, isName: false)
      v.whole("firstWeekday", &horizon.firstWeekday, upTo: 6)
      v.whole("firstDate", &horizon.firstDate, upTo: 4_000_000)
      v.leave()
    }
    if v.enter("calendar") {
      v.texts("holidays", &calendar.holidays)
      v.parameters(CalendarPlan.parameters, of: &calendar)
      v.leave()
    }
    if v.enter("site") {
      v.parameters(SitePlan.parameters, of: &site)
      visitUnits(&v)
      v.leave()
    }
    v.group("clinicians", &clinicians)
    if v.enter("dynamics") {
      dynamics.visit(&v)
      v.leave()
    }
    if v.enter("surveys") {
      surveys.visit(&v)
      v.leave()
    }
    v.group("mechanisms", &mechanisms)
    if v.enter("prices") {
      v.text("currency", &prices.currency, isName: false)
      v.parameters(PriceList.parameters, of: &prices)
      v.leave()
    }
    if v.enter("policies") {
      v.parameters(Policies.parameters, of: &policies)
      for kind in PolicyKind.allCases where v.enter(kind.name) {
        v.parameters(PolicySetting.parameters(of: kind), of: &policies[kind])
        v.leave()
      }
      v.leave()
    }
    v.group("perturbation", &perturbation)
  }

  private mutating func visitUnits<Visitor: SettingVisitor>(_ v: inout Visitor) {
    if !v.enter("units") { return }
    let names = units.map { $0.name }
    for place in v.places(names, naming: "name") {
      if place == units.count { units.append(CareUnitPlan()) }
      v.open(names, place)
      units[place].visit(&v)
      v.leave()
    }
    v.leave()
  }
}

extension CareUnitPlan {
  fileprivate mutating func visit<Visitor: SettingVisitor>(_ v: inout Visitor) {
    v.text("name", &name, isName: true)
    v.parameters(CareUnitPlan.parameters, of: &self)
    if v.enter("posts") {
      let roles = posts.map { $0.role }
      for place in v.places(roles, naming: "role") {
        if place == posts.count { posts.append(PostPlan()) }
        v.open(roles, place)
        v.text("role", &posts[place].role, isName: true)
        v.text("worksAs", &posts[place].worksAs, isName: false)
        v.parameters(PostPlan.parameters, of: &posts[place])
        v.texts("sequence", &posts[place].sequence)
        v.leave()
      }
      v.leave()
    }
    if v.enter("rota") {
      rota.visit(&v)
      v.leave()
    }
    if v.enter("work") {
      work.visit(&v)
      v.leave()
    }
    v.group("agency", &agency)
    v.group("breaks", &breaks)
    v.group("peerSupport", &peerSupport)
    v.group("moralEvents", &moralEvents)
    v.group("climate", &climate)
    if v.enter("programmes") {
      v.group("debriefing", &programmes.debriefing)
      v.group("mentoring", &programmes.mentoring)
      v.group("checkIns", &programmes.checkIns)
      v.group("peerGroups", &programmes.peerGroups)
      v.group("ethicsForum", &programmes.ethicsForum)
      v.group("supervision", &programmes.supervision)
      v.group("screening", &programmes.screening)
      v.leave()
    }
  }
}

extension RotaPlan {
  fileprivate mutating func visit<Visitor: SettingVisitor>(_ v: inout Visitor) {
    v.parameters(RotaPlan.parameters, of: &self)
    if v.enter("shifts") {
      let names = shifts.map { $0.name }
      for place in v.places(names, naming: "name") {
        if place == shifts.count { shifts.append(ShiftPlan()) }
        v.open(names, place)
        v.text("name", &shifts[place].name, isName: true)
        v.parameters(ShiftPlan.parameters, of: &shifts[place])
        v.leave()
      }
      v.leave()
    }
    v.texts("sequence", &sequence)
    v.text("roster", &roster, isName: false)
    v.bytes("rosterFirst", &rosterShifts)
    v.bytes("rosterSecond", &rosterSeconds)
    v.whole("rosterLength", &rosterDays, upTo: 36_500)
    v.whole("rosterRepeat", &rosterRepeatDays, upTo: 36_500)
    v.whole("rosterLead", &rosterLead, upTo: 36_500)
  }
}

extension WorkPlan {
  fileprivate mutating func visit<Visitor: SettingVisitor>(_ v: inout Visitor) {
    v.parameters(WorkPlan.parameters, of: &self)
    if v.enter("arrivals") {
      arrivals.visit(&v)
      v.leave()
    }
    if v.enter("cases") {
      let names = cases.map { $0.name }
      for place in v.places(names, naming: "name") {
        if place == cases.count { cases.append(CaseClass()) }
        v.open(names, place)
        cases[place].visit(&v)
        v.leave()
      }
      v.leave()
    }
    v.group("caseloadCap", &caseloadCap)
    v.group("lengthening", &lengthening)
    if v.enter("triage") {
      v.parameters(TriagePlan.parameters, of: &triage)
      v.text("role", &triage.role, isName: false)
      v.leave()
    }
    v.group("appointments", &appointments)
    v.group("calls", &calls)
  }
}

extension ArrivalsPlan {
  fileprivate mutating func visit<Visitor: SettingVisitor>(_ v: inout Visitor) {
    v.parameters(ArrivalsPlan.parameters, of: &self)
    v.profiles(ArrivalsPlan.profiles, of: &self)
    if !v.enter("surges") { return }
    let names = surges.map { $0.name }
    for place in v.places(names, naming: "name") {
      if place == surges.count { surges.append(SurgePlan()) }
      v.open(names, place)
      v.text("name", &surges[place].name, isName: true)
      v.parameters(SurgePlan.parameters, of: &surges[place])
      v.text("caseClass", &surges[place].caseClass, isName: false)
      v.leave()
    }
    v.leave()
  }
}

extension CaseClass {
  fileprivate mutating func visit<Visitor: SettingVisitor>(_ v: inout Visitor) {
    v.text("name", &name, isName: true)
    v.parameters(CaseClass.parameters, of: &self)
    v.texts("roles", &roles)
    if v.enter("length") {
      v.parameters(LengthPlan.parameters, of: &length)
      v.profiles(LengthPlan.profiles, of: &length)
      v.leave()
    }
  }
}

extension SurveyPlan {
  fileprivate mutating func visit<Visitor: SettingVisitor>(_ v: inout Visitor) {
    v.parameters(SurveyPlan.parameters, of: &self)
    if !v.enter("instruments") { return }
    let names = instruments.map { $0.name }
    for place in v.places(names, naming: "name") {
      if place == instruments.count { instruments.append(Instrument()) }
      v.open(names, place)
      v.text("name", &instruments[place].name, isName: true)
      v.parameters(Instrument.parameters, of: &instruments[place])
      v.leave()
    }
    v.leave()
  }
}

extension Dynamics {
  fileprivate mutating func visit<Visitor: SettingVisitor>(_ v: inout Visitor) {
    v.group("capacity", &capacity)
    v.group("encounter", &encounter)
    v.group("reading", &reading)
    v.group("meeting", &meeting)
    v.group("skill", &skill)
    v.group("arousal", &arousal)
    v.group("support", &support)
    v.group("sleep", &sleep)
    v.group("moral", &moral)
    v.group("burnout", &burnout)
    v.group("trauma", &trauma)
    v.group("worldview", &worldview)
    v.group("errors", &errors)
    v.group("life", &life)
    v.group("people", &people)
    v.group("climate", &climate)
    v.group("programmes", &programmes)
    v.group("vulnerability", &vulnerability)
    v.group("fatigue", &fatigue)
  }
}
