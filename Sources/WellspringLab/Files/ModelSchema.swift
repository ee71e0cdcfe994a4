// Where each part of a model stands in a model file.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

enum ModelSchema {
  /// The keys of a model file.
  static var root: [RegistryNode] {
    let model = Lens<Model>.model
    return [
      model.text("name", .text, required: true, "What the model is called.", \.name),
      model.text(
        "description", .text, "What the model can say and what it cannot, in a paragraph.",
        \.description),
      horizon(model.part("horizon", \.horizon)),
      calendar(model.part("calendar", \.calendar)),
      group(
        "site",
        model.part("site", \.site).parameters + [units(model.part("site", \.self))]),
      group("clinicians", model.part("clinicians", \.clinicians).parameters),
      group("dynamics", dynamics(model.part("dynamics", \.dynamics))),
      surveys(model.part("surveys", \.surveys)),
      RegistryNode(
        key: "mechanisms",
        shape: .switches(model.part("mechanisms", \.mechanisms).parameters)),
      prices(model.part("prices", \.prices)),
      policies(model.part("policies", \.policies)),
      group("perturbation", model.part("perturbation", \.perturbation).parameters),
    ]
  }

  private static func group(_ key: String, _ children: [RegistryNode]) -> RegistryNode {
    RegistryNode(key: key, shape: .group(children))
  }

  private static func horizon(_ horizon: Lens<Horizon>) -> RegistryNode {
    group(
      "horizon",
      horizon.parameters + [
        horizon.text(
          "start", .text,
          "Date of the first observed day, such as 2026-03-02, which decides its weekday; without it "
            + "day 1 is a Monday, or the first date of a roster by dates.",
          \.start)
      ])
  }

  private static func calendar(_ calendar: Lens<CalendarPlan>) -> RegistryNode {
    group(
      "calendar",
      [
        calendar.texts(
          "holidays",
          "Public holidays: dates such as 2026-04-03, or 12-25 for every year. Arrivals and rotas have "
            + "`onHolidays`, the price list a supplement. They need horizon.start.",
          \.holidays)
      ] + calendar.parameters)
  }

  private static func prices(_ prices: Lens<PriceList>) -> RegistryNode {
    group(
      "prices",
      [prices.text("currency", .text, "The currency of the prices, such as USD.", \.currency)]
        + prices.parameters)
  }

  private static func units(_ site: Lens<Model>) -> RegistryNode {
    let unit = site.element("units", \.units)
    let post = unit.element("posts", \.posts)
    let posts = unit.list(
      "posts", of: "post", \.posts, naming: "role", \.role, new: { PostPlan() },
      [
        post.text("role", .name, required: true, "What holders of these posts do.", \.role),
        post.text(
          "worksAs", .text,
          "For the same work by another contract: the role of posts that stand before these; whoever "
            + "asks for that role is also cared for by these.",
          \.worksAs),
        post.texts(
          "sequence",
          "A cycle of days of these posts alone in the place of the rota's, of the same shifts; for "
            + "the pattern sequence.",
          \.sequence),
      ] + post.parameters)
    let children =
      [unit.text("name", .name, required: true, "What the unit is called.", \.name)]
      + unit.parameters
      + [posts, rota(unit.part("rota", \.rota)), work(unit.part("work", \.work))]
      + [
        group("agency", unit.part("agency", \.agency).parameters),
        group("breaks", unit.part("breaks", \.breaks).parameters),
        group("peerSupport", unit.part("peerSupport", \.peerSupport).parameters),
        group("moralEvents", unit.part("moralEvents", \.moralEvents).parameters),
        group("climate", unit.part("climate", \.climate).parameters),
        programmes(unit.part("programmes", \.programmes)),
      ]
    return site.list(
      "units", of: "unit", \.units, naming: "name", \.name, new: { CareUnitPlan() }, children)
  }

  /// One group for each policy, by its name.
  private static func policies(_ policies: Lens<Policies>) -> RegistryNode {
    let groups = PolicyKind.allCases.map { kind in
      let setting: Lens<PolicySetting> = policies.part(kind.name, \.[kind])
      return group(kind.name, setting.nodes(PolicySetting.parameters(of: kind)))
    }
    return group("policies", policies.parameters + groups)
  }

  private static func programmes(_ plan: Lens<ProgrammesPlan>) -> RegistryNode {
    group(
      "programmes",
      [
        group("debriefing", plan.part("debriefing", \.debriefing).parameters),
        group("mentoring", plan.part("mentoring", \.mentoring).parameters),
        group("checkIns", plan.part("checkIns", \.checkIns).parameters),
        group("peerGroups", plan.part("peerGroups", \.peerGroups).parameters),
        group("ethicsForum", plan.part("ethicsForum", \.ethicsForum).parameters),
        group("supervision", plan.part("supervision", \.supervision).parameters),
        group("screening", plan.part("screening", \.screening).parameters),
      ])
  }

