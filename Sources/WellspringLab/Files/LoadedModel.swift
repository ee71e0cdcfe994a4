// A model as read from a file, and where each of its values comes from.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Who decided a value.
public enum ValueOrigin: Sendable, Equatable {
  /// Nobody: the documented default.
  case standard
  /// The model file, at this place.
  case file(Place)
  /// `--set` or an experiment, by its label.
  case override(String)

  /// The word used in tables.
  public var name: String {
    switch self {
    case .standard: "default"
    case .file: "file"
    case .override: "set"
    }
  }
}

/// One value of a loaded model.
public struct LoadedValue: Sendable {
  /// The full path: `site.units.icu.beds`.
  public let path: String
  public let entry: RegistryEntry
  /// In the documented unit.
  public let value: RegistryValue
  public let origin: ValueOrigin
  /// Where the value comes from: the file's word where it has one, the registry's for defaults.
  public let source: String
  public let grade: EvidenceGrade
  /// A remark in the file.
  public let note: String
  /// Between which values it may well lie, as the file says; nil where it does not say.
  let plausible: ClosedRange<Double>?

  /// The value as a person would write it in a model file, without its unit.
  public var text: String { entry.text(of: value) }
}

/// A model and the provenance of every value in it.
public struct LoadedModel: Sendable {
  public let model: Model
  /// The name of the file as it was given.
  public let file: String
  /// Every value in the order of the registry.
  public let values: [LoadedValue]
  /// Other files that decided something (rosters), as they were read.
  let otherInputs: [InputFile]
  /// Their paths, as seen from where the program runs.
  public var otherFiles: [String] { otherInputs.map(\.path) }
  /// The outcomes that the file wants to be shown first; empty where it names none.
  public var headline: [Outcome] = []
  /// What surveys of people in such a unit found; empty where the file names none.
  public var published: [PublishedShare] = []
  /// Figures of the real unit; empty where the file names none.
  public var observed: [ObservedFigure] = []
  /// What the user should know, though the model can be run; said by `check`, `run` and `describe`.
  public var warnings: [Problem] = []

  /// The value at a full path.
  public subscript(path: String) -> LoadedValue? { values.first { $0.path == path } }

  /// Everything that decides what is simulated, as text that is the same for the same model
  /// wherever it is read: one `path=value` a line in registry order, numbers in their documented
  /// unit and shortest round-trip form, texts as JSON. Hash this to name a run.
  public var canonicalText: String { canonicalLines.map { $0 + "\n" }.joined() }

  /// The same line by line: a heading, a line for each of `values` in their order, the rest.
  var canonicalLines: [String] {
    var lines = ["wellspring-model 1"]
    for value in values {
      lines.append("\(value.path)=\(value.value.canonical)")
    }
    for unit in model.units where unit.rota.rosterDays > 0 {
      let rota = unit.rota
      func text(_ shifts: [UInt8]) -> String { shifts.map { String($0) }.joined(separator: ",") }
      var line = "site.units.\(unit.name).rota.roster=\(rota.rosterDays):\(text(rota.rosterShifts))"
      if rota.rosterRepeatDays != rota.rosterDays { line += ":repeat=\(rota.rosterRepeatDays)" }
      if !rota.rosterSeconds.isEmpty { line += ":\(text(rota.rosterSeconds))" }
      lines.append(line)
    }
    if model.horizon.firstWeekday != 0 {
      lines.append("horizon.firstWeekday=\(model.horizon.firstWeekday)")
    }
    if model.usesDates { lines.append("horizon.firstDate=\(model.horizon.firstDate)") }
    return lines
  }
}

extension RegistryValue {
  var canonical: String {
    switch self {
    case .number(let number): number.shortText
    case .numbers(let numbers): "[" + numbers.map(\.shortText).joined(separator: ",") + "]"
    case .text(let text): JSONValue.quoted(text)
    case .texts(let texts): "[" + texts.map(JSONValue.quoted).joined(separator: ",") + "]"
    }
  }
}

extension RegistryEntry {
  /// The symbol of its unit; of a price the currency of the list.
  func unitText(_ prices: PriceList) -> String {
    let isPrice = PriceList.isPrice(pattern)
    return isPrice && prices.isGiven ? prices.currency : unit.symbol
  }

  /// Whether it names a unit.
  var isUnitName: Bool { pattern == "site.units.*.name" }

  /// A value as a person would write it, without the unit.
  func text(of value: RegistryValue) -> String {
    switch value {
    case .number(let number): text(ofNumber: number)
    case .numbers(let numbers): "[" + numbers.map(\.shortText).joined(separator: ", ") + "]"
    case .text(let text): text
    case .texts(let texts): "[" + texts.joined(separator: ", ") + "]"
    }
  }

  private func text(ofNumber number: Double) -> String {
    guard case .number(let kind) = kind else { return number.shortText }
    switch kind {
    case .number, .count: return number.shortText
    case .onOff: return number == 0 ? "off" : "on"
    case .choice(let names):
      let index = Int(number)
      return names.indices.contains(index) ? names[index] : number.shortText
    case .clockTime:
      let minutes = (number * 60).rounded()
      // A time between two minutes has no short form.
      guard abs(minutes - number * 60) < 1e-6 else { return "\(number.shortText) h" }
      let (hour, minute) = Int(minutes).quotientAndRemainder(dividingBy: 60)
      return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
  }

  /// The allowed values, for messages: `0 to 24 h`, `on or off`.
  var allowed: String {
    switch kind {
    case .number(.choice(let names)): names.joined(separator: ", ")
    case .number(.onOff): "on or off"
    case .number(.clockTime): "a time of day such as \"07:30\""
    case .number(.count): "whole numbers \(range)"
    case .number, .numbers: range
    case .text, .name: "a text"
    case .file: "the path of a file"
    case .texts: "a list of words"
    }
  }

  private var range: String {
    let bounds = "\(lowest.shortText) to \(highest.shortText)"
    return unit == .one ? bounds : "\(bounds) \(unit.symbol)"
  }
}
