// The tables that any experiment may have.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Tables of outcomes and days, and of what a run is asked to record.
enum ResultTables {
  typealias SummaryRow = (
    scenario: String, outcome: Outcome, unit: String, summary: SampleSummary
  )
  typealias ReplicateRow = (scenario: String, replicate: Int, outcomes: [Double])
  /// Something that a trial has recorded.
  typealias TrialRow<Content> = (
    scenario: String, replicate: Int, staff: Staff, content: Content
  )
  typealias PostRow = (unit: Int, position: Int, values: ArraySlice<Double>)
  typealias FailureRow = (scenario: String, replicate: Int, reason: String)

  /// One row per scenario and outcome.
  static let summary = Table<SummaryRow>(
    name: "summary", title: "Outcomes over the replicates",
    meaning: "One row per scenario and outcome. Missing values are left out and n counts the "
      + "rest. Quantiles interpolate linearly between order statistics (Hyndman and Fan, "
      + "definition 7).",
    key: ["scenario", "outcome"],
    columns: [
      .scenario { $0.scenario },
      .outcome { $0.outcome.definition.name },
      .outcomeUnit { $0.unit },
      .definedCount { $0.summary.count },
      .number("mean", "as in unit", "Mean over replicates.") { $0.summary.mean },
      .number("sd", "as in unit", "Standard deviation between replicates (n - 1).", lowest: 0) {
        $0.summary.deviation
      },
      .number("mcse", "as in unit", "Monte Carlo standard error of the mean.", lowest: 0) {
        $0.summary.mcse
      },
      .number("ci_low", "as in unit", "Lower end of the 95 % interval of the mean (Student's t).") {
        $0.summary.interval.low
      },
      .number("ci_high", "as in unit", "Upper end of the 95 % interval of the mean (Student's t).")
      {
        $0.summary.interval.high
      },
      .number("median", "as in unit", "Median over replicates.") { $0.summary.median },
      .number("p05", "as in unit", "5th percentile over replicates.") { $0.summary.p05 },
      .number("p95", "as in unit", "95th percentile over replicates.") { $0.summary.p95 },
    ])

  /// One row per scenario and replicate, one column per outcome.
  /// - Parameter currency: of the price list; nil without one.
  static func replicates(currency: String? = nil) -> Table<ReplicateRow> {
    Table(
      name: "replicates", title: "Outcomes of each replicate",
      meaning: "One row per scenario and finished replicate; every outcome is a column.",
      key: ["scenario", "replicate"],
      columns: [.scenario { $0.scenario }, .replicate { $0.replicate }]
        + Outcome.allCases.map { column($0, currency) })
  }

  private static func column(_ outcome: Outcome, _ currency: String?) -> Column<ReplicateRow> {
    let definition = outcome.definition
    // A share, a time or a score below zero is a bug; a pure number may mean anything.
    let cannotBeNegative = ["%", "h", "h/d", "points", "1/shift", "1/d", "%/year"]
    return .number(
      definition.name, outcome.unit(currency),
      "\(definition.meaning) Formula: \(definition.formula). Window: \(definition.window).",
      lowest: cannotBeNegative.contains(definition.unit) ? 0 : nil
    ) { $0.outcomes[outcome.rawValue] }
  }

  /// One row per scenario, replicate and post.
  static let clinicians = Table<TrialRow<PostRow>>(
    name: "clinicians", title: "Clinicians",
    meaning: "One row per scenario, replicate and post (a position that persons hold one after "
      + "another; states are those of the holder at the end).",
    key: ["scenario", "replicate", "post"],
    columns: [
      .scenario { $0.scenario },
      .replicate { $0.replicate },
      .post { $0.staff.post(unit: $0.content.unit, position: $0.content.position) },
      .careUnit { $0.staff.unitNames[$0.content.unit] },
      .role { $0.staff.role(unit: $0.content.unit, position: $0.content.position) },
    ]
      + ClinicianColumn.allCases.map { column in
        let definition = column.definition
        return .number(definition.name, definition.unit, definition.meaning) {
          $0.content.values[$0.content.values.startIndex + column.rawValue]
        }
      })

