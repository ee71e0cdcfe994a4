// A model brought to what was observed of the real unit.
//
// As many numbers are moved as there are figures that one can be moved for. Each model on the way is
// simulated with the same luck, so that what differs between two is of the numbers' own making; the
// slopes are measured once and mended at every step (Broyden). What was found is judged on other luck.
//
// Broyden, C. G. (1965). A class of methods for solving nonlinear simultaneous equations.
// Mathematics of Computation 19:577-593. doi:10.1090/S0025-5718-1965-0198670-6
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// Why a model cannot be fitted.
public enum FitError: Error, Sendable {
  case model(ModelFileError)
  /// A sentence that says what is missing.
  case nothingToFit(String)
  /// It was asked to stop.
  case stopped
}

/// A figure of the real unit, and what the model gives before and after.
public struct FittedFigure: Sendable {
  public let figure: ObservedFigure
  public let before: SampleSummary
  public let after: SampleSummary
  /// The number that was moved for it; nil where none can be, or another figure has it.
  public let moved: (path: String, words: String, from: Double, to: Double)?

  /// Whether the model agrees with the figure: within one part in fifty, or within chance, that of the
  /// fit and that of the luck on which it is judged.
  public var isMet: Bool {
    let half = 0.5 * (after.interval.high - after.interval.low)
    let chance = half.isNaN ? 0 : half * 2.0.squareRoot()
    return abs(after.mean - figure.value) <= max(0.02 * abs(figure.value), chance)
  }
}

/// How a model is fitted.
public struct ModelFit: Sendable {
  /// Replicates of each model on the way.
  public var replicates = 40
  public var seed: UInt64 = 1
  public var lanes = 1

  /// Steps at most, after the slopes are known.
  private static let mostSteps = 8
  /// Of each number for its slope, on its scale.
  private static let probe = 0.2
  /// A step on any scale at most.
  private static let mostMoved = 0.35
  /// What keeps a step small along directions in which nothing changes.
  private static let ridge = 0.05
  /// Share by which a figure changes with the number that is moved for it, below which that is of no use.
  private static let idle = 0.1
  /// A model is near enough when every figure is: as a share.
  private static let near = 0.004

  public init() {}

  /// Fits the model of a file.
  /// - Parameter progress: called before each model that is simulated, with its number and how many
  ///   there are at most.
  public func run(
    _ source: ModelSource, stop: StopFlag = StopFlag(), progress: (Int, Int) -> Void = { _, _ in }
  ) throws(FitError) -> [FittedFigure] {
    let loaded = try model(source, [])
    let levers = FitLever.all(loaded)
    guard !loaded.observed.isEmpty else {
      throw .nothingToFit("no figure is `observed` of its unit, so that there is nothing to fit to")
    }
    let most = levers.isEmpty ? 2 : 2 * levers.count + Self.mostSteps + 3
    var number = 0
    func summaries(
      _ overrides: [ModelOverride], seed: UInt64
    ) throws(FitError) -> [SampleSummary] {
      number += 1
      progress(number, most)
      let model = try model(source, overrides).model
      return try simulate(model, loaded.observed.map(\.outcome), seed: seed, stop)
    }
    let other = seed &+ 1
    let before = try summaries([], seed: other)
    var values = levers.map(\.start)
    if !levers.isEmpty {
      values = try Self.solve(levers) { (values) throws(FitError) in
        let found = try summaries(Self.overrides(levers, values), seed: seed)
        return levers.map { lever in
          let place = loaded.observed.firstIndex { $0.outcome == lever.figure.outcome } ?? 0
          return log(max(1e-6, found[place].mean) / lever.figure.value)
        }
      }
    }
    let after = try summaries(Self.overrides(levers, values), seed: other)
    return loaded.observed.indices.map { index in
      let figure = loaded.observed[index]
      let place = levers.firstIndex { $0.figure == figure }
      return FittedFigure(
        figure: figure, before: before[index], after: after[index],
        moved: place.map { (levers[$0].path, levers[$0].words, levers[$0].start, values[$0]) })
    }
  }

  private func model(
    _ source: ModelSource, _ overrides: [ModelOverride]
  ) throws(FitError) -> LoadedModel {
    do { return try source.model(overrides) } catch { throw .model(error) }
  }

  private static func overrides(_ levers: [FitLever], _ values: [Double]) -> [ModelOverride] {
    zip(levers, values).map {
      ModelOverride(path: $0.path, value: $1.shortText, label: "fit \($0.path)")
    }
  }

  /// Means of outcomes over the replicates.
  private func simulate(
    _ model: Model, _ outcomes: [Outcome], seed: UInt64, _ stop: StopFlag
  ) throws(FitError) -> [SampleSummary] {
    let simulation = Simulation(model: model, seed: seed)
    var values = [[Double]](repeating: [], count: outcomes.count)
    let kept = try? runInOrder(count: replicates, lanes: lanes, window: 2 * lanes, stop: stop) {
      index -> [Double] in
      let result = try? simulation.run(replicate: UInt64(index + 1))
      return outcomes.map { result?.outcomes[$0.rawValue] ?? .nan }
    } keep: { (_, own) throws(OutputError) in
      for (place, value) in own.enumerated() { values[place].append(value) }
    }
    guard kept == replicates else { throw .stopped }
    return values.map { SampleSummary($0) }
  }

