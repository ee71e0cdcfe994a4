// `wellspring import roster`: the roster of a real unit becomes the roster of a model.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Imports rosters into a model.
public struct RosterImport {
  private let base: ImportBase

  public init(_ base: ImportBase) { self.base = base }

  /// Reads a roster.
  /// - Parameters:
  ///   - path: of the roster file.
  ///   - codes: path of a file of codes; nil without one.
  ///   - out: path of the model file that is to be written; the roster stands beside it.
  /// - Throws: everything that is wrong with the files, naming lines and never persons.
  public func read(
    _ path: String, codes codesPath: String?, options: RosterOptions, out: String
  ) throws(ModelFileError) -> ImportedRoster {
    let loaded = try base.source.model()
    let unit = try base.unit(options.unit, in: loaded)
    let source = try ImportSource(path: path)
    var reader = SheetReader(source, options)
    var sheet = try reader.sheet()
    let posts = try RosterPosts(sheet, unit, options)
    sheet.leaveOut(posts.leftOut)
    var codes = ShiftCodes(unit.rota)
    if let codesPath {
      try codes.read(SourceText(path: codesPath, purpose: "file of codes"))
    }
    let days = try RosterDays(sheet, &codes, minimumRestHours: unit.rota.minimumRestHours)
    let plan = NumberedRoster(
      sheet: sheet, days: days, posts: posts, codes: codes, unit: unit)
    let stem = out[..<(out.lastIndex(of: ".") ?? out.endIndex)]
    let rosterPath = "\(stem)-roster.csv"
    let name = rosterPath.split(separator: "/").last.map(String.init) ?? rosterPath
    let written = base.text(putting: plan.values(roster: name)) { plan.owns($0) }
    let roster = plan.csv
    let model = try base.checked(
      written.text, out: out, with: [(rosterPath, Array(roster.utf8))],
      without: unit.rota.roster)
    return ImportedRoster(
      modelPath: out, modelText: written.text, rosterPath: rosterPath, rosterText: roster,
      model: model, report: plan.report(source.dialect, notFitted: written.dropped))
  }
}

/// What an import of a roster writes and says.
public struct ImportedRoster: Sendable {
  public let modelPath: String
  public let modelText: String
  public let rosterPath: String
  public let rosterText: String
  /// As it is read from the two files.
  public let model: LoadedModel
  public let report: ImportReport
}
