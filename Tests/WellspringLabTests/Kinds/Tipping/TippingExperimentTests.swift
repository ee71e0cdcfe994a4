// Tipping experiments from file to tables.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Tipping experiments")
struct TippingExperimentTests {
  private static func file(_ more: String, mechanisms: String = "on") -> String {
    """
    question: Where?
    kind: tipping
    model: \(TippingPartsTests.models)/textbook.yaml
    set:
      mechanisms.lossSpiral: \(mechanisms)
      dynamics.capacity.working: 0.01 /h
    parameter: dynamics.capacity.baseDepletion
    days: 364
    \(more)
    """
  }

  private func run(_ text: String, threads: Int = 2) throws -> MadeUpStudy {
    let study = MadeUpStudy()
    let run = try ExperimentRun(
      study.load(text), RunOptions(threads: threads, folder: study.scratch.path + "/out"))
    _ = try run.execute { RunTiming(wallSeconds: 1, processorSeconds: 1, threads: threads) }
    return study
  }

  private static func value(
    _ rows: [[String: String]], _ arm: String, _ threshold: String, _ method: String
  ) -> Double? {
    rows.first { $0["arm"] == arm && $0["threshold"] == threshold && $0["method"] == method }
      .flatMap { Double($0["value"] ?? "") }
  }

  @Test("For constant rates bisection agrees with the closed-form folds to a millionth")
  func constantRates() throws {
    let study = try run(
      Self.file("from: 0.008\nto: 0.014\nsteps: 7\nexact: closed-form\nreplicates: 3"))
    let rows = try study.rows("tipping")
    for (threshold, load) in [("collapse", 1.25374), ("recovery", 0.91107)] {
      let bisected = try #require(Self.value(rows, "arm", threshold, "bisection"))
      let exact = try #require(Self.value(rows, "arm", threshold, "closed-form"))
      #expect(abs(bisected / exact - 1) < 1e-6)
      #expect(abs(exact / 0.01 - load) < 1e-5)
      #expect(rows.allSatisfy { $0["tips"] == "yes" })
    }
    // Between the folds those who start rested stay up, and those who start collapsed stay down.
    let branches = try study.rows("branches")
    #expect(branches.count == 14)
    for row in branches {
      let load = Double(row["value"]!)! / 0.01
      let isDown = row["down_percent"] == "100"
      #expect(isDown == (row["direction"] == "up" ? load > 1.254 : load > 0.911), "\(row)")
      #expect(row["n"] == "1" && row["down_ci_low"] == "")
      let state = Double(row[isDown ? "lower_state" : "upper_state"]!)!
      #expect(abs(Double(row["capacity_mean"]!)! - state) < 2e-4, "\(row)")
      #expect((row["unstable_state"] == "") == (load < 0.911 || load > 1.254))
    }
  }

  @Test("The linear model does not tip, and no tipping is reported")
  func linear() throws {
    let study = try run(
      Self.file(
        "from: 0.008\nto: 0.03\nsteps: 12\nexact: closed-form\nreplicates: 3", mechanisms: "off"))
    let rows = try study.rows("tipping")
    for row in rows where row["threshold"] != "width" {
      #expect(row["value"] == "" && row["tips"] == "no", "\(row)")
    }
    #expect(Self.value(rows, "arm", "width", "simulation") == 0)
    // Capacity does pass the midpoint: a share of people below it is no sign of tipping.
    let down = try study.rows("branches").map { $0["down_percent"]! }
    #expect(down.contains("0") && down.contains("100"))
  }

  private static let ward = """
    question: Where?
    kind: tipping
    model: \(TippingPartsTests.models)/one-nurse.yaml
    days: 182
    replicates: 12
    arms:
      - name: week
        parameter: perturbation.workload
        from: 1.4
        to: 5
        steps: 13
        exact: weekly-map
      - name: luck
        set:
          mechanisms.lifeStrain: on
        parameter: perturbation.workload
        from: 1.4
        to: 5
        steps: 4
        operating: 2.6
        pushes: [0.01, 0.99]
        ramps: {to: 5, days: [7, 28], hold: [60], back: on}
    """

