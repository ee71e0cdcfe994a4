// What the answer on top of a page owes the question: each of its parts, the two best against each
// other, names and scales that a reader knows.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring
import WellspringLab

@testable import WellspringReport

struct AnswerTests {
  private static let experiments = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("experiments").path

  /// The text between the heading of the answer and the end of its box.
  private static func box(_ folder: String) throws -> String {
    let html = try ReportPage(folder).html
    let start = try #require(html.range(of: "<h2 id=\"answer\">")).upperBound
    return String(html[start...].prefix { _ in true }.components(separatedBy: "</div>")[0])
  }

  private static func plain(_ markup: String) -> String {
    markup.replacing(/<[^>]*>/, with: "").replacing("\u{A0}", with: " ")
  }

  /// Values of an outcome by replicate.
  private static func values(
    _ results: SmallResults, _ folder: String, _ scenario: String, _ outcome: String
  ) throws -> [Double] {
    let lines = try results.text("\(folder)/replicates.csv").split(separator: "\n")
    let columns = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    let place = try #require(columns.firstIndex(of: Substring(outcome)))
    let named = try #require(columns.firstIndex(of: "scenario"))
    return lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .filter { $0[named] == scenario }.compactMap { Double($0[place]) }
  }

  @Test(
    "A question names an outcome by its words, whatever their number, and not by some of them",
    arguments: [
      ("Which lowers moral injury more?", ["moral_injury_percent"]),
      (
        "How do exhaustion, missed breaks and care left undone change?",
        ["high_exhaustion_percent", "breaks_missed_percent", "care_left_undone_percent"]
      ),
      ("What does moral repair change, and what is left of it?", []),
      ("Does the wait of patients change?", ["wait_hours_mean"]),
    ])
  func named(question: String, outcomes: [String]) {
    let all = [
      "high_exhaustion_percent", "moral_injury_percent", "breaks_missed_percent",
      "care_left_undone_percent", "wait_hours_mean", "capacity_mean", "left_unseen_percent",
    ]
    let words = QuestionWords(question)
    #expect(all.filter(words.names) == outcomes)
    #expect(words.ordered(all).prefix(outcomes.count) == outcomes[...])
    #expect(words.ordered(all).count == all.count)
  }

  @Test("Every outcome that is asked about has its clause in the answer, told or not")
  func everyOutcome() throws {
    let results = try SmallResults()
    let folder = try results.run(
      """
      question: Which lowers the load and raises sleep?
      kind: compare
      model: unit.yaml
      outcomes: [load_mean, capacity_mean, sleep_hours_mean, moral_injury_percent, staff_hours]
      scenarios:
        - {name: today}
        - {name: fewer-nurses, set: {site.units.icu.posts.nurse.count: 9}}
        - {name: more-breaks, policies: [protected-breaks]}
      """, replicates: 8)
    let rows = try PairedRow.all(ReportSource(FinishedFolder(folder)))
    let box = Self.plain(try Self.box(folder))
    for outcome in ["load_mean", "capacity_mean", "sleep_hours_mean", "moral_injury_percent"] {
      let pairs = rows.filter { $0.words.name == outcome }
      let phrase = try #require(pairs.first).words.phrase
      #expect(box.contains(phrase), "\(phrase): \(box)")
      if let best = PairedRow.clear(pairs).first {
        let size = Self.plain(best.difference.sizeMarkup(unit: best.words.differenceSuffix).text)
        #expect(box.contains(size) && box.contains("“\(best.scenarioLabel)”"), "\(size): \(box)")
      } else {
        #expect(box.contains("cannot be told") || box.contains("can be told"), "\(box)")
      }
    }
    // What the question names comes before what it does not.
    let sleep = try #require(box.range(of: "sleep")).lowerBound
    let capacity = try #require(box.range(of: "mean compassion capacity")).lowerBound
    #expect(sleep < capacity)
  }

  @Test("The two best are held against each other in the answer, by their own paired difference")
  func rivals() throws {
    let results = try SmallResults()
    func box(_ second: Int) throws -> (text: String, folder: String) {
      let name = "with-\(second)"
      let folder = try results.run(
        """
        kind: compare
        model: unit.yaml
        outcomes: [load_mean]
        scenarios:
          - {name: today}
          - {name: some, set: {site.units.icu.posts.nurse.count: 18}}
          - {name: others, set: {site.units.icu.posts.nurse.count: \(second)}}
        """, as: name, replicates: 12)
      return (Self.plain(try Self.box(folder)), name)
    }
    let apart = try box(30)
    let pattern =
      /Of the two, “others” changes it more than “some”, by ([0-9.]+) \(([0-9.]+) to ([0-9.]+)\)\./
    let match = try #require(apart.text.firstMatch(of: pattern), "\(apart.text)")
    let paired = PairedDifference(
      baseline: try Self.values(results, apart.folder, "some", "load_mean"),
      other: try Self.values(results, apart.folder, "others", "load_mean"))
    let shown = [match.1, match.2, match.3].compactMap { Double($0) }
    let exact = [-paired.difference, -paired.interval.high, -paired.interval.low]
    #expect(paired.count == 12 && zip(shown, exact).allSatisfy { abs($0 - $1) < 0.05 })
    #expect((shown[1]...shown[2]).contains(shown[0]) && shown[1] > 0)
    // The same number of posts has the same luck and the same load.
    let alike = try box(18)
    #expect(alike.text.contains("Which of the two, “some” or “others”,"), "\(alike.text)")
    #expect(alike.text.contains("cannot be told"))
  }

