// Who may stand in for a shift that nobody of the unit's own works: nurses of the site's float pool
// and agency staff.
//
// Stand-ins have positions after the unit's posts. Each shift of a day has places of its own for
// each kind, and days take turns between two sets, so that a night's stand-ins are still at work
// when the next day's are planned. Nothing is searched for or allocated while events run.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// The stand-ins of one unit, ready to ask. Without a pool or agency it is empty.
struct StandInRoster: Sendable {
  /// Posts of the site's pool.
  let poolPosts: Int
  /// Agency staff that are asked for in a shift at most.
  let agencyMost: Int
  /// Shifts of a day.
  let shiftCount: Int
  /// Places in one shift, and shifts that have places.
  private(set) var poolPlaces: Int
  private(set) var agencyPlaces: Int
  private var shiftPlaces: Int
  /// Chance that a pool nurse is on duty on a day.
  let poolDutyChance: Double
  /// A pool nurse whose draw falls between these is offered to this unit.
  let offerFrom: Double
  let offerTo: Double
  let agencyShare: Double
  let noticeHours: Double
  let fillUpTo: Int
  let poolEfficiency: Double
  let agencyEfficiency: Double

  init(model: Model, plan: CareUnitPlan, number: Int) {
    let hasShifts = Int(plan.rota.pattern) != 0
    shiftCount = plan.rota.shifts.count
    shiftPlaces = shiftCount
    poolPosts = hasShifts ? Int(model.site.floatPool) : 0
    poolDutyChance = min(1, model.site.floatPoolShiftsPerWeek / 7)
    (offerFrom, offerTo) = Self.share(of: number, in: model.units)
    // More are hardly ever offered to one unit at once; they would find no place.
    let expected = Double(poolPosts) * (offerTo - offerFrom)
    poolPlaces = min(poolPosts, Int(ws_floor(4 * expected)) + 8)
    agencyShare = plan.agency.share
    noticeHours = plan.agency.noticeHours
    agencyMost = hasShifts && agencyShare > 0 ? Int(plan.agency.maximumPerShift) : 0
    agencyPlaces = agencyMost
    fillUpTo = Int(plan.agency.fillUpTo)
    poolEfficiency = model.site.floatPoolEfficiency
    agencyEfficiency = plan.agency.efficiency
  }

  /// All positions.
  var positions: Int { 2 * shiftPlaces * (poolPlaces + agencyPlaces) }

  var isEmpty: Bool { positions == 0 }

  /// Has at least the places of another roster, so that it can take this one's place later.
  mutating func makeRoom(for other: StandInRoster) {
    poolPlaces = max(poolPlaces, other.poolPlaces)
    agencyPlaces = max(agencyPlaces, other.agencyPlaces)
    shiftPlaces = max(shiftPlaces, other.shiftPlaces)
  }

  /// Where a place of a kind in a shift of a day stands among the stand-ins' positions.
  func place(day: Int, shift: Int, agency: Bool, _ n: Int) -> Int {
    ((day & 1) * shiftPlaces + shift) * (poolPlaces + agencyPlaces) + (agency ? poolPlaces : 0) + n
  }

  /// Whether a place belongs to agency staff; otherwise to the pool.
  @inline(__always)
  func isAgency(_ place: Int) -> Bool { place % (poolPlaces + agencyPlaces) >= poolPlaces }

  /// A unit's part of the draws that assign pool nurses, in proportion to posts.
  private static func share(of number: Int, in units: [CareUnitPlan]) -> (Double, Double) {
    var before = 0.0
    var mine = 0.0
    var all = 0.0
    var first = 0
    for unit in units {
      var posts = 0.0
      for post in unit.posts { posts += post.count }
      let copies = Int(unit.count)
      if number >= first && number < first + copies {
        before = all + Double(number - first) * posts
        mine = posts
      }
      all += Double(copies) * posts
      first += copies
    }
    return all > 0 ? (before / all, (before + mine) / all) : (0, 0)
  }
}
