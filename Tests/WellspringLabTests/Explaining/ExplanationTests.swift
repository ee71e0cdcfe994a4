// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Explanation of a post")
struct ExplanationTests {
  private let scratch = Scratch()

  // MARK: Asking

  @Test("A folder, a scenario, a unit, a post or a replicate that is not there is named")
  func wrongQuestions() throws {
    func asked(_ clinician: String, _ replicate: Int = 1, _ scenario: String? = nil) -> String {
      SmallRun.complaint {
        _ = try SmallRun.question(clinician, replicate: replicate, scenario: scenario)
      }
    }
    #expect(asked("icu-1/12") == "" && asked("icu-2/1", 3, "base") == "")
    #expect(asked("icu-1/13") == "--clinician icu-1/13: the unit has posts icu-1/1 to icu-1/12")
    #expect(asked("icu-1/0").contains("posts icu-1/1 to icu-1/12"))
    #expect(asked("icu-1/x").contains("posts icu-1/1 to icu-1/12"))
    #expect(asked("icv-1/3").contains("did you mean `icu-1`?"))
    #expect(asked("12").contains("a unit and a position, such as icu-1/1"))
    #expect(asked("icu-1/1", 4) == "--replicate 4: the run has replicates 1 to 3")
    #expect(asked("icu-1/1", 0).contains("replicates 1 to 3"))
    #expect(asked("icu-1/1", 1, "bass").contains("did you mean `base`?"))
    let nowhere = SmallRun.complaint {
      _ = try PostQuestion(
        folder: scratch.path, clinician: "icu/1", replicate: 1, scenario: nil)
    }
    #expect(nowhere.contains("this is not a folder of results"))
  }

  @Test("Among several scenarios one must be chosen")
  func scenarios() throws {
    try SmallRun.text.write(toFile: scratch.path + "/unit.yaml", atomically: true, encoding: .utf8)
    let text = """
      question: Do more nurses help?
      kind: compare
      model: unit.yaml
      replicates: 2
      scenarios: [{name: today}, {name: more, set: {site.units.icu.posts.nurse.count: 14}}]
      """
    let experiment = try ExperimentFile.load(
      bytes: Array(text.utf8), file: "e.yaml", directory: scratch.path)
    func asked(_ clinician: String, _ scenario: String?) -> String {
      SmallRun.complaint {
        _ = try PostQuestion(
          experiment, clinician: clinician, replicate: 1, scenario: scenario)
      }
    }
    #expect(asked("icu-1/1", nil).contains("choose one of today, more"))
    #expect(asked("icu-1/14", "more") == "")
    #expect(asked("icu-1/14", "today").contains("icu-1/1 to icu-1/12"))
  }

  // MARK: Windows

  private static func history(_ below: [Int], from first: Int = 1) -> PostHistory {
    var history = PostHistory()
    for (place, run) in below.enumerated() {
      history.days.append(
        PostDay(
          day: first + place, holder: 1, capacityMean: 1, monthMean: 1, daysBelow: run,
          exhaustionScore: 0, isSick: false))
    }
    history.holders = [
      HolderSpan(
        holder: 1, startHours: 24 * Double(first - 1), endHours: 1e4, startCapacity: 1,
        endCapacity: 1, hasLeft: false, loadFactor: 1, permeability: 0.5, skill: 0.7)
    ]
    return history
  }

  @Test("A tip is the day of the first passage that lasts 28 days, and decides the window")
  func tips() {
    let up = [Int](repeating: 0, count: 100)
    let short = Array(1...27)
    let long = Array(1...40)
    let tipped = Self.history(up + short + [0, 0] + long)
    #expect(tipped.tip == .on(day: 130, holder: 1))
    #expect(tipped.interestingWindow(days: 400) == DayWindow(first: 75, last: 130))
    #expect(Self.history(up + short + up).tip == .never)
    #expect(Self.history(up).interestingWindow(days: 365) == DayWindow(first: 1, last: 365))
    #expect(Self.history(Array(40...80)).tip == .before)
    #expect(Self.history(Array(5...80)).tip == .before)
    let early = Self.history([0, 0] + long)
    #expect(early.interestingWindow(days: 365) == DayWindow(first: 1, last: 3))
    let hired = Self.history([Int](repeating: 0, count: 30) + long, from: 200)
    #expect(hired.interestingWindow(days: 365) == DayWindow(first: 200, last: 230))
  }

  // MARK: Causes

