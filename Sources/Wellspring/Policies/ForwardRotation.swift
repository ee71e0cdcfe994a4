// Within a run of working days, later shifts follow earlier ones.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var forwardRotation: PolicyDefinition {
    .forUnit(
      .forwardRotation, "Forward rotation",
      actsOn: "The order of shifts within each run of working days: earlier ones first, so that "
        + "every change of shift gives more rest and none less than before. A rota that only "
        + "changes shifts over days off is forward already.",
      dose: PolicyDose(.one, usual: 1, in: 0...1, "Share of posts whose rota is put in order."),
      hours: PolicyHours(usual: 0, per: .unit, meaning: "Hours worked stay the same."),
      grade: .derived,
      evidence: "Quick returns (less than 11 h between shifts) went with 21 % higher odds of sick "
        + "leave in the next month (OR 1.21; Vedaa et al. 2016; register). Trials of forward "
        + "rotation itself are few and small. The effect comes out of sleep; nothing is set."
    ) { target, dose in
      target.unit.rotateForward(share: dose, firstWeekday: target.model.horizon.firstWeekday)
    }
  }
}

extension CareUnitPlan {
  /// Turns the rota into a roster by post, and orders the shifts of each run of working days of a
  /// share of the posts.
  mutating func rotateForward(share: Double, firstWeekday: Int) {
    // As from observed day 1, which is where a roster begins.
    let before = Rota(self, RunCalendar(firstWeekday: firstWeekday))
    if before.isAlways || rota.shifts.isEmpty { return }
    let (posts, days) = (CareUnit.postCount(self), before.cycleDays)
    var (shifts, seconds): ([UInt8], [UInt8]) = ([], [])
    var turned = 0.0
    for post in 0..<posts {
      var row = (0..<days).map { UInt8(before.shift(of: post, on: $0)) }
      // Spread evenly over the posts.
      let isTurned = ((Double(post) + 1) * share).rounded(.down) > turned
      if isTurned {
        turned += 1
        orderRuns(&row)
      }
      shifts += row
      seconds += (0..<days).map { UInt8(before.secondShift(of: post, on: $0)) }
    }
    rota.rosterShifts = shifts
    rota.rosterSeconds = seconds.allSatisfy { $0 == 0 } ? [] : seconds
    rota.rosterRepeatDays = before.repeatDays
    rota.rosterDays = days
    rota.pattern = 5
  }

  /// Sorts each run of working days by the start of the shift; runs may go on over the cycle's end.
  private func orderRuns(_ row: inout [UInt8]) {
    guard let off = row.firstIndex(of: 0) else { return }
    let days = row.count
    let starts = rota.shifts.map { $0.start }
    var run: [Int] = []
    for step in 1...days {
      let day = (off + step) % days
      if row[day] != 0 {
        run.append(day)
        continue
      }
      let ordered = run.map { row[$0] }.sorted { starts[Int($0) - 1] < starts[Int($1) - 1] }
      for (place, day) in run.enumerated() { row[day] = ordered[place] }
      run = []
    }
  }
}
