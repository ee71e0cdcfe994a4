// What is kept of each post, so that scenarios can be compared person by person.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One number of a post at the end of a trial.
enum PostFate: Int, CaseIterable, Sendable {
  case tipped, tippedEver, capacityMean
  case lastMonth, tippedDay, recoveredDay, workedHours
  case holders, loadFactor, permeability, skill

  fileprivate var column: ClinicianColumn {
    switch self {
    case .tipped: .tipped
    case .tippedEver: .tippedEver
    case .capacityMean: .capacityMean
    case .lastMonth: .capacityLastMonth
    case .tippedDay: .tippedDay
    case .recoveredDay: .recoveredDay
    case .workedHours: .hoursWorked
    case .holders: .holders
    case .loadFactor: .loadFactor
    case .permeability: .permeability
    case .skill: .skill
    }
  }
}

/// The fates of all posts of one trial.
struct PostFates: Sendable {
  private static let width = PostFate.allCases.count
  /// Row-major: post, `PostFate`.
  let values: [Double]

  /// - Parameter clinicians: row-major: post, `ClinicianColumn`.
  init(clinicians: [Double]) {
    values = stride(from: 0, to: clinicians.count, by: ClinicianColumn.allCases.count).flatMap {
      start in PostFate.allCases.map { clinicians[start + $0.column.rawValue] }
    }
  }

  /// - Parameter kept: what `values` were; nil of a trial that failed.
  init(kept: [Double]?) { values = kept ?? [] }

  var posts: Range<Int> { 0..<values.count / Self.width }

  subscript(post: Int, fate: PostFate) -> Double { values[post * Self.width + fate.rawValue] }
}