  @Test("A rota without chance tips at the folds of its weekly map; chance comes first")
  func rota() throws {
    let study = try run(Self.ward)
    let rows = try study.rows("tipping")
    for threshold in ["collapse", "recovery"] {
      let bisected = try #require(Self.value(rows, "week", threshold, "bisection"))
      let exact = try #require(Self.value(rows, "week", threshold, "weekly-map"))
      #expect(abs(bisected / exact - 1) < 1e-6, "\(threshold) \(bisected) \(exact)")
    }
    // What was tried in steps of 0.3 is known to within 0.3 at best.
    let simulated = rows.filter {
      $0["method"] == "simulation" && $0["threshold"] != "width" && $0["arm"] == "week"
    }
    let known = simulated.filter { $0["value"] != "" }
    #expect(known.count == 2, "\(rows)")
    for row in known {
      let (low, high) = (Double(row["ci_low"]!)!, Double(row["ci_high"]!)!)
      #expect(high - low > 0.3 - 1e-9, "\(row)")
      #expect(low <= Double(row["value"]!)! && high >= Double(row["value"]!)!, "\(row)")
    }
    // In 98 days after the push the life outside work carries some down and some back up.
    let margins = try study.rows("margins").map { Double($0["down_percent"]!)! }
    #expect(margins.count == 2 && margins[0] < 50 && margins[1] > margins[0], "\(margins)")
    let ramps = try study.rows("ramps")
    #expect(ramps.map { $0["ramp_days"] } == ["0", "7", "28"])
    #expect(ramps.allSatisfy { Double($0["tipped_percent"]!)! >= Double($0["down_percent"]!)! })
    let escape = try study.rows("escape")
    #expect(escape.count == 34)
    for row in escape where row["arm"] == "luck" {
      #expect(row["n"] == "12")
      let rate = Double(row["rate_per_year"]!)!
      let expected = 365 * Double(row["passages"]!)! / Double(row["at_risk_days"]!)!
      #expect(abs(rate - expected) < 1e-12)
    }
    #expect(try study.rows("recovery").contains { $0["step"] == "prevention" })
  }

  @Test("A workload that stops below the fold tips nobody, however fast it rises; one beyond does")
  func speed() throws {
    func tipped(_ peak: Double, back: String) throws -> [String?] {
      let study = try run(
        """
        question: How fast?
        kind: tipping
        model: \(TippingPartsTests.models)/one-nurse.yaml
        days: 728
        replicates: 1
        direction: none
        operating: 2.5
        exact: weekly-map
        ramps: {to: \(peak), days: [1, 7, 56], back: \(back)}
        """)
      return try study.rows("ramps").map { $0["tipped_percent"] }
    }
    // The fold is at 3.849. Without a ramp nothing happens; a short visit beyond it is survived.
    #expect(try tipped(3.8, back: "off") == ["0", "0", "0", "0"])
    #expect(try tipped(4.1, back: "off") == ["0", "100", "100", "100"])
    #expect(try tipped(4.3, back: "on") == ["0", "0", "0", "100"])
  }

  @Test("One thread and seven leave the same tables")
  func bytes() throws {
    let (one, many) = (try run(Self.ward, threads: 1), try run(Self.ward, threads: 7))
    for table in ["tipping", "branches", "escape", "margins", "ramps", "recovery", "summary"] {
      #expect(
        try one.scratch.text("out/\(table).csv") == many.scratch.text("out/\(table).csv"))
    }
  }

  @Test("What is wrong with a file is said with its place and the nearest name")
  func errors() {
    let study = MadeUpStudy()
    func complaint(_ more: String) -> String {
      study.complaints(Self.file(more)).joined(separator: "\n")
    }
    let range = "from: 0.008\nto: 0.014\n"
    #expect(complaint("from: 0.008") == "e.yaml:1:1: to: missing and needed (0 to 1 /h)")
    #expect(complaint("from: 2 d\nto: 3").contains("from: `2 d` is not a value here"))
    #expect(complaint(range + "exact: closed").contains("closed-form"))
    #expect(complaint(range + "level: team").contains("level: `team` is not one of the choices"))
    #expect(complaint(range + "ramps: 3").contains("ramps: this is a group"))
    #expect(complaint(range + "pushes: [2]").contains("pushes: `2` is no push"))
    let busy = Self.file(range + "exact: closed-form")
      .replacing("mechanisms.lossSpiral: on", with: "mechanisms.all: on")
    #expect(!study.complaints(busy).isEmpty)
    let typo = Self.file(range).replacing("baseDepletion", with: "baseDepletoin")
    #expect(
      study.complaints(typo).joined().contains("did you mean `dynamics.capacity.baseDepletion`?"))
  }
}
