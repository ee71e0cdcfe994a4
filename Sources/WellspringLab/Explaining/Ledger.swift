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

  typealias Row = (history: String, change: LedgerRow)

  /// The columns of `--format csv`.
  static let table = Table<Row>(
    name: "ledger", title: "Ledger of a post",
    meaning: "One row per change of capacity and cause; the changes of a holder add up.",
    columns: [
      .text(
        "history", "What happened, or what would have.", required: true,
        words: ["original", "counterfactual"]
      ) { $0.history },
      .integer("step", "1", "Number of the change, from 1.", required: true) { $0.change.step },
      .integer("holder", "1", "Which holder of the post.", required: true) { $0.change.holder },
      .number(
        "start_hours", "h", "Hours since midnight of the first observed day.", required: true
      ) { $0.change.hours },
      .number(
        "duration_hours", "h", "How long the change took; 0 for a jump.", required: true
      ) { $0.change.duration },
      .text(
        "cause", "What moved capacity.", required: true,
        words: CapacityCause.allCases.map(\.definition.name)
      ) { $0.change.cause.definition.name },
      .text(
        "kind", "Which term of the capacity equation it belongs to.", required: true,
        words: ["replenishment", "withheld", "depletion", "jump"]
      ) { $0.change.cause.kind.rawValue },
      .number(
        "rate_per_hour", "1/h",
        "The cause's part of A or B; empty for jumps and for what capacity withholds."
      ) { $0.change.rate },
      .number("capacity_change", "1", "The cause's share of the change.", required: true) {
        $0.change.change
      },
      .number("capacity_before", "1", "Capacity before the step.", required: true) {
        $0.change.capacityBefore
      },
      .number("capacity_after", "1", "Capacity after the step.", required: true) {
        $0.change.capacityAfter
      },
      .number("capacity_hours", "h", "Integral of capacity over the step.", required: true) {
        $0.change.capacityHours
      },
      .number(
        "value", "by cause",
        "Of an encounter its severity, negative without a good outcome; of support the position of "
          + "the receiver."
      ) { $0.change.value },
      .integer("case", "1", "Number of the case within the unit.") {
        $0.change.caseNumber < 0 ? nil : Int($0.change.caseNumber)
      },
    ])
}
