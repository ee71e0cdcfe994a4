// The questions of `wellspring new --ask`.
//
// Questions go to standard error and answers come from standard input, so that it works at a terminal
// and from a pipe alike. An empty answer is the default, a hyphen says that it is not known; where the
// input ends, the rest are defaults.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringLab

struct Interview {
  private var hasEnded = false
  private let isTerminal = isatty(STDIN_FILENO) == 1

  /// - Throws: exit code 65 for an answer from a pipe that is none; at a terminal it is asked again.
  mutating func answers() throws -> UnitAnswers {
    var it = UnitAnswers()
    printMessage(
      "Return takes what stands in brackets; a hyphen says that it is not known. Ctrl-C writes nothing.\n"
    )
    it.beds = try number("Beds", it.beds, 1...500, isWhole: true)
    it.occupancy = try figure("Beds occupied, %", it.occupancy, 5...100)
    it.stay = try number("Mean stay, days", it.stay, 0.2...100)
    it.fullPosts = try number("Nurses with full posts", it.fullPosts, 1...1_000, isWhole: true)
    it.partPosts = try number("Nurses who work part-time", it.partPosts, 0...1_000, isWhole: true)
    if it.partPosts > 0 {
      it.partShare = try number("Of a full post they work, %", it.partShare, 10...100)
    }
    it.shifts = try choice("Shifts of 12 hours, of 8, or both", it.shifts)
    if it.shifts == .both {
      it.eightHourPosts = try number(
        "Of the full posts, those that work 8 hours, early and late", 0, 0...(it.fullPosts - 1),
        isWhole: true)
    }
    it.patientsByDay = try figure("Patients for each nurse on duty, by day", nil, 0.2...100)
    it.patientsByNight = try figure("Patients for each nurse on duty, by night", nil, 0.2...100)
    it.breaks = try number("Breaks planned in a shift", it.breaks, 0...8, isWhole: true)
    if it.breaks > 0 { it.breakMinutes = try number("Minutes each", it.breakMinutes, 1...120) }
    it.sickness = try figure("Shifts lost to sickness, %", it.sickness, 0.1...60)
    it.leavers = try figure("Nurses who leave in a year, of 100 posts", it.leavers, 0.1...200)
    it.price = try figure("Price of an hour, with the employer's part", it.price, 0.01...10_000)
    if it.price != nil { it.currency = try word("Currency", it.currency) }
    it.year = Calendar(identifier: .gregorian).component(.year, from: Date())
    return it
  }

  // MARK: One question

  /// What was answered, trimmed; empty for the default.
  private mutating func answer(_ question: String, _ standard: String) -> String {
    guard !hasEnded else { return "" }
    _ = write("  \(question) [\(standard)]: ", to: STDERR_FILENO)
    guard let line = readLine() else {
      hasEnded = true
      _ = write("\n", to: STDERR_FILENO)
      return ""
    }
    // What comes from a pipe is not seen on the screen.
    if !isTerminal { printMessage(line) }
    return line.trimmingCharacters(in: .whitespaces)
  }

  private mutating func number(
    _ question: String, _ standard: Double, _ allowed: ClosedRange<Double>, isWhole: Bool = false
  ) throws -> Double {
    try asked(question, standard.shortText) { text in
      text.isEmpty ? standard : Self.number(text, allowed, isWhole)
    } or: {
      Self.wanted(allowed, isWhole)
    }
  }

  /// A figure that may not be known.
  private mutating func figure(
    _ question: String, _ standard: Double?, _ allowed: ClosedRange<Double>
  ) throws -> Double? {
    let found: Double?? = try asked(question, standard?.shortText ?? "not known") { text in
      if text.isEmpty { return .some(standard) }
      if ["-", "–", "not known"].contains(text) { return .some(nil) }
      return Self.number(text, allowed, false).map { .some($0) }
    } or: {
      Self.wanted(allowed, false) + ", or a hyphen"
    }
    return found ?? nil
  }

  private mutating func choice(
    _ question: String, _ standard: UnitAnswers.Shifts
  ) throws -> UnitAnswers.Shifts {
    try asked(question, standard.rawValue) { text in
      text.isEmpty ? standard : UnitAnswers.Shifts(rawValue: text.lowercased())
    } or: {
      UnitAnswers.Shifts.allCases.map(\.rawValue).joined(separator: ", ")
    }
  }

  private mutating func word(_ question: String, _ standard: String) throws -> String {
    try asked(question, standard) { text in
      if text.isEmpty { return standard }
      return text.count <= 12 && text.allSatisfy { $0.isLetter || $0.isSymbol } ? text : nil
    } or: {
      "a word such as \(standard)"
    }
  }

  private mutating func asked<Value>(
    _ question: String, _ standard: String, _ read: (String) -> Value?, or wanted: () -> String
  ) throws -> Value {
    while true {
      let text = answer(question, standard)
      if let value = read(text) { return value }
      let problem = "`\(text.prefix(40))` is no answer to \"\(question)\": give \(wanted())"
      guard isTerminal else { throw failure(problem, .badData) }
      printMessage("  " + problem)
    }
  }

  private static func wanted(_ allowed: ClosedRange<Double>, _ isWhole: Bool) -> String {
    "a \(isWhole ? "whole " : "")number from \(allowed.lowerBound.shortText) to \(allowed.upperBound.shortText)"
  }

  /// Decimals with a point or a comma, a per cent sign or not.
  private static func number(
    _ text: String, _ allowed: ClosedRange<Double>, _ isWhole: Bool
  ) -> Double? {
    let bare = text.replacing("%", with: "").replacing(",", with: ".")
      .trimmingCharacters(in: .whitespaces)
    guard let value = Double(bare), allowed.contains(value), !isWhole || value == value.rounded()
    else { return nil }
    return value
  }
}
