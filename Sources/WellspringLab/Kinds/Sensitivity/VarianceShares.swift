// How much of an outcome's spread comes from the parameters, and how much from the seed.
//
// The same replicates (hence the same luck) are run at every design point, so the values form a
// table: points down, replicates across. With one value y_pr a cell,
//
//     y_pr = mean + point_p + seed_r + (interaction and rest)_pr
//
// and with P points and R replicates the mean squares of the two-way analysis of variance expect
//
//     E MS_points = V_rest + R V_points,  E MS_seeds = V_rest + P V_seeds,  E MS_rest = V_rest.
//
// V_points is the variance of the expected outcome between parameter sets; V_seeds + V_rest is the
// variance between replicates of one parameter set. Estimates below 0 are reported as 0.
//
// Source: Searle SR, Casella G, McCulloch CE, Variance Components, Wiley 1992, chapter 4.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Variance of an outcome by where it comes from.
public struct VarianceShares: Sendable {
  /// Between parameter sets, of the expected outcome.
  public let parameters: Double
  /// Between seeds, the same at every parameter set.
  public let seeds: Double
  /// What a seed does at one parameter set and not at others; with common random numbers this is
  /// the noise that blurs differences between parameter sets. NaN with one replicate.
  public let rest: Double
  /// Parameter sets with a value in every replicate: only these are used.
  public let wholePoints: Int
  public let replicates: Int

  /// - Parameter values: by point, then by replicate; NaN where there is none.
  public init(_ values: [[Double]]) {
    let whole = values.filter { row in !row.isEmpty && row.allSatisfy { !$0.isNaN } }
    wholePoints = whole.count
    replicates = values.first?.count ?? 0
    let width = replicates
    precondition(values.allSatisfy { $0.count == width }, "as many replicates everywhere")
    let columns = 0..<width
    let (points, seeds) = (Double(wholePoints), Double(replicates))
    guard wholePoints > 1, replicates > 0 else {
      (parameters, self.seeds, rest) = (.nan, .nan, .nan)
      return
    }
    let pointMeans = whole.map { SampleSummary.mean(of: $0) }
    let mean = SampleSummary.mean(of: pointMeans)
    let betweenPoints = Self.squares(pointMeans, around: mean) / (points - 1)
    guard replicates > 1 else {
      // One value a point: seeds and parameters cannot be told apart.
      (parameters, self.seeds, rest) = (betweenPoints, .nan, .nan)
      return
    }
    let seedMeans = columns.map { r in SampleSummary.mean(of: whole.map { $0[r] }) }
    var squares = 0.0
    for (p, row) in whole.enumerated() {
      for (r, value) in row.enumerated() {
        let departure = value - pointMeans[p] - seedMeans[r] + mean
        squares += departure * departure
      }
    }
    let rest = squares / ((points - 1) * (seeds - 1))
    self.rest = rest
    parameters = max(0, betweenPoints - rest / seeds)
    let betweenSeeds = Self.squares(seedMeans, around: mean) / (seeds - 1)
    self.seeds = max(0, betweenSeeds - rest / points)
  }

  /// Share of the variance of a single replicate that is luck: 0 ... 1, NaN when not known.
  public var seedShare: Double {
    let total = parameters + seeds + rest
    return total > 0 ? (seeds + rest) / total : .nan
  }

  /// Variance that luck adds to the difference of two points' means, each over `replicates`
  /// replicates with common random numbers; 0 when it is not known.
  public var noiseOfDifference: Double { rest.isNaN ? 0 : 2 * rest / Double(replicates) }

  private static func squares(_ values: [Double], around mean: Double) -> Double {
    var sum = 0.0
    for value in values { sum += (value - mean) * (value - mean) }
    return sum
  }
}
