// What an arm of a tipping experiment says, in a sentence.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct ThresholdSentence {
  /// nil where the arm has neither thresholds nor branches.
  let sentence: Markup?

  /// - Parameter name: what the sentence is of; nil where there is one arm alone.
  init(
    _ arm: String, name: String?, _ thresholds: [TableRow], _ branches: [TableRow]
  ) {
    let own = thresholds.filter { $0["arm"] == arm && $0["method"] == "simulation" }
    guard let row = own.first else {
      sentence = nil
      return
    }
    let (collapse, recovery) = (
      Self.place("collapse", of: arm, thresholds), Self.place("recovery", of: arm, thresholds)
    )
    let words = TurnedParameter(row)
    let subject = ArmSubject(arm, branches, isUnit: row["level"] == "unit")
    let opening: Markup = name.map { "\($0): " } ?? ""
    switch (row["tips"], collapse, recovery) {
    case ("yes", let collapse?, let recovery?):
      sentence = """
        \(opening)\(subject.collapses) \(words.at(collapse)), and \(subject.returns) only \
        \(words.again(at: recovery)): the way back is longer than the way down.
        """
    case ("yes", let collapse?, nil):
      sentence = """
        \(opening)\(subject.collapses) \(words.at(collapse)), and nothing in the range \
        \(subject.notBroughtBack).
        """
    case ("no", _, _):
      let course = ArmCourse(arm, branches)
      let isSettled = Self.isSettled(own, course)
      sentence =
        course.flatMap { Self.undecided($0, opening, subject, words, isSettled: isSettled) }
        ?? opening + Self.alike(isSettled: isSettled)
    case (_, let one?, _), (_, nil, let one?):
      sentence = "\(opening)\(subject.endsDown) \(words.at(one))."
    default:
      sentence = opening + Self.open(arm, subject, words, branches)
    }
  }

  /// A threshold of an arm. Without chance it is known more finely than the steps that were tried.
  static func place(_ threshold: String, of arm: String, _ rows: [TableRow]) -> Estimate? {
    let own = rows.filter { $0["arm"] == arm && $0["threshold"] == threshold }
    func row(_ method: String) -> TableRow? {
      own.first { $0["method"] == method && $0.number("value") != nil }
    }
    return (row("bisection") ?? row("simulation"))
      .flatMap { Estimate($0, "value", "ci_low", "ci_high", of: "tipping") }
  }

  private static func alike(isSettled: Bool) -> Markup {
    isSettled
      ? "who starts rested and who starts collapsed end alike, as far as steps of this size can show."
      : """
      whether it tips is not settled; who starts rested and who starts collapsed cannot be told apart \
      in so few histories.
      """
  }

  /// Where the rested collapse but the collapsed do not differ from them by more than steps can show.
  private static func undecided(
    _ course: ArmCourse, _ opening: Markup, _ subject: ArmSubject, _ words: TurnedParameter,
    isSettled: Bool
  ) -> Markup? {
    guard let (safe, worse) = course.collapse else { return nil }
    let ends = [safe.value, worse.value].sorted { $0.value < $1.value }
    let each: Markup = "\(worse.followed.fixed(0)) \(course.subject) at each step"
    return isSettled
      ? """
      \(opening)\(subject.collapses) \(words.between(ends[0].short(), ends[1].short())), and those that \
      start collapsed end alike, as far as steps of this size with \(each) can tell.
      """
      : """
      \(opening)\(subject.collapses) \(words.between(ends[0].short(), ends[1].short())), as far as \(each) \
      can tell; whether those that start collapsed need more to come back is not settled.
      """
  }

  /// Whether how far the two thresholds lie apart is known nearly as well as the steps allow.
  /// - Parameter rows: of tipping.csv, of one arm.
  static func isSettled(_ rows: [TableRow], _ course: ArmCourse?) -> Bool {
    guard let width = rows.first(where: { $0["threshold"] == "width" }),
      let low = width.number("ci_low"), let high = width.number("ci_high"), let course
    else { return true }
    let values = course.steps.map(\.value.value).sorted()
    let step = zip(values.dropFirst(), values).map { $0 - $1 }.max() ?? 0
    return TippingWidth.isSettled(low: low, high: high, step: step)
  }

  /// Where no threshold lies within the range: how many go down at its two ends.
  private static func open(
    _ arm: String, _ subject: ArmSubject, _ words: TurnedParameter, _ branches: [TableRow]
  ) -> Markup {
    let steps = ArmCourse(arm, branches)?.steps ?? []
    let opening: Markup = "no threshold lies within the range that was tried"
    guard let low = steps.min(by: { $0.down.value < $1.down.value }),
      let high = steps.max(by: { $0.down.value < $1.down.value })
    else { return opening + "." }
    if let alone = subject.end(isAnyDown: high.down.value > 0) { return "\(opening); \(alone)." }
    guard low.down.value < high.down.value else {
      let share = low.down.fixed(1)
      return "\(opening); of the \(subject.whoStart) rested \(share) % end down all along it."
    }
    return """
      \(opening); of the \(subject.whoStart) rested \(low.down.fixed(1)) % end down \
      \(words.at(low.value.short())) and \(high.down.fixed(1)) % \(words.at(high.value.short())).
      """
  }
}
