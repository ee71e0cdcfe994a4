// What a question is owed that names options, hours or pairs: each with its size and its price, and the
// options that it names before others.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring
import WellspringLab

@testable import WellspringReport

struct AskedPriceTests {
  private static func answer(_ folder: String) throws -> ComparisonAnswer {
    let source = try ReportSource(FinishedFolder(folder))
    return try ComparisonAnswer(source, PairedRow.all(source))
  }

  private static func box(_ folder: String) throws -> String {
    try answer(folder).sentences.map(\.plain).joined(separator: "\n")
  }

  /// An experiment on one outcome, beside the unit as it is.
  private static func experiment(_ question: String, _ outcome: String, _ others: [String])
    -> String
  {
    let scenarios = (["name: today"] + others).map { "  - {\($0)}" }.joined(separator: "\n")
    return """
      question: "\(question)"
      kind: compare
      model: unit.yaml
      outcomes: [\(outcome)]
      scenarios:
      \(scenarios)
      """
  }

  private static func nurses(_ question: String) -> String {
    experiment(
      question, "load_mean",
      [("some", 18), ("several", 24), ("many", 36)].map { name, count in
        "name: \(name), set: {site.units.icu.posts.nurse.count: \(count)}"
      })
  }

  @Test(
    "Where a question asks for hours each scenario has its own, and which does most for an hour")
  func hours() throws {
    let results = try SmallResults()
    func text(_ question: String) -> String {
      Self.experiment(
        question, "breaks_carefree_percent",
        [("a-third", 0.33), ("two-thirds", 0.66), ("all", 1.0)].map { name, dose in
          "name: \(name), policies: [protected-breaks=\(dose)]"
        })
    }
    let asked = try results.run(
      text("Which frees breaks, and for how many hours?"), as: "asked", replicates: 12)
    let box = try Self.box(asked)
    let rows = try PairedRow.all(ReportSource(FinishedFolder(asked)))
    let clear = PairedRow.clear(rows.filter { $0.words.name == "breaks_carefree_percent" })
    try #require(clear.count == 3)
    for row in clear.dropFirst() {
      let hours = NumberStyle.fixed(try #require(row.hours).value, 0)
      #expect(box.contains(" for \(hours)\u{A0}h more"), "\(box)")
    }
    #expect(box.contains("for each hour"))
    let unasked = try Self.box(
      try results.run(text("Which frees breaks?"), as: "unasked", replicates: 12))
    #expect(!unasked.contains("h more") && !unasked.contains("for each hour"))
  }

  @Test("Programmes within duty are told where hours are asked for: no paid hour shows them")
  func withinDuty() throws {
    let results = try SmallResults()
    func text(_ question: String) -> String {
      Self.experiment(question, "capacity_mean", ["name: small-breaks, policies: [micro-breaks]"])
    }
    let asked = try Self.box(results.run(text("For how many hours?"), as: "asked", replicates: 6))
    #expect(
      asked.contains("In duty time, which paid hours do not show, “small breaks” takes "),
      "\(asked)")
    let unasked = try Self.box(results.run(text("What comes?"), as: "unasked", replicates: 6))
    #expect(!unasked.contains("In duty time"))
  }

  @Test("What the question names is told first and held together; the rest comes after it")
  func named() throws {
    let results = try SmallResults()
    let both = try Self.box(
      results.run(Self.nurses("Some or several: which?"), as: "both", replicates: 12))
    #expect(both.hasPrefix("“several” lowers load on the floor"), "\(both)")
    #expect(both.contains("Of the two asked about, “several” changes it more than “some”"))
    #expect(both.contains("“many” by "))
    #expect(!both.contains("allowing for"))
    let folder = try results.run(Self.nurses("Which?"), as: "none", replicates: 12)
    let none = try Self.box(folder)
    #expect(none.hasPrefix("“many” lowers load on the floor"))
    #expect(none.contains("allowing for all 3 pairs of the 3)"), "\(none)")
    // On a telephone there is room for an interval in one line, and for no more.
    let whole = try ReportPage(folder).html.matches(of: /<span class="i">(.*?)<\/span>/)
    #expect(!whole.isEmpty && whole.allSatisfy { $0.1.replacing(/<.*?>/, with: "").count < 40 })
    let one = try Self.box(results.run(Self.nurses("Do some help?"), as: "one", replicates: 12))
    #expect(one.hasPrefix("“some” lowers load on the floor"))
    #expect(!one.contains("the two"))
  }

