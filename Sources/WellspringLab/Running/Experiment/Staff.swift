// The names by which tables call care units and posts.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The units of a model, copies spelt out, and the roles of their posts. By reference: a million rows
/// hold it, and a copy would count four arrays each time.
public final class Staff: Sendable {
  /// Names by unit number: `icu`, or `icu-1`, `icu-2`, … when there are several copies.
  public let unitNames: [String]
  /// By unit number: which plan it follows.
  private let plans: [Int]
  /// By plan: the role of each position.
  private let roles: [[String]]
  /// Names of the survey instruments, in the order of their numbers.
  public let instruments: [String]

  public init(_ model: Model) {
    var names: [String] = []
    var plans: [Int] = []
    for (number, plan) in model.units.enumerated() {
      let copies = Int(plan.count)
      for copy in 1...max(1, copies) {
        names.append(copies > 1 ? "\(plan.name)-\(copy)" : plan.name)
        plans.append(number)
      }
    }
    unitNames = names
    instruments = model.surveys.allInstruments.map(\.name)
    self.plans = plans
    roles = model.plansUnderPolicies.map { plan in
      plan.posts.flatMap { post in Array(repeating: post.role, count: Int(post.count)) }
    }
  }

  /// Number of posts in all units.
  public var postCount: Int { plans.reduce(0) { $0 + roles[$1].count } }

  /// Number of posts in a unit.
  public func posts(ofUnit unit: Int) -> Int { roles[plans[unit]].count }

  /// The role of a post; `position` counts from 0.
  public func role(unit: Int, position: Int) -> String { roles[plans[unit]][position] }

  /// The name of a post: `unit/position`, positions counted from 1; `position` counts from 0.
  public func post(unit: Int, position: Int) -> String { "\(unitNames[unit])/\(position + 1)" }
}
