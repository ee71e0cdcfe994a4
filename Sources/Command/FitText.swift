// What a fit prints: each figure of the real unit, and the model before and after.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct FitText {
  private let figures: [FittedFigure]

  init(_ figures: [FittedFigure]) { self.figures = figures }

  var text: String {
    (table + [""] + moved + missed).joined(separator: "\n") + "\n"
  }

  private var table: [String] {
    var table = AlignedTable([
      ("Figure", .left), ("observed", .right), ("before", .right), ("after", .right),
      ("95 % interval", .right), ("", .left),
    ])
    for one in figures {
      let after = Figure(one.after, of: one.figure.outcome)
      table.append([
        one.figure.outcome.heading(nil), AlignedTable.short(one.figure.value, digits: 3),
        AlignedTable.short(one.before.mean, digits: 3), after.text, after.range,
        one.isMet ? "met" : "not met",
      ])
    }
    return table.lines
  }

  private var moved: [String] {
    var table = AlignedTable([("Moved", .left), ("from", .right), ("to", .right), ("", .left)])
    let all = figures.compactMap(\.moved).filter { $0.from != $0.to }
    for moved in all {
      table.append([
        moved.path, AlignedTable.short(moved.from, digits: 3),
        AlignedTable.short(moved.to, digits: 3),
        moved.words,
      ])
    }
    return all.isEmpty ? ["No number of the model was moved."] : table.lines
  }

  /// Why a figure may not be met, each in a sentence.
  private var missed: [String] {
    let open = figures.filter { !$0.isMet }
    guard !open.isEmpty else { return [] }
    func list(_ figures: [FittedFigure]) -> String {
      figures.map { $0.figure.outcome.label }.joined(separator: " and ")
    }
    let alone = open.filter { $0.moved == nil }
    let stuck = open.filter { one in one.moved.map { $0.from == $0.to } ?? false }
    let far = open.filter { one in one.moved.map { $0.from != $0.to } ?? false }
    var sentences: [String] = []
    if !stuck.isEmpty {
      sentences.append(
        "\(list(stuck)): no value of the number that is moved for it brings the model there, so that "
          + "it stays as it was; posts, rota or beds are not as in the real unit, or what is counted "
          + "there is something else.")
    }
    if !far.isEmpty {
      sentences.append(
        "\(list(far)): as near as the number that is moved for it came; more replicates may bring it "
          + "nearer.")
    }
    if !alone.isEmpty {
      sentences.append(
        "\(list(alone)): no number is left to move for that; it follows from posts, rota and the "
          + "other figures.")
    }
    let words = sentences.joined(separator: " ")
    return [""] + Screen.wrapped(words)
  }
}
