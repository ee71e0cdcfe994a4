// Where the workshop page is that belongs to this program, and the models beside it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringLab

/// The workshop page as it was shipped with the program.
enum ShippedPage {
  /// The page of the checkout that this program was built in, or of the installation it belongs to.
  static func path() throws -> String {
    var folder = URL(fileURLWithPath: ThisProgram.path).deletingLastPathComponent()
    while folder.path != "/" {
      // What a build leaves in its own folder is the page before any model is in it.
      for place in ["workshop/workshop.html", "share/wellspring/workshop.html"]
      where folder.lastPathComponent != ".build" {
        let path = folder.appendingPathComponent(place).path
        if FileManager.default.fileExists(atPath: path) { return path }
      }
      folder.deleteLastPathComponent()
    }
    throw failure(
      "there is no workshop page beside this program; scripts/build-workshop makes it, and "
        + "scripts/install installs it", .noInput)
  }

  /// The models that are shipped with a page: the ward, which a page opens, and the others by name.
  static func models(beside page: String) -> [String] {
    let folder = URL(fileURLWithPath: page).deletingLastPathComponent()
    let candidates = [folder, folder.deletingLastPathComponent()].map {
      $0.appendingPathComponent("models").path
    }
    let first = "ward.yaml"
    for models in candidates {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: models)) ?? []
      let files = names.filter { $0.hasSuffix(".yaml") }.sorted()
      let ordered = files.filter { $0 == first } + files.filter { $0 != first }
      if !files.isEmpty { return ordered.map { "\(models)/\($0)" } }
    }
    return []
  }
}