  @Test("The causes of a window add up to its change, and their shares to one on either side")
  func causes() throws {
    let explanation = try Explanation(
      SmallRun.question(), window: DayWindow(first: 10, last: 30))
    let ledger = explanation.original
    let causes = ledger.causes
    let balance = try #require(ledger.balances.first)
    #expect(ledger.balances.count == 1 && abs(balance.difference) < 1e-12)
    #expect(abs(causes.reduce(0) { $0 + $1.total } - balance.sum) < 1e-12)
    for isLoss in [true, false] {
      let side = causes.filter { ($0.total < 0) == isLoss }
      #expect(abs(side.reduce(0) { $0 + $1.share } - 1) < 1e-9)
    }
    let contagion = try #require(causes.first { $0.cause == .contagion })
    #expect(contagion.count == ledger.rows.count { $0.cause == .contagion })
    #expect(abs(contagion.each * Double(contagion.count) - contagion.total) < 1e-12)
    let whole = try Explanation(SmallRun.question())
    let total = try #require(whole.original.causes.first { $0.cause == .contagion })
    #expect(abs(21 * contagion.perDay + 19 * contagion.perOtherDay - total.total) < 1e-12)
    let worst = ledger.worstJumps(3)
    #expect(worst.count == 3 && worst[0].change <= worst[1].change)
    #expect(worst[0].change == ledger.rows.filter { $0.cause.kind == .jump }.map(\.change).min())
  }

  // MARK: What would have been

  private func other(
    _ removals: [String] = [], _ policies: [String] = [], since: Int = 1
  ) throws -> Explanation {
    let question = try PostQuestion(
      folder: SmallRun.folder(scratch), clinician: "icu-1/5", replicate: 2, scenario: nil)
    let counterfactual = try Counterfactual(
      question, removals: removals.map { try Removal.named($0) }, policies: policies,
      sinceDay: since)
    return try Explanation(question, counterfactual: counterfactual)
  }

  @Test("A policy without a dose leaves the path as it is, to the last bit")
  func zeroDose() throws {
    let explanation = try other([], ["protected-breaks=0"])
    let parting = try #require(explanation.parting)
    #expect(parting.hours == nil && parting.day == nil)
    #expect(explanation.other?.figures == explanation.figures)
    let changes = explanation.original.history.rows.map(\.change)
    #expect(explanation.other?.ledger.history.rows.map(\.change) == changes)
  }

  @Test("A policy acts from the day that was asked for, and the run with it says the same")
  func policy() throws {
    let explanation = try other([], ["protected-breaks=1"], since: 11)
    let parting = try #require(explanation.parting)
    #expect(try #require(parting.hours) >= 240)
    let sets = try ModelOverride.settings(policy: "protected-breaks=1") + ["policies.startDay=11"]
    let model = try #require(
      try SmallRun.experiment(RunSettings(sets: sets, replicates: 3)).scenarios[0].model)
    let run = try Simulation(model: model, seed: 1, recording: .clinicians).run(replicate: 2)
    let columns = ClinicianColumn.allCases.count
    let row = run.clinicians[(4 * columns)..<(5 * columns)].map(\.bitPattern)
    #expect(explanation.other?.ledger.history.clinician.map(\.bitPattern) == row)
    let scope = try #require(explanation.other?.counterfactual.scope(explanation.question))
    #expect(scope == ["protected-breaks=1: a policy of the whole unit, from day 11 on."])
  }

  @Test("What is taken from the post alone is told apart from what is taken from the unit")
  func removals() throws {
    let explanation = try other(["contagion", "arousal"])
    let rows = try #require(explanation.other?.ledger.history.rows)
    #expect(rows.allSatisfy { $0.cause != .contagion || $0.change == 0 })
    #expect(rows.allSatisfy { $0.cause != .arousal || $0.change == 0 })
    let scope = try #require(explanation.other?.counterfactual.scope(explanation.question))
    #expect(scope[0].hasPrefix("contagion: for icu-1/5 alone, from day 1 on"))
    #expect(scope[1].hasPrefix("arousal: for the whole unit, from the start of the run"))
    #expect(explanation.other?.counterfactual.label == "without contagion, arousal")
  }

  @Test("Causes and policies that there are not are refused with the nearest name")
  func unknown() throws {
    let names = Removal.ofPost.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Removal.ofUnit.allSatisfy { !names.contains($0.name) && !$0.isForPost })
    for removal in Removal.ofPost + Removal.ofUnit {
      #expect(try Removal.named(removal.name) == removal)
    }
    func asked(_ name: String) -> String { SmallRun.complaint { _ = try Removal.named(name) } }
    #expect(
      asked("moral-event")
        == "--without moral-event: no cause is called so; did you mean `moral-events`?")
    #expect(asked("xyzzy").contains("for the post alone there are moral-events, contagion"))
    let question = try SmallRun.question()
    let bad = SmallRun.complaint {
      _ = try Counterfactual(
        question, removals: [], policies: ["protected-brakes"], sinceDay: 1)
    }
    #expect(bad.contains("did you mean `protected-breaks`?"))
  }
}
