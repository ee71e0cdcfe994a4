// The screen of a comparison: which scenario does most, and what cannot be told apart.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab
import WellspringReport

struct CompareScreen {
  private let report: RunReport

  init(_ report: RunReport) { self.report = report }

  private var experiment: Experiment { report.experiment }
  private var comparisons: [PairComparison] { report.results.comparisons }

  /// What the answer is about: the first outcome that is asked about and better one way.
  private var lead: Outcome {
    experiment.outcomes.first { $0.moreIsBetter != nil } ?? experiment.outcomes[0]
  }

  var text: String {
    var screen = Screen()
    let days = Set(experiment.scenarios.compactMap { $0.model.map { Int($0.horizon.days) } })
    let span = days.count == 1 ? ", \(counted(days.first ?? 0, "day"))" : ""
    let rows = CompareRows(report, lead)
    screen.question = experiment.title
    screen.setting = "\(report.replicatesText)\(span), seed \(experiment.seed)"
    screen.answer = report.answerOfPage
    screen.table = rows.lines
    screen.notes = notes
    screen.details = Array(
      (AssumptionLines(report, lead).lines + ComparisonText.shiftNote(report)
        + report.precisionLines).drop { $0 == "" })
    screen.shown = rows.outcomes
    let left = rows.leftOut > 0 ? " \(counted(rows.leftOut, "line")) more," : ""
    return screen.text(
      report,
      rest:
        "\(left) what the policies bought and who tips: comparisons.csv, who-changed.csv; --all "
        + "prints them at the end of a run.")
  }

  /// What each row is held against, where its name does not say it.
  private var against: [String] {
    let pairs = comparisons.map(\.pair)
    guard report.namesOthersAlone, Set(pairs.map(\.baseline)).count > 1 else { return [] }
    var baselines: [Int] = []
    for pair in pairs where !baselines.contains(pair.baseline) { baselines.append(pair.baseline) }
    func title(_ scenario: Int) -> String { experiment.scenarios[scenario].title }
    let parts = baselines.map { baseline in
      let own = pairs.filter { $0.baseline == baseline }.map { title($0.other) }
      return "“\(title(baseline))” for \(StudyAnswer.list(own, most: own.count))"
    }
    return ["What each is held against: \(parts.joined(separator: "; "))."]
  }

  private var notes: [String] {
    let asked = comparisons.reduce(0) { $0 + $1.outcomes.count(where: \.isAsked) }
    return against + [
      "A replicate is one simulated history; those of equal number share their luck, so that "
        + "differences are of the scenarios' own making. An interval holds the difference with 95 % "
        + "confidence. Lower and higher still stand out after allowing for all \(asked) "
        + "differences that are asked about (Holm, 5 %)."
    ]
  }
}

/// The rows of a comparison, outcome by outcome.
struct CompareRows {
  private(set) var lines: [String] = []
  private(set) var outcomes: [Outcome] = []
  /// Rows that there was no room for.
  private(set) var leftOut = 0
  private let report: RunReport

  init(_ report: RunReport, _ lead: Outcome) {
    self.report = report
    let comparisons = report.results.comparisons
    let beside = comparisons.first?.outcomes.map(\.outcome) ?? []
    let resource: Outcome = beside.contains(.cost) ? .cost : .staffHours
    let asked = report.experiment.outcomes.filter { $0 != lead && $0 != resource }
    var rows: [[String]] = []
    var left = Screen.mostLines
    for outcome in [lead, resource] + asked {
      let own = comparisons.compactMap { row($0, outcome) }
      guard left > 0, !own.isEmpty else {
        leftOut += own.count
        continue
      }
      // An outcome is shown whole, except the first.
      guard own.count <= left || outcome == lead else {
        leftOut += own.count
        continue
      }
      rows.append([title(outcome)])
      rows += own.prefix(left)
      leftOut += own.count - min(left, own.count)
      left -= min(left, own.count)
      outcomes.append(outcome)
    }
    let heading = ["", "difference", "95 % interval", ""]
    lines = ComparisonText.aligned([heading] + rows, rightFrom: 1, through: 2)
  }

  /// The outcome, and where the one baseline stands.
  private func title(_ outcome: Outcome) -> String {
    let heading = outcome.heading(report.experiment.currency)
    let baselines = Set(report.results.comparisons.map(\.pair.baseline))
    guard baselines.count == 1, let baseline = baselines.first,
      let summary = report.results.summary(scenario: baseline, outcome), summary.count > 0
    else { return heading }
    return "\(heading) (\(report.experiment.scenarios[baseline].title): \(Figure(summary).text))"
  }

  private func row(_ comparison: PairComparison, _ outcome: Outcome) -> [String]? {
    guard let entry = comparison.outcomes.first(where: { $0.outcome == outcome }) else {
      return nil
    }
    let name = "  " + report.rowName(comparison.pair)
    guard entry.paired.count > 0 else { return [name, "-", "", "no data"] }
    let figure = Figure(entry.paired)
    return [name, figure.signedText, figure.signedRange, Self.word(entry)]
  }

  /// What the numbers say, in a word or two.
  private static func word(_ entry: OutcomeComparison) -> String {
    let verdict = ComparisonText.verdict(entry)
    if verdict == "no clear difference" { return "cannot be told" }
    return verdict.hasPrefix("perhaps") ? String(verdict.prefix { $0 != ":" }) : verdict
  }
}

extension RunReport {
  /// The sentences that the page has before its first picture.
  var answerOfPage: [String] {
    (try? PlainAnswer(folder).sentences) ?? ["The tables cannot be read again; verify says why."]
  }

  /// Whether a scenario is in one pair alone, so that its name says which.
  var namesOthersAlone: Bool {
    let others = results.comparisons.map(\.pair.other)
    return Set(others).count == others.count
  }

  /// A pair as a row of a table has it.
  func rowName(_ pair: ScenarioPair) -> String {
    namesOthersAlone ? experiment.scenarios[pair.other].title : pairName(pair)
  }

  /// The scenario of a pair; with what it is held against where that differs between pairs.
  func pairName(_ pair: ScenarioPair) -> String {
    let name = experiment.scenarios[pair.other].title
    let baselines = Set(results.comparisons.map(\.pair.baseline))
    return baselines.count == 1
      ? name : "\(name) against \(experiment.scenarios[pair.baseline].title)"
  }
}
