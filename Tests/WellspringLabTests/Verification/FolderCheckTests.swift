// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Folder check")
struct FolderCheckTests {
  private let scratch = Scratch()

  /// A small real run.
  private func folder() throws -> String {
    let text = """
      name: Two nurses
      horizon: {days: 3, warmUpDays: 2}
      site:
        units:
          - name: ward
            posts: [{role: nurse, count: 2}]
            rota: {pattern: always}
            work:
              kind: visits
              arrivals: {rate: 20 /d}
              cases: [{name: visit, length: {mean: 30 min, distribution: exponential}}]
      """
    let experiment = try ExperimentFile.load(
      bytes: Array(text.utf8), file: "ward.yaml", settings: RunSettings(replicates: 6))
    let path = scratch.path + "/out"
    let run = try ExperimentRun(experiment, RunOptions(threads: 1, folder: path))
    _ = try run.execute { RunTiming(wallSeconds: 1, processorSeconds: 1, threads: 1) }
    return path
  }

  @Test("A whole folder passes: digests and every replicate again, byte for byte")
  func whole() throws {
    let check = try FolderCheck(try folder())
    #expect(check.isSamePlatform)
    let digests = check.checkDigests()
    #expect(digests.count >= 4 && digests.allSatisfy(\.isGood), "\(digests)")
    let again = check.rerun(sample: 100, seed: 1, threads: 2)
    #expect(again.count == 6 && again.allSatisfy { $0.verdict == "same bytes" }, "\(again)")
  }

  @Test("A digit that was changed is found, by digest and by the replicate")
  func tampered() throws {
    let path = try folder()
    let name = path + "/replicates.csv"
    var lines = try String(contentsOfFile: name, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    var cells = lines[3].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    cells[2] = String(Double(cells[2])! + 1e-12)
    lines[3] = cells.joined(separator: ",")
    try lines.joined(separator: "\n").write(toFile: name, atomically: true, encoding: .utf8)
    try FileManager.default.removeItem(atPath: path + "/summary.csv")
    let check = try FolderCheck(path)
    let bad = check.checkDigests().filter { !$0.isGood }
    #expect(bad.map(\.subject) == ["replicates.csv", "summary.csv"])
    let again = check.rerun(sample: 100, seed: 1, threads: 1).filter { !$0.isGood }
    #expect(again.map(\.subject) == ["base, replicate 3"])
  }

  @Test("A folder without a run, or with other inputs, is refused")
  func refused() throws {
    #expect(throws: ModelFileError.self) { try FolderCheck(scratch.path) }
    let path = try folder()
    let copy = path + "/inputs/ward.yaml"
    let text = try String(contentsOfFile: copy, encoding: .utf8)
    try text.replacingOccurrences(of: "count: 2", with: "count: 3")
      .write(toFile: copy, atomically: true, encoding: .utf8)
    #expect(throws: ModelFileError.self) { try FolderCheck(path) }
  }

  @Test("A sample is of different rows, ascending, and hangs on the seed")
  func sample() {
    let one = FolderCheck.choose(10, of: 50, seed: 1)
    #expect(Set(one).count == 10 && one == one.sorted() && one.allSatisfy { $0 < 50 })
    #expect(FolderCheck.choose(10, of: 50, seed: 2) != one)
    #expect(FolderCheck.choose(3, of: 3, seed: 9) == [0, 1, 2])
  }

  @Test("Distances are relative above 1, and a missing value is like no number")
  func distance() {
    #expect(FolderCheck.distance(["1", "", "2000"], [1, .nan, 2000.002]) < 1.1e-6)
    #expect(FolderCheck.distance(["1", ""], [1, 0]) == .infinity)
    #expect(FolderCheck.distance(["1"], [1, 2]) == .infinity)
  }
}
