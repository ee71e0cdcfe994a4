// One line of enquiry of a tipping experiment.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One line of enquiry: a model, one parameter of it, and the values that it takes.
public struct TippingArm: Sendable {
  /// Whose tipping it is.
  public enum Level: String, CaseIterable, Sendable { case person, unit }
  /// From which state each run starts.
  public enum Direction: String, CaseIterable, Sendable {
    /// Rested: what load makes it collapse?
    case up
    /// Collapsed: what load lets it recover?
    case down
  }
  /// What theory the arm is held against.
  public enum Exact: String, CaseIterable, Sendable {
    case none
    /// Folds of the capacity equation with constant rates.
    case closedForm = "closed-form"
    /// Fixed points of the map of a week.
    case weeklyMap = "weekly-map"
  }
  /// A workload that rises and perhaps falls again.
  public struct Ramps: Sendable, Equatable {
    public var peak: Double
    public var days: [Int]
    public var hold: [Int]
    public var back: Bool
  }

  public let name: String
  /// What sets it apart, in words; for people alone, no table has it.
  public var about = ""
  public var level = Level.person
  public var exact = Exact.none
  public var directions = Direction.allCases
  /// Path, unit and values of what is turned, ascending.
  public let path: String
  public let unit: String
  public let isCount: Bool
  public let values: [Double]
  /// The value at which pushes and ramps are tried, and from which recovery is counted.
  public let operating: Double
  public var pushes: [Double] = []
  public var ramps: Ramps?
  let parameter: ModelParameter
  let base: Model

  /// The ends of the range.
  var span: (low: Double, high: Double) { (values.first!, values.last!) }

  /// The arm's model, rested, with the parameter at `value`.
  func model(at value: Double) -> Model { parameter.set(value, in: base) }

  func spiral(at value: Double) -> LossSpiral { flow(at: value).spiral }

  /// Replenishment and depletion of somebody always on duty with no cases; only these are constant.
  func flow(at value: Double) -> CapacityFlow {
    let model = model(at: value)
    let c = model.dynamics.capacity
    return CapacityFlow(
      replenishment: c.working, depletion: c.baseDepletion,
      spiral: LossSpiral(
        lowKnot: c.lowKnot, highKnot: c.highKnot, ceiling: c.ceiling,
        refillWhenDepleted: c.refillWhenDepleted, isOn: model.mechanisms.lossSpiral != 0))
  }

  /// Everything that decides bytes and is not in the models.
  var identityParts: [String] {
    [
      name, level.rawValue, exact.rawValue, directions.map(\.rawValue).joined(separator: ","), path,
      values.map(\.shortText).joined(separator: ","), operating.shortText,
      pushes.map(\.shortText).joined(separator: ","),
      ramps.map {
        "\($0.peak.shortText) \($0.days) \($0.hold) \($0.back)"
      } ?? "",
    ]
  }

  /// Whether what becomes of people after a ramp is told.
  var hasAftermath: Bool { level == .person && exact == .none }

  /// What is asked, for descriptions.
  var sentence: String {
    let starts = directions.map { $0 == .up ? "rested" : "collapsed" }
    let unit = self.unit == "1" || self.unit.isEmpty ? "" : " \(self.unit)"
    var line =
      "\(name): where does a \(level.rawValue) tip as \(path) goes from "
      + "\(span.low.shortText) to \(span.high.shortText)\(unit) in "
      + "\(counted(values.count - 1, "step"))"
    if values.count == 1 {
      line = "\(name): does a \(level.rawValue) tip at \(path) = \(values[0].shortText)\(unit)"
    }
    line += ", from a \(Markdown.enumeration(starts)) start?"
    if !pushes.isEmpty {
      line += " Pushes of capacity by \(pushes.map(\.shortText).joined(separator: ", "))."
    }
    if let ramps {
      line +=
        " The workload rises to \(ramps.peak.shortText) within \(listed(ramps.days)) days, stays "
        + "for \(listed(ramps.hold))" + (ramps.back ? " and comes back." : ".")
    }
    return line
  }
}
