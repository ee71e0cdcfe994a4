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

  /// Names that a shell or Slurm would act on if it could.
  private static let hostile = [
    "a b", "it's", "a\"b", "$(touch pwned)", "`touch pwned`", "a; touch pwned",
    "a' ; touch pwned; '", "*", "100%", "%a%j", "a&&touch pwned", "#SBATCH", "-x", "é", "~",
    "{a,b}", "!x", "a|b", "a>pwned",
  ]

  @Test("bash passes every text of a script on as it is, and runs nothing else", arguments: hostile)
  func hostileTexts(_ text: String) throws {
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("cluster-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: place) }
    let folder = "\(place)/\(text)"
    try FileManager.default.createDirectory(
      atPath: "\(place)/bin \(text)", withIntermediateDirectories: true)
    // Stands in for the program: notes its words.
    let program = "\(place)/bin \(text)/wellspring"
    try WholeFile.write([
      WholeFile(
        path: program, text: "#!/bin/sh\nfor w; do printf '%s\\n' \"$w\"; done >\"$0.words\"\n",
        isExecutable: true)
    ])
    let settings = ["--set", "name=\(text)", "--policy", text]
    let job = ClusterJob(
      program: program, file: "/data/\(text).yaml", settings: settings, folder: folder, tasks: 2,
      cores: 1, options: ["--comment=\(text)"])
    #expect(job.obstacle == nil)
    try job.write()
    try FileManager.default.createDirectory(
      atPath: "\(folder)/shards/1-of-2", withIntermediateDirectories: true)
    let array = try words(of: "\(folder)/array.sh", program, in: place)
    #expect(
      array == ["run", "/data/\(text).yaml"] + settings + [
        "--shard", "2/2", "--out", "\(folder)/shards/2-of-2", "--resume", "--threads", "1",
        "--progress", "plain",
      ])
    let merge = try words(of: "\(folder)/merge.sh", program, in: place)
    #expect(
      merge == [
        "merge", "\(folder)/shards/1-of-2", "--out", "\(folder)/results", "--resume",
      ])
    let names = try FileManager.default.contentsOfDirectory(atPath: place)
    #expect(Set(names) == ["bin \(text)", text], "\(names)")
    // What Slurm reads: as many lines as ever, and no % that it would fill in but the task's.
    let lines = job.arrayScript.split(separator: "\n").filter { $0.hasPrefix("#SBATCH") }
    #expect(lines.count == 8)
    let output = try #require(lines.first { $0.contains("--output=") })
    #expect(output.replacing("%%", with: "").split(separator: "%").count == 2, "\(output)")
  }

  /// The words that a script hands to the program.
  private func words(of script: String, _ program: String, in place: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["bash", script]
    process.currentDirectoryURL = URL(fileURLWithPath: place)
    process.environment = ["PATH": "/usr/bin:/bin", "SLURM_ARRAY_TASK_ID": "2"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let text = try String(contentsOfFile: program + ".words", encoding: .utf8)
    try FileManager.default.removeItem(atPath: program + ".words")
    return text.split(separator: "\n").map(String.init)
  }

  @Test("A text that ends a line, or that Slurm would not read as it is, is refused")
  func refused() {
    func obstacle(
      program: String = "/opt/w", file: String = "/m.yaml", settings: [String] = [],
      folder: String = "/job", options: [String] = []
    ) -> String? {
      ClusterJob(
        program: program, file: file, settings: settings, folder: folder, tasks: 2, cores: 1,
        options: options
      ).obstacle
    }
    #expect(obstacle() == nil)
    for text in ["a\n#SBATCH --wrap=x", "a\rb", "a\u{1B}b", "a\u{85}b", "a\u{2028}b", "a\tb"] {
      #expect(obstacle(program: "/" + text) != nil)
      #expect(obstacle(file: "/" + text) != nil)
      #expect(obstacle(settings: ["--set", text]) != nil)
      #expect(obstacle(folder: "/" + text) != nil)
      #expect(obstacle(options: ["--comment=" + text]) != nil)
    }
    #expect(obstacle(folder: "/a\\b") != nil)
    #expect(obstacle(options: ["-p"]) != nil)
  }
}
