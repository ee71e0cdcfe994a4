// Values that stand in a file and that nothing would read: each belongs to another kind of work,
// pattern or distribution. Whoever writes one believes that it acts, so it is an error.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ModelReader {
  mutating func checkUnused(_ unit: CareUnitPlan, _ path: String) {
    checkUnused(unit.rota, "\(path).rota")
    guard isSound("\(path).work.kind") else { return }
    let kind = WorkPlan.kinds[Int(unit.work.kind)]
    for other in ["appointments", "calls"] where other != kind {
      refuseUnused("\(path).work.\(other).", "only work of kind \(other) has this; it is \(kind)")
    }
    for careCase in unit.work.cases {
      let place = "\(path).work.cases.\(careCase.name)"
      for (key, needed) in [
        ("interval", "appointments"), ("traumaSessions", "appointments"),
        ("transportShare", "calls"),
      ] where needed != kind {
        refuseUnused("\(place).\(key)", "only work of kind \(needed) has this; it is \(kind)")
      }
      checkUnused(careCase.length, "\(place).length")
    }
  }

  private mutating func checkUnused(_ rota: RotaPlan, _ path: String) {
    // A pattern that is set from outside or imported leaves what the file says of its own.
    let key = "\(path).pattern"
    if given[key] == nil || isFromOutside(key) { return }
    let pattern = RotaPlan.patterns[Int(rota.pattern)]
    for other in ["sequence", "roster"] where other != pattern {
      refuseUnused(
        "\(path).\(other)", "only the pattern \(other) reads this; the pattern is \(pattern)")
    }
  }

  private mutating func checkUnused(_ length: LengthPlan, _ path: String) {
    guard isSound("\(path).distribution") else { return }
    let distribution = LengthPlan.distributions[Int(length.distribution)]
    for (key, needed) in [("logDeviation", "lognormal"), ("shape", "gamma")]
    where needed != distribution {
      refuseUnused(
        "\(path).\(key)", "only the distribution \(needed) has this; it is \(distribution)")
    }
  }

  /// Whether a value is set or imported and stands in the place of what the file says.
  func isFromOutside(_ path: String) -> Bool {
    adjusted.contains(path) || given[path]?.origin.isOverride == true
  }

  /// Complains once of what is given at a path, or under one that ends in a point. A default that
  /// is written out changes nothing anywhere and is let pass.
  private mutating func refuseUnused(_ path: String, _ message: String) {
    let found =
      path.hasSuffix(".")
      ? given.keys.filter { $0.hasPrefix(path) && !isStandard($0) }.min()
      : given[path] == nil || isStandard(path) ? nil : path
    if let found { complain(found, message) }
  }

  private func isStandard(_ path: String) -> Bool {
    guard let value = values.first(where: { $0.path == path }),
      let standard = value.entry.standard
    else { return false }
    return value.value == .number(standard)
  }
}