  // MARK: Steps

  /// The numbers at which all residuals are as small as can be.
  /// - Parameter residuals: logarithms of model over figure, by lever.
  private static func solve(
    _ levers: [FitLever], _ residuals: ([Double]) throws(FitError) -> [Double]
  ) throws(FitError) -> [Double] {
    var search = Search(levers)
    search.begin(try residuals(search.values(search.place)))
    for lever in levers.indices {
      let probed = search.probed(lever, by: probe)
      search.learn(lever, probed, try residuals(search.values(probed)))
    }
    for _ in 0..<mostSteps where search.best.size > near {
      guard let next = search.next(most: mostMoved, ridge: ridge) else { break }
      // A number that was given up is where it began: what the others do is seen from there.
      if search.arrive(next, try residuals(search.values(next)), idle: idle) {
        search.begin(try residuals(search.values(search.place)))
      }
    }
    return search.result
  }

  /// Where a fit stands: a place on the scales of its levers, how far each figure is off there, and
  /// how the figures change with the levers.
  private struct Search {
    let levers: [FitLever]
    private(set) var place: [Double]
    private var miss: [Double]
    /// By figure, then by lever.
    private var slopes: [[Double]]
    /// Levers that cannot bring their figure nearer: each is left as the file has it. Half a way to a
    /// figure that is out of reach would be a unit that nobody has.
    private var isSpent: [Bool]
    private(set) var best: (place: [Double], size: Double)

    init(_ levers: [FitLever]) {
      self.levers = levers
      place = levers.map { $0.coordinate($0.start) }
      miss = levers.map { _ in 0 }
      slopes = levers.map { _ in levers.map { _ in 0 } }
      isSpent = levers.map { _ in false }
      best = (place, .infinity)
    }

    func values(_ place: [Double]) -> [Double] { zip(levers, place).map { $0.value($1) } }

    /// The best numbers; of what was given up exactly what the file has.
    var result: [Double] {
      zip(levers.indices, values(best.place)).map { isSpent[$0] ? levers[$0].start : $1 }
    }

    /// A place whose numbers are as they are written.
    private func written(_ place: [Double]) -> [Double] {
      zip(levers, values(place)).map { $0.coordinate($1) }
    }

    /// Of the figures that can still be brought nearer.
    private func size(_ miss: [Double]) -> Double {
      zip(miss, isSpent).map { $1 ? 0 : abs($0) }.max() ?? 0
    }

    mutating func begin(_ miss: [Double]) {
      place = written(place)
      self.miss = miss
      best = (place, size(miss))
    }

    /// A place beside this one, towards the middle of what is allowed, so that the step is a whole one.
    func probed(_ lever: Int, by step: Double) -> [Double] {
      var probed = place
      let isUp = levers[lever].value(place[lever]) < 0.5 * levers[lever].allowed.upperBound
      probed[lever] += isUp ? step : -step
      return written(probed)
    }

    mutating func learn(_ lever: Int, _ probed: [Double], _ found: [Double]) {
      let step = probed[lever] - place[lever]
      guard step != 0 else { return }
      for row in levers.indices { slopes[row][lever] = (found[row] - miss[row]) / step }
    }

    /// Where the slopes lead: not far where they say little, and never a wild step; nil when nowhere.
    func next(most: Double, ridge: Double) -> [Double]? {
      let free = levers.indices.filter { !isSpent[$0] }
      let keep = free.indices.map { row in free.indices.map { $0 == row ? ridge : 0 } }
      let rows = free.map { row in free.map { slopes[row][$0] } } + keep
      let wanted = free.map { -miss[$0] } + free.map { _ in 0 }
      guard let fit = LeastSquares(rows, wanted) else { return nil }
      var next = place
      for (lever, step) in zip(free, fit.coefficients) {
        next[lever] += min(most, max(-most, step))
      }
      next = written(next)
      return zip(next, place).contains { abs($0 - $1) > 1e-5 } ? next : nil
    }

    /// - Returns: whether a lever was given up, so that the place is another than the one arrived at.
    mutating func arrive(_ next: [Double], _ found: [Double], idle: Double) -> Bool {
      let moved = zip(next, place).map { $0 - $1 }
      let square = moved.reduce(0) { $0 + $1 * $1 }
      for row in levers.indices {
        let told = zip(slopes[row], moved).reduce(0) { $0 + $1.0 * $1.1 }
        let more = (found[row] - miss[row] - told) / square
        for column in levers.indices { slopes[row][column] += more * moved[column] }
      }
      let before = miss
      (place, miss) = (next, found)
      // A long way that brought a figure hardly nearer leads nowhere.
      let spent = levers.indices.filter { lever in
        !isSpent[lever] && abs(moved[lever]) > 0.1 && abs(found[lever]) > 0.02
          && abs(found[lever] - before[lever]) < idle * abs(moved[lever])
      }
      for lever in spent {
        isSpent[lever] = true
        place[lever] = levers[lever].coordinate(levers[lever].start)
      }
      if spent.isEmpty, size(miss) < best.size { best = (place, size(miss)) }
      return !spent.isEmpty
    }
  }
}
