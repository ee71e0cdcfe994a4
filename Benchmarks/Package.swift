// swift-tools-version: 6.1
// The benchmarks: a package of its own, so that the product never builds them.
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "wellspring", path: "..")],
  targets: [
    .executableTarget(
      name: "Ours",
      dependencies: [
        .product(name: "Wellspring", package: "wellspring"),
        .product(name: "WellspringLab", package: "wellspring"),
      ]),
    .executableTarget(
      name: "CFloor",
      dependencies: [.product(name: "CSampling", package: "wellspring")],
      // The floor gets every optimisation that the compiler offers without changing a result.
      cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off"])]),
  ]
)
