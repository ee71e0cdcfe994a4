// What virtual studies left, as the statistics read it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// All studies of a validation, with one of so many groups of replicates left out.
struct StudyData {
  static let groups = 8

  private let replicates: [String: [StudyReplicate]]
  private let names: [String]
  /// The group of replicates that is left out; nil: none.
  let leftOut: Int?
  let lens: SurveyLens

  init(_ replicates: [String: [StudyReplicate]], lens: SurveyLens, leftOut: Int? = nil) {
    self.replicates = replicates
    self.lens = lens
    self.leftOut = leftOut
    names = replicates.keys.sorted()
  }

  func leaving(out group: Int) -> StudyData {
    StudyData(replicates, lens: lens, leftOut: group)
  }

  func has(_ study: String) -> Bool { replicates[study] != nil }

  func replicates(of study: String) -> [StudyReplicate] {
    (replicates[study] ?? []).filter { $0.index % Self.groups != leftOut }
  }

  /// Everybody, vacant posts included, at a wave, in order of replicate and post.
  func posts(_ study: String, day: Int) -> [Answer] {
    let number = names.firstIndex(of: study) ?? 0
    return replicates(of: study).flatMap { one in
      (one.waves[day] ?? []).map {
        Answer(
          row: $0, study: number, replicate: one.index, level: one.level,
          leadership: one.leadership)
      }
    }
  }

  /// Everybody who holds a post at a wave.
  func people(_ study: String, day: Int) -> [Answer] {
    posts(study, day: day).filter(\.isFilled)
  }

  /// Who held the same post at both waves.
  func stayers(_ study: String, from first: Int, to second: Int) -> [(Answer, Answer)] {
    zip(posts(study, day: first), posts(study, day: second)).filter {
      $0.isFilled && $1.isFilled && $0[.holder] == $1[.holder]
    }
  }

  /// As many people of each setting.
  func pooled(day: Int) -> [Answer] {
    let all = VirtualStudy.settings.map { people($0, day: day) }
    let least = all.map(\.count).min() ?? 0
    return all.flatMap { people in
      // Spread over the replicates, so that every variant has its part.
      (0..<least).map { people[$0 * people.count / least] }
    }
  }

  func score(_ instrument: String, _ people: [Answer]) -> [Double] {
    people.map { lens.score(instrument, $0) }
  }

  func cases(_ instrument: String, _ people: [Answer]) -> [Bool] {
    people.map { lens.isCase(instrument, $0) }
  }

  func percent(_ instrument: String, _ study: String, day: Int = 366) -> Double {
    100 * Association.share(cases(instrument, people(study, day: day)))
  }

  /// Mean of an outcome over replicates.
  func outcome(_ outcome: Outcome, _ study: String) -> Double {
    Association.mean(replicates(of: study).map { $0.outcomes[outcome.rawValue] })
  }
}
