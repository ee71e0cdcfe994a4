// The face of the simulation towards JavaScript: one instance of the module is one unit.
//
// Everything crosses as numbers and as bytes in linear memory. A model is put together setting by
// setting (`ws_put`), then begun or adopted. All state is in linear memory, so that a copy of it is a
// snapshot. What can be wrong is said before the simulation sees it; a trap means a mistake in here,
// and the instance is lost.
//
// The Swift package does not know this file: scripts/build-workshop compiles it with the core.
//
// SPDX-License-Identifier: GPL-3.0-or-later

// What is held between two calls: the model that is being put together, the largest that will be
// adopted, the course, and the input and the answer of a call.
nonisolated(unsafe) private var model = Model()
nonisolated(unsafe) private var room: Model?
nonisolated(unsafe) private var course: Course?
nonisolated(unsafe) private var input: [UInt8] = []
nonisolated(unsafe) private var numbers: [Double] = []
nonisolated(unsafe) private var text: [UInt8] = []
/// How long the last answer is: numbers, or bytes of text.
nonisolated(unsafe) private var length = 0

/// Codes that calls return.
private enum Answer {
  static let done: Int32 = 0
  static let refused: Int32 = 1
  static let bound: Int32 = 2
  static let nothing: Int32 = 3
}

// MARK: Memory

/// A place for `count` bytes from outside.
@_cdecl("ws_input")
public func wsInput(_ count: Int32) -> UnsafeMutablePointer<UInt8> {
  input = [UInt8](repeating: 0, count: Int(count) + 8)
  return input.withUnsafeMutableBufferPointer { $0.baseAddress! }
}

// Places that are given out hold until the next answer.

/// The length of the last answer.
@_cdecl("ws_length")
public func wsLength() -> Int32 { Int32(length) }

private func answer(_ found: [Double]) -> UnsafeMutablePointer<Double> {
  numbers = found
  length = numbers.count
  if numbers.isEmpty { numbers = [0] }
  return numbers.withUnsafeMutableBufferPointer { $0.baseAddress! }
}

private func answer(_ found: String) -> UnsafeMutablePointer<UInt8> {
  text = Array(found.utf8)
  length = text.count
  text.append(0)
  return text.withUnsafeMutableBufferPointer { $0.baseAddress! }
}

private func string(_ start: Int, _ count: Int) -> String {
  String(decoding: input[start..<start + count], as: UTF8.self)
}

private func double(_ start: Int) -> Double {
  var bits: UInt64 = 0
  for byte in 0..<8 { bits |= UInt64(input[start + byte]) << UInt64(8 * byte) }
  return Double(bitPattern: bits)
}

// MARK: Models

/// Begins another model, of defaults.
@_cdecl("ws_new")
public func wsNew() { model = Model() }

/// Lets the model be the largest that will be adopted, and begins another one.
@_cdecl("ws_room")
public func wsRoom() {
  room = model
  model = Model()
}

/// Puts a setting. The input holds the path, then, from the next multiple of 8 on, the value.
/// - Parameters:
///   - kind: 0 a number, 1 a switch (a number), 2 a text, 3 numbers, 4 words with a line break between.
///   - count: of numbers, or of bytes of text.
@_cdecl("ws_put")
public func wsPut(_ pathLength: Int32, _ kind: Int32, _ count: Int32) -> Int32 {
  let path = string(0, Int(pathLength))
  let start = (Int(pathLength) + 7) / 8 * 8
  let value: SettingValue
  switch kind {
  case 0: value = .number(double(start))
  case 1: value = .flag(double(start) != 0)
  case 2: value = .text(string(start, Int(count)))
  case 3: value = .numbers((0..<Int(count)).map { double(start + 8 * $0) })
  default:
    let words = string(start, Int(count))
    value = .texts(words.isEmpty ? [] : words.split(separator: "\n").map { String($0) })
  }
  do {
    try model.put(path, value)
    return Answer.done
  } catch {
    return refuse(error)
  }
}

/// What was refused, kept as the next answer's text and numbers.
private func refuse(_ error: SettingError) -> Int32 {
  _ = answer([Double(error.fault.rawValue), error.lowest, error.highest])
  _ = answer(error.path + "\n" + error.note)
  return Answer.refused
}

@_cdecl("ws_refusal_text")
public func wsRefusalText() -> UnsafeMutablePointer<UInt8> {
  text.withUnsafeMutableBufferPointer { $0.baseAddress! }
}

@_cdecl("ws_refusal_numbers")
public func wsRefusalNumbers() -> UnsafeMutablePointer<Double> {
  numbers.withUnsafeMutableBufferPointer { $0.baseAddress! }
}

// MARK: The course

/// The events that are worth a flash.
private let notable: [EventKind] = [
  .breakStart, .breakAtDesk, .breakMissed, .microBreak, .encounter, .support, .moralEvent, .error,
  .sickness, .recovery, .resignation, .hiring, .debriefing, .session, .referral, .treatmentStart,
  .treatmentEnd, .leftUnseen, .turnedAway, .callOut, .shiftStart, .shiftEnd,
]

/// Begins the course of a unit of the model that was put together.
/// - Parameter events: 0 none, 1 the notable ones, 2 all.
@_cdecl("ws_begin")
public func wsBegin(_ seed: UInt64, _ replicate: UInt64, _ unit: Int32, _ events: Int32) -> Int32 {
  course = nil
  do {
    course = try Course(
      model: model, seed: seed, replicate: replicate, unit: Int(unit), room: room,
      recording: events == 0 ? [] : events == 1 ? notable : EventKind.allCases,
      isComplete: events == 2)
    room = nil
    return Answer.done
  } catch {
    room = nil
    return refuse(error)
  }
}

