// docs/why.md says what its commands print.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("The page on why")
struct WhyPageTests {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Commands of the page, in order, each with the lines that follow it there.
  private static func examples() throws -> [(command: String, lines: [String])] {
    let page = try String(
      contentsOf: repository.appendingPathComponent("docs/why.md"), encoding: .utf8)
    var examples: [(command: String, lines: [String])] = []
    var isInside = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```console" {
        isInside = true
      } else if line == "```" {
        isInside = false
      } else if isInside, line.hasPrefix("$ ") {
        examples.append((String(line.dropFirst(2)), []))
      } else if isInside {
        examples[examples.count - 1].lines.append(String(line))
      }
    }
    return examples
  }

  /// What a shell prints for a command, with this build's executable in reach.
  private static func output(of command: String, in program: Program) throws -> String {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", command]
    shell.currentDirectoryURL = URL(fileURLWithPath: program.folder)
    let folder = Program.executable.deletingLastPathComponent().path
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = folder + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    shell.environment = environment
    let output = Pipe()
    shell.standardOutput = output
    try shell.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0, "\(command)")
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Words and numbers of a line; numbers may differ by what another C library's rounding makes.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    let (left, right) = (words(a), words(b))
    guard left.count == right.count else { return false }
    return zip(left, right).allSatisfy { one, other in
      if one == other { return true }
      guard let x = Double(one), let y = Double(other) else { return false }
      return abs(x - y) <= 1e-9
    }
  }

  private static func words(_ line: String) -> [String] {
    line.split { $0 == " " || $0 == "," }.map(String.init)
  }

  @Test("Every block of docs/why.md is what its command prints")
  func examples() throws {
    let program = try Program()
    try FileManager.default.createSymbolicLink(
      atPath: program.path("models"),
      withDestinationPath: Self.repository.appendingPathComponent("models").path)
    let examples = try Self.examples()
    #expect(examples.count >= 6)
    for example in examples {
      let printed = try Self.output(of: example.command, in: program)
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let lines = printed.last == "" ? Array(printed.dropLast()) : printed
      #expect(lines.count == example.lines.count, "\(example.command)")
      for (got, said) in zip(lines, example.lines) where !Self.isSame(got, said) {
        Issue.record("\(example.command)\n  page: \(said)\n  now:  \(got)")
      }
    }
  }
}
