// Contacts between colleagues: how often, with whom, how supportive.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Spontaneous contacts between colleagues on duty.
public struct PeerSupportPlan: Parametrised {
  public var contactRate = 0.0
  public var supportiveShare = 0.0
  public var trust = 0.0
  public var teams = 0.0
  public var teamTie = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<PeerSupportPlan>] {
    [
      Parameter(
        "contactRate", .perHour, 4, in: 0...30, .derived,
        "Vanhems 2013; Isella 2011 (contacts per staff-day)",
        "Contacts that a clinician on duty starts with colleagues on duty.",
        read: { $0.contactRate }, write: { $0.contactRate = $1 }),
      Parameter(
        "supportiveShare", .one, 0.1, in: 0...1, .assumed, "0.4 of 4 contacts per hour",
        "Share of contacts in which support is given when the giver has full capacity.",
        read: { $0.supportiveShare }, write: { $0.supportiveShare = $1 }),
      Parameter(
        "trust", .one, 1, in: 0...1, .chosen, "",
        "Climate of trust: scales the share of contacts that are supportive.",
        read: { $0.trust }, write: { $0.trust = $1 }),
      Parameter(
        "teams", .one, 1, in: 1...100, kind: .count, .chosen, "",
        "Teams into which the posts are divided in turn; 1: no teams.",
        read: { $0.teams }, write: { $0.teams = $1 }),
      Parameter(
        "teamTie", .one, 3, in: 0...50, .assumed, "",
        "How many times likelier a contact is with a given member of one's own team than with "
          + "another colleague on duty.",
        read: { $0.teamTie }, write: { $0.teamTie = $1 }),
    ]
  }
}
