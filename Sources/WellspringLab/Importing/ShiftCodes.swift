// What the codes of a roster mean: shifts of the model, shifts of the roster's own, days off and absences.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The meanings of codes.
struct ShiftCodes {
  enum Meaning: Equatable {
    /// A shift by its place in `shifts`.
    case duty(Int)
    case off, leave, sick, training
  }

  /// The shifts of the model, and behind them those that the roster brings.
  private(set) var shifts: [ShiftPlan]
  /// Whether the list is no longer that of the model.
  private(set) var isChanged = false
  /// What the file of codes says.
  private var own: [(code: String, meaning: Meaning)] = []
  /// Shifts that the model's rota calls; others only wait in its list.
  private let called: Set<String>

  /// - Parameter rota: of the unit that the roster is of.
  init(_ rota: RotaPlan) {
    shifts = rota.shifts
    called = Set(rota.sequence.flatMap(RotaPlan.duties))
  }

  // MARK: Words

  /// Codes that mean the same everywhere. What might mean two things is not here.
  private static let words: [(meaning: Meaning, codes: [String])] = [
    (
      .off,
      ["off", "day off", "free", "rest", "-", "–", "—", "frei", "repos", "libre", "libero", "vrij"]
    ),
    (
      .leave,
      [
        "leave", "annual leave", "vacation", "urlaub", "conge", "conges", "conges payes",
        "vacaciones", "ferie", "vakantie", "pto",
      ]
    ),
    (
      .sick,
      [
        "sick", "sick leave", "sickness", "ill", "krank", "malade", "maladie", "enfermo",
        "malattia", "ziek",
      ]
    ),
    (
      .training,
      [
        "training", "study", "study leave", "education", "course", "fortbildung", "formation",
        "formacion", "formazione", "opleiding",
      ]
    ),
  ]
  private static let onCallWords = [
    "on-call", "on call", "oncall", "standby", "rufbereitschaft", "astreinte",
  ]

  /// What a cell means: a duty, an absence, or two duties of a day; nil where a code is not known.
  mutating func meanings(of cell: String) -> [Meaning]? {
    if let one = meaning(of: cell) { return [one] }
    let parts = cell.split { "+/&".contains($0) }.map(\.trimmed)
    guard parts.count == 2, let a = meaning(of: parts[0]), let b = meaning(of: parts[1]) else {
      return nil
    }
    return [a, b]
  }

  private mutating func meaning(of code: String) -> Meaning? {
    if let mine = own.first(where: { $0.code == code }) { return mine.meaning }
    let folded = CalendarWords.folded(code)
    let alike = own.filter { CalendarWords.folded($0.code) == folded }
    if alike.count == 1 { return alike[0].meaning }
    if let shift = shift(named: code) { return .duty(shift) }
    if let (meaning, _) = Self.words.first(where: { $0.codes.contains(folded) }) { return meaning }
    if Self.onCallWords.contains(folded) { return onCall.map { .duty($0) } }
    if let span = ClockTime.span(code) { return .duty(shift(span)) }
    return letter(folded).map { .duty($0) }
  }

  private func shift(named name: String) -> Int? {
    if let place = shifts.firstIndex(where: { $0.name == name }) { return place }
    let alike = shifts.indices.filter {
      CalendarWords.folded(shifts[$0].name) == CalendarWords.folded(name)
    }
    return alike.count == 1 ? alike[0] : nil
  }

  /// The shift that a single letter begins, of those that the rota calls before others.
  private func letter(_ folded: String) -> Int? {
    guard folded.count == 1 else { return nil }
    let all = shifts.indices.filter { CalendarWords.folded(shifts[$0].name).hasPrefix(folded) }
    let usual = all.filter { called.contains(shifts[$0].name) }
    return usual.count == 1 ? usual[0] : usual.isEmpty && all.count == 1 ? all[0] : nil
  }

  /// The only shift on call.
  private var onCall: Int? {
    let found = shifts.indices.filter { shifts[$0].onCall != 0 }
    return found.count == 1 ? found[0] : nil
  }

  // MARK: Times

  /// The shift of a start and a length in minutes: the model's own, else a new one.
  mutating func shift(_ span: (start: Int, length: Int)) -> Int {
    let (start, hours) = (Double(span.start % 1_440) / 60, Double(span.length) / 60)
    let known = shifts.firstIndex {
      abs($0.start - start) < 0.02 && abs($0.hours - hours) < 0.02 && $0.onCall == 0
    }
    if let known { return known }
    var shift = ShiftPlan()
    let (whole, rest) = span.length.quotientAndRemainder(dividingBy: 60)
    let minutes = rest == 0 ? "" : rest < 10 ? "0\(rest)" : "\(rest)"
    shift.name = "s\(ClockTime.text(span.start % 1_440))-\(whole)h\(minutes)"
    (shift.start, shift.hours) = (start, hours)
    shifts.append(shift)
    isChanged = true
    return shifts.count - 1
  }

