// A model as a table of settings, and everything that can be set.
// SPDX-License-Identifier: GPL-3.0-or-later

extension Model {
  /// What has to be put into a model of defaults to make this one, in the order in which it can be
  /// put. What is as the defaults have it is left out.
  public var table: [Setting] {
    var copy = self
    var lister = SettingLister()
    copy.visit(&lister)
    return lister.table
  }
}

/// One setting that there is, `*` for any element of a list.
public struct SettingDescription: Sendable {
  public var pattern: String
  public var kind: ParameterKind
  public var unit: UnitOfMeasure
  public var lowest: Double
  public var highest: Double
  /// nil when there is no default, and for texts and lists.
  public var standard: Double?
  public var meaning: String
  /// Whether it is a number, and not a text or a list.
  public var isNumber: Bool

  /// Every setting of a model.
  public static var all: [SettingDescription] {
    var scratch = Model()
    var describer = SettingDescriber()
    scratch.visit(&describer)
    return describer.found
  }
}

/// The path so far, for visitors that go everywhere.
private struct SettingTrail {
  private var keys: [String] = []

  mutating func push(_ key: String) { keys.append(key) }
  mutating func pop() { keys.removeLast() }
  func path(_ key: String) -> String { (keys + [key]).joined(separator: ".") }
}

/// Lists a model.
struct SettingLister: SettingVisitor {
  private(set) var table: [Setting] = []
  private var trail = SettingTrail()

  private mutating func add(_ key: String, _ value: SettingValue) {
    table.append(Setting(trail.path(key), value))
  }

  mutating func enter(_ key: String) -> Bool {
    trail.push(key)
    return true
  }

  mutating func leave() { trail.pop() }
  mutating func places(_ names: [String], naming key: String) -> Range<Int> { 0..<names.count }
  mutating func open(_ names: [String], _ place: Int) { trail.push(names[place]) }

  mutating func parameters<Owner>(
    _ list: @autoclosure () -> [Parameter<Owner>], of owner: inout Owner
  ) {
    for parameter in list() {
      let number = parameter.read(owner)
      if number == parameter.standard { continue }
      switch parameter.kind {
      case .onOff: add(parameter.name, .flag(number != 0))
      case .choice(let names): add(parameter.name, .text(names[Int(number)]))
      case .number, .count, .clockTime: add(parameter.name, .number(number))
      }
    }
  }

  mutating func profiles<Owner>(
    _ list: @autoclosure () -> [ProfileParameter<Owner>], of owner: inout Owner
  ) {
    for profile in list() {
      let numbers = profile.read(owner)
      if !numbers.isEmpty { add(profile.name, .numbers(numbers)) }
    }
  }

  mutating func text(_ key: String, _ text: inout String, isName: Bool) {
    if !text.isEmpty { add(key, .text(text)) }
  }

  mutating func texts(_ key: String, _ texts: inout [String]) {
    if !texts.isEmpty { add(key, .texts(texts)) }
  }

  mutating func whole(_ key: String, _ number: inout Int, upTo highest: Int) {
    if number != 0 { add(key, .number(Double(number))) }
  }

  mutating func bytes(_ key: String, _ bytes: inout [UInt8]) {
    if !bytes.isEmpty { add(key, .numbers(bytes.map { Double($0) })) }
  }
}

/// Lists what there is to be set.
struct SettingDescriber: SettingVisitor {
  private(set) var found: [SettingDescription] = []
  private var trail = SettingTrail()

  private mutating func add(_ key: String, _ meaning: String) {
    found.append(
      SettingDescription(
        pattern: trail.path(key), kind: .number, unit: .one, lowest: 0, highest: 0, standard: nil,
        meaning: meaning, isNumber: false))
  }

  mutating func enter(_ key: String) -> Bool {
    trail.push(key)
    return true
  }

  mutating func leave() { trail.pop() }
  mutating func places(_ names: [String], naming key: String) -> Range<Int> {
    names.count..<names.count + 1
  }
  mutating func open(_ names: [String], _ place: Int) { trail.push("*") }

  mutating func parameters<Owner>(
    _ list: @autoclosure () -> [Parameter<Owner>], of owner: inout Owner
  ) {
    for parameter in list() {
      found.append(
        SettingDescription(
          pattern: trail.path(parameter.name), kind: parameter.kind, unit: parameter.unit,
          lowest: parameter.lowest, highest: parameter.highest, standard: parameter.standard,
          meaning: parameter.meaning, isNumber: true))
    }
  }

  mutating func profiles<Owner>(
    _ list: @autoclosure () -> [ProfileParameter<Owner>], of owner: inout Owner
  ) {
    for profile in list() { add(profile.name, profile.meaning) }
  }

  mutating func text(_ key: String, _ text: inout String, isName: Bool) { add(key, "") }
  mutating func texts(_ key: String, _ texts: inout [String]) { add(key, "") }
  // Not part of what a model file says.
  mutating func whole(_ key: String, _ number: inout Int, upTo highest: Int) {}
  mutating func bytes(_ key: String, _ bytes: inout [UInt8]) {}
}
