// What `wellspring why` says: figures, causes, the worst occasions, and that it all adds up.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring
import WellspringLab

struct WhyText {
  /// How a plot is drawn.
  struct Drawing {
    var width: Int
    var isColoured: Bool
  }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let mostOccasions = 5

  private let explanation: Explanation
  private let drawing: Drawing?

  init(_ explanation: Explanation, plot drawing: Drawing?) {
    self.explanation = explanation
    self.drawing = drawing
  }

  private var question: PostQuestion { explanation.question }
  private var ledger: Ledger { explanation.original }
  private var history: PostHistory { ledger.history }

  var text: String {
    var lines = ["\(explanation.subject), \(counted(question.days, "observed day"))"]
    lines += holderLines + [""] + figures.lines
    if let drawing {
      let plot = TerminalPlot(
        explanation, width: drawing.width, isColoured: drawing.isColoured)
      lines += ["", trimmedLines(plot.text)]
    }
    lines += [""] + windowLines + [""] + causes
    lines += occasions + [""] + checks
    if explanation.other != nil { lines += [""] + counterfactual }
    return lines.joined(separator: "\n") + "\n"
  }

  private func trimmedLines(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  // MARK: Who

  private var holderLines: [String] {
    let spans = history.holders
    if spans.isEmpty { return ["The post was vacant on all of them."] }
    var lines = spans.map { span in
      let days = "days \(day(span.startHours)) to \(max(day(span.startHours), lastDay(span)))"
      let end = span.hasLeft ? ", who then left" : ""
      return "Holder \(span.holder), \(days)\(end): load factor \(fixed(span.loadFactor, 2)), "
        + "permeability \(fixed(span.permeability, 2)), skill \(fixed(span.skill, 2))"
    }
    if spans.count > 1 { lines.append("The ledger starts anew with each holder.") }
    return lines
  }

  private func lastDay(_ span: HolderSpan) -> Int { Int((span.endHours / 24).rounded(.up)) }

  private var figures: AlignedTable {
    let all = [explanation.figures] + (explanation.other.map { [$0.figures] } ?? [])
    let headings = ["as it was"] + (explanation.other.map { [$0.counterfactual.label] } ?? [])
    var table = AlignedTable([("Over all observed days", .left)] + headings.map { ($0, .right) })
    func row(_ label: String, _ cell: (PostFigures) -> String) {
      table.append([label] + all.map(cell))
    }
    row("Capacity, mean") { number($0.capacityMean) }
    row("Capacity, lowest day") {
      $0.lowestDay == 0 ? "-" : "\(number($0.capacityLowest)) on day \($0.lowestDay)"
    }
    row("Tipped") { Self.words($0.tip) }
    row("Exhaustion at the end, of 54") { figure in
      guard let isHigh = figure.isExhausted else { return "vacant" }
      return fixed(figure.exhaustionScore, 1) + (isHigh ? ", high" : ", not high")
    }
    row("Days absent sick") { String($0.absentDays) }
    row("Left") { $0.leftOnDay.map { "after day \($0)" } ?? "no" }
    row("Moral events, errors") { "\($0.moralEvents), \($0.errors)" }
    row("Shifts without any break") { String($0.shiftsWithoutBreak) }
    return table
  }

  private static func words(_ tip: Tip) -> String {
    switch tip {
    case .on(let day, _): "on day \(day)"
    case .before: "before day 1"
    case .never: "no"
    }
  }

  private func number(_ value: Double) -> String { value.isNaN ? "-" : fixed(value, 3) }

  // MARK: Causes

  private var windowLines: [String] {
    let window = ledger.window
    let days = "Days \(window.first) to \(window.last)"
    let midpoint = AlignedTable.short(history.midpoint, digits: 2)
    if explanation.isWindowGiven { return ["\(days), as asked for"] }
    guard case .on(let day, _) = history.tip else {
      return ["\(days): all of them, since nobody tipped in them"]
    }
    return [
      "\(days): the weeks up to the tip (on day \(day) the 28-day mean of capacity fell below",
      "the midpoint \(midpoint) and stayed there for four weeks)",
    ]
  }

  private var causes: [String] {
    let all = ledger.causes
    let groups = [
      ("What lowered capacity", all.filter { $0.total < 0 }),
      ("What raised it", all.filter { $0.total >= 0 }),
    ]
    let hasOthers = all.contains { !$0.perOtherDay.isNaN }
    return groups.enumerated().flatMap { place, group in
      var table = AlignedTable([
        (group.0, .left), ("count", .right), ("hours", .right), ("total", .right),
        ("share", .right), ("each", .right), ("", .left), ("a day", .right),
        (hasOthers ? "on other days" : "", .right),
      ])
      for cause in group.1 { table.append(cells(cause)) }
      return (place > 0 ? [""] : []) + (group.1.isEmpty ? [group.0 + ": nothing"] : table.lines)
    }
  }

  private func cells(_ cause: CauseTotal) -> [String] {
    let isJump = cause.cause.kind == .jump
    return [
      "  " + cause.cause.definition.title, String(cause.count),
      isJump ? "" : fixed(cause.hours, 0), signed(cause.total, 4),
      fixed(100 * cause.share, 1) + " %", signed(cause.each, 5),
      isJump ? "an event" : "an hour", signed(cause.perDay, 4),
      cause.perOtherDay.isNaN ? "" : signed(cause.perOtherDay, 4),
    ]
  }

  private func signed(_ value: Double, _ decimals: Int) -> String {
    let text = fixed(value, decimals)
    return value > 0 && text.contains(where: { "123456789".contains($0) }) ? "+" + text : text
  }

  // MARK: Occasions

  private var occasions: [String] {
    var lines: [String] = []
    let worst = ledger.worstJumps(Self.mostOccasions)
    if !worst.isEmpty {
      var table = AlignedTable([
        ("Worst single events", .left), ("", .left), ("change", .right), ("", .left),
      ])
      for row in worst {
        let isEncounter = row.cause == .contagion
        let about =
          isEncounter
          ? "severity \(AlignedTable.short(abs(row.value), digits: 3)), case \(row.caseNumber)" : ""
        table.append([
          "  \(time(row.hours))", row.cause.definition.title, signed(row.change, 4), about,
        ])
      }
      lines += [""] + table.lines
    }
    return lines + events
  }

  /// Events that act through states, and not on capacity directly.
  private var events: [String] {
    let kinds: [(EventKind, String)] = [
      (.moralEvent, "moral event"), (.error, "error"), (.sickness, "fell ill"),
    ]
    let found = kinds.map { ($0.1, ledger.events($0.0)) }
    guard found.contains(where: { !$0.1.isEmpty }) else { return [] }
    var table = AlignedTable([("", .left), ("", .left), ("", .left)])
    for (word, rows) in found {
      for row in rows.prefix(Self.mostOccasions) {
        let number = AlignedTable.short(row.value, digits: 3)
        let size = row.kind == .sickness ? "for \(number) days" : "severity \(number)"
        table.append(["  \(time(row.hours))", word, row.value.isNaN ? "" : size])
      }
      let more = rows.count - Self.mostOccasions
      if more > 0 { table.append(["  and \(more) more", word, ""]) }
    }
    let heading = "Events that act later, through arousal, distress or absence"
    return ["", heading] + table.lines.dropFirst()
  }

  /// `day 14 (Sun) 03:20`.
  private func time(_ hours: Double) -> String {
    let minutes = Int((60 * hours).rounded(.down))
    let (day, minute) = minutes.quotientAndRemainder(dividingBy: 24 * 60)
    let weekday = Self.weekdays[(question.model.horizon.firstWeekday + day) % 7]
    return String(format: "day %d (%@) %02d:%02d", day + 1, weekday, minute / 60, minute % 60)
  }

  private func day(_ hours: Double) -> Int { Int(hours / 24) + 1 }

  // MARK: Adding up

  private var checks: [String] {
    ledger.balances.map { balance in
      let holder = ledger.balances.count > 1 ? "Check, holder \(balance.holder)" : "Check"
      let difference =
        balance.difference == 0 ? "exactly" : String(format: "to %.0e", abs(balance.difference))
      return "\(holder): start \(fixed(balance.start, 12)) + sum \(signed(balance.sum, 12)) = end "
        + "\(fixed(balance.end, 12)), \(difference)"
    }
  }

  // MARK: What would have been

  private var counterfactual: [String] {
    guard let other = explanation.other, let parting = explanation.parting else { return [] }
    var lines = ["The same luck \(other.counterfactual.label):"]
    lines += other.counterfactual.scope(question).map { "  " + $0 }
    guard let hours = parting.hours else {
      return lines + ["The two paths never part: they are the same to the last bit."]
    }
    let seen =
      parting.day.map { "the means of days differ by 0.01 or more from day \($0) on" }
      ?? "the means of no day differ by 0.01"
    lines.append("The two paths part on \(time(hours)); \(seen).")
    lines.append(
      "What others do changes with this person's doing, as people in a unit share work and cases.")
    return lines
  }
}
