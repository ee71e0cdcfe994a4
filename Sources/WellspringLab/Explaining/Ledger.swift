// The ledger of a post over some days: that it adds up, and its rows as a table.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A sum that carries what each addition rounds off (Neumaier 1974), so that its error does not grow
/// with the number of terms.
struct CompensatedSum {
  private var sum = 0.0
  private var carried = 0.0

  mutating func add(_ term: Double) {
    let next = sum + term
    carried += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }

  var value: Double { sum + carried }
}

/// Capacity of one holder at the start and the end of some days, and the sum of all changes between.
public struct LedgerBalance: Sendable {
  public let holder: Int
  /// Hours since the first observed day's midnight.
  public let startHours: Double
  public let endHours: Double
  public let start: Double
  public let sum: Double
  public let end: Double

  /// What the ledger leaves unexplained: rounding.
  public var difference: Double { start + sum - end }
}

/// The changes of a post's capacity over some days.
public struct Ledger: Sendable {
  public let history: PostHistory
  public let window: DayWindow
  /// In order of time.
  public let rows: [LedgerRow]

  public init(_ history: PostHistory, _ window: DayWindow) {
    self.history = history
    self.window = window
    rows = history.rows.filter(window.holds)
  }

  /// One for each holder in the window.
  public var balances: [LedgerBalance] {
    let hours = window.hours
    return history.holders.compactMap { span in
      let (start, end) = (
        max(span.startHours, hours.lowerBound), min(span.endHours, hours.upperBound)
      )
      guard start < end else { return nil }
      let own = rows.filter { $0.holder == span.holder }
      var sum = CompensatedSum()
      for row in own { sum.add(row.change) }
      return LedgerBalance(
        holder: span.holder, startHours: start, endHours: end,
        start: start == span.startHours ? span.startCapacity : own.first?.capacityBefore ?? .nan,
        sum: sum.value,
        end: end == span.endHours ? span.endCapacity : own.last?.capacityAfter ?? .nan)
    }
  }

  // MARK: As a table

  /// The columns of `--format csv`.
  public static let schema = TableSchema(
    name: "ledger", title: "Ledger of a post",
    meaning: "One row per change of capacity and cause; the changes of a holder add up.",
    columns: [
      Column(
        "history", .text, "What happened, or what would have.", required: true,
        words: ["original", "counterfactual"]),
      Column("step", .integer, unit: "1", "Number of the change, from 1.", required: true),
      Column("holder", .integer, unit: "1", "Which holder of the post.", required: true),
      Column(
        "start_hours", .number, unit: "h", "Hours since midnight of the first observed day.",
        required: true),
      Column(
        "duration_hours", .number, unit: "h", "How long the change took; 0 for a jump.",
        required: true),
      Column(
        "cause", .text, "What moved capacity.", required: true,
        words: CapacityCause.allCases.map(\.definition.name)),
      Column(
        "kind", .text, "Which term of the capacity equation it belongs to.", required: true,
        words: ["replenishment", "withheld", "depletion", "jump"]),
      Column(
        "rate_per_hour", .number, unit: "1/h",
        "The cause's part of A or B; empty for jumps and for what capacity withholds."),
      Column(
        "capacity_change", .number, unit: "1", "The cause's share of the change.", required: true),
      Column("capacity_before", .number, unit: "1", "Capacity before the step.", required: true),
      Column("capacity_after", .number, unit: "1", "Capacity after the step.", required: true),
      Column(
        "capacity_hours", .number, unit: "h", "Integral of capacity over the step.",
        required: true),
      Column(
        "value", .number, unit: "by cause",
        "Of an encounter its severity, negative without a good outcome; of support the position of "
          + "the receiver."),
      Column("case", .integer, unit: "1", "Number of the case within the unit."),
    ])

  /// Adds the rows to a table.
  func write(to text: inout CSVText, history name: String) {
    for row in rows {
      text.append(name)
      text.append(row.step)
      text.append(row.holder)
      text.append(row.hours)
      text.append(row.duration)
      text.append(row.cause.definition.name)
      text.append(row.cause.kind.rawValue)
      text.append(row.rate)
      text.append(row.change)
      text.append(row.capacityBefore)
      text.append(row.capacityAfter)
      text.append(row.capacityHours)
      text.append(row.value)
      if row.caseNumber < 0 { text.appendMissing() } else { text.append(Int(row.caseNumber)) }
      text.endRow()
    }
  }
}
