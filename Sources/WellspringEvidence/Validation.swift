// Published figures beside simulated ones.
//
// Virtual studies are simulated once; every figure is read off them as its paper computed it. The
// simulated figure's own uncertainty is a jackknife over groups of replicates.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring
import WellspringLab

/// A published figure and what the model gives.
public struct ValidationRow: Sendable {
  public let published: PublishedFigure
  /// NaN where it is not computed.
  public let simulated: Double
  public let standardError: Double

  public var isInside: Bool { simulated >= published.low && simulated <= published.high }

  /// The simulated values of another validation, by identifier, from what
  /// `wellspring validate --format csv` printed. Values that were not computed are left out.
  /// - Throws: `EvidenceError` when the file is not there or is no such table.
  public static func simulated(in path: String) throws(EvidenceError) -> [String: Double] {
    var table = try EvidenceTable(path, columns: ["id", "simulated"])
    var values: [String: Double] = [:]
    while let row = table.next() {
      guard try !row.text("simulated").isEmpty else { continue }
      values[try row.text("id")] = try row.number("simulated")
    }
    return values
  }
}

/// What a validation simulates, and with which constants.
public struct Validation: Sendable {
  public var modelFolder: String
  public var overrides: [ModelOverride]
  public var seed: UInt64
  public var lanes: Int
  /// Factor on the number of replicates of every study.
  public var scale: Double
  /// Identifiers of the figures; empty: all.
  public var only: Set<String> = []

  /// The figures that can be computed.
  public static var identifiers: [String] { PublishedStatistic.all.map(\.identifier) }

  public init(
    modelFolder: String, overrides: [ModelOverride] = [], seed: UInt64 = 1, lanes: Int,
    scale: Double = 1
  ) {
    (self.modelFolder, self.overrides, self.seed) = (modelFolder, overrides, seed)
    (self.lanes, self.scale) = (lanes, scale)
  }

  /// Runs the studies that the figures need.
  /// - Parameter progress: called before each study with its name, its number and their count.
  public func run(
    _ figures: [PublishedFigure], progress: (String, Int, Int) -> Void = { _, _, _ in }
  ) throws -> (rows: [ValidationRow], notes: [(String, Double)]) {
    let wanted = PublishedStatistic.all.filter { only.isEmpty || only.contains($0.identifier) }
    let needed = Set(wanted.flatMap(\.studies))
    // The lens is fitted to the settings, so these are always there.
    let studies = VirtualStudy.all.filter {
      needed.contains($0.name) || VirtualStudy.settings.contains($0.name)
    }
    let runner = StudyRunner(
      modelFolder: modelFolder, overrides: overrides, seed: seed, lanes: lanes)
    var replicates: [String: [StudyReplicate]] = [:]
    for (number, study) in studies.enumerated() {
      progress(study.name, number + 1, studies.count)
      replicates[study.name] = try runner.run(study, scale: scale)
    }
    let raw = StudyData(replicates, lens: SurveyLens(fitting: []))
    let lens = SurveyLens(fitting: raw.pooled(day: 366))
    let data = StudyData(replicates, lens: lens)
    let parts = (0..<StudyData.groups).map { data.leaving(out: $0) }
    var rows: [ValidationRow] = []
    for figure in figures {
      guard let statistic = wanted.first(where: { $0.identifier == figure.identifier }) else {
        continue
      }
      let estimates = parts.map { statistic.compute($0) }
      let centre = Association.mean(estimates)
      let squares = estimates.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      let groups = Double(StudyData.groups)
      rows.append(
        ValidationRow(
          published: figure, simulated: statistic.compute(data),
          standardError: ((groups - 1) / groups * squares).squareRoot()))
    }
    return (rows, ModelNotes.all(data))
  }
}
