// One value into a model, by its path.
//
// Whatever cannot be put is an error that names it: a surge or a role that was dropped without a word
// would make another model under the same name.
//
// SPDX-License-Identifier: GPL-3.0-or-later

extension Model {
  /// Puts a value where `path` says; elements of lists by name or by number from 0.
  ///
  /// An element of a list is made by putting its own name (of posts: its role) into it; any other path
  /// through an element that is not there is unknown. A policy acts when its `active` says so.
  /// - Throws: `SettingError` for a path that no setting has and for a value out of its range.
  public mutating func put(_ path: String, _ value: SettingValue) throws(SettingError) {
    var putter = SettingPutter(path, value)
    // What fails must leave nothing behind.
    var changed = self
    changed.visit(&putter)
    if let error = putter.error { throw error }
    guard putter.isPut else { throw SettingError(path, .unknownPath) }
    self = changed
  }

  /// The model that a table makes out of the defaults, checked as a whole.
  public init(table: [Setting]) throws(SettingError) {
    self.init()
    for setting in table { try put(setting.path, setting.value) }
    try check()
  }
}

/// Goes where a path says and puts a value there.
struct SettingPutter: SettingVisitor {
  let path: String
  let value: SettingValue
  private let parts: [String]
  private var depth = 0
  private(set) var isPut = false
  private(set) var error: SettingError?

  /// More elements than any list of a model may have.
  static let mostElements = 10_000

  init(_ path: String, _ value: SettingValue) {
    (self.path, self.value) = (path, value)
    parts = path.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
  }

  private var isAtLast: Bool { depth == parts.count - 1 }

  private mutating func fail(
    _ fault: SettingError.Fault, _ note: String = "", lowest: Double = .nan,
    highest: Double = .nan
  ) {
    isPut = true
    if error == nil { error = SettingError(path, fault, note, lowest: lowest, highest: highest) }
  }

  mutating func enter(_ key: String) -> Bool {
    if isPut || depth >= parts.count - 1 || parts[depth] != key { return false }
    depth += 1
    return true
  }

  mutating func leave() { depth -= 1 }

  mutating func places(_ names: [String], naming key: String) -> Range<Int> {
    let part = parts[depth]
    if isAtLast { return 0..<0 }
    for (place, name) in names.enumerated() where name == part { return place..<place + 1 }
    if let number = Int(part), names.indices.contains(number) { return number..<number + 1 }
    guard depth == parts.count - 2, parts[depth + 1] == key, value == .text(part) else {
      return 0..<0
    }
    if names.count >= Self.mostElements {
      fail(.doesNotFit, "too many elements in the list")
      return 0..<0
    }
    return names.count..<names.count + 1
  }

  mutating func open(_ names: [String], _ place: Int) { depth += 1 }

  mutating func parameters<Owner>(
    _ list: @autoclosure () -> [Parameter<Owner>], of owner: inout Owner
  ) {
    if isPut || !isAtLast { return }
    for parameter in list() where parameter.name == parts[depth] {
      if let number = number(parameter.kind, parameter.lowest, parameter.highest) {
        parameter.write(&owner, number)
      }
      isPut = true
      return
    }
  }

  mutating func profiles<Owner>(
    _ list: @autoclosure () -> [ProfileParameter<Owner>], of owner: inout Owner
  ) {
    if isPut || !isAtLast { return }
    for profile in list() where profile.name == parts[depth] {
      put(profile, &owner)
      isPut = true
      return
    }
  }

  private mutating func put<Owner>(_ profile: ProfileParameter<Owner>, _ owner: inout Owner) {
    guard case .numbers(let numbers) = value else { return fail(.wrongKind, "a list of numbers") }
    if !profile.lengths.isEmpty && !numbers.isEmpty && !profile.lengths.contains(numbers.count) {
      let length = Double(profile.lengths[0])
      return fail(.wrongLength, lowest: length, highest: length)
    }
    let range = profile.lowest...profile.highest
    guard numbers.allSatisfy({ range.contains($0) }) else {
      return fail(.outOfRange, lowest: profile.lowest, highest: profile.highest)
    }
    profile.write(&owner, numbers)
  }

