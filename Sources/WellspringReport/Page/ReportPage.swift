// The page of a results folder: one file of HTML that needs nothing else.
//
// Its last line is a digest of all before it. By that a page that somebody has edited is known, and
// left alone.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringLab

/// `report.html` of a finished folder.
public struct ReportPage: Sendable {
  /// The file's name in a results folder.
  public static let fileName = "report.html"

  private let source: ReportSource
  private let answer: [Markup]
  private let subjects: [(name: String, what: String)]
  private let more: [Markup]
  private let lead: [Figure]
  private let sections: [ReportSection]
  private let hangsOn: HangsOn?

  /// Reads the tables.
  /// - Throws: `.noInput` or `.badData` when the folder cannot be read.
  public init(_ path: String) throws(ModelFileError) {
    let source = try ReportSource(FinishedFolder(path))
    let kind = try Self.kind(source)
    self.source = source
    var scale = ScoreScale()
    let first = Self.first(kind.answer, of: source)
    answer = first.map { scale.told($0) }
    more = (kind.answer.dropFirst(first.count) + kind.more).map { scale.told($0) }
    subjects = kind.subjects
    var names = FigureNames()
    lead = kind.lead.map { names.named($0) }
    hangsOn = kind.hangsOn.map { hangsOn in
      HangsOn(sentence: hangsOn.sentence, figure: hangsOn.figure.map { names.named($0) })
    }
    let all = kind.sections + OutcomeSection(source).sections
    let shown = kind.lead.map(\.name)
    let rest = try StudySections(source, without: shown).sections
    sections = (all + rest).map { names.named($0) }
  }

  /// Letters of an answer whose first sentence is larger than the others.
  private static let mostLarge = 950

  /// Letters of an answer that stand before the picture. Of a comparison each outcome that is asked
  /// about has a clause, and its first picture is low.
  private static func mostAnswered(_ source: ReportSource) -> Int {
    switch source.experiment.kind {
    case is Comparison: 1_500
    case is TippingPlan: 1_250
    default: 700
    }
  }

  /// The sentences of an answer that stand before the picture: two, and more as far as they are short.
  static func first(_ sentences: [Markup], of source: ReportSource) -> [Markup] {
    let most = mostAnswered(source)
    var letters = 0
    let long = sentences.firstIndex { sentence in
      letters += sentence.letters
      return letters > most
    }
    return Array(sentences.prefix(max(2, long ?? sentences.count)))
  }

  private static func kind(_ source: ReportSource) throws(ModelFileError) -> any KindReport {
    switch source.experiment.kind {
    case is Comparison: try CompareReportPage(source)
    case let sweep as Sweep: try SweepReportPage(source, sweep.design)
    case is SelectionPlan: try SelectReportPage(source)
    case is SensitivityPlan: try SensitivityReportPage(source)
    case is PowerPlan: try PowerReportPage(source)
    case is TippingPlan: try TippingReportPage(source)
    case is WarningsPlan: try WarningsReportPage(source)
    case is RosterPlan: try RosterReportPage(source)
    default: try RunReportPage(source)
    }
  }

  /// Of the run.
  var identity: String { source.experiment.identity }

  /// The pictures by name, in the order of the page.
  public var figures: [(name: String, title: String)] {
    allFigures.map { ($0.name, $0.title) }
  }

  /// A picture by itself, as SVG; nil where the page has none of that name.
  public func picture(_ name: String) -> String? {
    allFigures.first { $0.name == name }?.file
  }

  private var allFigures: [Figure] {
    lead + [hangsOn?.figure].compactMap { $0 } + sections.flatMap(\.figures)
  }

  /// The whole page.
  public var html: String {
    let body = head.text + main.text
    return body + Self.seal(body)
  }

  /// Whether a text is a page that nobody has changed since it was written.
  public static func isWhole(_ html: String) -> Bool {
    guard let start = html.range(of: sealStart, options: .backwards)?.lowerBound else {
      return false
    }
    let body = String(html[..<start])
    return html.utf8.elementsEqual((body + seal(body)).utf8)
  }

  /// Whether another page says the same in all that is made from the tables alone.
  public func isSameButForSimulation(_ other: String) -> Bool {
    Self.withoutSimulation(html) == Self.withoutSimulation(other)
  }

