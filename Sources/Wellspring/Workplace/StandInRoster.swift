// Who may stand in for a shift that nobody of the unit's own works: nurses of the site's float pool
// and agency staff.
//
// Stand-ins have positions after the unit's posts. Each shift of a day at work has places of its own
// for each kind, and days take turns between two sets, so that a night's stand-ins are still at work
// when the next day's are planned. Nobody stands in at home, on call. Nothing is searched for or
// allocated while events run.
//
// Who stands in takes the role of the gap. Gaps are counted by group of posts; which of several
// groups a stand-in comes to is a draw of their own, in proportion to the gaps that are left, and
// never a matter of the order in which the groups are listed.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// The stand-ins of one unit, ready to ask. Without a pool or agency it is empty.
struct StandInRoster: Sendable {
  /// Posts of the site's pool.
  let poolPosts: Int
  /// Agency staff that are asked for in a shift at most.
  let agencyMost: Int
  /// The shifts that stand-ins can work, by their numbers in the rota.
  let shifts: [Int]
  /// The first position of each group of posts, and the number of posts.
  let groupStarts: [Int]
  /// By group, whether its gaps are filled.
  let isCovered: [Bool]
  /// By group, the gaps of the shift that is looked at: known in time to ask an agency, and later.
  private var early: [Int]
  private var late: [Int]
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
    let atWork = Self.shiftsAtWork(plan.rota)
    shifts = atWork
    shiftPlaces = atWork.count
    var starts = [0]
    for post in plan.posts { starts.append(starts[starts.count - 1] + Int(post.count)) }
    groupStarts = starts
    isCovered = plan.posts.map { $0.standIns != 0 }
    early = plan.posts.map { _ in 0 }
    late = early
    let hasShifts = !atWork.isEmpty
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

  private static func shiftsAtWork(_ rota: RotaPlan) -> [Int] {
    if Int(rota.pattern) == 0 { return [] }
    return rota.shifts.indices.filter { rota.shifts[$0].onCall == 0 }
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

  /// Where a place of a kind in the turn-th of a day's shifts stands among the stand-ins' positions.
  func place(day: Int, turn: Int, agency: Bool, _ n: Int) -> Int {
    ((day & 1) * shiftPlaces + turn) * (poolPlaces + agencyPlaces) + (agency ? poolPlaces : 0) + n
  }

  /// The group of a post.
  func group(of post: Int) -> Int {
    var group = 0
    while post >= groupStarts[group + 1] { group += 1 }
    return group
  }

  // MARK: The gaps of one shift

  mutating func clearGaps() {
    for group in early.indices { (early[group], late[group]) = (0, 0) }
  }

  mutating func addGap(_ group: Int, inTime: Bool) {
    if inTime { early[group] += 1 } else { late[group] += 1 }
  }

  /// Gaps that are left; for an agency those that it knew in time.
  func gaps(inTime: Bool) -> Int {
    var count = 0
    for group in early.indices { count += early[group] + (inTime ? 0 : late[group]) }
    return count
  }

  /// Takes one of the gaps that are left away, the one at place u of (0, 1), and returns its group.
  /// Within a group those that an agency cannot fill come first.
  mutating func takeGap(at u: Double, inTime: Bool) -> Int {
    var rest = Int(u * Double(gaps(inTime: inTime)))
    for group in early.indices {
      let mine = early[group] + (inTime ? 0 : late[group])
      if rest >= mine {
        rest -= mine
        continue
      }
      if !inTime && late[group] > 0 { late[group] -= 1 } else { early[group] -= 1 }
      return group
    }
    preconditionFailure("no gap is left to fill")
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
