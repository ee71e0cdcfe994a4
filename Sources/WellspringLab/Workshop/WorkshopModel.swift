// A model as the workshop page takes it: the table out of which its engine makes the same model.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A model for the workshop page.
public struct WorkshopModel: Sendable {
  /// What the page calls it: the name of its file.
  let name: String
  let loaded: LoadedModel
  /// SHA-256 of the file as it was read.
  let digest: String
  /// The policies that it can have at their usual doses.
  let policies: [PolicyKind]

  /// Reads a model file.
  public init(path: String) throws(ModelFileError) {
    try self.init(ModelSource(path: path))
  }

  init(_ source: ModelSource) throws(ModelFileError) {
    loaded = try source.model()
    name = Experiment.slug(source.file)
    digest = sha256(source.input.bytes)
    policies = PolicyKind.allCases.filter { kind in
      let active = ModelOverride(path: "policies.\(kind.name).active", value: "on", label: "")
      return (try? source.model([active])) != nil
    }
  }

  var json: JSONValue {
    let model = loaded.model
    return .object([
      ("name", .string(name)), ("title", .string(model.name)),
      ("about", .string(model.description)), ("sha256", .string(digest)),
      ("table", model.table.json),
      ("units", .array(model.units.map(Self.unit))),
      ("warmupDays", .number(model.horizon.warmUpDays)), ("days", .number(model.horizon.days)),
      ("seed", .integer(Int(Experiment.usualSeed))),
      ("policies", .array(policies.map { Self.policy($0, of: model) })),
    ])
  }

  private static func unit(_ plan: CareUnitPlan) -> JSONValue {
    .object([
      ("name", .string(plan.name)), ("count", .number(plan.count)),
      ("posts", .number(plan.posts.reduce(0) { $0 + $1.count })),
      ("beds", .number(plan.beds)),
    ])
  }

  private static func policy(_ kind: PolicyKind, of model: Model) -> JSONValue {
    let dose = kind.definition.dose
    let path = "policies.\(kind.name)"
    let setting = model.policies[kind]
    return .object([
      ("name", .string(kind.name)), ("label", .string(kind.definition.title)),
      ("meaning", .string(dose.meaning)), ("dose", .number(setting.dose)),
      ("low", .number(dose.range.lowerBound)), ("high", .number(dose.range.upperBound)),
      ("active", .bool(setting.active != 0)),
      (
        "table",
        [
          Setting("\(path).active", .flag(true)), Setting("\(path).dose", .number(setting.dose)),
        ].json
      ),
    ])
  }
}

extension [Setting] {
  /// Rows of path and value.
  var json: JSONValue { .array(map { .array([.string($0.path), $0.value.json]) }) }
}

extension SettingValue {
  var json: JSONValue {
    switch self {
    case .number(let number): .number(number)
    case .flag(let isOn): .bool(isOn)
    case .text(let text): .string(text)
    case .numbers(let numbers): .array(numbers.map { .number($0) })
    case .texts(let texts): .array(texts.map { .string($0) })
    }
  }
}
