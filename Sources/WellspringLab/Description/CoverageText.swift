// Who is on duty for how many patients, in words and tables for people: lines of at most 80 columns.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What the rota of one unit promises.
struct CoverageText {
  private let coverage: Coverage
  private var unit: CareUnitPlan { coverage.unit }
  private static let width = 80

  init(_ coverage: Coverage) { self.coverage = coverage }

  var lines: [String] {
    ["Posts on each shift (fewest / mean / most), before vacation and absence:"]
      + indented(coverage.lines(within: Self.width - 6)) + ratios + ["Hours a week by rota:"]
      + indented(hours) + (nobody.map { [$0] } ?? []) + [rest] + idle
  }

  private func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

  // MARK: Patients

  private var ratios: [String] {
    guard let ratios = coverage.ratios, let patients = coverage.patients else { return [] }
    var table = AlignedTable(
      [("", .left)] + Weekday.short.map { ($0, .right) } + [("highest", .right)])
    for (title, row) in zip(["07 to 19", "19 to 07"], ratios) {
      let highest = row.compactMap(\.most).max()
      table.append([title] + row.map { Self.ratio($0.mean) } + [Self.ratio(highest)])
    }
    let many = GroupedNumber.text(patients, decimals: 1)
    return ["Patients for each nurse on duty (\(many) in care on average, and nobody away):"]
      + indented(table.lines)
  }

  private static func ratio(_ value: Double?) -> String {
    value.map { GroupedNumber.text($0, decimals: 1) } ?? "-"
  }

  // MARK: Hours

  private static func hours(_ value: Double) -> String { GroupedNumber.text(value, decimals: 1) }

  /// By role: of a post on average, of that with fewest and of that with most; of all.
  private var hours: [String] {
    let hasCalls = coverage.work.groups.contains { $0.onCallHours > 0 }
    let columns = ["posts", "mean", "fewest", "most", "all"] + (hasCalls ? ["on call"] : [])
    var table = AlignedTable([("", .left)] + columns.map { ($0, .right) })
    for (post, group) in zip(unit.posts, coverage.work.groups) {
      let sums = [
        group.hours / Double(max(1, group.posts)), group.fewest, group.most, group.hours,
      ]
      table.append(
        [post.role + (post.isAdded ? " (policy)" : ""), grouped(group.posts)]
          + (sums + (hasCalls ? [group.onCallHours] : [])).map { Self.hours(coverage.weekly($0)) })
    }
    return table.lines
  }

  private var nobody: String? {
    guard let hours = coverage.uncoveredHours else { return nil }
    if hours == 0 { return "Work and nobody on duty: at no time." }
    return "Work and nobody on duty: \(Self.hours(hours)) h a week."
  }

  private var rest: String {
    let work = coverage.work
    if work.lostHours == 0 { return "Minimum rest takes nothing." }
    return "Minimum rest takes \(Self.hours(coverage.weekly(work.lostHours))) h a week: in "
      + "\(counted(coverage.days, "day")) \(counted(work.lostShifts, "shift")) lost, "
      + "\(grouped(work.lateShifts)) late."
  }

  /// Posts that the rota never calls.
  private var idle: [String] {
    let idle = coverage.work.groups.flatMap(\.idle).sorted()
    guard !idle.isEmpty else { return [] }
    let shown = listed(Array(idle.prefix(8)))
    let more = idle.count > 8 ? " and \(idle.count - 8) more" : ""
    return ["Never rostered: post \(shown)\(more)."]
  }
}