  // MARK: File

  /// Takes what a file of codes says.
  /// - Throws: everything that is wrong with it.
  mutating func read(_ source: SourceText) throws(ModelFileError) {
    let tree = try SourceNode.parse(source)
    var problems: [Problem] = []
    guard case .mapping(let pairs) = tree.content, !pairs.isEmpty else {
      throw ModelFileError(
        .badData,
        [Problem(tree.place, "", "a line for each code is needed, such as `D: day` or `X: off`")])
    }
    for pair in pairs {
      do throws(ValueError) {
        own.append((pair.key.trimmed, try meaning(pair.value)))
      } catch {
        problems.append(Problem(error.place, pair.key, error.message))
      }
    }
    guard problems.isEmpty else { throw ModelFileError(.badData, problems) }
  }

  private mutating func meaning(_ node: SourceNode) throws(ValueError) -> Meaning {
    if case .mapping = node.content { return .duty(try defined(node)) }
    guard let word = node.scalar?.trimmed else {
      throw ValueError(place: node.place, message: "a meaning is needed; " + allowed)
    }
    if let shift = shifts.firstIndex(where: { $0.name == word }) { return .duty(shift) }
    switch word {
    case "off": return .off
    case "leave": return .leave
    case "sick": return .sick
    case "training": return .training
    case "on-call":
      if let onCall { return .duty(onCall) }
      throw ValueError(
        place: node.place,
        message: "the model has not one shift on call; name it, or write one: {shift: home, start: "
          + "\"19:00\", hours: 12, onCall: on}")
    default:
      throw ValueError(
        place: node.place,
        message: "`\(TextRule.short(word))` is no meaning of a code; "
          + (Suggestion.nearest(to: word, among: shifts.map(\.name)).map {
            "did you mean `\($0)`? "
          } ?? "")
          + allowed)
    }
  }

  private var allowed: String {
    let names = shifts.map { "`\($0.name)`" }.joined(separator: ", ")
    return
      "there are the shifts \(names), and `off`, `leave`, `sick`, `training`, `on-call`, or a shift "
      + "of its own: {shift: early, start: \"07:00\", hours: 8}"
  }

  /// A shift with its times, or one of the model by its name.
  private mutating func defined(_ node: SourceNode) throws(ValueError) -> Int {
    for pair in node.pairs where !["shift", "start", "hours", "onCall"].contains(pair.key) {
      throw ValueError(
        place: pair.keyPlace,
        message:
          "unknown key `\(TextRule.short(pair.key))`; there are shift, start, hours and onCall")
    }
    guard let name = node["shift"]?.scalar else {
      throw ValueError(place: node.place, message: "`shift` is missing: the name of the shift")
    }
    if let problem = NameRule.problem(name) {
      throw ValueError(place: node.place, message: problem)
    }
    let known = shifts.firstIndex { $0.name == name }
    if let known, node.pairs.count == 1 { return known }
    var shift = ShiftPlan()
    shift.name = name
    for parameter in ["start", "hours", "onCall"] {
      guard let value = node[parameter] else {
        if parameter == "onCall" { continue }
        throw ValueError(
          place: node.place,
          message: known == nil
            ? "the model has no shift `\(TextRule.short(name))`: give its start and hours"
            : "`\(parameter)` is missing: give start and hours, or neither")
      }
      guard
        let entry = Registry.entries.first(where: {
          $0.pattern == "site.units.*.rota.shifts.*.\(parameter)"
        }), case .number(let number) = try ModelReader.value(value, entry)
      else { continue }
      switch parameter {
      case "start": shift.start = number
      case "hours": shift.hours = number
      default: shift.onCall = number
      }
    }
    return take(shift, known)
  }

  private mutating func take(_ shift: ShiftPlan, _ known: Int?) -> Int {
    if let known {
      let old = shifts[known]
      if old.start == shift.start, old.hours == shift.hours, old.onCall == shift.onCall {
        return known
      }
      shifts[known] = shift
    } else {
      shifts.append(shift)
    }
    isChanged = true
    return known ?? shifts.count - 1
  }
}
