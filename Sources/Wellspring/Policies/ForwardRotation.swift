// Within a run of working days, later shifts follow earlier ones.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension PolicyDefinition {
  static var forwardRotation: PolicyDefinition {
    .forUnit(
      .forwardRotation, "Forward rotation",
      actsOn: "The order of shifts within each run of working days: earlier ones first, so that "
        + "every change of shift gives more rest and none less than before. A rota that only "
        + "changes shifts over days off is forward already. Days on call stay where they are.",
      dose: PolicyDose(
        .one, usual: 1, in: 0...1, "Share of the runs of working days that are put in order."),
      hours: PolicyHours(usual: 0, per: .unit, meaning: "Hours worked stay the same."),
      grade: .derived,
      evidence: "Quick returns (less than 11 h between shifts) went with 21 % higher odds of sick "
        + "leave in the next month (OR 1.21; Vedaa et al. 2016; register). Trials of forward "
        + "rotation itself are few and small. The effect comes out of sleep; nothing is set."
    ) { target, dose in
      target.unit.rotateForward(share: dose)
    }
  }
}

extension CareUnitPlan {
  /// Runs of working days among which a share is found to a per cent.
  private static let runsToChooseFrom = 100

  /// Turns the rota into a roster by post, and orders the shifts of a share of all runs of working
  /// days. Runs that a smaller share orders are among those of a larger one.
  mutating func rotateForward(share: Double) {
    let before = Rota(self)
    if before.isAlways || rota.shifts.isEmpty { return }
    let (posts, days) = (CareUnit.postCount(self), before.cycleDays)
    // Of part of the runs, several cycles in a row make enough to choose from.
    let cycles = share < 1 ? max(1, (Self.runsToChooseFrom + posts - 1) / posts) : 1
    var shifts: [UInt8] = []
    var run = 0
    for post in 0..<posts {
      var row = (0..<days * cycles).map { UInt8(before.rostered(post, on: $0)) }
      orderRuns(&row, &run, share: share)
      shifts += row
    }
    rota.rosterShifts = shifts
    rota.rosterDays = days * cycles
    rota.pattern = 5
  }

  /// Sorts a share of the runs of working days by the start of the shift; `number` counts runs. A
  /// run may go on over the cycle's end. Days on call end a run.
  private func orderRuns(_ row: inout [UInt8], _ number: inout Int, share: Double) {
    let starts = rota.shifts.map { $0.start }
    let isWorked = row.map { $0 > 0 && rota.shifts[Int($0) - 1].onCall == 0 }
    guard let off = isWorked.firstIndex(of: false) else { return }
    let days = row.count
    var run: [Int] = []
    for step in 1...days {
      let day = (off + step) % days
      if isWorked[day] {
        run.append(day)
        continue
      }
      if run.count > 1 {
        number += 1
        if Self.isAmong(share, number) {
          let ordered = run.map { row[$0] }.sorted { starts[Int($0) - 1] < starts[Int($1) - 1] }
          for (place, day) in run.enumerated() { row[day] = ordered[place] }
        }
      }
      run = []
    }
  }

  /// Whether the n-th of many is among a share of them, evenly spread by the golden ratio.
  private static func isAmong(_ share: Double, _ n: Int) -> Bool {
    let turn = Double(n) * 0.618_033_988_749_894_9
    return turn - ws_floor(turn) < share
  }
}
