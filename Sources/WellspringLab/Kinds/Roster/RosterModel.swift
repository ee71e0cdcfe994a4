// The model of one unit whose rota is written out day by day, so that single shifts can be exchanged.
//
// What went before day 1 stays what it was: the rota is worked through the warm-up as the model has it,
// whatever is exchanged in the month. So all swaps begin from the same states.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One unit alone with its roster.
struct RosterModel: Sendable {
  /// The roster as it stands.
  let model: Model
  let month: RosterMonth

  /// A roster that is written out in a model already.
  init(_ model: Model, month: RosterMonth) { (self.model, self.month) = (model, month) }

  /// - Parameters:
  ///   - place: of the unit in the model.
  ///   - starts: by post, capacity on the morning of day 1; NaN where it is not known, empty where no
  ///     post's is.
  init(_ whole: Model, unit place: Int, starts: [Double]) {
    var model = whole
    var unit = whole.units[place]
    let rest = whole.plansUnderPolicies[place].rota.minimumRestHours
    month = RosterMonth(unit, whole.horizon, whole.calendar, minimumRest: rest)
    let rostered = RosteredPosts(unit, whole.horizon, whole.calendar)
    let lead = Self.lead(unit, rostered, whole.horizon)
    var (firsts, seconds): ([UInt8], [UInt8]) = ([], [])
    for post in 0..<month.posts {
      for day in 1 - lead...month.days {
        let (first, second) = rostered.duties(of: post, onDay: day)
        firsts.append(UInt8(first))
        seconds.append(UInt8(second))
      }
    }
    unit.count = 1
    unit.startCapacities = starts
    unit.rota.pattern = Double(RotaPlan.patterns.firstIndex(of: "roster")!)
    // Who is off on a holiday is off in the row.
    (unit.rota.sequence, unit.rota.onHolidays) = ([], 1)
    (unit.rota.rosterShifts, unit.rota.rosterLead) = (firsts, lead)
    unit.rota.rosterSeconds = seconds.allSatisfy { $0 == 0 } ? [] : seconds
    (unit.rota.rosterDays, unit.rota.rosterRepeatDays) = (lead + month.days, month.days)
    for group in unit.posts.indices {
      // Part of a post works what stands in its row, which is its part already.
      (unit.posts[group].workShare, unit.posts[group].sequence) = (1, [])
    }
    model.units = [unit]
    self.model = model
  }

  /// Days before the first that are written out: the warm-up, or as many as come round in it.
  private static func lead(
    _ unit: CareUnitPlan, _ rostered: RosteredPosts, _ horizon: Horizon
  ) -> Int {
    let rota = unit.rota
    let isRoster = RotaPlan.patterns[Int(rota.pattern)] == "roster"
    let round = rota.rosterRepeatDays > 0 ? rota.rosterRepeatDays : rota.rosterDays
    return min(Int(horizon.warmUpDays), max(1, isRoster ? round : rostered.period))
  }

  /// The same with some shifts exchanged.
  func model(after swaps: [RosterSwap]) -> Model {
    var changed = model
    let lead = model.units[0].rota.rosterLead
    let width = lead + month.days
    for swap in swaps {
      let (a, b) = (swap.first, swap.second)
      func put(_ post: Int, _ day: Int, _ shift: UInt8) {
        changed.units[0].rota.rosterShifts[post * width + lead + day] = shift
      }
      put(a.post, a.day, 0)
      put(b.post, b.day, 0)
      put(b.post, a.day, a.shift)
      put(a.post, b.day, b.shift)
    }
    return changed
  }
}