  @Test("An interval that holds for several differences is wider by Student's quantiles")
  func among() {
    let paired = PairedDifference(
      baseline: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], other: [2, 2, 5, 4, 7, 6, 9, 9, 9, 12])
    let (one, six) = (paired.interval(among: 1), paired.interval(among: 6))
    #expect(one == paired.interval)
    // t of 9 degrees of freedom: 2.2622 at 0.975, 3.3642 at 1 - 0.025 / 6 (tables).
    let ratio = (six.high - six.low) / (one.high - one.low)
    #expect(abs(ratio - 3.3642 / 2.2622) < 1e-3, "\(ratio)")
  }

  @Test(
    "How many times as much, in words",
    arguments: [
      (1.4, nil), (2.0, "about twice as much"), (2.2, "more than twice as much"),
      (2.78, "nearly three times as much"), (11.6, "nearly 12 times as much"), (.infinity, nil),
    ] as [(Double, String?)])
  func times(ratio: Double, words: String?) { #expect(PriceSentence.times(ratio) == words) }

  private static let pairs = """
    kind: compare
    model: unit.yaml
    outcomes: [load_mean, capacity_mean, encounters_per_shift, left_unseen_percent]
    pairs: [[today, few], [few, many]]
    scenarios:
      - {name: today}
      - {name: few, set: {site.units.icu.posts.nurse.count: 6}}
      - {name: many, set: {site.units.icu.posts.nurse.count: 30}}
    """

  @Test("Pairs have the sizes of what else they change; what is the same is called so")
  func sizes() throws {
    let results = try SmallResults()
    let folder = try results.run(Self.pairs, replicates: 10)
    let rows = try PairedRow.all(ReportSource(FinishedFolder(folder))).filter {
      $0.isAsked && $0.scenario == "few"
    }
    let others = PairedRow.clear(rows).filter { $0.words.name != "load_mean" }
    try #require(!others.isEmpty)
    let answer = try Self.answer(folder)
    for row in others {
      let size = NumberStyle.fixed(abs(row.difference.value), row.difference.decimals)
      #expect(answer.sentences[0].plain.contains("\(row.words.phrase) by \(size)"))
    }
    let same = rows.filter(\.isSame)
    try #require(same.map(\.words.name) == ["left_unseen_percent"])
    let whole = try #require(answer.more.first).plain
    #expect(whole.contains("; the same in both: patients who leave unseen"), "\(whole)")
    #expect(!whole.contains("no change can be told of patients who leave unseen"))
  }

  @Test("A picture of unlike baselines has a heading for each, and labels without them")
  func headings() throws {
    let results = try SmallResults()
    let page = try ReportPage(results.run(Self.pairs, replicates: 4))
    let picture = try #require(page.picture("difference-load-mean"))
    for heading in [">Against “today”<", ">Against “few”<", ">few<", ">many<"] {
      #expect(picture.components(separatedBy: heading).count == 2, "\(heading)")
    }
    func row(_ label: String) -> IntervalChart.Row {
      IntervalChart.Row(label: label, entries: [IntervalChart.Entry(value: 1)])
    }
    let rows = IntervalChart.grouped([("a", row("1")), ("b", row("2")), ("a", row("3"))])
    #expect(rows.map(\.label) == ["a", "1", "3", "b", "2"])
    #expect(rows.map(\.isHeading) == [true, false, false, true, false])
  }

  @Test(
    "An interval without zero that does not hold among all that was asked says so, with their number"
  )
  func family() throws {
    let results = try SmallResults()
    let folder = try results.run(Self.nurses("Which?"), replicates: 8)
    let lines = try results.text("it/comparisons.csv").split(separator: "\n")
    let columns = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    let place = try #require(columns.firstIndex(of: "p_holm"))
    let changed = lines.map { line -> String in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if cells[2] == "load_mean" { cells[place] = "0.2" }
      return cells.joined(separator: ",")
    }
    try results.write(changed.joined(separator: "\n") + "\n", as: "it/comparisons.csv")
    let box = try Self.box(folder)
    #expect(box.contains("not clear once all 3 differences are allowed for"), "\(box)")
    #expect(!box.contains("luck"))
  }
}
