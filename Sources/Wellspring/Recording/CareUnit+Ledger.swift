// The ledger of the post that is watched: each change of its capacity, shared among causes.
//
// Rates change at refreshes only, and jumps say so themselves; so what lies between is one stretch of
// the flow with constant A and B, known in closed form. Over a stretch of h hours
//
//     change = A h - (A h - int A g dt) - B int C dt        int A g dt = change + B int C dt
//
// A h is shared by the rates of replenishment, B int C dt by those of depletion. What g withholds
// goes to the loss spiral below the spiral's upper knot and to fullness above it; the last bits of
// rounding go there too (without the spiral: to what one was doing), so that the shares of a step
// add up to its change.
//
// All of this is out of line: an ordinary run only compares a position with -1.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  // MARK: Stretches

  /// New rates of the watched post: the stretch before ends, another begins.
  @inline(never)
  mutating func turnLedger(_ i: Int, ahead: Double) {
    closeStretch(at: clinicians[i].capacity)
    ledger.rates = causeRates(i, ahead: ahead)
    beginStretch(i)
  }

  private mutating func beginStretch(_ i: Int) {
    ledger.isOpen = true
    ledger.startTime = now
    ledger.capacity = clinicians[i].capacity
    ledger.replenishment = clinicians[i].replenishment
    ledger.depletion = clinicians[i].depletion
  }

  /// Shares the change of the stretch that ends now, at `capacity`, among its causes.
  private mutating func closeStretch(at capacity: Double) {
    let hours = now - ledger.startTime
    guard ledger.isOpen && isObserving && hours > 0 else { return }
    let flow = CapacityFlow(
      replenishment: ledger.replenishment, depletion: ledger.depletion, spiral: k.spiral)
    let before = ledger.capacity
    let area = flow.advance(before, hours: hours).integral
    let change = capacity - before
    var shares = CauseRates()
    var doing = CapacityCause.base
    for cause in CapacityCause.allCases.reversed() {
      let rate = ledger.rates[cause]
      if cause.kind == .depletion { shares[cause] = -(rate * area) }
      if cause.kind == .replenishment { shares[cause] = rate * hours }
      if cause.rawValue <= CapacityCause.working.rawValue && rate > 0 { doing = cause }
    }
    let rest = change - (shares.sum(.replenishment) + shares.sum(.depletion))
    if !k.spiral.isOn {
      shares[doing] += rest
    } else {
      let knot = k.spiral.highKnot
      shares[before > knot || (before == knot && capacity > knot) ? .fullness : .lossSpiral] = rest
      if (before - knot) * (capacity - knot) < 0 {
        share(rest, from: before, to: knot, flow, hours, &shares)
      }
    }
    ledger.step += 1
    for cause in CapacityCause.allCases where shares[cause] != 0 {
      add(
        cause, shares[cause], from: before, to: capacity, start: ledger.startTime, area: area,
        rate: cause.kind == .withheld ? .nan : ledger.rates[cause])
    }
  }

  /// What g withholds in a stretch that crosses the upper knot, on either side of it.
  private func share(
    _ withheld: Double, from before: Double, to knot: Double, _ flow: CapacityFlow, _ hours: Double,
    _ shares: inout CauseRates
  ) {
    let time = min(hours, flow.hittingTime(from: before, to: knot))
    let refilled = knot - before + flow.depletion * flow.advance(before, hours: time).integral
    let first = refilled - flow.replenishment * time
    let (near, far): (CapacityCause, CapacityCause) =
      before > knot ? (.fullness, .lossSpiral) : (.lossSpiral, .fullness)
    shares[near] = first
    shares[far] = withheld - first
  }

  private mutating func add(
    _ cause: CapacityCause, _ change: Double, from before: Double, to after: Double, start: Double,
    area: Double, rate: Double, value: Double = .nan, caseNumber: Int64 = -1
  ) {
    if !ledger.keepsRows {
      if change > 0 { ledger.gains[cause] += change } else { ledger.losses[cause] -= change }
      return
    }
    ledger.history.rows.append(
      LedgerRow(
        step: ledger.step, holder: Int(clinicians[watched].holder) + 1,
        hours: start - warmUpHours, duration: now - start, cause: cause, rate: rate,
        change: change, capacityBefore: before, capacityAfter: after, capacityHours: area,
        value: value, caseNumber: caseNumber))
  }

  // MARK: Jumps

  /// An encounter took `loss` from capacity, which was `before`, and may have given something back.
  @inline(never)
  mutating func enterEncounter(
    _ i: Int, before: Double, loss: Double, severity: Double, case c: Int
  ) {
    let after = clinicians[i].capacity
    let number = Int64(cases[c].number)
    closeStretch(at: before)
    if isObserving {
      ledger.step += 1
      let gain = after - before + loss
      add(
        .contagion, -loss, from: before, to: after, start: now, area: 0, rate: .nan,
        value: severity, caseNumber: number)
      if gain != 0 {
        add(
          .satisfaction, gain, from: before, to: after, start: now, area: 0, rate: .nan,
          value: severity, caseNumber: number)
      }
    }
    beginStretch(i)
  }

  /// The watched post has supported a colleague; capacity was `before`.
  @inline(never)
  mutating func enterSupport(_ i: Int, before: Double, receiver: Int) {
    let after = clinicians[i].capacity
    closeStretch(at: before)
    if isObserving && after != before {
      ledger.step += 1
      add(
        .givingSupport, after - before, from: before, to: after, start: now, area: 0, rate: .nan,
        value: Double(receiver + 1))
    }
    beginStretch(i)
  }

  /// A push from outside changed capacity, which was `before`.
  @inline(never)
  mutating func enterPush(_ i: Int, before: Double) {
    let after = clinicians[i].capacity
    closeStretch(at: before)
    if isObserving && after != before {
      ledger.step += 1
      add(.push, after - before, from: before, to: after, start: now, area: 0, rate: .nan)
    }
    beginStretch(i)
  }

  // MARK: Holders and days

  /// The observed days begin, or a new holder does.
  @inline(never)
  mutating func openHolder(_ i: Int) {
    if !isObserving || clinicians[i].mode == .vacant { return }
    let me = clinicians[i]
    ledger.startTime = now
    ledger.capacity = me.capacity
    ledger.history.holders.append(
      HolderSpan(
        holder: Int(me.holder) + 1, startHours: now - warmUpHours, endHours: now - warmUpHours,
        startCapacity: me.capacity, endCapacity: me.capacity, hasLeft: false,
        loadFactor: Double(me.loadFactor), permeability: Double(me.permeability),
        skill: Double(me.skill)))
  }

  /// The holder, advanced to the present, leaves the post, or the run ends.
  @inline(never)
  mutating func closeHolder(_ i: Int, hasLeft: Bool) {
    closeStretch(at: clinicians[i].capacity)
    ledger.isOpen = false
    let last = ledger.history.holders.count - 1
    if !isObserving || last < 0 { return }
    ledger.history.holders[last].endHours = now - warmUpHours
    ledger.history.holders[last].endCapacity = clinicians[i].capacity
    ledger.history.holders[last].hasLeft = hasLeft
  }

  /// The day that ends now.
  @inline(never)
  mutating func enterDay(_ i: Int, mean: Double) {
    if !isObserving { return }
    ledger.history.days.append(
      PostDay(
        day: Int((now - warmUpHours) / 24 + 0.5), holder: Int(clinicians[i].holder) + 1,
        capacityMean: mean, monthMean: months[i].mean ?? .nan,
        daysBelow: Int(clinicians[i].daysBelow), exhaustionScore: 54 * exhaustionShare(i),
        isSick: clinicians[i].isSick))
  }

  /// The run is over.
  mutating func closeHistory(prices: PriceList) -> PostHistory {
    let i = watched
    if clinicians[i].mode != .vacant { closeHolder(i, hasLeft: false) }
    ledger.history.events = rows
    ledger.history.clinician = clinicianRow(i)
    ledger.history.midpoint = k.spiral.midpoint
    var summary = Summary(prices: prices)
    summary.add(self)
    ledger.history.outcomes = summary.outcomes()
    return ledger.history
  }

  // MARK: Sparing

  /// Whether the watched post is spared something now. Ask only of the watched post.
  @inline(never)
  func spares(_ cause: Sparing) -> Bool {
    ledger.sparing.contains(cause) && now >= ledger.sparingFrom
  }

  /// From now on hazards that the watched post is spared never use themselves up.
  @inline(never)
  mutating func spare(_ i: Int) {
    if now < ledger.sparingFrom { return }
    let me = clinicians + i
    if spares(.moralEvents) {
      me.pointee.moralEvents.left = .infinity
      schedule(me.pointee.moralEvents, .moralEvent, i)
    }
    if spares(.errors) { me.pointee.errorLeft = .infinity }
    if spares(.lifeStrain) { me.pointee.strainLeft = .infinity }
    if spares(.nightShifts) { rota.workByDay(i) }
  }
}
