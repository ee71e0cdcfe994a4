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
      + Markdown.table(header, states.filter(\.0).map(\.1))
      + ["**Traits of a clinician**, drawn once by each holder of a post and fixed from then on."]
      + Markdown.table(["trait", "symbol", "law"], traits.filter(\.0).map(\.1)) + cases
  }

  private var states: [(Bool, [String])] {
    let ceiling = parts.acts(.lossSpiral) ? "0 to `ceiling`" : "0 and above"
    let (shifts, moral) = (parts.has(.shifts), parts.acts(.moralInjury))
    return [
      (true, ["mode", "", modes, "at events"]),
      (true, ["compassion capacity", "C", ceiling, "continuously; jumps at events"]),
      (parts.acts(.arousal), ["arousal", "a", "0 to 1", "decays; jumps at events"]),
      (
        parts.acts(.socialSupport),
        ["social buffer", "b", "0 to 1", "decays; jumps at supportive contacts"]
      ),
      (
        parts.acts(.isolation),
        ["isolation", "i", "0 to 1", "grows; falls at supportive contacts"]
      ),
      (
        parts.acts(.sleep),
        ["sleep pressure", "p", "0 to 1", shifts ? "rises awake, falls asleep" : "rises"]
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
      (moral, ["moral injury: guilt/shame, betrayal/anger", "", "0 to 1 each", "fade; jump"]),
      (
        parts.acts(.traumaticStress),
        ["intrusion, avoidance, hyperarousal", "", "0 to 1 each", "fade; jump at encounters"]
      ),
      (true, ["exhaustion (state), cynicism, efficacy", "E, Y, F", "0 to 1 each", "daily"]),
      (
        parts.has(.processing),
        ["processing of what was met", "P", "0 to 1", "fades daily; jumps at support"]
      ),
      (
        parts.has(.programme(.ethicsForum)),
        ["moral repair", "Q", "0 to 1", "fades daily; jumps at sessions"]
      ),
      (
        parts.has(.programme(.screening)),
        ["waiting for treatment, in treatment", "", "", "daily"]
      ),
      (parts.acts(.lifeStrain), ["strain, uplift outside work", "", "0 and above", "daily"]),
      (parts.has(.cases), ["cases in hand", "", "a list", "at events"]),
      (shifts, ["next shift, next sleep", "", "times", "at events"]),
      (parts.acts(.absence), ["sick until", "", "a day", "daily"]),
      (
        parts.acts(.absence) && parts.acts(.unitSpiral),
        ["sleep debt", "S", "0 to 1", "daily"]
      ),
      (parts.has(.orientation), ["days of orientation left", "", "days", "daily"]),
      (parts.acts(.turnover), ["vacant until", "", "a day", "daily"]),
    ]
  }

  private var modes: String {
    var modes = ["working"]
    let isPlanned = parts.acts(.breaks) && parts.has(.plannedBreaks)
    if isPlanned { modes.append("on a break free of care") }
    if parts.acts(.breaks) && parts.has(.microBreaks) { modes.append("on a micro-break") }
    if isPlanned && parts.has(.cases) { modes.append("on a break at the desk") }
    if parts.has(.overrun) { modes.append("overrun") }
    if parts.has(.shifts) { modes += ["off duty", "asleep"] }
    if parts.acts(.turnover) { modes.append("vacant") }
    return modes.joined(separator: ", ")
  }

  private var traits: [(Bool, [String])] {
    [
      (parts.has(.load), ["load factor", "f", "lognormal with mean 1, `loadLogDeviation`"]),
      (
        parts.acts(.encounters),
        ["boundary permeability", "q", "beta, `permeabilityMean`, `permeabilityDeviation`"]
      ),
      (parts.acts(.encounters), ["regulation skill", "R", "beta, `skillMean`, `skillDeviation`"]),
      (true, ["stable part of exhaustion", "", "normal, mean 0, `exhaustionTraitDeviation`"]),
      (parts.acts(.moralInjury), ["tenure", "", "exponential, `tenureMeanYears`"]),
    ]
  }

  private var cases: [String] {
    guard parts.has(.cases) else { return [] }
    return [
      "**State variables of a case:** class, whether it is traumatic, arrival time, length, state "
        + "(waiting or in care), carer, and owner (the carer before a colleague covered a break)."
    ]
  }
}
