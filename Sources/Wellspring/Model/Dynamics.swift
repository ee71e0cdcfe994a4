// The constants of the dynamics, by group.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The constants of the dynamics. Those that a model file leaves out take documented defaults.
public struct Dynamics: Sendable {
  public var capacity = CapacityConstants()
  public var encounter = EncounterConstants()
  public var reading = ReadingConstants()
  public var meeting = MeetingConstants()
  public var skill = SkillConstants()
  public var arousal = ArousalConstants()
  public var support = SupportConstants()
  public var sleep = SleepConstants()
  public var moral = MoralConstants()
  public var burnout = BurnoutConstants()
  public var trauma = TraumaConstants()
  public var worldview = WorldviewConstants()
  public var errors = ErrorConstants()
  public var life = LifeConstants()
  public var people = PeopleConstants()
  public var climate = ClimateConstants()
  public var programmes = ProgrammeConstants()
  public var vulnerability = VulnerabilityConstants()
  public var fatigue = FatigueConstants()

  public init() {}
}
