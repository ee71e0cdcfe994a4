// The guides say what the program prints: their commands are run, in order, and held against the text.
//
// In a guide, a comment `<!-- wellspring … -->` is a command that is run, with every line of the block
// below it, if there is one, to be found in what it prints; a line `…` stands for lines left out. A
// comment `<!-- file NAME -->` writes the block below it into a file.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Guides")
struct DocumentationTests {
  /// What a guide asks to be done.
  struct Step {
    let line: Int
    let words: [String]
    /// The block right below the comment; nil when there is none.
    let block: [String]?
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func steps(_ text: String) -> [Step] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var steps: [Step] = []
    for (number, line) in lines.enumerated() {
      guard line.hasPrefix("<!-- "), line.hasSuffix(" -->") else { continue }
      let command = words(String(line.dropFirst(5).dropLast(4)))
      guard command[0] == "wellspring" || command[0] == "file" else { continue }
      var block: [String]?
      if number + 1 < lines.count, lines[number + 1].hasPrefix("```") {
        block = Array(lines[(number + 2)...].prefix { !$0.hasPrefix("```") })
      }
      steps.append(Step(line: number + 1, words: command, block: block))
    }
    return steps
  }

  /// Words as a shell splits them, single quotes kept together.
  static func words(_ command: String) -> [String] {
    var words = [""]
    var isQuoted = false
    for character in command {
      if character == "'" {
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        words.append("")
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words.filter { !$0.isEmpty }
  }

  /// The first line of a block that is not where it should be in what was printed; nil when all are.
  static func missing(_ block: [String], in printed: [String]) -> String? {
    var rest = printed[...]
    // The first line may be anywhere; after it, lines follow on each other unless `…` is between.
    var isFree = true
    for line in block {
      if line == "…" {
        isFree = true
        continue
      }
      guard let found = isFree ? rest.firstIndex(of: line) : rest.indices.first,
        rest[found] == line
      else { return line }
      rest = rest[(found + 1)...]
      isFree = false
    }
    return nil
  }

  @Test(
    "Every figure of a guide is printed by the command beside it",
    arguments: ["for-managers", "for-researchers", "import"])
  func guide(_ name: String) throws {
    let program = try Program()
    for folder in ["models", "experiments"] {
      try FileManager.default.createSymbolicLink(
        atPath: program.path(folder),
        withDestinationPath: Self.root.appendingPathComponent(folder).path)
    }
    let text = try String(
      contentsOf: Self.root.appendingPathComponent("docs/\(name).md"), encoding: .utf8)
    let steps = Self.steps(text)
    #expect(steps.count { $0.block != nil } >= 5)
    var printedBy: [[String]: [String]] = [:]
    for step in steps {
      let place = "docs/\(name).md:\(step.line)"
      if step.words[0] == "file" {
        let lines = try #require(step.block, "\(place): no block below")
        try program.write(lines.joined(separator: "\n") + "\n", as: step.words[1])
        continue
      }
      // Two blocks of one command are two parts of what it printed once.
      if printedBy[step.words] == nil {
        let label = UUID().uuidString
        let process = try program.process(Array(step.words.dropFirst()), name: label)
        try process.run()
        let ending = try program.ending(of: process, name: label)
        #expect(ending.status == 0, "\(place): \(ending.messages)")
        printedBy[step.words] = ending.output.split(
          separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
      }
      let printed = printedBy[step.words] ?? []
      if let block = step.block, let line = Self.missing(block, in: printed) {
        Issue.record(
          "\(place): not printed: \(line)\nPrinted:\n\(printed.joined(separator: "\n"))")
      }
    }
    // No figure without a command: other blocks are for the reader to type.
    let blocks = text.components(separatedBy: "\n```").count / 2
    #expect(blocks == steps.count { $0.block != nil }, "a block without its command")
  }

  @Test("A guide's block is found only where it was printed, in order")
  func matching() {
    let printed = ["a", "b", "c", "d"]
    #expect(Self.missing(["b", "c"], in: printed) == nil)
    #expect(Self.missing(["a", "…", "d"], in: printed) == nil)
    #expect(Self.missing(["a", "c"], in: printed) == "c")
    #expect(Self.missing(["c", "…", "a"], in: printed) == "a")
    #expect(Self.missing(["e"], in: printed) == "e")
    #expect(Self.words("run --set 'a=[b, c]' x") == ["run", "--set", "a=[b, c]", "x"])
  }
}
