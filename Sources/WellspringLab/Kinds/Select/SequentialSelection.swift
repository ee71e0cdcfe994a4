// The selection while replicates come in.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Selects the best of several alternatives, replicate by replicate.
///
/// Give it the replicates in index order; it looks after each one from the first stage on, so the
/// decision does not depend on how replicates were cut into blocks. Alternatives that are out need
/// no more replicates.
public struct SequentialSelection: Sendable {
  /// Where an alternative stands.
  public enum Standing: Sendable, Equatable {
    case open
    /// A bound is broken, by its number.
    case infeasible(bound: Int, replicate: Int)
    /// Another alternative that keeps the bounds is better.
    case inferior(to: Int, replicate: Int)
    case selected(replicate: Int)
  }

  /// What is known of a bound.
  public enum Feasibility: Sendable, Equatable {
    case open
    case kept(replicate: Int)
    case broken(replicate: Int)
  }

  /// How the selection ended.
  public enum Decision: Sendable, Equatable {
    /// Still open.
    case none
    case selected(Int)
    /// Every alternative breaks a bound.
    case nothingFeasible
  }

  public let rule: SelectionRule
  /// Replicates taken so far, and those left out because a value was missing.
  public private(set) var count = 0
  public private(set) var skipped = 0
  public private(set) var standings: [Standing]
  /// By alternative and bound.
  public private(set) var feasibility: [[Feasibility]]
  public private(set) var decision = Decision.none
  /// Alternatives whose means could not be told apart from the selected one's within the
  /// indifference zone when it was selected.
  public private(set) var tied: [Int] = []

  /// Rows of the first stage, by alternative: objective, then bounds.
  private var firstRows: [[[Double]]] = []
  /// Running sums, by alternative: objective, then distances beyond the bounds.
  private var sums: [[Double]]
  /// S² of the differences of objectives, and of the bounded outcomes.
  private var differences: [[Double]] = []
  private var spreads: [[Double]] = []
  /// By alternative: those found better than it, feasible or not.
  private var better: [Set<Int>]

  public init(_ rule: SelectionRule) {
    self.rule = rule
    let all = 0..<rule.alternatives
    standings = all.map { _ in .open }
    feasibility = all.map { _ in rule.bounds.map { _ in .open } }
    sums = all.map { _ in Array(repeating: 0, count: rule.bounds.count + 1) }
    better = all.map { _ in [] }
  }

  /// The alternatives that still need replicates, in order.
  public var open: [Int] { standings.indices.filter { standings[$0] == .open } }

  /// Adds a replicate and looks.
  /// - Parameter row: by alternative: the objective, then the bounded outcomes. Rows of
  ///   alternatives that are out are not read.
  public mutating func add(_ row: [[Double]]) {
    precondition(row.count == rule.alternatives, "a row for each alternative")
    guard decision == .none else { return }
    let isWhole = open.allSatisfy { i in
      row[i].count > rule.bounds.count && row[i].allSatisfy(\.isFinite)
    }
    guard isWhole else {
      // Differences are paired: without one value the whole replicate says nothing.
      skipped += 1
      return
    }
    count += 1
    for i in open {
      sums[i][0] += rule.prefersSmall ? -row[i][0] : row[i][0]
      for (b, bound) in rule.bounds.enumerated() {
        sums[i][b + 1] += (bound.isUpper ? 1 : -1) * (row[i][b + 1] - bound.bound)
      }
    }
    if count <= rule.firstStage { firstRows.append(row) }
    if count == rule.firstStage { estimateSpreads() }
    if count >= rule.firstStage { look() }
  }

  private mutating func estimateSpreads() {
    let all = 0..<rule.alternatives
    func variance(_ values: [Double]) -> Double {
      let deviation = SampleSummary.deviation(of: values, around: SampleSummary.mean(of: values))
      return deviation * deviation
    }
    differences = all.map { i in
      all.map { l in variance(firstRows.map { $0[i][0] - $0[l][0] }) }
    }
    spreads = all.map { i in
      rule.bounds.indices.map { b in variance(firstRows.map { $0[i][b + 1] }) }
    }
    firstRows = []
  }

  private mutating func look() {
    checkBounds()
    compare()
    eliminate()
    conclude()
  }

  private mutating func checkBounds() {
    for i in open {
      for (b, bound) in rule.bounds.enumerated() where feasibility[i][b] == .open {
        let reach = rule.verdict(bound, variance: spreads[i][b]).reach(replicates: count)
        let beyond = sums[i][b + 1]
        if beyond <= -reach {
          feasibility[i][b] = .kept(replicate: count)
        } else if beyond >= reach {
          feasibility[i][b] = .broken(replicate: count)
          if standings[i] == .open { standings[i] = .infeasible(bound: b, replicate: count) }
        }
      }
    }
  }

  /// Notes which differences have left their triangles.
  private mutating func compare() {
    let open = self.open
    for i in open {
      for l in open where l != i && !better[i].contains(l) && !better[l].contains(i) {
        let reach = rule.comparison(variance: differences[i][l]).reach(replicates: count)
        let lead = sums[l][0] - sums[i][0]
        if lead > reach { better[i].insert(l) }
      }
    }
  }

  /// Takes out who is worse than an alternative that is known to keep the bounds.
  private mutating func eliminate() {
    let open = self.open
    for i in open {
      if let winner = open.first(where: { better[i].contains($0) && isKept($0) }) {
        standings[i] = .inferior(to: winner, replicate: count)
      }
    }
  }

  private mutating func conclude() {
    let open = self.open
    guard let first = open.first else {
      decision = .nothingFeasible
      return
    }
    guard open.allSatisfy(isKept) else { return }
    // What is left keeps the bounds. Either one is left, or the rest is tied to the last digit
    // beyond the end of every triangle.
    let isClosed = open.allSatisfy { i in
      open.allSatisfy { l in
        l == i || rule.comparison(variance: differences[i][l]).reach(replicates: count) == 0
      }
    }
    guard open.count == 1 || isClosed else { return }
    let best = open.reduce(first) { sums[$1][0] > sums[$0][0] ? $1 : $0 }
    standings[best] = .selected(replicate: count)
    tied = open.filter { $0 != best }
    decision = .selected(best)
  }

  private func isKept(_ i: Int) -> Bool {
    feasibility[i].allSatisfy { if case .kept = $0 { true } else { false } }
  }
}
