// A picture as a file: SVG, or what rsvg-convert makes of it.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

struct PictureFile {
  let path: String

  private static let formats = ["svg", "png", "pdf"]

  private var format: String { path.split(separator: ".").last.map { $0.lowercased() } ?? "" }

  /// - Parameter option: that the path was given to.
  /// - Throws: `ValidationError` when the name says nothing of how to write it.
  func check(_ option: String) throws {
    guard Self.formats.contains(format) else {
      throw ValidationError("\(option) takes a file that ends in .svg, .png or .pdf.")
    }
  }

  /// Call before long work, so that it is not in vain.
  /// - Throws: exit code 73 when there is such a file.
  func checkIsNew() throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw failure("\(path) is there already: remove it, or name another file", .cannotCreate)
    }
  }

  /// - Throws: exit code 73 when the file exists, 69 without rsvg-convert where it is needed.
  func write(_ svg: String) throws {
    let bytes = format == "svg" ? Array(svg.utf8) : try converted(svg)
    do throws(OutputError) { try WholeFile.write([WholeFile(path: path, bytes: bytes)]) } catch {
      throw failure(error.description, error.status)
    }
  }

  /// The picture by rsvg-convert.
  private func converted(_ svg: String) throws -> [UInt8] {
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("wellspring-plot-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (input, output) = (
      scratch.appendingPathComponent("in.svg"), scratch.appendingPathComponent("out")
    )
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "rsvg-convert", "--zoom", format == "png" ? "2" : "1", "--format", format, "--output",
      output.path, input.path,
    ]
    process.standardError = FileHandle.nullDevice
    do {
      try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
      try svg.write(to: input, atomically: false, encoding: .utf8)
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
      return [UInt8](try Data(contentsOf: output))
    } catch {
      throw failure(
        "\(format.uppercased()) takes rsvg-convert: install librsvg2-bin (Debian) or librsvg "
          + "(Homebrew), or write .svg", .noService)
    }
  }
}
