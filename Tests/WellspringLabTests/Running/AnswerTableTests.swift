// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("People and answers at survey waves")
struct AnswerTableTests {
  /// The intensive care unit over three waves in which everybody responds.
  private static func record() throws -> TrialRecord {
    var model = try ModelFile.load(path: PackageFile.root + "/models/icu.yaml").model
    (model.horizon.days, model.horizon.warmUpDays) = (60, 30)
    model.surveys.everyDays = 20
    model.surveys.response = 1
    model.surveys.responseBurnedOut = 1
    let experiment = Experiment(
      ModelRun(), title: "", path: "", seed: 5, replicates: 1,
      scenarios: [Scenario(name: "base", model: model, digest: "")],
      recording: [.surveys, .answers], recordsDaily: false)
    return experiment.record(Trial(scenario: 0, replicate: 1))
  }

  private static func rows(_ text: CSVText, of schema: TableSchema) -> [[String: String]] {
    let names = schema.columns.map(\.name)
    return String(decoding: text.bytes, as: UTF8.self).split(separator: "\n").map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(names, cells))
    }
  }

  @Test("Where everybody responds, the answers average to what the survey shows")
  func averages() throws {
    let record = try Self.record()
    let answers = Self.rows(record.answers, of: ResultTables.answers.schema)
    let surveys = Self.rows(record.surveys, of: ResultTables.surveys.schema)
    #expect(surveys.count == 3 * Instrument.standard.count)
    let groups = Dictionary(grouping: answers) { [$0["wave"]!, $0["instrument"]!] }
    for survey in surveys {
      let own = try #require(groups[[survey["wave"]!, survey["instrument"]!]])
      #expect(own.count == Int(survey["invited"]!))
      for (column, mean) in [("true_score", "true_mean"), ("observed_score", "surveyed_mean")] {
        let sum = own.reduce(0) { $0 + Double($1[column]!)! }
        #expect(abs(sum / Double(own.count) - Double(survey[mean]!)!) < 1e-9, "\(survey)")
      }
    }
  }

  @Test("Every post has a row at every wave, and answers wherever somebody holds it")
  func people() throws {
    let record = try Self.record()
    let people = Self.rows(record.people, of: ResultTables.people.schema)
    #expect(people.count == 3 * 62)
    let filled = people.count { $0["is_filled"] == "1" }
    #expect(record.answers.rows == filled * Instrument.standard.count)
    for person in people {
      #expect(person["is_filled"] == "1" || person["exhaustion"]!.isEmpty)
      #expect(person["days_since_bad_end"] != "inf")
    }
    // Counts go on: a later wave has seen no less.
    let shifts = Dictionary(grouping: people) { $0["post"]! }
    for (post, waves) in shifts {
      let counts = waves.map { Double($0["shifts"]!)! }
      #expect(counts == counts.sorted(), "\(post)")
    }
  }
}
