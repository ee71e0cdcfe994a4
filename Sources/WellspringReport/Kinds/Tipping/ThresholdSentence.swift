// What an arm of a tipping experiment says, in a sentence.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct ThresholdSentence {
  /// nil where the arm has neither thresholds nor branches.
  let sentence: Markup?

  init(_ arm: String, _ thresholds: [TableRow], _ branches: [TableRow]) {
    let own = thresholds.filter { $0["arm"] == arm && $0["method"] == "simulation" }
    guard let row = own.first else {
      sentence = nil
      return
    }
    let fine = thresholds.filter { $0["arm"] == arm && $0["method"] == "bisection" }
    let (collapse, recovery) = (
      Self.place("collapse", fine, own), Self.place("recovery", fine, own)
    )
    let unit = row["unit"] == "1" || row["unit"].isEmpty ? "" : " \(row["unit"])"
    let parameter = plainParameter(row["parameter"])
    let subject = ArmSubject(arm, branches, isUnit: row["level"] == "unit")
    let name = "“\(plainName(arm))”"
    switch (row["tips"], collapse, recovery) {
    case ("yes", let collapse?, let recovery?):
      sentence = """
        \(name) tips: \(subject.collapses) at a \(parameter) of \
        \(Self.shown(collapse, unit)), and \(subject.returns) only at \
        \(Self.shown(recovery, unit)); between the two the start decides.
        """
    case ("yes", let collapse?, nil):
      sentence = """
        \(name) tips: \(subject.collapses) at a \(parameter) of \
        \(Self.shown(collapse, unit)), and nothing in the range \(subject.notBroughtBack).
        """
    case ("no", _, _):
      let course = ArmCourse(arm, branches)
      let isSettled = Self.isSettled(own, course)
      sentence =
        course.flatMap { Self.undecided($0, name, subject, parameter, isSettled: isSettled) }
        ?? Self.alike(name, isSettled: isSettled)
    case (_, let one?, _), (_, nil, let one?):
      sentence =
        "\(name): \(subject.endsDown) at a \(parameter) of \(Self.shown(one, unit))."
    default:
      sentence = Self.open(arm, name, subject, branches)
    }
  }

  /// A threshold of an arm. Without chance it is known more finely than the steps that were tried.
  private static func place(_ threshold: String, _ fine: [TableRow], _ steps: [TableRow])
    -> Estimate?
  {
    let found = fine.first { $0["threshold"] == threshold && $0.number("value") != nil }
    return (found ?? steps.first { $0["threshold"] == threshold })
      .flatMap { Estimate($0, "value", "ci_low", "ci_high", of: "tipping") }
  }

  private static func alike(_ name: String, isSettled: Bool) -> Markup {
    isSettled
      ? """
      \(name) does not tip: who starts rested and who starts collapsed end alike, as far as \
      steps of this size can show.
      """
      : """
      \(name): whether it tips is not settled; who starts rested and who starts collapsed cannot be \
      told apart in so few histories.
      """
  }

  /// Where the rested collapse but the collapsed do not differ from them by more than steps can show.
  private static func undecided(
    _ course: ArmCourse, _ name: String, _ subject: ArmSubject, _ parameter: String,
    isSettled: Bool
  ) -> Markup? {
    guard let (safe, worse) = course.collapse else { return nil }
    let ends = [safe.value, worse.value].sorted { $0.value < $1.value }
    return """
      \(name): \(subject.collapses) between a \(parameter) of \(ends[0].short()) and \
      \(ends[1].short()), and those that start collapsed end alike, as far as steps of this size \
      with \(worse.followed.fixed(0)) \(course.subject) at each can tell\
      \(isSettled ? "" : "; whether it tips is not settled").
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

  /// A threshold with its interval, fine enough for its steps.
  static func shown(_ estimate: Estimate, _ unit: String) -> Markup {
    estimate.low == nil
      ? "\(estimate.mean.markup(NumberStyle.short(estimate.value, digits: 4)))\(unit)"
      : estimate.markup(unit: unit)
  }

  /// Where no threshold lies within the range: how many go down at its two ends.
  private static func open(
    _ arm: String, _ name: String, _ subject: ArmSubject, _ branches: [TableRow]
  ) -> Markup {
    let steps = ArmCourse(arm, branches)?.steps ?? []
    guard let low = steps.min(by: { $0.down.value < $1.down.value }),
      let high = steps.max(by: { $0.down.value < $1.down.value })
    else { return "\(name): no threshold lies within the range that was tried." }
    let opening: Markup = "\(name): no threshold lies within the range that was tried; "
    if let alone = subject.end(isAnyDown: high.down.value > 0) { return opening + "\(alone)." }
    return """
      \(opening)of the \(subject.whoStart) rested \(low.down.fixed(1)) % end down at \
      \(low.value.short()) and \(high.down.fixed(1)) % at \(high.value.short()).
      """
  }
}

/// The parameter of a row, with its unit, as the title of an axis.
func parameterTitle(_ row: TableRow) -> String {
  let name = plainParameter(row["parameter"])
  let unit = row["unit"] == "1" || row["unit"].isEmpty ? "" : " (\(row["unit"]))"
  return name.prefix(1).uppercased() + name.dropFirst() + unit
}

/// The last part of a path in words: `baseDepletion` is `base depletion`; of a count, what is counted.
func plainParameter(_ path: String) -> String {
  let parts = path.split(separator: ".").map(String.init)
  guard let last = parts.last else { return path }
  let name = last == "count" && parts.count > 1 ? parts[parts.count - 2] + " count" : last
  var words = ""
  for letter in name {
    if letter.isUppercase { words += " " }
    words += letter.lowercased()
  }
  return words
}
