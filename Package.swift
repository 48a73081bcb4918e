// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

func room(_ name: String) -> Target {
  .target(
    name: name,
    dependencies: ["Vocabulary"],
    path: "Sources/Rooms/\(name)",
    swiftSettings: settings
  )
}

func door(_ name: String, over libraries: [Target.Dependency] = []) -> Target {
  .target(
    name: name,
    dependencies: ["Vocabulary"] + libraries,
    path: "Sources/Doors/\(name)",
    swiftSettings: settings
  )
}

/// A program that measures the planning room; `files` beside its sources are no Swift.
func benchmark(_ name: String, in folder: String, besides files: [String]) -> Target {
  .executableTarget(
    name: name,
    dependencies: ["Vocabulary", "Planning"],
    path: "Benchmarks/\(folder)",
    exclude: ["README.md"] + files,
    swiftSettings: settings
  )
}

func tests(
  _ name: String,
  of target: Target.Dependency,
  with others: [Target.Dependency] = []
) -> Target {
  .testTarget(
    name: name,
    dependencies: [target, "TestSupport"] + others,
    path: "Tests/\(name)",
    swiftSettings: settings
  )
}

let package = Package(
  name: "pricebook",
  products: [
    .executable(name: "pricebook", targets: ["pricebook"]),
    .executable(name: "pricebook-bench-forecast", targets: ["BenchForecast"]),
    .executable(name: "pricebook-bench-usage", targets: ["BenchUsage"]),
    .executable(name: "pricebook-bench-simulation", targets: ["BenchSimulation"]),
    .executable(name: "pricebook-bench-comparison", targets: ["BenchComparison"]),
    .executable(name: "pricebook-check-mix", targets: ["CheckMix"]),
  ],
  targets: [
    // The words that cross rooms.
    .target(name: "Vocabulary", path: "Sources/Vocabulary", swiftSettings: settings),

    // Doors, in walking order: each the only importer of its C libraries.
    door("Capture", over: ["CCurl"]),
    door("WARC", over: ["CZlib"]),
    door("Markup", over: ["CLibXML2", "CMarkGFM"]),
    door("Archive", over: ["CCrypto", "CSQLite"]),

    // Rooms, in walking order: values in, values out.
    room("Extraction"),
    room("Reconciliation"),
    room("PriceTables"),
    room("Planning"),
    room("Reporting"),

    // The hall: the only one that knows the order.
    .executableTarget(
      name: "pricebook",
      dependencies: [
        "Vocabulary", "Capture", "WARC", "Markup", "Archive", "Extraction", "Reconciliation",
        "PriceTables", "Planning", "Reporting", "CShippedKnowledgeBase",
      ],
      path: "Sources/Hall",
      swiftSettings: settings
    ),

    // Benchmarks: programs that measure, run by scripts and never shipped.
    benchmark("BenchForecast", in: "Forecast", besides: ["compare.py"]),
    benchmark("BenchUsage", in: "Usage", besides: ["compare.py"]),
    benchmark("BenchSimulation", in: "Simulation", besides: ["peer.py"]),
    benchmark("BenchComparison", in: "Comparison", besides: ["compare.py"]),
    benchmark("CheckMix", in: "Mix", besides: ["check.py", "instances.py"]),

    // The place in the binary where `make install` puts the shipped knowledge base.
    .target(name: "CShippedKnowledgeBase", path: "Sources/C/CShippedKnowledgeBase"),

    // C libraries, hidden behind their doors.
    .systemLibrary(
      name: "CCurl",
      path: "Sources/C/CCurl",
      pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"])]
    ),
    .systemLibrary(
      name: "CZlib",
      path: "Sources/C/CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"])]
    ),
    .systemLibrary(
      name: "CLibXML2System",
      path: "Sources/C/CLibXML2System",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]
    ),
    .target(name: "CLibXML2", dependencies: ["CLibXML2System"], path: "Sources/C/CLibXML2"),
    .systemLibrary(
      name: "CMarkGFM",
      path: "Sources/C/CMarkGFM",
      pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
    ),
    .systemLibrary(
      name: "CCrypto",
      path: "Sources/C/CCrypto",
      pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"])]
    ),
    .systemLibrary(
      name: "CSQLite",
      path: "Sources/C/CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"])]
    ),

    // Tests: one target a target.
    .target(
      name: "TestSupport",
      dependencies: ["Vocabulary"],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    tests("VocabularyTests", of: "Vocabulary"),
    tests("CaptureTests", of: "Capture", with: ["Vocabulary"]),
    tests("WARCTests", of: "WARC", with: ["Vocabulary", "Archive"]),
    tests("MarkupTests", of: "Markup"),
    .executableTarget(
      name: "archive-crash-child",
      dependencies: ["Vocabulary", "Archive"],
      path: "Tests/ArchiveCrashChild",
      swiftSettings: settings
    ),
    tests("ArchiveTests", of: "Archive", with: ["archive-crash-child"]),
    tests("ExtractionTests", of: "Extraction"),
    tests("ReconciliationTests", of: "Reconciliation"),
    tests("PriceTablesTests", of: "PriceTables"),
    tests("PlanningTests", of: "Planning"),
    tests("ReportingTests", of: "Reporting"),
    tests(
      "HallTests",
      of: "pricebook",
      with: ["Vocabulary", "Archive", "Capture", "WARC", "Planning", "Reporting"]
    ),
    tests(
      "WalkTests",
      of: "pricebook",
      with: [
        "Vocabulary", "Markup", "Archive", "Extraction", "Reconciliation", "PriceTables",
        "Reporting",
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)
