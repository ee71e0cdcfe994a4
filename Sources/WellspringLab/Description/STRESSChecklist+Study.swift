// Sections 3 to 6 of the checklist: data, experimentation, implementation, code.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension STRESSChecklist {
  // MARK: 3. Data

  var data: [(String, [String])] {
    var appendix = odd.appendix
    appendix.level = 4
    return [
      (
        "Data sources",
        sources(appendix.acting)
      ),
      (
        "Pre-processing",
        [
          "Numbers graded *derived* were computed from published ones; *calibrated* ones were fitted "
            + "so that published patterns are reproduced.",
          "\(Self.open) what was done to data of one's own.",
        ]
      ),
      ("Input parameters", appendix.blocks),
      ("Assumptions", assumptions(appendix.acting)),
    ]
  }

  /// What is named for numbers that rest on data, by grade; the reasons for the others are no data.
  private func sources(_ acting: [LoadedValue]) -> [String] {
    let grades: [EvidenceGrade] = [.measured, .derived, .calibrated, .grey]
    let lists = grades.flatMap { grade -> [String] in
      var sources: [String] = []
      for value in acting where value.grade == grade && !value.source.isEmpty {
        let source = Markdown.inline(value.source)
        if !sources.contains(source) { sources.append(source) }
      }
      return sources.isEmpty ? [] : ["*\(grade.name)* (\(grade.meaning)):"] + Markdown.list(sources)
    }
    let open = "\(Self.open) data of one's own, with period, place and access."
    return lists.isEmpty
      ? ["No number that acts rests on data.", open]
      : ["Sources of the numbers that act and rest on data, by grade; which number, see 3.3."]
        + lists + [open]
  }

  private func assumptions(_ acting: [LoadedValue]) -> [String] {
    let assumed = acting.count { $0.grade == .assumed }
    var items = ODDDescription.holding([
      (
        parts.has(.contacts) && !parts.has(.teams, .contacts),
        "Everybody on duty in a unit can meet everybody else."
      ),
      (true, "Units are independent."),
      (
        !parts.skillMoves && parts.trainings.isEmpty,
        "Traits do not change while a person holds a post."
      ),
      (
        parts.has(.cases) && !Submodels(loaded, parts).lengthens,
        "The length of a case does not depend on who cares for it, nor on the load."
      ),
      (parts.has(.cases), "Arrivals do not depend on the state of the unit."),
      (
        parts.has(.gaps) && !parts.has(.standIns),
        "Nobody stands in for the absent, nor for a vacant post."
      ),
      (
        parts.has(.standIns, .gaps),
        "Stand-ins are like one another but for their traits; who stands in does not learn the unit."
      ),
      (
        parts.has(.acts(.sleep), .shifts), "The circadian phase does not adapt to night work."
      ),
      (parts.acts(.lossSpiral), "The depleted refill more slowly."),
      (
        Submodels.spiral(of: model)?.folds != nil, "That people tip is a hypothesis."
      ),
    ])
    items.append("Errors of survey answers are independent between persons, waves and instruments.")
    if assumed > 0 {
      items.append(
        "\(assumed) of the \(acting.count) numbers that act are working assumptions (grade "
          + "*assumed*; see 3.3).")
    }
    let off = Mechanism.allCases.filter { !parts.isOn($0) }.map { "`\($0.rawValue)`" }
    if !off.isEmpty { items.append("Switched off: \(off.joined(separator: ", ")).") }
    return Markdown.list(items) + [
      "\(Self.open) which assumptions were varied, and with what result."
    ]
  }

  // MARK: 4. Experimentation

  var experimentation: [(String, [String])] {
    [
      (
        "Initialisation",
        odd.initialisation + ["\(Self.open) how it was found that the warm-up is long enough."]
      ),
      (
        "Run length",
        [
          "\(model.horizon.days.shortText) observed days after \(model.horizon.warmUpDays.shortText) "
            + "days of warm-up, in continuous time, counted in hours."
        ]
      ),
      (
        "Estimation approach",
        [
          "Independent replicates. `summary.csv` gives for each outcome the number of replicates in "
            + "which it is defined, mean, standard deviation, Monte Carlo standard error, the 95 % "
            + "interval of the mean by Student's t, median, and 5th and 95th percentile."
        ] + estimation
      ),
    ]
  }

  private var estimation: [String] {
    study?.amount ?? [
      "\(Self.open) the number of replicates, the seed, and how differences between scenarios were "
        + "estimated."
    ]
  }

  // MARK: 5. Implementation

  var implementation: [(String, [String])] {
    [
      (
        "Software or programming language",
        [
          "Wellspring \(wellspringVersion), written in Swift, with the GNU Scientific Library and "
            + "Random123 in C.",
          "\(Self.open) versions of the compiler and the libraries.",
        ]
      ),
      ("Random sampling", ODDDescription.streams),
      (
        "Model execution",
        [
          "Next-event time advance in continuous time; order of simultaneous events as in 2.2. "
            + "Replicates run in parallel, on one machine or in shards on several, and results depend on "
            + "neither the number of threads nor that of shards.",
          (study.map { "The command: `\($0.experiment.command.joined(separator: " "))`." }
            ?? "\(Self.open) the command.")
            + " `run.json` of each results folder states it, with digests of the model as read and of "
            + "every table.",
        ]
      ),
      (
        "System specification",
        [
          "\(Self.open) processor, memory and run time. `run.json` states the class of processor, the "
            + "C library, the operating system, threads, wall time and processor time."
        ]
      ),
    ]
  }

  // MARK: 6. Code access

  var sharing: [String] {
    [
      "Wellspring is free software under GPL-3.0-or-later. The model is one text file"
        + (loaded.otherFiles.isEmpty
          ? "." : ", with: " + loaded.otherFiles.map { "`\($0)`" }.joined(separator: ", ") + ".")
        + " The version, the model file and the command with its seed make the tables again, byte for "
        + "byte on the same class of processor and C library.",
      "\(Self.open) where the code, the model file and the results are kept, with identifiers.",
    ]
  }
}