  @Test("A label is what the page calls a scenario; tables and identity keep its name")
  func labels() throws {
    let results = try SmallResults()
    func text(_ label: String) -> String {
      """
      question: What do posts do?
      kind: compare
      model: unit.yaml
      outcomes: [load_mean, capacity_mean]
      pairs: [[a0, b9], [b9, c2]]
      scenarios:
        - {name: a0\(label.isEmpty ? "" : ", label: as it is")}
        - {name: b9, set: {site.units.icu.posts.nurse.count: 6}\(label)}
        - {name: c2, set: {site.units.icu.posts.nurse.count: 24}}
      """
    }
    let folder = try results.run(text(", label: half of the nurses"), replicates: 8)
    let source = try ReportSource(FinishedFolder(folder))
    #expect(source.label("b9") == "half of the nurses" && source.label("c2") == "c2")
    let html = try ReportPage(folder).html
    let box = Self.plain(try Self.box(folder))
    #expect(box.contains("Against “as it is”, “half of the nurses” raises load on the floor"))
    #expect(box.contains("Against “half of the nurses”, “c2” lowers load on the floor"))
    #expect(!html.contains("“b9”") && !html.contains("“a0”"))
    #expect(
      html.contains("<th scope=\"row\">half of the nurses</th>") && html.contains("<td>b9</td>"))
    let bare = try results.run(text(""), as: "bare", replicates: 8)
    #expect(
      try results.text("it/comparisons.csv") == results.text("bare/comparisons.csv"))
    #expect(
      try source.experiment.identity == FinishedFolder(bare).experiment.identity)
  }

  @Test("What changes clearly with a pair is named, all of it")
  func pairs() throws {
    let results = try SmallResults()
    let folder = try results.run(
      """
      kind: compare
      model: unit.yaml
      outcomes: [load_mean, capacity_mean, sleep_hours_mean, overrun_hours_mean, support_per_shift,
        breaks_carefree_percent, encounters_per_shift]
      pairs: [[today, few], [few, many]]
      set: {site.units.icu.work.arrivals.rate: 2 /d}
      scenarios:
        - {name: today}
        - {name: few, set: {site.units.icu.posts.nurse.count: 6}}
        - {name: many, set: {site.units.icu.posts.nurse.count: 30}}
      """, replicates: 10)
    let rows = try PairedRow.all(ReportSource(FinishedFolder(folder))).filter(\.isAsked)
    let answer = try ComparisonAnswer(ReportSource(FinishedFolder(folder)), rows)
    var most = 0
    for (pair, name) in zip(answer.sentences, ["few", "many"]) {
      let clear = rows.filter { $0.scenario == name && $0.isClear }
      most = max(most, clear.count)
      for one in clear {
        #expect(pair.text.contains(one.words.phrase), "\(one.words.phrase): \(pair.text)")
      }
    }
    try #require(most > 5)
    #expect(!answer.more.contains { $0.text.contains("more change") })
  }

  @Test("A score has its scale where it is first named, and only there")
  func scale() {
    var scale = ScoreScale()
    let told = [
      "“a” lowers mean exhaustion score by 2, and mean compassion capacity.",
      "Mean exhaustion score falls, and so does care left undone.",
    ].map { scale.told($0) }
    #expect(told[0].contains("mean exhaustion score (on a scale of 0 to 54) by 2"))
    #expect(told[0].contains("mean compassion capacity (1 is rested, 0 is spent)."))
    #expect(told[1] == "Mean exhaustion score falls, and so does care left undone.")
  }

  @Test(
    "Every outcome that is a score, and none that says what it is by its unit, has a scale",
    arguments: Outcome.allCases)
  func scores(outcome: Outcome) {
    let words = OutcomeWords(name: outcome.definition.name, unit: outcome.unit(nil))
    var scale = ScoreScale()
    let isScored = scale.told(words.phrase) != words.phrase
    let scores: [Outcome] = [
      .exhaustionScoreMean, .capacityMean, .capacityP10, .worstTenthCapacity, .worldviewMean,
      .arousalEndOfShiftMean, .giniDepletion, .loadMean,
    ]
    #expect(isScored == scores.contains(outcome), "\(words.phrase)")
    if outcome.unit(nil) == "points" { #expect(isScored) }
  }

  @Test("A trial's page says the scale of what it measures, whatever the instrument")
  func instrument() throws {
    let results = try SmallResults()
    let folder = try results.run(
      """
      kind: power
      model: unit.yaml
      policy: peer-support
      units: [4]
      waves: [3]
      instrument: mbi-depersonalisation
      """, replicates: 3)
    let plan = try #require(try FinishedFolder(folder).experiment.kind as? PowerPlan)
    let scale = try #require(plan.scale)
    let told =
      "mbi depersonalisation of a survey (\(Int(scale.lowerBound)) to \(Int(scale.upperBound)) points)"
    #expect(scale == 0...30)
    let box = try Self.plain(Self.box(folder))
    #expect(box.contains(told))
    #expect(
      box.contains("What was tried: “peer support” is a meeting of each person with a peer every"))
  }

  @Test("The cautions of shipped experiments are for people who have no files")
  func cautions() throws {
    var count = 0
    for file in try FileManager.default.contentsOfDirectory(atPath: Self.experiments)
    where file.hasSuffix(".yaml") {
      let path = "\(Self.experiments)/\(file)"
      let caution = try ExperimentFile.load(path: path, settings: RunSettings()).caution
      count += caution.isEmpty ? 0 : 1
      for mark in [".md", ".csv", ".yaml", "docs/", "_"] {
        #expect(!caution.contains(mark), "\(file): \(mark)")
      }
    }
    #expect(count > 1)
  }
}
