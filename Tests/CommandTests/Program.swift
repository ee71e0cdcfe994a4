// Runs the built executable as a user would.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// How a program ended and what it said.
struct Ending {
  let status: Int32
  let output: String
  let messages: String
}

/// The executable in a working folder of its own, removed at the end.
final class Program {
  let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("wellspring-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The executable is built beside the tests.
  static let executable: URL = {
    var place = URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL
    while place.path != "/" {
      place.deleteLastPathComponent()
      let candidate = place.appendingPathComponent("wellspring")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return candidate
      }
    }
    preconditionFailure("the wellspring executable is not beside the tests")
  }()

  /// A process that is ready to run; what it says goes to files named after `name`.
  func process(_ arguments: [String], name: String, environment: [String: String] = [:]) throws
    -> Process
  {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    for ending in ["out", "err"] {
      _ = FileManager.default.createFile(atPath: path(".\(name).\(ending)"), contents: nil)
    }
    process.standardOutput = FileHandle(forWritingAtPath: path(".\(name).out"))
    process.standardError = FileHandle(forWritingAtPath: path(".\(name).err"))
    return process
  }

  /// Waits for a process of `process(_:name:)`.
  func ending(of process: Process, name: String) throws -> Ending {
    process.waitUntilExit()
    return Ending(
      status: process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus,
      output: try text(".\(name).out"), messages: try text(".\(name).err"))
  }

  /// Runs the program to its end.
  @discardableResult
  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Ending {
    let name = UUID().uuidString
    let process = try process(arguments, name: name, environment: environment)
    try process.run()
    return try ending(of: process, name: name)
  }

  func path(_ name: String) -> String { folder + "/" + name }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  func write(_ text: String, as name: String) throws {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
  }

  /// Names in a folder, sorted; hidden ones too, except what the program said.
  func names(_ name: String = "") -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []
    return all.filter { !$0.hasSuffix(".out") && !$0.hasSuffix(".err") }.sorted()
  }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path(name)))
  }

  /// A small unit that takes milliseconds.
  func writeModel(as name: String = "unit.yaml") throws {
    try write(
      """
      name: Small unit
      horizon: {days: 14, warmUpDays: 7}
      site:
        units:
          - name: icu
            beds: 4
            posts: [{role: nurse, count: 12}]
            rota:
              pattern: three-on-four-off
              shifts:
                - {name: day, start: "07:00", hours: 12.5}
                - {name: night, start: "19:00", hours: 12.5}
            work:
              kind: beds
              arrivals: {rate: 1 /d}
              cases: [{name: any, share: 1, length: {mean: 3 d}}]

      """, as: name)
  }
}
