// What is changed in a model before anything is done with it.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import WellspringLab

struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Set a value of the model, for instance site.units.icu.beds=20. May be given again.",
      valueName: "path=value"))
  var set: [String] = []

  @Option(
    help: ArgumentHelp(
      "Activate a policy at its usual dose or at this one. May be given again. (Which there are: "
        + "describe --format policies.)",
      valueName: "name[=dose]"))
  var policy: [String] = []

  /// Each as `path=value`, policies first; says what is wrong and ends the program when no policy
  /// is called so.
  func sets() throws -> [String] {
    var settings: [String] = []
    for policy in policy {
      do throws(ModelFileError) {
        settings += try ModelOverride.settings(policy: policy)
      } catch {
        printMessage(error.description)
        throw ExitCode(error.exitCode)
      }
    }
    return settings + set
  }
}