  /// One row per scenario, replicate, survey wave, care unit and instrument.
  static let surveys = Table<TrialRow<SurveyRow>>(
    name: "surveys", title: "Surveys",
    meaning: "One row per scenario, replicate, wave, care unit and instrument: what is true of "
      + "everybody invited beside what the answers show. Surveyed values are empty where fewer "
      + "answered than may be reported.",
    key: ["scenario", "replicate", "wave", "unit", "instrument"],
    columns: [
      .scenario { $0.scenario },
      .replicate { $0.replicate },
      .integer("wave", "1", "Survey wave, counted from 1.", required: true, lowest: 1) {
        Int($0.content.wave)
      },
      .integer(
        "day", "d", "Observed day at whose end the wave was taken.", required: true, lowest: 1
      ) { Int($0.content.day) },
      .careUnit { $0.staff.unitNames[Int($0.content.unit)] },
      .text("instrument", "Name of the instrument.", required: true) {
        $0.staff.instruments[Int($0.content.instrument)]
      },
      .integer("invited", "1", "Persons invited.", required: true, lowest: 0) {
        Int($0.content.invited)
      },
      .integer("answered", "1", "Persons who answered.", required: true, lowest: 0) {
        Int($0.content.answered)
      },
      .number("true_mean", "points", "Mean true score of those invited.") { $0.content.trueMean },
      .number("true_cases_percent", "%", "Of those invited, true cases.", lowest: 0) {
        $0.content.trueCasesPercent
      },
      .number("surveyed_mean", "points", "Mean observed score of the answers.") {
        $0.content.surveyedMean
      },
      .number("surveyed_cases_percent", "%", "Of the answers, scored as cases.", lowest: 0) {
        $0.content.surveyedCasesPercent
      },
    ])

  /// One row per event.
  static let events = Table<TrialRow<EventRow>>(
    name: "events", title: "Events",
    meaning: "One row per event of the observed days, by replicate, care unit and time.",
    columns: [
      .scenario { $0.scenario },
      .replicate { $0.replicate },
      .number("hours", "h", "Hours since midnight of the first observed day.", required: true) {
        $0.content.hours
      },
      .careUnit { $0.staff.unitNames[Int($0.content.unit)] },
      .text("post", "unit/position of the clinician; empty for events of the unit.") { row in
        let event = row.content
        return event.position < 0
          ? nil : row.staff.post(unit: Int(event.unit), position: Int(event.position))
      },
      .text("event", "What happened.", required: true, words: EventKind.allCases.map(\.name)) {
        $0.content.kind.name
      },
      .integer(
        "case", "1", "Number of the case within the unit; empty without a case.", lowest: 0
      ) { $0.content.caseNumber < 0 ? nil : Int($0.content.caseNumber) },
      .number(
        "value", "by event", "Size of the event: severity, hours or kind; empty where it has none."
      ) { $0.content.value },
      .number("capacity", "1", "Capacity of the clinician after the event.") {
        $0.content.capacity
      },
      .number("capacity_change", "1", "How much the event itself changed capacity.") {
        $0.content.capacityChange
      },
      .number("arousal", "1", "Arousal of the clinician after the event.") { $0.content.arousal },
      .number("load", "1", "Load of the clinician after the event.") { $0.content.load },
    ])

  /// One row per replicate that could not be finished.
  static let failures = Table<FailureRow>(
    name: "failures", title: "Replicates that failed",
    meaning: "One row per replicate that hit a bound of the simulation, or whose scenario is a "
      + "combination of values that no model can have; the other tables leave it out.",
    key: ["scenario", "replicate"],
    columns: [
      .scenario { $0.scenario },
      .replicate { $0.replicate },
      .text("reason", "Why it failed.", required: true) { $0.reason },
    ])
}
