// What is drawn at random, and how draws are addressed.
// SPDX-License-Identifier: GPL-3.0-or-later

extension ODDDescription {
  var stochasticity: [String] { ["Drawn at random are:"] + Markdown.list(draws) + Self.streams }

  /// The draws that matter in this model.
  var draws: [String] {
    let draws: [(Bool, String)] = [
      (true, "traits of each holder of a post;"),
      (
        parts.has(.cases),
        "arrivals, and each case's class, traumatic content, length and patience;"
      ),
      (
        parts.acts(.encounters),
        "the times of encounters, which case is met, severity and outcome;"
      ),
      (parts.has(.contacts), "contacts: their times, with whom, and whether they are supportive;"),
      (parts.acts(.moralInjury), "morally injurious events: times, kinds and severities;"),
      (
        parts.acts(.breaks) && parts.has(.cases),
        "whether one feels free to take a break, and whether it is taken at the desk;"
      ),
      (parts.has(.shifts), "sleep onset" + (parts.has(.overrun) ? " and overruns;" : ";")),
      (parts.acts(.lifeStrain), "spells outside work;"),
      (parts.acts(.absence), "sickness and its length;"),
      (parts.acts(.turnover), "leaving, and the time to fill a post;"),
      (parts.has(.novices), "who of the hired is a novice;"),
      (parts.has(.floatPool), "duty of the float pool and the unit it is offered to;"),
      (parts.has(.agency), "whether agency staff can be had, and the traits of stand-ins;"),
      (true, "who answers a survey, and errors of measurement."),
    ]
    return draws.filter(\.0).map(\.1)
  }

  /// The generator and the addresses of its draws; the same for every model.
  static var streams: [String] {
    [
      "One counter-based generator, Philox 4×64-10 (Random123), drives the samplers of the GNU "
        + "Scientific Library. A draw is found by where it belongs and not by what was drawn before:",
      Markdown.code([
        "key     = (seed, replicate)",
        "counter = (kind 8 | unit 24 | index 32,",
        "           holder 16 | purpose 16 | zero 32,",
        "           ordinal 64,",
        "           block 64)",
      ]),
      "The numbers are widths in bits. Kind and index say who owns the draw (care unit, post, case, "
        + "survey wave), holder which person in the post, purpose what the draw is for, ordinal which "
        + "event of that stream. A case owns its attributes and the severities of its encounters.",
      "Encounters, contacts and morally injurious events run on internal clocks: the next one happens "
        + "when the hazard, integrated since the last, reaches a unit exponential. A change of rate "
        + "draws nothing. Two runs that differ in one setting therefore share as much luck as they can "
        + "(common random numbers), and paired differences are small. Results depend neither on the "
        + "number of threads nor on what is recorded.",
    ]
  }
}
