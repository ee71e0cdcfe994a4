// Section 3 of an ODD: what happens, and in which order.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ODDDescription {
  var processes: [String] {
    [
      "The model is a discrete-event simulation without time steps. Between two events of a person "
        + "every state has a closed form; an event first advances the states of those it concerns to "
        + "the present, then changes them, then sets new rates. Updating is "
        + "asynchronous; besides, the slow states of everybody move at midnight.",
      "**Mechanisms.** What is off is left out of this description. *No occasion* means switched on, "
        + "but never at work in this model.",
    ] + Markdown.table(["mechanism", "switch", "here", "what it does"], mechanisms)
      + ["**Events.** " + events, eventOrder, refresh] + [midnight]
  }

  private var mechanisms: [[String]] {
    Mechanisms.parameters.compactMap { parameter -> [String]? in
      guard let mechanism = Mechanism(rawValue: parameter.name) else { return nil }
      let value = loaded["mechanisms.\(parameter.name)"]
      let here =
        parts.isOn(mechanism)
        ? parts.obstacle(mechanism).map { "no occasion: \($0)" } ?? "acts" : "off"
      let source = value?.source ?? ""
      return [
        "`\(parameter.name)`", value?.text ?? "", here,
        parameter.meaning + (source.isEmpty ? "" : " (\(source))"),
      ]
    }
  }

  private var events: String {
    let calls = parts.has(.callOuts) ? " On call, the timer of duty is that of calls out." : ""
    let arrivals = parts.has(.cases) ? "one timer for the next arrival and one" : "one timer"
    return "Every clinician has \(Self.timers.count) timers, each idle or set to a time: "
      + Self.timers.map { "\($0.words)" }.joined(separator: "; ")
      + ".\(calls) A unit has \(arrivals) for midnight. "
      + (parts.has(.cases) ? "Every case has one, for the \(caseTimer). " : "")
      + "Units are simulated one after another, because they are independent."
  }

  /// What the timer of a case waits for.
  private var caseTimer: String {
    let ends = Self.holding([
      (parts.has(.triage), "the end of triage"),
      (parts.has(.kind(.appointments)), "the next session"),
      (
        parts.has(.kind(.appointments)) || parts.has(.kind(.calls)), "the end of each part of care"
      ),
      (parts.has(.kind(.beds)) || parts.has(.kind(.visits)), "the end of care"),
    ])
    let isPatient = parts.scopes.contains { $0.has(.cases) && $0.unit.work.patienceMean > 0 }
    let all = ends + (isPatient ? ["the end of patience"] : [])
    return Markdown.enumeration(all, "or").replacing("the ", with: "", maxReplacements: 1)
  }

  /// The timers of a clinician in the order in which simultaneous ones happen. The names are those
  /// of the simulation's own list; a test keeps the two together.
  static let timers: [(name: String, words: String)] = [
    ("duty", "duty (start, scheduled end, end of the overrun)"),
    ("breaks", "breaks (a planned break, its end)"),
    ("sleep", "sleep (onset, waking; on duty, a micro-break and its end)"),
    ("encounter", "the next empathic encounter"),
    ("contact", "the next contact with a colleague"),
    ("moralEvent", "the next morally injurious event"),
    ("refresh", "the next refresh of rates"),
  ]

  private var eventOrder: String {
    "The earliest timer fires next. Simultaneous events have a fixed order: first the timers of "
      + "clinicians, kind by kind in the order just given and within a kind by the number of the post"
      + (parts.has(.standIns) ? " (stand-ins last)" : "") + "; "
      + "then the arrival; then midnight; then cases by their place in memory. So a run does not "
      + "depend on the order in which timers were set."
  }

  private var refresh: String {
    var occasions = ["at every change of mode"]
    if parts.has(.cases) { occasions.append("when a case comes to or leaves the person") }
    if parts.acts(.encounters) { occasions.append("after an encounter") }
    if parts.hasSupport { occasions.append("after a supportive contact (both sides)") }
    if parts.acts(.moralInjury) { occasions.append("after a morally injurious event") }
    occasions += [
      "at midnight",
      "at marks: every full hour at work, every four hours (00, 04, 08 …) otherwise",
    ]
    return
      "**Refresh.** The rates of capacity, replenishment A and depletion B, and the hazards of a person's events, are "
      + "constant between two refreshes of that person. By definition a refresh happens "
      + occasions.joined(separator: "; ")
      + "." + means
  }

  /// What a refresh looks ahead on.
  private var means: String {
    let changing = [
      parts.acts(.arousal) ? "arousal" : nil,
      parts.acts(.socialSupport) ? "the social buffer" : nil,
      parts.acts(.moralInjury) ? "moral distress" : nil,
      parts.acts(.sleep) ? "sleep pressure" : nil,
      parts.has(.acts(.sleep), .shifts) ? "circadian phase" : nil,
    ].compactMap { $0 }
    return changing.isEmpty
      ? ""
      : " Of " + Markdown.enumeration(changing)
        + " the exact mean up to the next mark is taken, of "
        + "everything else the present value."
  }

  private var midnight: String {
    let news = Self.holding([
      (parts.acts(.absence), "sickness and recovery"), (parts.acts(.turnover), "leaving"),
      (parts.has(.vacancies), "hiring"), (parts.has(.orientation), "orientation"),
      (parts.has(.vacation), "vacation"), (true, "refresh of rates"),
    ])
    let steps = Self.holding([
      (true, "the slow states of every clinician move, from the day's exact mean of capacity"),
      (true, "the day is recorded, and a survey wave taken when one is due"),
      (parts.phases.count == 2, "on their day, the policies begin"),
      (parts.has(.sessions), "the day's sessions are held"),
      (parts.has(.programme(.screening)), "the day's screening and treatments take place"),
      (parts.has(.pushOrRamp), "what is done from outside is done"),
      (true, "one post after another: " + news.joined(separator: ", ")),
      (parts.has(.standIns), "stand-ins are called for the shifts of the day"),
    ])
    return "**Midnight**, in this order: " + steps.joined(separator: "; ") + "."
  }
}
