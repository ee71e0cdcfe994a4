// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Warning experiments")
struct WarningsStudyTests {
  static func text(_ more: String = "") -> String {
    """
    question: Would anything have warned?
    kind: warnings
    model: small.yaml
    days: 280
    replicates: 8
    signals: [capacity, absence, breaks, surveys]
    indicators: [mean, variance, autocorrelation, cross-correlation]
    window: 6 weeks
    trend: 12 weeks
    watch: 8 weeks
    horizon: 28
    \(more)
    """
  }

  static let days = 280
  static let posts = 30

  /// Every third post tips about day 210; those that do swing ever wider for 100 days before.
  static func madeUpDays(_ scenario: Int, _ replicate: UInt64) -> PostDays {
    var days = PostDays()
    days.posts = [UInt32(posts)]
    days.capacity = Array(repeating: 0, count: Self.days * posts)
    days.marks = Array(repeating: [], count: Self.days * posts)
    for post in 0..<posts {
      let tips = post.isMultiple(of: 3)
      let fall = 195 + post % 7
      let noise = IndicatorTests.path(
        (scenario * 1_000 + Int(replicate)) * 100 + post, days: Self.days, kept: 0.4)
      for day in 0..<Self.days {
        let near = tips ? max(0, 1 - abs(Double(fall - day)) / 100) : 0
        let level = tips && day >= fall ? 0.2 : 0.9
        let at = day * posts + post
        days.capacity[at] = Float(level + 0.01 * (1 + 4 * near) * noise[day])
        var marks: DayMarks = noise[day] > 1.8 ? .absent : []
        if day % 2 == post % 2 { marks.insert(.shift) }
        if day % 2 == post % 2, noise[day] < -1 { marks.insert(.breakMissed) }
        days.marks[at] = marks
      }
    }
    return days
  }

  @discardableResult
  private func run(
    _ study: MadeUpStudy, _ experiment: Experiment, _ folder: String = "out", threads: Int = 2
  ) throws -> RunReport? {
    try study.run(
      experiment, folder, threads: threads,
      surveys: { _, _ in
        [90, 180, 270].map {
          SurveyRow(
            unit: 0, wave: UInt32($0 / 90), day: UInt32($0), instrument: 0, invited: 30,
            answered: 20, trueMean: 20, trueCasesPercent: 20, surveyedMean: 20 + Double($0 % 7),
            surveyedCasesPercent: 20)
        }
      }, postDays: Self.madeUpDays, values: { _, _ in [:] })
  }

