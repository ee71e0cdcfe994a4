// Everything that `wellspring why` knows, before it is printed.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One post's capacity explained, beside a history that did not happen where one was asked for.
public struct Explanation: Sendable {
  public let question: PostQuestion
  public let original: Ledger
  public let figures: PostFigures
  /// Whether the window was asked for, and not chosen.
  public let isWindowGiven: Bool
  /// What was changed, its history over the same window, and when the two part.
  public let other: (counterfactual: Counterfactual, ledger: Ledger, figures: PostFigures)?
  public let parting: Parting?

  /// Simulates the post's unit once, or twice with a counterfactual.
  /// - Parameter window: nil for the interesting one.
  /// - Throws: when a bound of the simulation is hit.
  public init(
    _ question: PostQuestion, window: DayWindow? = nil, counterfactual: Counterfactual? = nil
  ) throws(SimulationError) {
    self.question = question
    let history = try question.history()
    let days = window ?? history.interestingWindow(days: question.days)
    original = Ledger(history, days)
    figures = PostFigures(history)
    isWindowGiven = window != nil
    guard let counterfactual else {
      (other, parting) = (nil, nil)
      return
    }
    let second = try counterfactual.history(question)
    other = (counterfactual, Ledger(second, days), PostFigures(second))
    parting = Parting(history, second)
  }

  /// The days that tables and plots show: those asked for, or all.
  public var shownDays: DayWindow {
    isWindowGiven ? original.window : DayWindow(first: 1, last: question.days)
  }

  /// The ledger row by row, of `shownDays`.
  public var csv: String {
    var text = CSVText(headerOf: Ledger.table.schema)
    for row in Ledger(original.history, shownDays).rows {
      Ledger.table.append(("original", row), to: &text)
    }
    for row in other.map({ Ledger($0.ledger.history, shownDays).rows }) ?? [] {
      Ledger.table.append(("counterfactual", row), to: &text)
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  // MARK: JSON

  /// All of it but the ledger's rows.
  public var json: String {
    var members: [(key: String, value: JSONValue)] = [
      ("post", .string(question.post)), ("role", .string(question.role)),
      ("scenario", .string(question.scenario.name)), ("replicate", .integer(question.replicate)),
      ("seed", .string(String(question.experiment.seed))), ("days", .integer(question.days)),
      ("midpoint", .number(original.history.midpoint)),
      (
        "window",
        .object([
          ("first_day", .integer(original.window.first)),
          ("last_day", .integer(original.window.last)),
        ])
      ),
      ("holders", .array(original.history.holders.map(Self.json))),
      ("original", json(original, figures)),
    ]
    if let other {
      members.append(
        (
          "counterfactual",
          .object([
            ("label", .string(other.counterfactual.label)),
            ("scope", .array(other.counterfactual.scope(question).map { .string($0) })),
            ("parting_hours", parting?.hours.map { .number($0) } ?? .null),
            ("parting_day", parting?.day.map { .integer($0) } ?? .null),
            ("history", json(other.ledger, other.figures)),
          ])
        ))
    }
    return JSONValue.object(members).text
  }

  private func json(_ ledger: Ledger, _ figures: PostFigures) -> JSONValue {
    .object([
      ("figures", figures.json),
      (
        "balances",
        .array(
          ledger.balances.map { balance in
            .object([
              ("holder", .integer(balance.holder)), ("start_hours", .number(balance.startHours)),
              ("end_hours", .number(balance.endHours)), ("start", .number(balance.start)),
              ("sum", .number(balance.sum)), ("end", .number(balance.end)),
              ("difference", .number(balance.difference)),
            ])
          })
      ),
      (
        "causes",
        .array(
          ledger.causes.map { cause in
            .object([
              ("cause", .string(cause.cause.definition.name)),
              ("kind", .string(cause.cause.kind.rawValue)), ("count", .integer(cause.count)),
              ("hours", .number(cause.hours)), ("total", .number(cause.total)),
              ("share", .number(cause.share)), ("each", .number(cause.each)),
              ("per_day", .number(cause.perDay)), ("per_other_day", .number(cause.perOtherDay)),
            ])
          })
      ),
      (
        "worst",
        .array(
          ledger.worstJumps(10).map { row in
            .object([
              ("hours", .number(row.hours)), ("cause", .string(row.cause.definition.name)),
              ("change", .number(row.change)), ("severity", .number(abs(row.value))),
              ("case", row.caseNumber < 0 ? .null : .integer(Int(row.caseNumber))),
            ])
          })
      ),
      (
        "daily",
        .array(
          ledger.history.days.map { day in
            .object([
              ("day", .integer(day.day)), ("holder", .integer(day.holder)),
              ("capacity_mean", .number(day.capacityMean)), ("month_mean", .number(day.monthMean)),
              ("exhaustion_score", .number(day.exhaustionScore)), ("absent", .bool(day.isSick)),
            ])
          })
      ),
    ])
  }

  private static func json(_ span: HolderSpan) -> JSONValue {
    .object([
      ("holder", .integer(span.holder)), ("start_hours", .number(span.startHours)),
      ("end_hours", .number(span.endHours)), ("start_capacity", .number(span.startCapacity)),
      ("end_capacity", .number(span.endCapacity)), ("left", .bool(span.hasLeft)),
      ("load_factor", .number(span.loadFactor)), ("permeability", .number(span.permeability)),
      ("skill", .number(span.skill)),
    ])
  }
}
