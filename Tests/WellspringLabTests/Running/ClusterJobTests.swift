// The scripts that are handed to Slurm, as text and as bash reads them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Cluster jobs")
struct ClusterJobTests {
  private func job(_ folder: String = "/data/it's here") -> ClusterJob {
    ClusterJob(
      program: "/opt/wellspring", file: "/data/breaks.yaml",
      settings: ["--seed", "7", "--set", "site.units.icu.beds=20"], folder: folder, tasks: 12,
      cores: 4, options: ["--partition=long"])
  }

  @Test("The array runs one shard a task, resumes, and may be requeued")
  func array() {
    let script = job().arrayScript
    #expect(script.hasPrefix("#!/usr/bin/env bash\n"))
    for line in [
      "#SBATCH --array=1-12", "#SBATCH --cpus-per-task=4", "#SBATCH --requeue",
      "#SBATCH --partition=long", "#SBATCH --job-name=wellspring-breaks",
    ] {
      #expect(script.contains(line + "\n"), "\(line) in \(script)")
    }
    #expect(script.contains("--shard \"$task/12\""))
    #expect(script.contains("--resume"))
    #expect(script.contains("--seed 7 --set site.units.icu.beds=20"))
  }

  @Test("The merge names every shard's folder and the results, whatever the folder is called")
  func merge() {
    let script = job().mergeScript
    #expect(script.contains("'/data/it'\\''s here/shards'/*-of-12"))
    #expect(script.contains("--out '/data/it'\\''s here/results'"))
    #expect(!script.contains("--array"))
  }

  @Test("Both scripts are written executable into a new folder, and only there")
  func writes() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("cluster-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try job(folder).write()
    for name in ["array.sh", "merge.sh"] {
      #expect(FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)"))
      let check = Process()
      check.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      check.arguments = ["bash", "-n", "\(folder)/\(name)"]
      try check.run()
      check.waitUntilExit()
      #expect(check.terminationStatus == 0, "bash cannot read \(name)")
    }
    #expect(throws: OutputError.exists(path: folder)) { try job(folder).write() }
  }
}
