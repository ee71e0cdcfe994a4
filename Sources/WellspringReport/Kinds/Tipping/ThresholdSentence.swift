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
    func place(_ threshold: String) -> Estimate? {
      own.first { $0["threshold"] == threshold }
        .flatMap { Estimate($0, "value", "ci_low", "ci_high", of: "tipping") }
    }
    let (collapse, recovery) = (place("collapse"), place("recovery"))
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
    case ("no", _, _) where ArmCourse(arm, branches)?.collapse != nil:
      sentence = ArmCourse(arm, branches).flatMap { Self.undecided($0, name, subject, parameter) }
    case ("no", _, _):
      sentence = """
        \(name) does not tip: who starts rested and who starts collapsed end alike, as far as \
        steps of this size can show.
        """
    case (_, let one?, _), (_, nil, let one?):
      sentence =
        "\(name): \(subject.endsDown) at a \(parameter) of \(Self.shown(one, unit))."
    default:
      sentence = Self.open(arm, name, subject, branches)
    }
  }

  /// Where the rested collapse but the collapsed do not differ from them by more than steps can show.
  private static func undecided(
    _ course: ArmCourse, _ name: String, _ subject: ArmSubject, _ parameter: String
  ) -> Markup? {
    guard let (safe, worse) = course.collapse else { return nil }
    let ends = [safe.value, worse.value].sorted { $0.value < $1.value }
    return """
      \(name): \(subject.collapses) between a \(parameter) of \(ends[0].short()) and \
      \(ends[1].short()), and those that start collapsed end alike, as far as steps of this size \
      with \(worse.followed.fixed(0)) \(course.subject) at each can tell.
      """
  }

  /// A threshold with its interval, fine enough for its steps.
  static func shown(_ estimate: Estimate, _ unit: String) -> Markup {
    estimate.markup(unit: unit)
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
