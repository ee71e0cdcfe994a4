// The state variables and traits that matter in a model.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Tables of entities' states; those that no mechanism moves are left out.
struct StateTable {
  let parts: ActingParts

  var blocks: [String] {
    let header = ["state", "symbol", "range", "changes"]
    return [
      "**State variables of a clinician.** Those that no acting mechanism moves are left out."
    ]
      + Markdown.table(header, (fast + slow).filter(\.0).map(\.1))
      + ["**Traits of a clinician**, drawn once by each holder of a post\(fixed)."]
      + Markdown.table(["trait", "symbol", "law"], traits.filter(\.0).map(\.1)) + cases
  }

  /// Traits that policies move are not fixed.
  private var fixed: String {
    let trained = parts.policies.filter { $0.definition.changesPeople }
    return trained.isEmpty
      ? " and fixed from then on"
      : "; what policies change in those who take part (section 7) is fixed from then on"
  }

  private var fast: [(Bool, [String])] {
    let ceiling = parts.acts(.lossSpiral) ? "0 to `ceiling`" : "0 and above"
    let moral = parts.acts(.moralInjury)
    let jumps = parts.acts(.encounters) || parts.acts(.socialSupport) || parts.has(.push)
    let sessions = parts.has(.sessions)
    let isReached = parts.has(.contacts) || sessions
    return [
      (true, ["mode", "", modes, "at events"]),
      (
        true,
        ["compassion capacity", "C", ceiling, "continuously\(jumps ? "; jumps at events" : "")"]
      ),
      (parts.acts(.arousal), ["arousal", "a", "0 to 1", "decays; jumps at events"]),
      (
        parts.acts(.socialSupport),
        ["social buffer", "b", "0 to 1", "decays; jumps at supportive contacts"]
      ),
      (
        parts.acts(.isolation),
        [
          "isolation", "i", "0 to 1",
          "grows" + (isReached ? "; falls at " : "")
            + (parts.has(.contacts) ? "supportive contacts" : "")
            + (parts.has(.contacts) && sessions ? " and " : "") + (sessions ? "sessions" : ""),
        ]
      ),
      (
        parts.acts(.sleep),
        [
          "sleep pressure", "p", "0 to 1",
          parts.has(.shifts) ? "rises awake, falls asleep" : "rises",
        ]
      ),
      (
        parts.acts(.encounters),
        ["drive", "m", "0 to 1", "returns to its set point; jumps at encounters"]
      ),
      (
        parts.acts(.numbing),
        ["numbing", "n", "0 to 1", "decays; jumps at encounters while depleted"]
      ),
      (moral, ["moral distress", "d", "0 to 1", "decays; jumps at events"]),
      (parts.hasResidue, ["moral residue", "ϱ", "0 to 1", "decays daily; jumps at events"]),
      (moral, ["moral injury: guilt/shame, betrayal/anger", "", "0 to 1 each", "fade; jump"]),
      (
        parts.acts(.traumaticStress),
        ["intrusion, avoidance, hyperarousal", "", "0 to 1 each", "fade; jump at encounters"]
      ),
      (
        parts.acts(.worldview),
        ["beliefs: safety, trust, intimacy, justice", "", "0 to 1", "daily; jump"]
      ),
    ]
  }

