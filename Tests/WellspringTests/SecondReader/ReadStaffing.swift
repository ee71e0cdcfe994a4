// Patients and nurses over the hours of the day and of the night, summed piece by piece.
// SPDX-License-Identifier: GPL-3.0-or-later

struct ReadStaffing {
  /// By night and by day.
  private(set) var patients = [0.0, 0.0]
  private(set) var nurses = [0.0, 0.0]
  /// Hours with a case and nobody on the floor.
  var alone = 0.0
  /// Whether somebody stood in of whom no row tells the role.
  var isUntold = false

  /// Cuts the time at every seven and nineteen o'clock.
  mutating func add(from start: Double, to end: Double, patients count: Int, nurses there: Int) {
    if there == 0 { return }
    var from = start
    while from < end {
      let half = ((from - 7) / 12).rounded(.down)
      let to = min(end, 12 * (half + 1) + 7)
      let part = abs(Int(half)) % 2 == 0 ? 1 : 0
      patients[part] += (to - from) * Double(count)
      nurses[part] += (to - from) * Double(there)
      from = to
    }
  }
}
