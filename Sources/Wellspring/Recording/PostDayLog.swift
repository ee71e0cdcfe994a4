// What is written down of every post on every observed day: the material of early warnings.
//
// A value in single precision and a byte of marks for each post and day; nothing is allocated, and
// nothing done, unless it was asked for. Reads only: recording changes no run.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be said of a post and a day in yes and no.
public struct DayMarks: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// Nobody holds the post; nothing else is set then.
  public static let vacant = DayMarks(rawValue: 1)
  /// The holder was absent sick.
  public static let absent = DayMarks(rawValue: 2)
  /// A shift with a planned break ended on the day.
  public static let shift = DayMarks(rawValue: 4)
  /// A shift with a planned break ended without any.
  public static let breakMissed = DayMarks(rawValue: 8)
  /// Another person holds the post than on the last day on which it was held.
  public static let newHolder = DayMarks(rawValue: 16)
}

/// The posts of a replicate, day by day.
public struct PostDays: Sendable, Equatable {
  /// Number of posts by unit.
  public var posts: [UInt32] = []
  /// Row-major: unit, observed day, position. Mean capacity over the day; NaN while vacant. Empty
  /// unless `Recording.postDays` was asked for.
  public var capacity: [Float] = []
  /// The same at the day's end, midnight. Empty unless `Recording.midnights` was asked for.
  public var midnight: [Float] = []
  /// In the same order; empty unless either was asked for.
  public var marks: [DayMarks] = []

  public init() {}
}

/// One unit's log while it runs.
struct PostDayLog: Sendable {
  let keepsMeans: Bool
  let keepsMidnights: Bool
  private(set) var capacity: [Float] = []
  private(set) var midnight: [Float] = []
  private(set) var marks: [DayMarks] = []
  /// By position, as of the last day: holder and the counts that a day adds to.
  private var last: [Counts] = []

  private struct Counts {
    var holder: UInt16?
    var shifts: UInt32 = 0
    var missed: UInt32 = 0
  }

  init(_ recording: Recording, posts: Int, days: Int) {
    keepsMeans = recording.contains(.postDays)
    keepsMidnights = recording.contains(.midnights)
    guard isOn else { return }
    if keepsMeans { capacity.reserveCapacity(posts * days) }
    if keepsMidnights { midnight.reserveCapacity(posts * days) }
    marks.reserveCapacity(posts * days)
    last = Array(repeating: Counts(), count: posts)
  }

  var isOn: Bool { keepsMeans || keepsMidnights }

  /// Writes down the day of a post that ends now; posts come in order of position.
  mutating func add(_ i: Int, _ me: Clinician, _ tally: PostTally) {
    guard me.mode != .vacant else {
      if keepsMeans { capacity.append(.nan) }
      if keepsMidnights { midnight.append(.nan) }
      marks.append(.vacant)
      // A shift that ended on the day of leaving belongs to nobody's record any more.
      (last[i].shifts, last[i].missed) = (tally.shiftsWithPlan, tally.shiftsMissed)
      return
    }
    var mark: DayMarks = me.isSick ? .absent : []
    if tally.shiftsWithPlan > last[i].shifts { mark.insert(.shift) }
    if tally.shiftsMissed > last[i].missed { mark.insert(.breakMissed) }
    if let holder = last[i].holder, holder != me.holder { mark.insert(.newHolder) }
    last[i] = Counts(holder: me.holder, shifts: tally.shiftsWithPlan, missed: tally.shiftsMissed)
    if keepsMeans { capacity.append(Float(me.dayCapacity / 24)) }
    if keepsMidnights { midnight.append(Float(me.capacity)) }
    marks.append(mark)
  }
}

extension PostDays {
  /// Takes up what a unit has written down.
  mutating func add(_ log: PostDayLog, posts: Int) {
    guard log.isOn else { return }
    self.posts.append(UInt32(posts))
    capacity += log.capacity
    midnight += log.midnight
    marks += log.marks
  }
}
