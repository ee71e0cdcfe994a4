// Usage: Ours single-server CUSTOMERS
//        Ours shared-resource AGENTS_PER_UNIT SERVERS_PER_UNIT HOURS UNITS
//        Ours full-model MODEL DAYS REPLICATES [PATH=VALUE]...
//        Ours replicates MODEL DAYS REPLICATES THREADS FOLDER
// SPDX-License-Identifier: GPL-3.0-or-later

let arguments = CommandLine.arguments.dropFirst().map { $0 }
switch (arguments.first, arguments.count) {
case ("single-server", 2): runSingleServer(customers: Int(arguments[1])!)
case ("shared-resource", 5):
  runSharedResource(
    agents: Int(arguments[1])!, servers: Int(arguments[2])!, hours: Double(arguments[3])!,
    units: Int(arguments[4])!)
case ("full-model", 4...):
  runFullModel(
    file: arguments[1], days: arguments[2], replicates: Int(arguments[3])!,
    sets: Array(arguments.dropFirst(4)))
case ("replicates", 6):
  runReplicates(
    file: arguments[1], days: arguments[2], replicates: Int(arguments[3])!,
    threads: Int(arguments[4])!, folder: arguments[5])
default: fatalError("see the head of main.swift")
}

func runSingleServer(customers: Int) {
  var world = SingleServer()
  let start = cpuSeconds()
  let outcome = world.run(customers: customers)
  outcome.report(seconds: cpuSeconds() - start)
}

/// Units are independent of each other and run one after another, each on its own tree; all of
/// them are in memory from the start.
func runSharedResource(agents: Int, servers: Int, hours: Double, units: Int) {
  let worlds = UnsafeMutablePointer<SharedResource>.allocate(capacity: units)
  for unit in 0..<units {
    (worlds + unit).initialize(
      to: SharedResource(unit: UInt32(unit), agents: agents, servers: servers))
  }
  var total = Outcome()
  let start = cpuSeconds()
  for unit in 0..<units { total.add(worlds[unit].run(until: hours)) }
  total.report(seconds: cpuSeconds() - start)
  worlds.deinitialize(count: units)
  worlds.deallocate()
}