  /// A page without its digest and without what was simulated again.
  private static func withoutSimulation(_ html: String) -> String {
    let (start, end) = (ReportSection.simulatedStart.text, ReportSection.simulatedEnd.text)
    let body = html.range(of: sealStart, options: .backwards).map { html[..<$0.lowerBound] }
    let pieces = (body.map(String.init) ?? html).components(separatedBy: start)
    return pieces[0]
      + pieces.dropFirst().map { piece in
        piece.range(of: end).map { String(piece[$0.upperBound...]) } ?? piece
      }.joined()
  }

  private static let sealStart = "<!-- wellspring report, sha256 "

  private static func seal(_ body: String) -> String {
    "\(sealStart)\(sha256(Array(body.utf8))) -->\n"
  }

  private var head: Markup {
    """
    <!DOCTYPE html>
    <html lang="en-GB"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="generator" content="Wellspring \(wellspringVersion)">
    <title>\(source.question)</title><link rel="icon" href="data:,">
    <style>
    \(StyleSheet.text)</style></head>

    """
  }

  private static let mostLetters = 1_180

  /// What stands in brackets behind a number.
  private var brackets: Markup {
    source.experiment.kind is TippingPlan
      ? "brackets hold 95 % intervals, or the two steps between which a threshold lies"
      : "brackets hold 95 % intervals"
  }

  /// What is compared, a line each.
  private var explained: (isLong: Bool, text: Markup) {
    guard !subjects.isEmpty else { return (false, "") }
    let lines = subjects.map { subject -> Markup in
      "<li><strong>\(subject.name).</strong> \(subject.what)</li>\n"
    }
    let list: Markup = "<ul class=\"subjects\">\n\(lines.joined())</ul>\n"
    let title: Markup =
      source.experiment.kind is TippingPlan
      ? "For comparison" : "What each of them acts on, or sets"
    // With a long answer, a long list would push the picture off the first screen.
    let answered = answer.reduce(source.question.count + source.experiment.caution.count) {
      $0 + $1.letters
    }
    let letters = subjects.reduce(answered) { $0 + $1.name.count + $1.what.count }
    return (letters > Self.mostLetters, "<p class=\"note subjects\">\(title):</p>\n\(list)")
  }

  private var main: Markup {
    let about = AboutSections(source)
    let explained = self.explained
    let isLong = answer.reduce(0) { $0 + $1.letters } > Self.mostLarge
    let heading: Markup = isLong ? "<h1 class=\"long\">" : "<h1>"
    let caution = source.experiment.caution
    let sentences = answer + (caution.isEmpty ? [] : ["<strong>Caution.</strong> \(caution)"])
    func paragraphs(_ sentences: [Markup]) -> Markup {
      sentences.map { sentence -> Markup in "<p>\(sentence)</p>\n" }.joined()
    }
    // The first picture stands on the first screen; what else there is to read comes under it.
    let pictures = lead.map { $0.markup(remake: source.remake) }
    let below = sections + about.sections
    let contents = below.map { section -> Markup in
      "<li><a href=\"#\(section.name)\">\(section.title)</a></li>"
    }
    return """
      <body><a class="skip" href="#answer">To the answer</a>
      <header><p class="kicker">Wellspring \(wellspringVersion) · \(about.kicker)</p>
      \(heading)\(source.question)</h1></header>
      <main><div class="\(isLong ? "answer long" : "answer")"><h2 id="answer">In short <small>from simulated histories of a model; \(brackets)</small></h2>
      \(paragraphs(sentences))</div>
      \(explained.isLong ? "" : explained.text)\(pictures.prefix(1).joined())\
      \(explained.isLong ? explained.text : "")\(paragraphs(more))\
      <p class="note">\(about.disclaimer)</p>
      \(pictures.dropFirst().joined())\
      \(about.firstScreen(hangsOn, remake: source.remake))
      <nav aria-label="Contents"><h2>The details</h2><ul>\(contents.joined())</ul></nav>
      \(below.map { $0.markup(remake: source.remake) }.joined())</main>
      <footer><p class="note">Made by Wellspring \(wellspringVersion) from the tables beside this page; \
      <code>wellspring report DIR</code> makes it again. Licence of the program: GPL-3.0-or-later.</p></footer>
      </body></html>

      """
  }
}