@_cdecl("ws_run")
public func wsRun(_ day: Double) -> Int32 {
  do throws(SimulationError) {
    try course?.run(until: day)
    return course == nil ? Answer.nothing : Answer.done
  } catch {
    return Answer.bound
  }
}

@_cdecl("ws_day")
public func wsDay() -> Double { course?.day ?? .nan }

@_cdecl("ws_posts")
public func wsPosts() -> Int32 { Int32(course?.posts ?? 0) }

/// For each `PostSight` all posts, then each `UnitSight`.
@_cdecl("ws_look")
public func wsLook() -> UnsafeMutablePointer<Double> {
  course?.look(into: &numbers)
  length = numbers.count
  return numbers.withUnsafeMutableBufferPointer { $0.baseAddress! }
}

/// One number alone: the mean of a `PostSight` over the posts that are held, or, after those, a `UnitSight`.
@_cdecl("ws_sight")
public func wsSight(_ place: Int32) -> Double {
  if let what = PostSight(rawValue: Int(place)) { return course?.mean(of: what) ?? .nan }
  guard let what = UnitSight(rawValue: Int(place) - PostSight.allCases.count) else { return .nan }
  return course?.sight(of: what) ?? .nan
}

/// Eight numbers for each event: day, kind, post, other, detail, value, capacity after, change.
@_cdecl("ws_events")
public func wsEvents() -> UnsafeMutablePointer<Double> {
  let rows = course?.takeEvents() ?? []
  var found: [Double] = []
  found.reserveCapacity(8 * rows.count)
  for row in rows {
    found.append(row.hours)
    found.append(Double(row.kind.rawValue))
    found.append(Double(row.position))
    found.append(row.kind == .support ? row.value - 1 : -1)
    found.append(Double(row.detail.rawValue))
    found.append(row.value)
    found.append(row.capacity)
    found.append(row.capacityChange)
  }
  return answer(found)
}

/// By `Outcome`; nothing before the first observed day has ended.
@_cdecl("ws_outcomes")
public func wsOutcomes() -> UnsafeMutablePointer<Double> { answer(course?.outcomes ?? []) }

/// From the next midnight on the unit lives by the model that was put together.
@_cdecl("ws_adopt")
public func wsAdopt() -> Int32 {
  do {
    try course?.adopt(model)
    return course == nil ? Answer.nothing : Answer.done
  } catch {
    return refuse(error)
  }
}

@_cdecl("ws_reseed")
public func wsReseed(_ replicate: UInt64) { course?.reseed(replicate: replicate) }

/// - Parameter post: from 0; below 0 none.
@_cdecl("ws_watch")
public func wsWatch(_ post: Int32) { course?.watch(post < 0 ? nil : Int(post)) }

/// Gained and lost by each `CapacityCause`.
@_cdecl("ws_ledger")
public func wsLedger() -> UnsafeMutablePointer<Double> {
  var found: [Double] = []
  for cause in CapacityCause.allCases {
    let (gained, lost) = course?.ledger(cause) ?? (0, 0)
    found.append(gained)
    found.append(lost)
  }
  return answer(found)
}

/// Midpoint, low knot, high knot and ceiling of the loss spiral.
@_cdecl("ws_knots")
public func wsKnots() -> UnsafeMutablePointer<Double> {
  guard let knots = course?.knots else { return answer([]) }
  return answer([knots.midpoint, knots.low, knots.high, knots.top])
}

/// One whole replicate of the model that was put together, all its units: the outcomes of the command
/// line. Nothing when a bound is hit or the model does not fit together.
@_cdecl("ws_replicate")
public func wsReplicate(_ seed: UInt64, _ replicate: UInt64) -> UnsafeMutablePointer<Double> {
  guard (try? model.check()) != nil else { return answer([]) }
  do throws(SimulationError) {
    let result = try Simulation(model: model, seed: seed).run(replicate: replicate)
    return answer(result.outcomes)
  } catch {
    return answer([])
  }
}

// MARK: Names

/// Names in the order of their numbers, a line each.
/// - Parameter list: 0 outcomes, 1 kinds of events, 2 causes, 3 sights of a post, 4 sights of a unit,
///   5 roles by number, 6 policies, 7 details of events, 8 settings (tabs between path, kind, unit,
///   lowest, highest, default and meaning).
@_cdecl("ws_names")
public func wsNames(_ list: Int32) -> UnsafeMutablePointer<UInt8> {
  let names: [String] =
    switch list {
    case 0: Outcome.allCases.map { $0.definition.name }
    case 1: EventKind.allCases.map { $0.name }
    case 2: CapacityCause.allCases.map { $0.definition.name }
    case 3: PostSight.allCases.map { $0.name }
    case 4: UnitSight.allCases.map { $0.name }
    case 5: course?.roles ?? []
    case 6: PolicyKind.allCases.map { $0.name }
    case 7: EventDetail.allCases.map { $0.name }
    default: SettingDescription.all.map { describe($0) }
    }
  return answer(names.joined(separator: "\n"))
}

private func describe(_ setting: SettingDescription) -> String {
  let kind: String =
    if !setting.isNumber {
      "other"
    } else {
      switch setting.kind {
      case .number: "number"
      case .count: "count"
      case .onOff: "switch"
      case .clockTime: "time"
      case .choice(let words): words.joined(separator: "|")
      }
    }
  let standard = setting.standard.map { "\($0)" } ?? ""
  return [
    setting.pattern, kind, setting.unit.symbol, "\(setting.lowest)", "\(setting.highest)", standard,
    setting.meaning,
  ].joined(separator: "\t")
}
