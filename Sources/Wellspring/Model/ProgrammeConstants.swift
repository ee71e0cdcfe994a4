// What support programmes and treatment do to a person.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Effects of structured support and of treatment. Single effects are small; published ones of
/// whole programmes are small to moderate, and a single debriefing alone has none on stress symptoms.
public struct ProgrammeConstants: Parametrised {
  public var processingTime = 0.0
  public var processingGain = 0.0
  public var repairTime = 0.0
  public var treatmentGain = 0.0
  public var treatmentRecovery = 0.0
  public var debriefProcessing = 0.0
  public var debriefRelief = 0.0
  public var mentoringReconnection = 0.0
  public var checkInRelief = 0.0
  public var checkInReconnection = 0.0
  public var groupProcessing = 0.0
  public var groupReconnection = 0.0
  public var forumRepair = 0.0
  public var forumRelief = 0.0
  public var supervisionProcessing = 0.0
  public var supervisionReconnection = 0.0
  public var learningTop = 0.0
  public var debriefLearning = 0.0
  public var mentoringLearning = 0.0
  public var supervisionLearning = 0.0
  public var supervisionBeliefs = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<ProgrammeConstants>] { processes + sessions + learning }

  /// Two states that programmes raise, and what they speed.
  private static var processes: [Parameter<ProgrammeConstants>] {
    [
      Parameter(
        "processingTime", .days, 30, in: 1...365, .assumed,
        "",
        "Time constant with which processing of what was met fades.",
        read: { $0.processingTime }, write: { $0.processingTime = $1 }),
      Parameter(
        "processingGain", .one, 1.5, in: 0...5, .calibrated,
        "Hensel et al., J Trauma Stress 2015;28:83 (stress and support, r = -0.26; sign)",
        "Rise of the rate at which traumatic stress fades, at full processing, as a "
          + "multiple.",
        read: { $0.processingGain }, write: { $0.processingGain = $1 }),
      Parameter(
        "repairTime", .days, 60, in: 1...365, .assumed,
        "",
        "Time constant with which the effect of moral repair on a person fades.",
        read: { $0.repairTime }, write: { $0.repairTime = $1 }),
      Parameter(
        "treatmentGain", .one, 3, in: 0...10, .assumed,
        "",
        "Rise of the rate at which traumatic stress fades in treatment, as a multiple.",
        read: { $0.treatmentGain }, write: { $0.treatmentGain = $1 }),
      Parameter(
        "treatmentRecovery", .one, 1, in: 0...10, .assumed,
        "",
        "Rise of the rate at which exhaustion falls in treatment, as a multiple.",
        read: { $0.treatmentRecovery }, write: { $0.treatmentRecovery = $1 }),
    ]
  }

  /// What one session or meeting does (exponents of saturating jumps).
  private static var sessions: [Parameter<ProgrammeConstants>] {
    [
      Parameter(
        "debriefProcessing", .one, 0.2, in: 0...3, .assumed,
        "Halpern et al., BioMed Res Int 2014:483140 (lower depression only)",
        "Processing per debriefing.",
        read: { $0.debriefProcessing }, write: { $0.debriefProcessing = $1 }),
      Parameter(
        "debriefRelief", .one, 0.1, in: 0...3, .assumed,
        "no trial isolates it; small by construction",
        "Fall of moral distress per debriefing.",
        read: { $0.debriefRelief }, write: { $0.debriefRelief = $1 }),
      Parameter(
        "mentoringReconnection", .one, 0.5, in: 0...3, .assumed,
        "no trial isolates it; small by construction",
        "Fall of isolation per mentoring meeting.",
        read: { $0.mentoringReconnection }, write: { $0.mentoringReconnection = $1 }),
      Parameter(
        "checkInRelief", .one, 0.2, in: 0...3, .assumed,
        "no trial isolates it; small by construction",
        "Fall of moral distress per supervisor check-in.",
        read: { $0.checkInRelief }, write: { $0.checkInRelief = $1 }),
      Parameter(
        "checkInReconnection", .one, 0.3, in: 0...3, .assumed,
        "no trial isolates it; small by construction",
        "Fall of isolation per supervisor check-in.",
        read: { $0.checkInReconnection }, write: { $0.checkInReconnection = $1 }),
      Parameter(
        "groupProcessing", .one, 0.2, in: 0...3, .assumed,
        "Maben et al. 2018 (Schwartz Rounds; sign)",
        "Processing per peer group session.",
        read: { $0.groupProcessing }, write: { $0.groupProcessing = $1 }),
      Parameter(
        "groupReconnection", .one, 0.3, in: 0...3, .assumed,
        "Maben et al. 2018 (Schwartz Rounds; sign)",
        "Fall of isolation per peer group session.",
        read: { $0.groupReconnection }, write: { $0.groupReconnection = $1 }),
      Parameter(
        "forumRepair", .one, 0.15, in: 0...3, .assumed,
        "no trial isolates it; small by construction",
        "Moral repair of a person per ethics forum.",
        read: { $0.forumRepair }, write: { $0.forumRepair = $1 }),
      Parameter(
        "forumRelief", .one, 0.2, in: 0...3, .assumed,
        "no trial isolates it; small by construction",
        "Fall of moral distress per ethics forum.",
        read: { $0.forumRelief }, write: { $0.forumRelief = $1 }),
      Parameter(
        "supervisionProcessing", .one, 0.1, in: 0...3, .assumed,
        "no trial isolates it; small by construction",
        "Processing per supervision session.",
        read: { $0.supervisionProcessing }, write: { $0.supervisionProcessing = $1 }),
      Parameter(
        "supervisionReconnection", .one, 0.1, in: 0...3, .assumed,
        "no trial isolates it; small by construction",
        "Fall of isolation per supervision session.",
        read: { $0.supervisionReconnection }, write: { $0.supervisionReconnection = $1 }),
    ]
  }

  /// What regulation skill gains.
  private static var learning: [Parameter<ProgrammeConstants>] {
    [
      Parameter(
        "learningTop", .one, 0.9, in: 0.5...1, .assumed,
        "",
        "Skill towards which programmes lift the set point of skill.",
        read: { $0.learningTop }, write: { $0.learningTop = $1 }),
      Parameter(
        "debriefLearning", .one, 0.002, in: 0...0.5, .assumed,
        "",
        "Rise of the set point of skill per debriefing (exponent).",
        read: { $0.debriefLearning }, write: { $0.debriefLearning = $1 }),
      Parameter(
        "mentoringLearning", .one, 0.005, in: 0...0.5, .assumed,
        "",
        "Rise of the set point of skill per mentoring meeting (exponent).",
        read: { $0.mentoringLearning }, write: { $0.mentoringLearning = $1 }),
      Parameter(
        "supervisionLearning", .one, 0.01, in: 0...0.5, .assumed,
        "",
        "Rise of the set point of skill per supervision session (exponent).",
        read: { $0.supervisionLearning }, write: { $0.supervisionLearning = $1 }),
      Parameter(
        "supervisionBeliefs", .one, 0.005, in: 0...0.5, .assumed,
        "",
        "Way that beliefs about the world come back per supervision session (exponent).",
        read: { $0.supervisionBeliefs }, write: { $0.supervisionBeliefs = $1 }),
    ]
  }
}
