// A replicate of a finished folder, simulated again for what no table holds.
//
// A replicate is a pure function of model, seed and number, so whoever wants to see more of it than
// its tables say can have it made again. It is handed out only when its outcomes are those of its row
// in replicates.csv to the last bit: anything else is another history than the tables are about.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One replicate of one scenario, as the folder's own inputs make it.
public struct ReplicateAgain: Sendable {
  /// Why a replicate is not handed out.
  public enum Refusal: Error, Sendable, Equatable {
    /// replicates.csv has no such row: it failed, or nobody ran it.
    case unfinished
    /// Posts times days, warm-up included, are more than whoever asks wants to wait for.
    case tooLarge(postDays: Int)
    /// It comes out otherwise than in replicates.csv, as it may on another class of machine.
    case different
  }

  public let scenario: Scenario
  public let model: Model
  public let staff: Staff
  /// From 1.
  public let number: Int
  /// The row that it was held against, from 1.
  public let row: Int
  public let result: ReplicateResult

  /// Simulates a replicate and holds its outcomes against its row.
  /// - Parameters:
  ///   - scenario: its name.
  ///   - number: of the replicate, from 1.
  ///   - recording: what is to be written down on the way.
  ///   - mostPostDays: posts times days, warm-up included, that are simulated at most.
  /// - Throws: `.badData` when replicates.csv cannot be read.
  public static func of(
    _ folder: FinishedFolder, scenario name: String, replicate number: Int,
    recording: Recording, mostPostDays: Int
  ) throws(ModelFileError) -> Result<ReplicateAgain, Refusal> {
    guard let scenario = folder.experiment.scenarios.first(where: { $0.name == name }),
      let model = scenario.model, let row = try row(folder, name, number)
    else { return .failure(.unfinished) }
    let staff = Staff(model)
    let days = Int(model.horizon.warmUpDays + model.horizon.days)
    let (postDays, isHuge) = staff.postCount.multipliedReportingOverflow(by: days)
    guard !isHuge, postDays <= mostPostDays else {
      return .failure(.tooLarge(postDays: isHuge ? .max : postDays))
    }
    let simulation = Simulation(
      model: model, seed: folder.experiment.seed, recording: recording)
    // A bound that is hit here and was not hit then is another history as well.
    guard let result = try? simulation.run(replicate: UInt64(number)),
      FolderCheck.distance(row.outcomes, result.outcomes) == 0
    else { return .failure(.different) }
    return .success(
      ReplicateAgain(
        scenario: scenario, model: model, staff: staff, number: number, row: row.number,
        result: result))
  }

  /// The outcomes that replicates.csv has; NaN where a cell is empty.
  private static func row(
    _ folder: FinishedFolder, _ scenario: String, _ replicate: Int
  ) throws(ModelFileError) -> (number: Int, outcomes: [Double])? {
    var found: (number: Int, outcomes: [Double])?
    let columns = Outcome.allCases.map(\.definition.name)
    try folder.forEachRow(of: "replicates") { row in
      guard row["scenario"] == scenario, row["replicate"] == String(replicate) else { return true }
      found = (row.number, columns.map { row.number($0) ?? .nan })
      return false
    }
    return found
  }
}
