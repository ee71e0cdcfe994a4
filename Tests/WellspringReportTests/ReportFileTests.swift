// The page on disk: what may be replaced and what may not.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import WellspringLab

@testable import WellspringReport

struct ReportFileTests {
  @Test("A page is written once, left when it is the same, and replaced when its tables changed")
  func replacing() throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.model())
    let file = ReportFile(folder: folder)
    let page = try ReportPage(folder)
    #expect(try file.write(page) == .written)
    #expect(try file.write(page) == .same)
    let summary = try results.text("it/summary.csv")
    try results.write(
      summary.replacing("high_exhaustion_percent", with: "high_exhaustion"), as: "it/summary.csv")
    #expect(try file.write(ReportPage(folder)) == .replaced)
    #expect(file.standing == .whole(try ReportPage(folder).html))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(!names.contains { $0.hasPrefix(".wellspring-") })
  }

  @Test("A page that somebody has changed is refused and left as it is")
  func editedPage() throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.model())
    let file = ReportFile(folder: folder)
    _ = try file.write(ReportPage(folder))
    let edited = try results.text("it/report.html").replacing("In short", with: "My own words")
    try results.write(edited, as: "it/report.html")
    #expect(throws: OutputError.self) { try file.write(ReportPage(folder)) }
    #expect(try results.text("it/report.html") == edited)
  }

  @Test("Nothing is written through a link, or over a folder")
  func linksAndFolders() throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.model())
    let file = ReportFile(folder: folder)
    try results.write("theirs", as: "theirs.html")
    try FileManager.default.createSymbolicLink(
      atPath: file.path, withDestinationPath: results.path("theirs.html"))
    #expect(throws: OutputError.self) { try file.write(ReportPage(folder)) }
    #expect(try results.text("theirs.html") == "theirs")
    try FileManager.default.removeItem(atPath: file.path)
    try FileManager.default.createDirectory(
      atPath: file.path, withIntermediateDirectories: false)
    #expect(throws: OutputError.self) { try file.write(ReportPage(folder)) }
  }
}
