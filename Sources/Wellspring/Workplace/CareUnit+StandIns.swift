// Stand-ins: nurses of the site's float pool and agency staff work shifts that nobody else fills.
//
// At midnight the unit knows who is absent in each shift of the day: posts without a holder,
// holders on vacation, holders who are sick. The pool's nurses come first. A pool nurse is on duty
// on some days, in one shift, and offered to one unit of the site, by draws of the site's own
// stream that every unit makes alike: so units stay independent of each other, and nobody is
// offered twice. A pool nurse who is not needed where offered is paid all the same. Agency staff
// fill what is left, where they are asked for in time and can be had.
//
// A stand-in starts each shift rested, with traits of their own, and carries cases, breaks and
// contacts like anybody else in the role of the gap, but knows the unit less well: the same cases
// weigh 1/efficiency as much on them, and they can give that much less care. They bring the mean
// exhaustion and cynicism of those who hold posts, so that contacts with them neither lift nor sink
// the unit. They are not in the outcomes about staff.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// How much of an own clinician's work a stand-in can do.
  @inline(__always)
  func standInEfficiency(_ i: Int) -> Double {
    standIns.isAgency(i - clinicianCount) ? standIns.agencyEfficiency : standIns.poolEfficiency
  }

  /// A post of those that the stand-in at position i works like: they bring its years along.
  func postStoodInFor(_ i: Int) -> Int {
    let first = standIns.groupStarts[Int(standInGroup[i - clinicianCount])]
    let end = standIns.groupStarts[Int(standInGroup[i - clinicianCount]) + 1]
    return first + i % (end - first)
  }

  /// Role and limit of who stands in at a place, as those of the posts that they work like.
  func takeRole(at place: Int) {
    let post = standIns.groupStarts[Int(standInGroup[place])]
    roles[clinicianCount + place] = roles[post]
    limits[clinicianCount + place] = limits[post]
  }

  /// Plans stand-ins for the shifts that start on the day that begins now.
  mutating func planCover() {
    poolHoursToday = 0
    if standIns.isEmpty { return }
    for turn in standIns.shifts.indices {
      let wanted = countGaps(in: standIns.shifts[turn])
      let left = wanted - callPool(turn, wanted: wanted)
      callAgency(turn, wanted: min(left, standIns.gaps(inTime: true)))
    }
  }

  /// Counts the gaps of a shift of today by group of posts, and returns how many are to be filled.
  private mutating func countGaps(in shift: Int) -> Int {
    standIns.clearGaps()
    var present = 0
    var group = 0
    for i in 0..<openPosts {
      while i >= standIns.groupStarts[group + 1] { group += 1 }
      if !standIns.isCovered[group] || !rota.works(i, shift, on: day) { continue }
      if clinicians[i].mode == .vacant || rota.isOnVacation(i, on: day) {
        standIns.addGap(group, inTime: true)
      } else if clinicians[i].isSick {
        let known = 24 * Double(UInt16(truncatingIfNeeded: day) &- clinicians[i].sickSince)
        standIns.addGap(group, inTime: known + rota.starts[shift] >= standIns.noticeHours)
      } else {
        present += 1
      }
    }
    let gaps = standIns.gaps(inTime: false)
    return standIns.fillUpTo > 0 ? min(gaps, max(0, standIns.fillUpTo - present)) : gaps
  }

  /// Calls the pool's nurses who are on duty in a shift and offered to this unit, as many as are
  /// wanted. Returns how many came.
  private mutating func callPool(_ turn: Int, wanted: Int) -> Int {
    var called = 0
    for nurse in 0..<standIns.poolPosts {
      var luck = RandomStream(
        seed: seed, replicate: replicate, kind: .site, unit: 0, index: 0, purpose: .floatPool)
      luck.seek(UInt64(day) << 32 + UInt64(nurse))
      let isOnDuty = luck.uniform() < standIns.poolDutyChance
      let offer = luck.uniform()
      let place = Int(luck.uniform() * Double(standIns.shifts.count))
      if !isOnDuty || place != turn || offer < standIns.offerFrom || offer >= standIns.offerTo {
        continue
      }
      poolHoursToday += rota.lengths[standIns.shifts[turn]]
      if called < min(wanted, standIns.poolPlaces) {
        let group = standIns.takeGap(at: luck.uniform(), inTime: false)
        let identity = UInt32(day * standIns.poolPosts + nurse)
        call(turn, agency: false, called, group: group, identity: identity)
        called += 1
      }
    }
    return called
  }

  private mutating func callAgency(_ turn: Int, wanted: Int) {
    let first = (day * standIns.shifts.count + turn) * standIns.agencyMost
    for n in 0..<min(wanted, standIns.agencyMost) {
      let identity = UInt32(first + n)
      var luck = RandomStream(
        seed: seed, replicate: replicate, kind: .agencyClinician, unit: number, index: identity,
        purpose: .agencyOffer)
      let isHad = luck.uniform() < standIns.agencyShare
      let group = standIns.takeGap(at: luck.uniform(), inTime: true)
      if isHad { call(turn, agency: true, n, group: group, identity: identity) }
    }
  }

  /// Somebody will come to a shift of today and stand in for a post of a group.
  private mutating func call(
    _ turn: Int, agency: Bool, _ n: Int, group: Int, identity: UInt32
  ) {
    let place = standIns.place(day: day, turn: turn, agency: agency, n)
    let i = clinicianCount + place
    precondition(place >= 0 && i < personCount, "a stand-in without a place")
    // Somebody whose overrun has lasted a day is still there.
    if clinicians[i].mode != .vacant { return }
    standInIdentity[place] = identity
    standInGroup[place] = UInt16(group)
    takeRole(at: place)
    let shift = standIns.shifts[turn]
    let start = 24 * Double(day) + rota.starts[shift]
    clinicians[i].shift = UInt16(shift)
    clinicians[i].scheduledStart = start
    clinicians[i].scheduledEnd = start + rota.lengths[shift]
    queue.schedule(slot(.duty, i), at: start)
  }

  /// A stand-in comes to work.
  mutating func beginStandIn(_ i: Int) {
    precondition(i >= clinicianCount, "a stand-in in a post")
    var new = Clinician()
    new.mode = .offDuty
    new.nominalDemand = nominalDemand(of: postStoodInFor(i))
    new.stateTime = now
    new.shift = clinicians[i].shift
    new.scheduledStart = clinicians[i].scheduledStart
    new.scheduledEnd = clinicians[i].scheduledEnd
    clinicians[i] = new
    let me = clinicians + i
    drawTraits(me, i)
    drawDisposition(i)
    me.pointee.caseLimit = UInt16(limits[i])
    me.pointee.loadFactor /= Float(standInEfficiency(i))
    me.pointee.drive = k.dynamics.encounter.driveSetPoint
    me.pointee.efficacy = Float(k.dynamics.burnout.efficacyBase)
    accumulate(i)
    setRecovery(me)
    startClocks(i)
    (me.pointee.exhaustion, me.pointee.cynicism) = meanBurnout()
    dispositions[i].fastExhaustion = me.pointee.exhaustion
    goOnDuty(i)
  }

  /// Mean exhaustion and cynicism of those who hold posts.
  private func meanBurnout() -> (exhaustion: Float, cynicism: Float) {
    var (exhaustion, cynicism, people) = (Float(0), Float(0), Float(0))
    for i in 0..<clinicianCount where clinicians[i].mode != .vacant {
      exhaustion += clinicians[i].exhaustion
      cynicism += clinicians[i].cynicism
      people += 1
    }
    return people > 0 ? (exhaustion / people, cynicism / people) : (0, 0)
  }

  /// A stand-in goes home.
  mutating func releaseStandIn(_ i: Int) {
    precondition(i >= clinicianCount && clinicians[i].caseCount == 0, "a stand-in leaves cases")
    clinicians[i].mode = .vacant
    refreshHazards(i)
    queue.cancel(slot(.duty, i))
    queue.cancel(slot(.sleep, i))
    queue.cancel(slot(.refresh, i))
  }

  /// The hours of stand-ins up to now, at midnight.
  mutating func settleStandIns() {
    if standIns.isEmpty { return }
    tally.poolHours += poolHoursToday
    for i in clinicianCount..<personCount {
      advance(i)
      let t = tallies[i]
      if standIns.isAgency(i - clinicianCount) {
        tally.agencyHours += t.dutyHours
      } else {
        tally.poolHours += t.overrunHours
        tally.poolWorkedHours += t.dutyHours
      }
      tallies[i].dutyHours = 0
      tallies[i].overrunHours = 0
    }
  }
}
