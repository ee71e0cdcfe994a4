// What every page says about itself: what it is of, what it is not, and how it was made.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct AboutSections {
  private let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  /// The line above the question.
  var kicker: String {
    let trials = source.folder.run["trials"]
    let finished = NumberStyle.fixed(Double(trials?["finished"]?.integer ?? 0), 0)
    let days = source.days.map { ", \(NumberStyle.fixed(Double($0), 0)) days each" } ?? ""
    let scenarios =
      source.scenarios.count == 1
      ? "" : " of \(NumberStyle.fixed(Double(source.scenarios.count), 0)) scenarios"
    let histories = finished == "1" ? "history" : "histories"
    return "\(finished) simulated \(histories)\(scenarios)\(days), seed \(source.experiment.seed)"
  }

  var disclaimer: Markup {
    """
    These are results of a model. They measure no person and no unit that exists, and they say \
    nothing about anybody by name. The two figures after an estimate are its 95 % interval, which \
    holds the chance of the simulation alone. How much is really known is less: the model’s \
    assumptions are in doubt as well.
    """
  }

  /// What follows the pictures of the first screen.
  func firstScreen(_ hangsOn: HangsOn?, remake: Markup) -> Markup {
    var whole: Markup = ""
    if let table = UnitPortrait(source).table {
      let files = table.files.joined(separator: ", ")
      whole += """
        <section aria-labelledby="unit"><h2 id="unit">Is this your unit?</h2>
        <p>Read the answer for your own unit only as far as these figures are like yours.</p>
        \(table.markup)
        <p class="note">Numbers from \(files), made again by \(remake). Rostered posts are before vacation \
        and sickness; on duty is who is left of them.</p></section>

        """
    }
    whole += """
      <section aria-labelledby="hangs"><h2 id="hangs">What the answer hangs on</h2>
      \(assumptions(hangsOn, remake: remake))</section>

      """
    return whole
  }

  private func assumptions(_ hangsOn: HangsOn?, remake: Markup) -> Markup {
    var words: Markup = ""
    if let hangsOn {
      words += "<p>\(hangsOn.sentence)</p>\n"
      if let figure = hangsOn.figure { words += figure.markup(remake: remake) }
    }
    for model in source.folder.models.prefix(4) {
      let counts = ParameterTable(model).gradeCounts.filter { $0.count > 0 }
      let total = counts.reduce(0) { $0 + $1.count }
      let parts = counts.map { "\($0.count) \($0.grade.name)" }.joined(separator: ", ")
      words += "<p>“\(model.model.name)” has \(total) numbers: \(parts).</p>\n"
    }
    let off = source.switchedOff
    if !off.isEmpty {
      words += """
        <p>Switched off\(source.scenarios.count > 1 ? " in all scenarios" : ""), so that nothing comes \
        of it: \(off.joined(separator: ", ")).</p>

        """
    }
    if hangsOn == nil, source.kind != "sensitivity" {
      words += """
        <p>Which of these numbers move the answer most, this folder cannot say: it holds one \
        set of them. A comparison with <code>assumptions: {}</code> finds them, and so does an \
        experiment of <code>kind: sensitivity</code> with <code>factors: assumed</code>.</p>

        """
    }
    if source.kind != "sensitivity" {
      words += """
        <p>What the page does not show: effects that the model leaves out, costs without a price \
        list, and people who are unlike those in the model.</p>

        """
    }
    return words
  }

  var sections: [ReportSection] {
    [design, glossary, reproduction]
  }

  // MARK: Design

  /// A model as it stands, and nothing beside it.
  private var isOneModel: Bool { source.experiment.kind is ModelRun }

  private var design: ReportSection {
    let replicates = source.experiment.replicates
    let words: Markup =
      isOneModel
      ? "\(replicates) replicates at most: simulated courses of the same model, each with its own luck."
      : """
      \(replicates) replicates at most of each scenario. Replicates of equal number share their luck: \
      the same patients, the same colds, the same chances. So a difference between two scenarios is \
      what was changed, and little else.
      """
    let settings = ScenarioSettings(source)
    var blocks: [ReportSection.Block] = [.prose(words)]
    if !settings.shared.isEmpty {
      blocks.append(.prose("In all of them: \(settings.shared.joined(separator: "; "))."))
    }
    blocks.append(.table(settings.table))
    var bought: [[DataTable.Cell]] = []
    for scenario in source.experiment.scenarios.prefix(ReportSource.mostWholeScenarios) {
      guard let model = scenario.model else { continue }
      bought += PolicyPurchases(model).lines.map {
        [.text(source.label(scenario.name)), .text($0)]
      }
    }
    if !bought.isEmpty {
      blocks.append(
        .table(
          DataTable(
            caption: "What the policies buy", files: ["the model file in inputs/"],
            headings: ["Scenario", "Policy"], rows: bought)))
    }
    return ReportSection(
      name: "design", title: isOneModel ? "What was run" : "What was compared", blocks: blocks)
  }

  // MARK: Words

  private typealias Word = (word: String, meaning: String, isOfComparisons: Bool)

  private static let words: [Word] = [
    (
      "Compassion capacity",
      "How much of her power to care a person has at a moment: 1 is somebody rested in a job that "
        + "can be sustained. Work draws it down, rest and good encounters fill it; "
        + "after days off it may be a little above 1.", false
    ),
    (
      "Depleted, tipped",
      "Depleted: capacity below the midpoint of the loss spiral. Tipped: the mean of 28 days is "
        + "below it for 28 days on end. That people tip is a hypothesis of the model.", false
    ),
    (
      "Replicate, history",
      "One simulated course of the same unit, with its own luck.", false
    ),
    (
      "95 % interval",
      "Where the mean of very many replicates would lie, with 95 % confidence. More replicates make "
        + "it narrower.", false
    ),
    (
      "Clear difference",
      "One that still stands out after allowing for everything that was looked at (Holm's method, "
        + "5 %), with an interval that leaves out zero.", true
    ),
    (
      "Percentage point",
      "The difference between two shares: from 27 % to 25 % is two points.", true
    ),
    (
      "Post, person",
      "A post is a position that persons hold one after another.", false
    ),
    (
      "Grades of evidence",
      "Measured: taken from a study. Derived: worked out from such figures. Calibrated: set so that "
        + "the model meets published figures. Grey: from reports. Assumed: a judgement. Chosen: a "
        + "setting of the unit.", false
    ),
  ]

  private var glossary: ReportSection {
    let outcomes =
      isOneModel ? SharesFigure.names : source.asked.count > 12 ? [] : source.asked
    let known = isOneModel ? Self.words.filter { !$0.isOfComparisons } : Self.words
    let asked = outcomes.compactMap { name -> (word: String, meaning: String)? in
      guard !isOneModel || source.summary(source.scenarios[0], name) != nil else { return nil }
      let words = source.words(name)
      return words.meaning.map { (words.label, $0) }
    }
    return ReportSection(
      name: "words", title: "Words",
      blocks: [
        .words(known.map { ($0.word, $0.meaning) } + asked),
        .prose("datapackage.json describes each column of each table."),
      ])
  }

  // MARK: How it was made

  private var reproduction: ReportSection {
    let run = source.folder.run
    let tables = (run["tables"]?.members ?? []).map { name, table -> [DataTable.Cell] in
      [
        .text(name), .markup("\(NumberStyle.fixed(Double(table["rows"]?.integer ?? 0), 0))"),
        .text(table["sha256"]?.string ?? ""),
      ]
    }
    return ReportSection(
      name: "again", title: "How to make it again, and how to cite it",
      blocks: [
        .prose(source.remake),
        .prose(
          """
          With Wellspring \(wellspringVersion) this makes the same tables to the last byte, on one \
          class of processor and C library, which run.json names. <code>wellspring verify DIR</code> \
          checks the tables and this page, and simulates some replicates again. \
          <code>wellspring report DIR</code> makes the page again from the tables.
          """),
        .table(
          DataTable(
            caption: "Tables and their digests (SHA-256)", files: ["run.json"],
            headings: ["Table", "Rows", "Digest"], rows: tables)),
        .prose(
          """
          Identity of the experiment: <code>\(source.experiment.identity)</code>. Cite it as: \
          Wellspring \(wellspringVersion), an agent-based simulator of clinician workload and \
          compassion capacity (GPL-3.0-or-later); with the command and the identity above.
          """),
      ])
  }
}
