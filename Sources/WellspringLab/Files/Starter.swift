// What `wellspring new NAME` writes.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A commented model and an experiment with it to start from.
public enum Starter {
  /// The text of a model file that passes `check` as it stands.
  /// - Parameter name: what the model is called; line breaks and quotes are taken care of.
  public static func model(name: String) -> String {
    "name: \(JSONValue.quoted(name.isEmpty ? "My unit" : name))\n" + body
  }

  private static let body = """
    description: What this model can say, and what it cannot. Write it before the numbers.

    # Numbers may carry a unit (20 min, 3 /week, 12.5 h, 40 %); a bare number has the documented
    # one. Anything left out takes its default. To see every number with its unit, range and
    # source: wellspring describe FILE --format parameters
    # Where a number comes from can be written beside it:
    #   count: {value: 24, source: staffing plan 2025, grade: measured}

    horizon:
      days: 365 # observed
      warmUpDays: 180 # simulated before, left out of every table

    site:
      units:
        - name: ward # letters, digits, - and _
          count: 1 # units like this one
          beds: 12

          posts:
            - role: nurse
              count: 31 # persons on the rota, not persons on a shift
              vacationWeeks: 4

          rota:
            # always, three-on-four-off, four-on-four-off, five-on-two-off, sequence or roster
            pattern: three-on-four-off
            shifts:
              - {name: day, start: "07:00", hours: 12.5}
              - {name: night, start: "19:00", hours: 12.5}
            minimumRestHours: 11

          work:
            kind: beds # beds: patients stay; visits: they wait, are seen and leave
            arrivals:
              rate: 2.5 /d
              # byWeekday: [1, 1, 1, 1, 1, 0.8, 0.8] # Monday first; only proportions count
            assignment: least-loaded
            nominalDemand: 2 # demand of a clinician's cases at which the load is 1
            caseloadCap: {limit: 3, hard: off}
            cases:
              - name: medical
                share: 80 %
                demand: 1
                length: {distribution: lognormal, mean: 4 d, logDeviation: 0.8}
              - name: critical
                share: 20 %
                demand: 1.5
                traumaShare: 20 % # cases with traumatic content
                length: {distribution: lognormal, mean: 6 d, logDeviation: 0.8}

          breaks:
            planned: 2
            hours: 30 min

    # How people differ (clinicians) and how they work inside (dynamics) have documented defaults:
    # clinicians:
    #   permeabilityMean: 0.5
    # dynamics:
    #   capacity: {refillWhenDepleted: 0.25}

    # Switches, to see what a mechanism does:
    mechanisms:
      lossSpiral: on
      # turnover: off

    """

  /// The text of a model file that begins with another one.
  /// - Parameters:
  ///   - text: of the other file, which begins its name in the first column.
  ///   - file: the other file's own name, in a folder models.
  ///   - path: of the new file, for commands in comments.
  public static func like(
    _ text: String, from file: String, called name: String, in path: String
  ) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.hasPrefix("name:") { return "name: \(JSONValue.quoted(name))" }
      let own = String(line)
      return line.hasPrefix("#") ? own.replacing("models/\(file)", with: path) : own
    }
    return
      "# Begun from the shipped model \(file): put in your own numbers, and where they come from.\n#\n"
      + lines.joined(separator: "\n")
  }

  /// The text of an experiment with the policies that are asked about most, for any model.
  /// - Parameters:
  ///   - name: what the model is called.
  ///   - model: its file, in the same folder.
  public static func policies(name: String, model: String) -> String {
    """
    question: \(JSONValue.quoted("What would more staff, or protected breaks, change on \(name), and for how many hours?"))
    kind: compare
    model: \(JSONValue.quoted(model))
    replicates: 40 # of each scenario; replicates of equal number share their luck
    seed: 1

    # What you want to know about; docs/outcomes.md lists all. Fewer questions give clearer answers.
    outcomes: [exhaustion_score_mean, high_exhaustion_percent, capacity_mean, care_left_undone_percent, staff_hours]

    # The first scenario is the one that the others are compared with. docs/policies.md says what each policy does.
    scenarios:
      - name: today
      - {name: a-tenth-more-posts, policies: [staffing-level=0.1]}
      - {name: protected-breaks, policies: [protected-breaks]}
      - {name: peer-support, policies: [peer-support]}

    """
  }

  /// The text of an experiment file that passes `check` beside the model.
  /// - Parameters:
  ///   - name: what the model is called.
  ///   - model: its file, in the same folder.
  public static func experiment(name: String, model: String) -> String {
    """
    question: \(JSONValue.quoted("What would change on \(name) with one more nurse, or one bed less?"))
    kind: compare # or sweep: see below
    model: \(JSONValue.quoted(model))
    replicates: 100 # of each scenario; replicates of equal number share their luck
    seed: 1

    # What you want to know about; docs/outcomes.md lists all. Fewer questions give clearer answers.
    outcomes: [high_exhaustion_percent, capacity_mean, care_left_undone_percent, staff_hours]

    # The first scenario is the one that the others are compared with.
    # Values are set by their path: wellspring describe FILE --format parameters
    scenarios:
      - name: today
      - name: one-more-nurse
        set: {site.units.ward.posts.nurse.count: 32}
      - name: one-bed-less
        set: {site.units.ward.beds: 11}

    # pairs: [[today, one-more-nurse], [one-more-nurse, one-bed-less]]
    # record: [clinicians]

    # To vary values over a range instead, say kind: sweep, leave the scenarios out, and write
    # factors:
    #   - {path: site.units.ward.posts.nurse.count, values: [28, 31, 34]}
    #   - {path: site.units.ward.work.arrivals.rate, from: 2 /d, to: 3 /d, steps: 3}
    # design: factorial # or latin-hypercube, sobol (with points: 100), file (with file: points.csv)

    """
  }
}