  private static func surveys(_ surveys: Lens<SurveyPlan>) -> RegistryNode {
    let instrument = surveys.element("instruments", \.instruments)
    let instruments = surveys.list(
      "instruments", of: "instrument", \.instruments, naming: "name", \.name,
      new: { Instrument() },
      [instrument.text("name", .name, required: true, "What the instrument is called.", \.name)]
        + instrument.parameters)
    return group("surveys", surveys.parameters + [instruments])
  }

  private static func rota(_ rota: Lens<RotaPlan>) -> RegistryNode {
    let shift = rota.element("shifts", \.shifts)
    let shifts = rota.list(
      "shifts", of: "shift", \.shifts, naming: "name", \.name, new: { ShiftPlan() },
      [shift.text("name", .name, required: true, "What the shift is called.", \.name)]
        + shift.parameters)
    return group(
      "rota",
      rota.parameters + [
        shifts,
        rota.texts(
          "sequence",
          "For the pattern sequence: one cycle of days by shift name, off for a day off; day+home "
            + "for a shift and a time on call on one day.",
          \.sequence),
        rota.text(
          "roster", .file,
          "For the pattern roster: a CSV file, relative to the model file, with the columns post (from "
            + "1), day (1: the first observed day) or date, and shift (off for a day off).",
          \.roster),
      ])
  }

  private static func work(_ work: Lens<WorkPlan>) -> RegistryNode {
    let arrivals: Lens<ArrivalsPlan> = work.part("arrivals", \.arrivals)
    let careCase = work.element("cases", \.cases)
    let length = careCase.part("length", \.length)
    let triage = work.part("triage", \.triage)
    let cases = work.list(
      "cases", of: "case class", \.cases, naming: "name", \.name, new: { CaseClass() },
      [careCase.text("name", .name, required: true, "What the class is called.", \.name)]
        + careCase.parameters
        + [
          careCase.texts(
            "roles",
            "Roles of those who care for a case together, one post of each; anybody when left out.",
            \.roles),
          group("length", length.parameters + LengthPlan.profiles.map(length.numbers)),
        ])
    return group(
      "work",
      work.parameters + [
        group(
          "arrivals",
          arrivals.parameters + ArrivalsPlan.profiles.map(arrivals.numbers) + [surges(arrivals)]),
        cases,
        group("caseloadCap", work.part("caseloadCap", \.caseloadCap).parameters),
        group("lengthening", work.part("lengthening", \.lengthening).parameters),
        group(
          "triage",
          triage.parameters + [
            triage.text("role", .text, "Who does triage; anybody when left out.", \.role)
          ]),
        group("appointments", work.part("appointments", \.appointments).parameters),
        group("calls", work.part("calls", \.calls).parameters),
      ])
  }

  private static func surges(_ arrivals: Lens<ArrivalsPlan>) -> RegistryNode {
    let surge: Lens<SurgePlan> = arrivals.element("surges", \.surges)
    let name = surge.text(
      "name", .name, required: true, "What the surge is called.", \.name)
    let caseClass = surge.text(
      "caseClass", .text, "The class of cases whose share changes; none when left out.",
      \.caseClass)
    return arrivals.list(
      "surges", of: "surge", \.surges, naming: "name", \.name, new: { SurgePlan() },
      [name] + surge.parameters + [caseClass])
  }

  private static func dynamics(_ dynamics: Lens<Dynamics>) -> [RegistryNode] {
    [
      group("capacity", dynamics.part("capacity", \.capacity).parameters),
      group("encounter", dynamics.part("encounter", \.encounter).parameters),
      group("reading", dynamics.part("reading", \.reading).parameters),
      group("meeting", dynamics.part("meeting", \.meeting).parameters),
      group("skill", dynamics.part("skill", \.skill).parameters),
      group("arousal", dynamics.part("arousal", \.arousal).parameters),
      group("support", dynamics.part("support", \.support).parameters),
      group("sleep", dynamics.part("sleep", \.sleep).parameters),
      group("moral", dynamics.part("moral", \.moral).parameters),
      group("burnout", dynamics.part("burnout", \.burnout).parameters),
      group("trauma", dynamics.part("trauma", \.trauma).parameters),
      group("worldview", dynamics.part("worldview", \.worldview).parameters),
      group("errors", dynamics.part("errors", \.errors).parameters),
      group("life", dynamics.part("life", \.life).parameters),
      group("people", dynamics.part("people", \.people).parameters),
      group("climate", dynamics.part("climate", \.climate).parameters),
      group("programmes", dynamics.part("programmes", \.programmes).parameters),
      group("vulnerability", dynamics.part("vulnerability", \.vulnerability).parameters),
      group("fatigue", dynamics.part("fatigue", \.fatigue).parameters),
    ]
  }
}