  private func row(
    _ study: MadeUpStudy, _ signal: String, _ indicator: String, _ score: String
  ) throws -> [String: String] {
    try #require(
      try study.rows("warnings").first {
        $0["signal"] == signal && $0["indicator"] == indicator && $0["score"] == score
      })
  }

  @Test("Widening swings before tips are found, and what nobody can know is not")
  func finds() throws {
    let study = MadeUpStudy()
    let report = try #require(try run(study, try study.load(Self.text())))
    let rows = try study.rows("warnings")
    #expect(rows.count == 4 * 4 * 2)
    // Ten posts of thirty tip in each of eight replicates, and as many others are found.
    #expect(rows.allSatisfy { $0["tips"] == "80" && $0["matched"] == "80" })
    for (score, least) in [("value", 0.95), ("trend", 0.7)] {
      let variance = try row(study, "capacity", "variance", score)
      #expect(Double(variance["auc"]!)! > least, "\(variance)")
      #expect(Double(variance["lead_days"]!)! >= 28)
      #expect(Double(variance["false_alarms_per_year"]!)! <= 0.5)
    }
    let value = try row(study, "capacity", "variance", "value")
    #expect(Double(value["sensitivity_percent"]!)! > 70, "\(value)")
    let trend = try row(study, "capacity", "variance", "trend")
    #expect(Double(trend["significant_tips_percent"]!)! > 50)
    #expect(Double(trend["significant_matched_percent"]!)! < 20)
    // Missed breaks have nothing to do with it here, and a wave in 90 days has no variance.
    #expect(abs(Double(try row(study, "breaks", "variance", "value")["auc"]!)! - 0.5) < 0.2)
    let blind = try row(study, "surveys", "variance", "value")
    #expect(blind["auc"] == "" && blind["undefined_percent"] == "100")
    #expect(try row(study, "surveys", "cross-correlation", "value")["auc"] == "")
    #expect(abs(Double(try row(study, "surveys", "mean", "value")["auc"]!)! - 0.5) < 0.05)
    let picture = try study.rows("indicators").filter {
      $0["signal"] == "capacity" && $0["indicator"] == "variance" && $0["episode"] == "tip"
    }
    #expect(picture.map { $0["weeks_before"]! } == (0...12).reversed().map { String($0) })
    #expect(Double(picture.last!["mean"]!)! > 2 * Double(picture.first!["mean"]!)!)
    let slowing = try study.rows("slowing")
    #expect(slowing.map { $0["signal"]! } == ["capacity", "absence", "breaks"])
    #expect(abs(Double(slowing[0]["collapsed_percent"]!)! - 100 / 3.0) < 1e-9)
    #expect(abs(Double(slowing[0]["autocorrelation"]!)! - 0.4) < 0.03)
    #expect(abs(Double(slowing[0]["deviation"]!)! - 0.01) < 0.0005)
    #expect(report.results.lines.contains { $0.contains("never defined") })
    #expect(report.results.lines.last == "units and rules, never for judging a named person.")
  }

  @Test("Threads, shards and an interruption leave every byte as it is")
  func bytes() throws {
    let study = MadeUpStudy()
    let experiment = try study.load(Self.text("block: 1"))
    try run(study, experiment, "one", threads: 1)
    try run(study, experiment, "seven", threads: 7)
    for table in ["warnings", "roc", "indicators", "slowing"] {
      let one = try study.scratch.bytes("one/\(table).csv")
      #expect(one == (try study.scratch.bytes("seven/\(table).csv")), "\(table)")
      #expect(one.count > 500)
    }
    let stop = StopFlag()
    let ending = try study.run(
      experiment, "resumed", stop: stop, progress: { if $0.done == 3 { stop.request() } },
      postDays: Self.madeUpDays, values: { _, _ in [:] })
    #expect(ending == nil)
    let again = try study.run(
      experiment, "resumed", resume: true, postDays: Self.madeUpDays, values: { _, _ in [:] })
    #expect(again != nil)
    // Without survey rows all but the surveys' rows are those of the whole run.
    let rows = try study.rows("warnings", "resumed").filter { $0["signal"] != "surveys" }
    #expect(rows == (try study.rows("warnings", "one").filter { $0["signal"] != "surveys" }))
  }

  @Test("Parts hold posts day by day to the bit, and break when one is changed")
  func parts() throws {
    var record = TrialRecord(Trial(scenario: 0, replicate: 3))
    record.postDays = Self.madeUpDays(0, 3)
    record.postDays.midnight = [.nan, 0.25, -0]
    record.kept = [[0, 90, 21.5]]
    let identity = String(repeating: "a", count: 64)
    let bytes = PartFile.bytes([record], block: 0, identity: identity)
    let read = try PartFile.records(bytes, block: 0, identity: identity)[0]
    #expect(read.postDays.capacity == record.postDays.capacity)
    #expect(read.postDays.marks == record.postDays.marks && read.kept == record.kept)
    #expect(read.postDays.midnight[0].isNaN && read.postDays.midnight[1] == 0.25)
    // Five bytes for a post and a day.
    #expect(bytes.count < Self.days * Self.posts * 5 + 600)
  }

  @Test("What comes after the alarm changes neither it nor anything before it")
  func causality() throws {
    let plan = WarningsPlan()
    var record = TrialRecord(Trial(scenario: 0, replicate: 3))
    record.postDays = Self.madeUpDays(0, 3)
    let episode = Episode(stay: 0, first: 1, tip: 212, isTransition: true)
    let stay = Stay(unit: 0, position: 4, days: 1...280)
    func track(_ record: TrialRecord) -> EpisodeTrack {
      EpisodeTrack(episode, stay, TrialDays(record), plan) { _ in
        RandomStream(
          seed: 1, replicate: 1, kind: .experiment, unit: 0, index: 0, purpose: .surrogates)
      }
    }
    let whole = track(record)
    for day in [91, 130, 183] {
      var changed = record
      for at in day * Self.posts..<Self.days * Self.posts {
        changed.postDays.capacity[at] = Float(0.5 + 0.4 * FakeRun.number(9, at))
        changed.postDays.marks[at] = [.absent, .shift, .breakMissed]
      }
      changed.kept = [[0, Double(day + 1), 50]]
      let other = track(changed)
      var differs = false
      for detector in plan.detectors {
        let (a, b) = (
          whole.scores(detector, episode, plan), other.scores(detector, episode, plan)
        )
        let looks = whole.looks.filter { plan.isWatched($0, episode) }
        for (at, look) in looks.enumerated() {
          let isSame = a[at] == b[at] || (a[at].isNaN && b[at].isNaN)
          if look <= day { #expect(isSame, "\(detector) at \(look), changed after \(day)") }
          if !isSame { differs = true }
        }
      }
      // The change is seen where it may be seen.
      #expect(differs == (day < 178), "day \(day)")
    }
  }

  @Test(
    "Mistakes are named with their place",
    arguments: [
      ("signals: [capacity,", "signals: [capacty,", "did you mean `capacity`?"),
      ("[mean, variance,", "[mean, varianse,", "did you mean `variance`?"),
      ("window: 6 weeks", "window: 40", "not a time in whole weeks"),
      ("window: 6 weeks", "window: 6 /d", "not a time in whole weeks"),
      ("window: 6 weeks", "windo: 6 weeks", "did you mean `window`?"),
      ("days: 280", "days: 100", "need more than 154"),
      ("horizon: 28", "false_alarms: often", "not a rate above 0"),
      ("horizon: 28", "level: nurse", "person"),
      ("horizon: 28", "surrogates: ar2", "ar1"),
      ("horizon: 28", "instrument: mbi-exhaustio", "did you mean `mbi-exhaustion`?"),
      ("[capacity, absence, breaks, surveys]", "[]", "empty list"),
      ("[capacity, absence, breaks, surveys]", "[breaks, breaks]", "more than once"),
      ("horizon: 28", "units: [6]", "only experiments of kind power"),
    ])
  func mistakes(old: String, new: String, message: String) {
    let wrong = MadeUpStudy().complaints(Self.text().replacingOccurrences(of: old, with: new))
    #expect(wrong.contains { $0.contains(message) && $0.hasPrefix("e.yaml:") }, "\(wrong)")
  }
}
