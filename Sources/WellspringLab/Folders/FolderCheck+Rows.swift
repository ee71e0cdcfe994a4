// The rows of a folder against the trials of its experiment, and the tables that follow from them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

extension FolderCheck {
  /// Which trials the experiment had, and the rows with what is wrong about them.
  struct Trials: Sendable {
    var plan: TrialPlan
    var trials: TrialsOnDisk
  }

  /// The trials that there must be. Those of an adaptive experiment follow from the rows, decision
  /// by decision.
  func checkedTrials(_ onDisk: TrialsOnDisk) -> Trials {
    var trials = onDisk
    var plan = experiment.firstPlan
    if experiment.isAdaptive {
      var ledger = TrialLedger()
      while experiment.study.grow(&plan, ledger, experiment) {
        let all = plan.trials
        guard all.allSatisfy({ trials.record($0) != nil }) else { break }
        let known = trials
        let source = TrialSource(plan) { known.record($0) ?? TrialRecord($0) }
        do throws(OutputError) { try ledger.read(source) } catch {
          preconditionFailure("the trials are at hand")
        }
      }
    }
    checkTrials(plan, &trials)
    return Trials(plan: plan, trials: trials)
  }

  /// Exactly one row for each trial.
  private func checkTrials(_ plan: TrialPlan, _ trials: inout TrialsOnDisk) {
    let (rows, failures) = (ResultTables.replicates().fileName, ResultTables.failures.fileName)
    var wanted = [Set<UInt64>](repeating: [], count: experiment.scenarios.count)
    for trial in plan.trials {
      wanted[trial.scenario].insert(trial.replicate)
      let scenario = experiment.scenarios[trial.scenario]
      let name = "\(scenario.name), replicate \(trial.replicate)"
      switch (trials.outcomes(trial) != nil, trials.reason(trial)) {
      case (false, nil): trials.report(rows, "\(name) is missing, and did not fail")
      case (true, .some): trials.report(failures, "\(name) failed, and has outcomes")
      case (true, nil):
        if scenario.model == nil { trials.report(rows, "\(name) cannot be run, and has outcomes") }
      case (false, .some(let reason)):
        if case .impossible(let why) = scenario.content, why != reason {
          trials.report(failures, "\(name) failed for another reason: \(TextRule.short(why))")
        }
      }
    }
    for trial in trials.trials where !wanted[trial.scenario].contains(trial.replicate) {
      let name = experiment.scenarios[trial.scenario].name
      trials.report(
        trials.outcomes(trial) != nil ? rows : failures,
        "\(name), replicate \(trial.replicate) is not one of this experiment")
    }
  }

  /// Says what is wrong with the rows; makes the tables again that follow from them when nothing is.
  func checkRows(_ known: Trials, _ report: inout Report) {
    let trials = known.trials
    for problem in trials.problems {
      report.rows.append(
        Finding(subject: problem.table, verdict: problem.message, isGood: false))
    }
    if trials.hiddenProblems > 0 {
      report.rows.append(
        Finding(
          subject: ResultTables.replicates().fileName,
          verdict: "and \(trials.hiddenProblems) more rows", isGood: false))
    }
    guard trials.problems.isEmpty else {
      report.unchecked.append("The tables that follow from replicates.csv were not made again.")
      return
    }
    do throws(OutputError) { try rewrite(trials, known.plan, &report) } catch {
      report.unchecked.append("No table could be made again: \(error.description).")
    }
  }

  /// Makes the tables again, by the code that wrote them, in a folder that vanishes.
  private func rewrite(
    _ trials: TrialsOnDisk, _ plan: TrialPlan, _ report: inout Report
  ) throws(OutputError) {
    let place = NSTemporaryDirectory() + "/wellspring-verify-\(UUID().uuidString)"
    let none = RunInputs([])
    let scratch = try ResultsFolder(
      place, mark: FolderMark(experiment, identity: experiment.identity, inputs: none),
      inputs: none, resume: false)
    defer { scratch.abandon() }
    var slim = experiment
    slim.recording = []
    slim.recordsDaily = false
    let source = TrialSource(plan) { trials.record($0) ?? TrialRecord($0) }
    let writer = try ExperimentTables(slim, source, scratch)
    for table in try writer.rewrite() {
      report.rows.append(verdict(table, scratch))
    }
  }

  private func verdict(_ table: WrittenTable, _ scratch: ResultsFolder) -> Finding {
    let name = table.schema.fileName
    let follows =
      name == ResultTables.replicates().fileName || name == ResultTables.failures.fileName
      ? "a row for each trial, in order" : "follows from replicates.csv"
    guard let onDisk = try? TableOnDisk("\(folder)/\(name)") else {
      return Finding(subject: name, verdict: "cannot be read", isGood: false)
    }
    if onDisk.digest == table.digest {
      return Finding(subject: name, verdict: follows, isGood: true)
    }
    let difference = firstDifference(name, scratch)
    if !isSamePlatform, difference == nil {
      return Finding(subject: name, verdict: follows + ", to 1e-9", isGood: true)
    }
    return Finding(
      subject: name,
      verdict: difference ?? "is not written as it was", isGood: false)
  }

  /// The first line that differs, on another platform by more than the tolerance.
  private func firstDifference(_ name: String, _ scratch: ResultsFolder) -> String? {
    guard let place = scratch.temporaryPath(name),
      let own = try? BoundedFile.read("\(folder)/\(name)", atMost: TrialsOnDisk.mostBytes),
      let wanted = try? BoundedFile.read(place, atMost: TrialsOnDisk.mostBytes)
    else { return nil }
    var (left, right) = (CSVReader(own), CSVReader(wanted))
    while true {
      let pair = (left.next(), right.next())
      guard let a = pair.0, let b = pair.1 else {
        if pair.0 == nil, pair.1 == nil { return nil }
        return pair.0 == nil
          ? "ends before its rows do" : "line \(left.line) is not one of its rows"
      }
      let isSame =
        a == b
        || !isSamePlatform && a.count == b.count
          && zip(a, b).allSatisfy { Self.isClose($0, $1) }
      if !isSame {
        let column = zip(a, b).enumerated().first { $1.0 != $1.1 }
        let cell = column.map {
          ": `\(TextRule.short(TextRule.oneLine($0.element.0)))`, not "
            + "`\(TextRule.short(TextRule.oneLine($0.element.1)))`"
        }
        return "line \(left.line) does not follow from replicates.csv" + (cell ?? "")
      }
    }
  }

  /// Two cells that are the same text, or numbers within the tolerance.
  private static func isClose(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    guard let x = Double(a), let y = Double(b) else { return false }
    return abs(x - y) <= tolerance * max(1, abs(y))
  }
}

extension TrialPlan {
  /// Every trial, block by block.
  var trials: [Trial] { (0..<blockCount).flatMap { block($0).trials } }
}
