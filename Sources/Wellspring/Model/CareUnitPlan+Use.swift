// What of a plan is in use: shifts that somebody is rostered on, classes that cases come from.
//
// A list in a model file may hold more than is used, so that another rota or another mix is one
// change away. What nobody works and nothing comes from must not reach a result: it would be a
// place in a draw among shifts, a shift more in the day, a role that is asked for. So it is taken
// out before anything reads the plan, policies first of all.
//
// SPDX-License-Identifier: GPL-3.0-or-later

extension CareUnitPlan {
  /// Takes out shifts that nobody is rostered on and classes of share 0. What is left keeps its
  /// order. Of classes that all have share 0 none is taken out.
  mutating func dropUnused() {
    rota.dropUnusedShifts(besides: posts.flatMap { $0.sequence })
    if work.cases.contains(where: { $0.share > 0 }) {
      work.cases = work.cases.filter { $0.share > 0 }
    }
  }
}

extension RotaPlan {
  /// Whether the list of shifts says itself what is worked: in blocks, each shift in turn. Then it
  /// is a cycle, and its order has a meaning.
  var listIsCycle: Bool {
    switch Int(pattern) {
    case 0, 4, 5: false
    default: true
    }
  }

  /// - Parameter days: of the cycles of posts that have their own.
  fileprivate mutating func dropUnusedShifts(besides days: [String]) {
    if listIsCycle { return }
    var isUsed = shifts.map { _ in false }
    switch Int(pattern) {
    case 4:
      // A day may hold two duties.
      let names = (sequence + days).flatMap { Self.duties($0) }
      for place in shifts.indices { isUsed[place] = names.contains(shifts[place].name) }
    case 5:
      for number in rosterShifts + rosterSeconds where number > 0 { isUsed[Int(number) - 1] = true }
    default: break
    }
    if !isUsed.contains(false) { return }
    var numbers: [UInt8] = [0]
    var kept: [ShiftPlan] = []
    for place in shifts.indices {
      if isUsed[place] { kept.append(shifts[place]) }
      numbers.append(UInt8(kept.count))
    }
    shifts = kept
    if Int(pattern) != 5 { return }
    rosterShifts = rosterShifts.map { numbers[Int($0)] }
    rosterSeconds = rosterSeconds.map { numbers[Int($0)] }
  }
}