  private var slow: [(Bool, [String])] {
    [
      (parts.skillMoves, ["regulation skill", "R", "0 to 1", "daily"]),
      (
        parts.acts(.encounters) && parts.has(.training),
        ["set point of regulation skill", "R₀", "0 to 1", "jumps with training"]
      ),
      (
        parts.acts(.bounceBack),
        ["arousal after the last shift", "a′", "0 to 1", "daily; at shift ends"]
      ),
      (true, ["exhaustion (state), cynicism, efficacy", "E, Y, F", "0 to 1 each", "daily"]),
      (parts.hasVulnerability, ["vulnerability", "ν", "any", "daily"]),
      (parts.has(.load), ["acute fatigue (observed)", "φ", "0 to 1", "at events"]),
      (
        parts.has(.processing, .acts(.traumaticStress)),
        ["processing of what was met", "P", "0 to 1", "fades daily; jumps at support"]
      ),
      (
        parts.has(.programme(.ethicsForum), .acts(.moralInjury)),
        ["moral repair", "Q", "0 to 1", "fades daily; jumps at sessions"]
      ),
      (
        parts.has(.programme(.screening)),
        ["waiting for treatment, in treatment", "", "", "daily"]
      ),
      (parts.acts(.lifeStrain), ["strain, uplift outside work", "", "0 and above", "daily"]),
      (parts.has(.cases), ["cases in hand", "", "a list", "at events"]),
      (parts.has(.shifts), ["next shift, next sleep", "", "times", "at events"]),
      (parts.acts(.absence), ["sick until", "", "a day", "daily"]),
      (
        parts.has(.acts(.absence), .acts(.unitSpiral)),
        ["sleep debt", "S", "0 to 1", "daily"]
      ),
      (parts.has(.orientation), ["days of orientation left", "", "days", "daily"]),
      (parts.has(.vacancies), ["vacant until", "", "a day", "daily"]),
    ]
  }

  private var modes: String {
    var modes = ["working"]
    if parts.has(.acts(.breaks), .plannedBreaks) { modes.append("on a break free of care") }
    if parts.has(.acts(.breaks), .microBreaks) { modes.append("on a micro-break") }
    if parts.has(.acts(.breaks), .plannedBreaks, .cases) { modes.append("on a break at the desk") }
    if parts.overruns { modes.append("overrun") }
    if parts.has(.shifts) { modes += ["off duty", "asleep"] }
    if parts.has(.vacancies) { modes.append("vacant") }
    return modes.joined(separator: ", ")
  }

  private var traits: [(Bool, [String])] {
    [
      (parts.has(.load), ["load factor", "f", "lognormal with mean 1, `loadLogDeviation`"]),
      (
        parts.acts(.encounters),
        ["boundary permeability", "q", "beta, `permeabilityMean`, `permeabilityDeviation`"]
      ),
      (
        parts.acts(.encounters),
        [
          parts.skillMoves ? "set point of regulation skill" : "regulation skill",
          parts.skillMoves ? "R₀" : "R", "beta, `skillMean`, `skillDeviation`",
        ]
      ),
      (
        parts.has(.distancing, .acts(.encounters)),
        ["skill of reflective distancing", "", "`distancing`"]
      ),
      (true, ["stable part of exhaustion", "", "normal, mean 0, `exhaustionTraitDeviation`"]),
      (parts.has(.past), ["tenure", "", "exponential, `tenureMeanYears`"]),
      (
        parts.policies.contains { $0.definition.changesPeople },
        ["policies taken part in", "", "each with probability `uptake`"]
      ),
    ]
  }

  private var cases: [String] {
    guard parts.has(.cases) else { return [] }
    var states = ["class", "whether it is traumatic", "arrival time", "length"]
    if parts.has(.classes) { states.append("urgency") }
    states.append(
      parts.has(.kind(.appointments))
        ? "state (waiting, on a panel, in a session)" : "state (waiting or in care)")
    if parts.has(.triage) || parts.has(.kind(.calls)) || parts.has(.kind(.appointments)) {
      states.append("part of the care it is in")
    }
    states.append(
      parts.has(.acts(.breaks), .plannedBreaks, .handOvers, .colleagues)
        ? "carer, and owner (the carer before a colleague covered a break)" : "carer")
    return ["**State variables of a case:** \(states.joined(separator: ", "))."]
  }
}

extension ActingParts {
  /// Whether anybody stays after the scheduled end of a shift for what is left to do.
  var overruns: Bool {
    has(.overrun) || has(.shifts, .programme(.debriefing))
      || has(.shifts, .distancing, .acts(.encounters))
  }

  /// Whether the skill of a person who holds a post ever changes.
  var skillMoves: Bool {
    acts(.encounters) && (acts(.learning) || has(.training) || has(.novices))
  }
}