  mutating func text(_ key: String, _ text: inout String, isName: Bool) {
    if isPut || !isAtLast || parts[depth] != key { return }
    isPut = true
    guard case .text(let new) = value else { return fail(.wrongKind, "a text") }
    // Its name is how a list's element is found; it gets another only by being another.
    if isName && parts[depth - 1] != new { return fail(.notAName, "the name in the path") }
    if isName && !Self.canBeName(new) { return fail(.notAName, "letters, digits, - and _") }
    text = new
  }

  mutating func texts(_ key: String, _ texts: inout [String]) {
    if isPut || !isAtLast || parts[depth] != key { return }
    isPut = true
    switch value {
    case .texts(let new): texts = new
    case .numbers(let none) where none.isEmpty: texts = []
    case .number, .flag, .text, .numbers: fail(.wrongKind, "a list of words")
    }
  }

  mutating func whole(_ key: String, _ number: inout Int, upTo highest: Int) {
    if isPut || !isAtLast || parts[depth] != key { return }
    if let new = self.number(.count, 0, Double(highest)) { number = Int(new) }
    isPut = true
  }

  mutating func bytes(_ key: String, _ bytes: inout [UInt8]) {
    if isPut || !isAtLast || parts[depth] != key { return }
    isPut = true
    guard case .numbers(let numbers) = value else { return fail(.wrongKind, "a list of numbers") }
    guard numbers.allSatisfy({ (0.0...255).contains($0) && $0 == $0.rounded() }) else {
      return fail(.outOfRange, lowest: 0, highest: 255)
    }
    bytes = numbers.map { UInt8($0) }
  }
}

extension SettingPutter {
  /// The value as a parameter of a kind holds it; nil when it cannot, which is then an error.
  private mutating func number(
    _ kind: ParameterKind, _ lowest: Double, _ highest: Double
  ) -> Double? {
    switch (kind, value) {
    case (.onOff, .flag(let isOn)): return isOn ? 1 : 0
    case (.onOff, .number(let number)) where number == 0 || number == 1: return number
    case (.onOff, .text("on")): return 1
    case (.onOff, .text("off")): return 0
    case (.onOff, _): fail(.wrongKind, "on or off")
    case (.choice(let names), .text(let word)):
      for (place, name) in names.enumerated() where name == word { return Double(place) }
      fail(.notOneOf, names.joined(separator: ", "))
    case (.choice(let names), _): fail(.notOneOf, names.joined(separator: ", "))
    case (.clockTime, .text(let text)):
      if let hours = Self.clockTime(text) { return hours }
      fail(.wrongKind, "a time of day such as 07:30")
    case (_, .number(let number)):
      // NaN is in no range.
      guard (lowest...highest).contains(number) else {
        fail(.outOfRange, lowest: lowest, highest: highest)
        return nil
      }
      if kind == .count && number != number.rounded() {
        fail(.notWhole, lowest: lowest, highest: highest)
        return nil
      }
      return number == 0 ? 0 : number
    case (.number, _), (.count, _), (.clockTime, _): fail(.wrongKind, "a number")
    }
    return nil
  }

  /// Hours since midnight of `07:30`, up to 24:00.
  private static func clockTime(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      text.utf8.allSatisfy({ (48...58).contains($0) }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), minute < 60, hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    return Double(hour * 60 + minute) / 60
  }

  /// The reader of model files is stricter; here it is enough that a path can say the name.
  private static func canBeName(_ name: String) -> Bool {
    let bytes = name.utf8
    return !bytes.isEmpty && bytes.count <= 512
      && bytes.allSatisfy { $0 > 32 && $0 != 46 && $0 != 127 }
      && !bytes.allSatisfy { (48...57).contains($0) }
  }
}
