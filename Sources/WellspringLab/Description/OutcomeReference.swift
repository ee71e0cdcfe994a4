// The reference of outcomes and recorded columns, written from their definitions:
// `docs/outcomes.md`.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Documents every outcome of a replicate, every series of a day and every column of a clinician.
public enum OutcomeReference {
  /// The whole page.
  public static var markdown: String {
    let lines = introduction + outcomes + daily + clinicians
    return lines.joined(separator: "\n") + "\n"
  }

  private static let introduction = [
    "# Outcomes",
    "",
    "This page is written from the definitions that the program itself uses; a test keeps the two",
    "together. The same words stand in `datapackage.json` of every results folder.",
    "",
    "C is compassion capacity: 1 is a rested person at a sustainable job. A *post* is a position",
    "that persons hold one after another; a *person* is who holds it. Scores are true scores of the",
    "simulated persons, except where the name ends in `_surveyed`: those are answers to a",
    "questionnaire. A value that is not defined (a mean over nothing) is an empty cell.",
  ]

  private static var outcomes: [String] {
    let rows = Outcome.definitions.map { definition in
      row([
        "`\(definition.name)`", definition.unit, definition.meaning, definition.formula,
        definition.window,
      ])
    }
    return [
      "", "## Outcomes of a replicate", "",
      "Columns of `replicates.csv`; rows of `summary.csv`.", "",
      "| name | unit | meaning | formula | window |", "| --- | --- | --- | --- | --- |",
    ] + rows
  }

  private static var daily: [String] {
    [
      "", "## Series of a day", "", "In the column `series` of `daily.csv`.", "",
      "| name | unit | meaning |", "| --- | --- | --- |",
    ]
      + DailySeries.allCases.map { series in
        let (name, unit, meaning) = series.definition
        return row(["`\(name)`", unit, meaning])
      }
  }

  private static var clinicians: [String] {
    [
      "", "## Columns of a clinician", "",
      "In `clinicians.csv` (`--record clinicians`), beside scenario, replicate, post, unit and role.",
      "", "| name | unit | meaning |", "| --- | --- | --- |",
    ]
      + ClinicianColumn.allCases.map { column in
        let (name, unit, meaning) = column.definition
        return row(["`\(name)`", unit, meaning])
      }
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }
}
