// swift-tools-version: 6.1
// Wellspring, an agent-based simulator of clinician workload and compassion capacity.
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

/// Tests are built without optimising: that takes longer than they would gain. What they test is optimised.
let plain: [SwiftSetting] = [.unsafeFlags(["-Onone"])]

let package = Package(
  name: "wellspring",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "wellspring", targets: ["Command"]),
    .library(name: "Wellspring", targets: ["Wellspring"]),
    .library(name: "WellspringLab", targets: ["WellspringLab"]),
    .library(name: "WellspringReport", targets: ["WellspringReport"]),
    .library(name: "CSampling", targets: ["CSampling"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl",
      providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .systemLibrary(
      name: "CNettle", pkgConfig: "nettle",
      providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
    .target(name: "CSampling", dependencies: ["CGSL"]),
    .target(name: "Wellspring", dependencies: ["CSampling"]),
    .target(
      name: "WellspringLab",
      dependencies: [
        "Wellspring", "CGSL", "CNettle",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "WellspringEvidence", dependencies: ["Wellspring", "WellspringLab", "CGSL"]),
    .target(name: "WellspringReport", dependencies: ["Wellspring", "WellspringLab"]),
    .executableTarget(
      name: "Command",
      // Whoever uses the Lab knows the layout of the simulation's types: without the dependency
      // a change of a layout would not build them anew.
      dependencies: [
        "Wellspring", "WellspringLab", "WellspringEvidence", "WellspringReport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "TestSupport", dependencies: ["Wellspring", "CSampling", "CGSL"],
      path: "Tests/TestSupport"),
    .testTarget(
      name: "WellspringTests",
      dependencies: ["Wellspring", "WellspringLab", "CSampling", "CGSL", "TestSupport"],
      swiftSettings: plain),
    .testTarget(
      name: "WellspringLabTests", dependencies: ["Wellspring", "WellspringLab", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: plain),
    .testTarget(
      name: "WellspringEvidenceTests",
      dependencies: ["Wellspring", "WellspringLab", "WellspringEvidence"], swiftSettings: plain),
    .testTarget(
      name: "WellspringReportTests",
      dependencies: ["WellspringReport", "Wellspring", "WellspringLab", "TestSupport"],
      swiftSettings: plain),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Command", "Wellspring", "WellspringLab", "WellspringReport", "TestSupport",
      ], swiftSettings: plain),
  ]
)
