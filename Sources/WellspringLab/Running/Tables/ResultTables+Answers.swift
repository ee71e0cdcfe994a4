// Who people are at each survey wave, and what each of them would answer.
//
// surveys.csv has what an organisation sees: means of those who answered. These two tables have what a
// researcher would have who asked everybody, with what is true beside it.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The persons of a replicate at its survey waves.
struct AnswerSheet {
  /// One person at one wave: the columns of `AnswerColumn`, then the true and the observed score on
  /// each instrument.
  struct Person {
    fileprivate let values: ArraySlice<Double>

    subscript(column: AnswerColumn) -> Double { values[values.startIndex + column.rawValue] }

    func trueScore(_ instrument: Int) -> Double { score(2 * instrument) }

    func observedScore(_ instrument: Int) -> Double { score(2 * instrument + 1) }

    private func score(_ place: Int) -> Double {
      values[values.startIndex + AnswerColumn.allCases.count + place]
    }
  }

  let people: [Person]
  private let instruments: Int

  /// - Parameters:
  ///   - values: as `ReplicateResult.answers` has them, row-major.
  ///   - instruments: how many are asked.
  init(_ values: [Double], instruments: Int) {
    let width = AnswerColumn.allCases.count + 2 * instruments
    precondition(values.count % width == 0, "whole rows")
    people = stride(from: 0, to: values.count, by: width).map {
      Person(values: values[$0..<$0 + width])
    }
    self.instruments = instruments
  }

  /// Who answers what; nobody answers for a vacant post.
  var scores: [ResultTables.ScoreRow] {
    people.filter { $0[.isFilled] == 1 }.flatMap { person in
      (0..<instruments).map { (person, $0) }
    }
  }
}

extension ResultTables {
  typealias ScoreRow = (person: AnswerSheet.Person, instrument: Int)

  /// One row per scenario, replicate, wave and post.
  static let people = Table<TrialRow<AnswerSheet.Person>>(
    name: "people", title: "People at each survey wave",
    meaning: "One row per scenario, replicate, survey wave and post: states at the end of that "
      + "day, and counts of the post since the first observed day, which go on under a new holder. "
      + "States are empty where a post is vacant.",
    key: ["scenario", "replicate", "wave", "post"],
    columns: [.scenario { $0.scenario }, .replicate { $0.replicate }]
      + place { ($0.staff, $0.content) }
      + [
        .role {
          $0.staff.role(unit: Int($0.content[.unit]), position: Int($0.content[.position]))
        }
      ]
      + AnswerColumn.allCases.drop { $0 != .holder }.map { column in
        let definition = column.definition
        return .number(definition.name, definition.unit, definition.meaning) {
          let value = $0.content[column]
          return value.isFinite ? value : .nan
        }
      })

  /// One row per scenario, replicate, wave, post and instrument.
  static let answers = Table<TrialRow<ScoreRow>>(
    name: "answers", title: "Answers of each person",
    meaning: "One row per scenario, replicate, survey wave, filled post and instrument: the true "
      + "score and what the person would answer, with errors of measurement and a way of answering. "
      + "Everybody is here; who does not respond is left out of surveys.csv alone.",
    key: ["scenario", "replicate", "wave", "post", "instrument"],
    columns: [.scenario { $0.scenario }, .replicate { $0.replicate }]
      + place { ($0.staff, $0.content.person) }
      + [
        .text("instrument", "Name of the instrument.", required: true) {
          $0.staff.instruments[$0.content.instrument]
        },
        .number("true_score", "points", "Score without error.") {
          $0.content.person.trueScore($0.content.instrument)
        },
        .number("observed_score", "points", "Score as answered.") {
          $0.content.person.observedScore($0.content.instrument)
        },
      ])

  /// When and where somebody is asked.
  private static func place<Row>(
    _ person: @escaping @Sendable (Row) -> (Staff, AnswerSheet.Person)
  ) -> [Column<Row>] {
    [
      .integer("wave", "1", "Survey wave, counted from 1.", required: true, lowest: 1) {
        Int(person($0).1[.wave])
      },
      .integer(
        "day", "d", "Observed day at whose end the wave was taken.", required: true, lowest: 1
      ) { Int(person($0).1[.day]) },
      .post {
        let (staff, one) = person($0)
        return staff.post(unit: Int(one[.unit]), position: Int(one[.position]))
      },
      .careUnit {
        let (staff, one) = person($0)
        return staff.unitNames[Int(one[.unit])]
      },
    ]
  }
}
