// The answer of a sweep in a few sentences: where outcomes begin and end along a factor, or between
// which points they lie.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct SweepAnswer {
  let sentences: [Markup]

  /// Outcomes beside the first that are told from end to end.
  private static let mostBeside = 4

  init(_ source: ReportSource, _ design: DesignPoints) throws(ModelFileError) {
    let points = try source.rows(of: "design", most: ReportSource.mostScenarios)
    self.init(source, design, points)
  }

  /// - Parameter points: rows of design.csv.
  init(_ source: ReportSource, _ design: DesignPoints, _ points: [TableRow]) {
    // What was asked first, then what the question names, then the rest.
    let asked = source.asked.filter { name in
      points.contains { source.summary($0["scenario"], name) != nil }
    }
    let question = QuestionWords(source.question)
    let outcomes = asked.prefix(1) + question.ordered(Array(asked.dropFirst()))
    sentences =
      design.factors.count == 1
      ? Self.course(source, design.factors[0], points, Array(outcomes))
      : outcomes.prefix(2).compactMap { Self.range(source, design.factors, points, $0) }
  }

  /// From the first point to the last, of a single factor: the first outcome, then the others.
  private static func course(
    _ source: ReportSource, _ factor: DesignFactor, _ points: [TableRow], _ outcomes: [String]
  ) -> [Markup] {
    // As the picture runs: by the file's words for the points, or by their numbers.
    let ordered =
      factor.isNumber && factor.labels.isEmpty
      ? points.sorted { ($0.number(factor.name) ?? 0) < ($1.number(factor.name) ?? 0) } : points
    guard let first = ordered.first, let last = ordered.last, points.count > 1 else { return [] }
    let parts = outcomes.compactMap { outcome -> (words: OutcomeWords, course: Markup)? in
      guard let from = source.summary(first["scenario"], outcome),
        let to = source.summary(last["scenario"], outcome)
      else { return nil }
      let words = source.words(outcome)
      return (
        words,
        """
        from \(from.mean.markup(unit: words.suffix)) to \(to.mean.markup(unit: words.suffix))
        """
      )
    }
    guard let main = parts.first else { return [] }
    let ends = [first, last].map { point -> String in
      let value = point[factor.name]
      return settingText(factor, value) + (factor.labels[value].map { " (\($0))" } ?? "")
    }
    let span = ends.joined(separator: " to ")
    let rest = parts.dropFirst().prefix(mostBeside).map { part -> Markup in
      "\(part.words.phrase) \(part.course)"
    }
    return [
      """
      With \(factor.title) from \(span), \(main.words.phrase) goes \(main.course).
      """
    ] + (rest.isEmpty ? [] : ["Over the same range: \(rest.joined(separator: "; "))."])
  }

  /// The lowest and the highest point, of several factors.
  private static func range(
    _ source: ReportSource, _ factors: [DesignFactor], _ points: [TableRow], _ outcome: String
  ) -> Markup? {
    let known = points.compactMap { point in
      source.summary(point["scenario"], outcome).map { (point: point, summary: $0) }
    }
    guard let low = known.min(by: { $0.summary.mean.value < $1.summary.mean.value }),
      let high = known.max(by: { $0.summary.mean.value < $1.summary.mean.value })
    else { return nil }
    func place(_ point: TableRow) -> String {
      factors.prefix(4).map { "\($0.title) \(settingText($0, point[$0.name]))" }
        .joined(separator: ", ")
    }
    let words = source.words(outcome)
    return """
      Over \(known.count) points \(words.phrase) lies between \
      \(low.summary.mean.markup(unit: words.suffix)) (with \(place(low.point))) and \
      \(high.summary.mean.markup(unit: words.suffix)) (with \(place(high.point))).
      """
  }
}
