// What must hold between the values of a model, beyond the range of each.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ModelReader {
  /// Units and posts are addressed in 24 bits.
  static let mostPosts = 1 << 24

  /// Reports what does not fit together. Runs on a model whose single values were read already;
  /// where one of them is missing the checks that need it stay silent.
  mutating func checkModel() {
    if model.units.isEmpty {
      complain("site.units", "a model needs at least one unit: `site: {units: [{name: …}]}`")
    }
    var units = 0.0
    var posts = 0.0
    for (index, unit) in model.units.enumerated() {
      let path = "site.units.\(unit.name.isEmpty ? String(index) : unit.name)"
      units += unit.count
      posts += unit.count * unit.posts.reduce(0) { $0 + $1.count }
      checkPosts(unit, path)
      checkContracts(unit, path)
      checkWork(unit, "\(path).work")
      checkRota(unit.rota, "\(path).rota")
      checkBreaks(unit, "\(path).breaks")
      checkUnused(unit, path)
    }
    checkSpeltNames()
    let most = Double(Self.mostPosts)
    if units > most || posts > most {
      complain(
        "site.units",
        "\(posts.shortText) posts in \(units.shortText) units; at most \(Self.mostPosts) of each")
    }
    checkAddedPosts()
    checkDays()
    checkPeople()
    checkInstruments()
    checkPrices()
    checkCapacity()
  }

  /// Tables call the copies of a unit `icu-1`, `icu-2`, …: no other unit may be called so.
  private mutating func checkSpeltNames() {
    for unit in model.units where unit.count <= 1 {
      guard let dash = unit.name.lastIndex(of: "-") else { continue }
      let (stem, number) = (unit.name[..<dash], unit.name[unit.name.index(after: dash)...])
      guard let copy = Int(number), String(copy) == number, copy >= 1,
        let other = model.units.first(where: { $0.name == stem && $0.count > 1 }),
        Double(copy) <= other.count
      else { continue }
      let place = place(of: "site.units.\(other.name)").text
      complain(
        "site.units.\(unit.name)",
        "`\(unit.name)` is also what tables call copy \(copy) of unit `\(other.name)` (\(place)), "
          + "which is there \(other.count.shortText) times; call one of them otherwise")
    }
  }

  private mutating func checkPosts(_ unit: CareUnitPlan, _ path: String) {
    if unit.posts.isEmpty {
      complain("\(path).posts", "a unit needs at least one post: `posts: [{role: …, count: …}]`")
    }
  }

  private mutating func checkWork(_ unit: CareUnitPlan, _ path: String) {
    let (work, unitPath) = (unit.work, String(path.dropLast(".work".count)))
    let kind = WorkPlan.kinds[Int(work.kind)]
    let isSure = isSound("\(path).kind") && isSound("\(unitPath).beds")
    if isSure, kind == "beds", unit.beds == 0 {
      complain("\(unitPath).beds", "work of kind beds needs beds; give their number, at least 1")
    }
    if isSure, kind != "beds", unit.beds > 0 {
      complain(
        "\(unitPath).beds", "work of kind \(kind) has no beds; leave them out or set the kind")
    }
    if work.arrivals.rate > 0, work.cases.isEmpty {
      complain(
        "\(path).cases",
        "cases arrive (\(work.arrivals.rate.shortText) /d), but no class of cases is given")
    }
    if !work.cases.isEmpty, work.cases.allSatisfy({ $0.share == 0 }) {
      complain("\(path).cases", "the shares of the classes are all 0; at least one must be above")
    }
    checkArrivals(work, path)
    checkRoles(unit, path)
    checkWorkParts(work, path)
  }

  private mutating func checkBreaks(_ unit: CareUnitPlan, _ path: String) {
    let rest = unit.breaks.planned * unit.breaks.hours
    if let shift = unit.rota.shifts.first(where: { $0.hours > 0 && rest >= $0.hours }) {
      complain(
        path,
        "\(unit.breaks.planned.shortText) breaks of \(unit.breaks.hours.shortText) h fill the whole "
          + "shift `\(shift.name)` of \(shift.hours.shortText) h")
    }
  }

  /// On duty without end nobody works part of the time, so that posts are added whole.
  private mutating func checkAddedPosts() {
    for kind in [PolicyKind.staffingLevel, .staffingRatio] where model.policies[kind].acts {
      let dose = model.policies[kind].dose
      for unit in model.units where RotaPlan.patterns[Int(unit.rota.pattern)] == "always" {
        guard let (role, posts) = unit.partOfPosts(kind, dose: dose) else { continue }
        complain(
          "policies.\(kind.name).dose",
          "\(dose.shortText) adds \(rounded(posts)) `\(role)` posts to `\(unit.name)`, where "
            + "everybody is on duty without end and nobody part of the time; choose a dose that adds "
            + "whole posts, such as \(wholeDose(kind, unit, dose))")
      }
    }
  }

  /// A dose near to one that adds a whole number of posts in the first role.
  private func wholeDose(_ kind: PolicyKind, _ unit: CareUnitPlan, _ dose: Double) -> String {
    guard kind == .staffingLevel, let first = unit.posts.first else { return "0" }
    return (max(1, (first.count * dose).rounded()) / first.count).shortText
  }

  private mutating func checkPeople() {
    let traits = model.clinicians
    for (key, mean, deviation) in [
      ("permeability", traits.permeabilityMean, traits.permeabilityDeviation),
      ("skill", traits.skillMean, traits.skillDeviation),
    ] {
      let most = (mean * (1 - mean)).squareRoot()
      if deviation >= most {
        complain(
          "clinicians.\(key)Deviation",
          "\(deviation.shortText) is too wide for a mean of \(mean.shortText); a share between 0 "
            + "and 1 with this mean deviates by less than \(rounded(most))")
      }
    }
  }

  private mutating func checkCapacity() {
    let capacity = model.dynamics.capacity
    if capacity.lowKnot >= capacity.highKnot {
      complain(
        "dynamics.capacity.lowKnot",
        "\(capacity.lowKnot.shortText) must be below highKnot (\(capacity.highKnot.shortText))")
    }
    // One encounter may not lift capacity above its ceiling.
    let gain = model.dynamics.encounter.satisfactionGain
    if gain >= capacity.ceiling - capacity.highKnot {
      complain(
        "dynamics.encounter.satisfactionGain",
        "\(gain.shortText) must be below ceiling - highKnot "
          + "(\(rounded(capacity.ceiling - capacity.highKnot)))")
    }
  }

  /// Three decimals for messages.
  private func rounded(_ value: Double) -> String {
    ((value * 1_000).rounded() / 1_000).shortText
  }
}
