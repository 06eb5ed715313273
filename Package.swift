// swift-tools-version: 6.2

import PackageDescription

// Every target: memory-safe by declaration, no warning tolerated, and an import is private to its
// file unless it says otherwise, so that what a target exposes is what it means to expose.
let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // Lets a type of ours lend a span of its memory, as the standard library's arrays do.
  .enableExperimentalFeature("Lifetimes"),
]

let package = Package(
  name: "linkage",
  platforms: [.macOS(.v26)],
  products: [
    .library(
      name: "LinkageGraph",
      targets: [
        "LinkageGraph", "LinkagePlanning", "LinkageFiles", "LinkageDiagrams", "LinkageReports",
      ]),
    .executable(name: "linkage", targets: ["linkage"]),
    .executable(name: "linkage-benchmarks", targets: ["linkage-benchmarks"]),
  ],
  targets: [
    // Data flows one way: files → set → measures → planning → diagrams and reports → command.
    .target(name: "LabeledGraph", swiftSettings: settings),
    .target(name: "LinkageGraph", dependencies: ["LabeledGraph"], swiftSettings: settings),
    .target(
      name: "LinkagePlanning", dependencies: ["LabeledGraph", "LinkageGraph"],
      swiftSettings: settings),
    .target(
      name: "LinkageFiles", dependencies: ["LabeledGraph", "LinkageGraph"], swiftSettings: settings),
    .target(
      name: "LinkageSamples", dependencies: ["LinkageFiles", "LinkageGraph"],
      swiftSettings: settings),
    .target(
      name: "LinkageDiagrams", dependencies: ["LabeledGraph", "LinkageGraph"],
      swiftSettings: settings),
    .target(
      name: "LinkageReports", dependencies: ["LinkageGraph", "LinkagePlanning", "LinkageFiles"],
      swiftSettings: settings),
    .target(
      name: "LinkageCommand",
      dependencies: [
        "LinkageGraph", "LinkagePlanning", "LinkageFiles", "LinkageDiagrams", "LinkageReports",
        "LinkageSamples",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "linkage", dependencies: ["LinkageCommand"], swiftSettings: settings),
    .executableTarget(
      name: "linkage-benchmarks",
      dependencies: [
        "LabeledGraph", "LinkageGraph", "LinkagePlanning", "LinkageFiles", "LinkageDiagrams",
        "LinkageSamples",
      ],
      path: "Benchmarks/LinkageBenchmarks", swiftSettings: settings),

    .target(
      name: "LinkageTestSupport", path: "Tests/LinkageTestSupport", swiftSettings: settings),
    .testTarget(
      name: "LabeledGraphTests", dependencies: ["LabeledGraph", "LinkageTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LinkageGraphTests",
      dependencies: ["LinkageGraph", "LinkageFiles", "LinkageTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LinkagePlanningTests",
      dependencies: [
        "LinkagePlanning", "LinkageFiles", "LinkageGraph", "LinkageSamples", "LinkageTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LinkageFilesTests",
      dependencies: ["LinkageFiles", "LinkageGraph", "LinkageTestSupport"],
      exclude: ["Packing/Files", "RealFiles/RealFiles.txt"],
      swiftSettings: settings),
    .testTarget(
      name: "LinkageSamplesTests", dependencies: ["LinkageSamples", "LinkageGraph"],
      swiftSettings: settings),
    .testTarget(
      name: "LinkageDiagramsTests",
      dependencies: [
        "LabeledGraph", "LinkageDiagrams", "LinkageFiles", "LinkageGraph", "LinkageSamples",
        "LinkageTestSupport",
      ],
      exclude: ["Golden"],
      swiftSettings: settings),
    .testTarget(
      name: "LinkageReportsTests",
      dependencies: [
        "LinkageReports", "LinkageFiles", "LinkageGraph", "LinkagePlanning", "LinkageTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LinkageCommandTests",
      dependencies: [
        "LinkageCommand", "LinkageFiles", "LinkageGraph", "LinkagePlanning", "LinkageReports",
        "LinkageTestSupport",
      ],
      exclude: ["Golden"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
