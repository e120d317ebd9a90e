// swift-tools-version: 6.2
// Placard: public LED display and kiosk service. No package dependencies: Foundation and libsqlite3.

import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// The house, lowest layer first: a module may import only what stands above it in this list.
let modules: [(name: String, uses: [String])] = [
    ("Notation", []),
    ("Pictures", []),
    ("Proof", ["Notation"]),
    ("Disclosure", ["Notation", "Pictures", "Proof"]),
    ("Recurrence", ["Disclosure"]),
    ("Matters", ["Disclosure", "Notation", "Recurrence"]),
    ("Gates", ["Disclosure", "Matters", "Notation", "Recurrence"]),
    ("Alerts", ["Disclosure", "Notation"]),
    ("Tabular", ["Disclosure", "Matters", "Notation"]),
    ("Messages", ["Disclosure", "Notation", "Proof"]),
    ("Bulletins", ["Disclosure"]),
    ("Certificates", ["Disclosure", "Matters", "Notation"]),
    ("Glyphs", []),
    ("Typesetting", []),
    ("POSIX", ["CLinux"]),
    ("Overrides", ["Alerts", "Disclosure", "Notation", "POSIX"]),
    ("Schema", ["Proof"]),
    ("Store", ["CSQLite", "Disclosure", "Notation", "POSIX", "Proof", "Schema"]),
    ("Registers", ["Disclosure", "Notation", "Proof", "Schema", "Store"]),
    ("Watching", ["POSIX", "Store"]),
    ("Planning", ["Disclosure", "Recurrence"]),
    ("Calendars", ["Disclosure"]),
    ("Blueprints", ["Calendars", "Disclosure", "Notation", "Pictures"]),
    ("Galley", ["Blueprints", "Disclosure", "Glyphs", "Typesetting"]),
    (
        "Layout",
        [
            "Blueprints", "Calendars", "Disclosure", "Galley", "Glyphs", "Notation", "Pictures",
            "Planning",
            "Typesetting",
        ]
    ),
    ("Raster", ["Calendars", "Disclosure", "Glyphs", "Layout", "Pictures"]),
    ("Packets", ["Raster"]),
    ("Controllers", ["Packets", "Raster"]),
    ("Signs", ["Controllers", "Packets", "Raster"]),
    ("Session", ["Controllers", "Disclosure", "Packets", "Raster"]),
    (
        "Drivers",
        [
            "Controllers", "Disclosure", "Glyphs", "Notation", "Packets", "Raster", "Recurrence",
            "Session", "Signs", "Typesetting",
        ]
    ),
    ("Addresses", ["Notation", "Packets", "POSIX"]),
    (
        "Links",
        [
            "Addresses", "Controllers", "Disclosure", "Packets", "POSIX", "Raster", "Session",
        ]
    ),
    ("Health", ["Disclosure", "Links", "Session"]),
    ("HTTP", ["POSIX"]),
    ("Exhibits", ["Certificates", "Disclosure", "Matters", "Raster"]),
    ("Feeds", ["Disclosure", "Exhibits", "HTTP", "Notation", "Proof", "Raster"]),
    (
        "Kiosk",
        [
            "Certificates", "Disclosure", "Exhibits", "Feeds", "HTTP", "Matters", "Notation",
            "Raster",
        ]
    ),
    (
        "Settings",
        [
            "Alerts", "Blueprints", "Bulletins", "Disclosure", "Drivers", "HTTP", "Layout", "Links",
            "Matters", "Messages",
            "Notation", "Overrides", "Packets", "Planning", "POSIX", "Recurrence", "Session",
        ]
    ),
    (
        "Chronicle",
        [
            "Certificates", "Disclosure", "Drivers", "Exhibits", "Layout", "Links", "Matters",
            "Notation", "Overrides",
            "Planning", "Proof", "Raster", "Registers", "Session", "Settings", "Store",
        ]
    ),
    (
        "Reception",
        [
            "Alerts", "Disclosure", "Overrides", "Planning", "Registers", "Settings", "Store",
        ]
    ),
    ("Shelves", ["Glyphs", "Layout", "POSIX"]),
    (
        "Publisher",
        [
            "Alerts", "Bulletins", "Certificates", "Chronicle", "Controllers", "Disclosure",
            "Drivers", "Exhibits", "Gates", "Glyphs", "Health", "HTTP", "Kiosk", "Layout", "Links",
            "Matters", "Messages", "Notation", "Overrides", "Packets", "Planning", "POSIX", "Proof",
            "Raster", "Reception", "Recurrence", "Registers", "Session", "Settings", "Shelves",
            "Store", "Tabular", "Watching",
        ]
    ),
    (
        "Retrospect",
        [
            "Chronicle", "Disclosure", "Glyphs", "Layout", "Links", "Notation", "Planning",
            "POSIX", "Publisher", "Raster", "Settings", "Store",
        ]
    ),
    ("VirtualCards", ["POSIX"]),
    ("BoardSimulator", ["Packets", "POSIX", "Raster", "VirtualCards"]),
    ("Measures", ["CBench", "Disclosure", "Notation", "POSIX", "Proof", "Store"]),
    (
        "BoardRows",
        [
            "BoardSimulator", "CBench", "Disclosure", "Links", "Measures", "Packets", "POSIX",
            "Raster", "Session",
        ]
    ),
    (
        "Benchmarks",
        [
            "BoardRows", "BoardSimulator", "CBench", "Disclosure", "Glyphs", "Layout", "Links",
            "Measures", "Packets", "Planning", "POSIX", "Publisher", "Raster", "Session", "Store",
        ]
    ),
    ("Wording", []),
    ("Terminal", ["Notation", "POSIX", "Raster", "Wording"]),
    (
        "Explanations",
        ["Glyphs", "Notation", "Packets", "POSIX", "Signs", "Terminal", "Typesetting"]
    ),
    (
        "Formalities",
        [
            "Alerts", "Bulletins", "Certificates", "Chronicle", "Disclosure", "Gates", "Matters",
            "Notation",
            "Overrides", "Planning", "POSIX", "Proof", "Publisher", "Reception", "Registers",
            "Settings", "Store", "Tabular", "Terminal",
        ]
    ),
    (
        "Ordering",
        [
            "Alerts", "Disclosure", "Formalities", "Notation", "Overrides", "Planning", "POSIX",
            "Publisher", "Reception", "Registers", "Settings", "Store", "Terminal",
        ]
    ),
    (
        "Operating",
        [
            "Disclosure", "Drivers", "Formalities", "Glyphs", "Health", "Layout", "Links",
            "Notation", "Overrides",
            "Packets",
            "Planning",
            "POSIX", "Publisher", "Raster", "Session", "Settings", "Signs", "Store", "Terminal",
            "Wording",
        ]
    ),
    (
        "Diagnosis",
        [
            "Disclosure", "Formalities", "Glyphs", "Layout", "Links", "Matters", "Notation",
            "Overrides", "Planning", "POSIX", "Publisher", "Reception", "Registers", "Store",
            "Terminal", "Wording",
        ]
    ),
    (
        "Commands",
        [
            "Benchmarks", "BoardSimulator", "Chronicle", "Controllers", "Diagnosis", "Disclosure",
            "Drivers", "Explanations", "Formalities", "Glyphs", "Layout", "Links", "Matters",
            "Measures", "Notation", "Operating", "Ordering", "Packets", "Planning", "POSIX",
            "Publisher", "Raster", "Registers", "Retrospect", "Settings", "Store", "Terminal",
            "Wording",
        ]
    ),
]

/// Data compiled into a module, so that the program is one file.
let embedded = [
    "Commands": ["Sample/disclosures.json", "Sample/matters.json5"],
    "Feeds": ["Assets/openapi.json"],
    "Wording": ["zh_CN.po"],
    "Kiosk": [
        "Assets/style.css", "Assets/script.js", "Assets/kiosk.css", "Assets/kiosk.js",
        "Assets/worker.js",
    ],
]

/// Test targets, each with the modules it may see besides `TestKit`.
let tests: [(name: String, sees: [String])] = [
    ("NotationTests", ["Notation"]),
    ("ProofTests", ["Notation", "Proof"]),
    ("DisclosureTests", ["Disclosure", "Notation", "Proof"]),
    ("RecurrenceTests", ["Disclosure", "Recurrence"]),
    ("MattersTests", ["Disclosure", "Matters", "Notation", "Recurrence"]),
    ("GatesTests", ["Disclosure", "Gates", "Matters"]),
    ("AlertsTests", ["Alerts", "Disclosure", "Notation"]),
    ("TabularTests", ["Disclosure", "Matters", "Notation", "Recurrence", "Tabular"]),
    ("MessagesTests", ["Disclosure", "Messages"]),
    ("BulletinsTests", ["Bulletins", "Disclosure"]),
    ("CertificatesTests", ["Certificates", "Disclosure", "Matters", "Notation", "Recurrence"]),
    ("GlyphsTests", ["Glyphs"]),
    ("TypesettingTests", ["Typesetting"]),
    ("POSIXTests", ["CLinux", "POSIX"]),
    ("OverridesTests", ["Alerts", "Disclosure", "Notation", "Overrides", "POSIX"]),
    (
        "StoreTests",
        ["Disclosure", "Notation", "POSIX", "Proof", "Registers", "Store", "Watching"]
    ),
    ("PlanningTests", ["Disclosure", "Planning", "Recurrence"]),
    ("CalendarsTests", ["Calendars", "Disclosure"]),
    ("PicturesTests", ["Pictures"]),
    ("LayoutTests", ["Blueprints", "Disclosure", "Glyphs", "Layout", "Notation", "Planning"]),
    ("RasterTests", ["Disclosure", "Glyphs", "Layout", "Planning", "Raster"]),
    ("PacketsTests", ["Packets", "POSIX", "Raster"]),
    ("ControllersTests", ["Controllers", "Packets", "POSIX", "Raster"]),
    ("SignsTests", ["Controllers", "Packets", "Raster", "Signs"]),
    ("SessionTests", ["Controllers", "Disclosure", "Packets", "Raster", "Session"]),
    (
        "DriversTests",
        [
            "BoardSimulator", "Controllers", "Disclosure", "Drivers", "Links", "Packets", "POSIX",
            "Raster", "Session",
        ]
    ),
    (
        "LinksTests",
        ["BoardSimulator", "Disclosure", "Links", "Packets", "POSIX", "Raster", "Session"]
    ),
    ("HealthTests", ["Disclosure", "Health", "Links", "POSIX", "Session"]),
    ("HTTPTests", ["HTTP", "POSIX"]),
    (
        "KioskTests",
        [
            "Certificates", "Disclosure", "Exhibits", "Feeds", "HTTP", "Kiosk", "Matters",
            "Notation",
            "POSIX", "Raster", "Recurrence",
        ]
    ),
    ("BoardSimulatorTests", ["BoardSimulator", "Packets", "POSIX", "Raster"]),
    ("ChronicleTests", ["Chronicle", "Disclosure", "Notation", "Planning", "Proof", "Store"]),
    (
        "PublisherTests",
        [
            "Alerts", "Blueprints", "BoardSimulator", "Bulletins", "Certificates", "Chronicle",
            "Disclosure", "Drivers", "Exhibits", "Gates", "Glyphs", "HTTP", "Kiosk", "Layout",
            "Links", "Matters",
            "Messages", "Notation", "Operating", "Overrides", "Packets", "Planning", "POSIX",
            "Proof", "Publisher", "Raster", "Reception", "Recurrence", "Registers", "Retrospect",
            "Session", "Store", "Watching",
        ]
    ),
    (
        "BenchmarksTests",
        ["Benchmarks", "Disclosure", "Glyphs", "Measures", "Packets", "POSIX", "Raster", "Store"]
    ),
    ("WordingTests", ["Wording"]),
    (
        "CommandsTests",
        [
            "BoardSimulator", "Commands", "Diagnosis", "Disclosure", "Drivers", "Formalities",
            "Links", "Packets", "POSIX", "Raster", "Session", "Store", "Wording",
        ]
    ),
    (
        "EnduranceTests",
        [
            "Blueprints", "BoardSimulator", "Chronicle", "Controllers", "Disclosure", "Drivers",
            "Glyphs",
            "Layout", "Links", "Matters", "Notation", "Overrides",
            "Packets", "Planning", "POSIX", "Proof", "Publisher", "Raster", "Reception", "Session",
            "Settings", "Signs",
            "Store", "Watching",
        ]
    ),
    ("TidyTests", []),
    ("DocumentationTests", []),
]

/// Folders of test targets that hold no Swift.
let besides = [
    "CommandsTests": ["Golden", "Tools"], "EnduranceTests": ["Tools"], "KioskTests": ["Browser"],
    "ProofTests": ["Tools"],
    "RasterTests": ["Golden"], "StoreTests": ["Tools"],
    "TypesettingTests": ["Fixtures", "Tools"],
]

/// `make endurance` builds the bench of EnduranceTests as a program, optimised; otherwise it is a
/// test target like the others.
let isEndurance = Context.environment["PLACARD_ENDURANCE"] != nil
let endurance = Target.executableTarget(
    name: "endurance",
    dependencies: (tests.first { $0.name == "EnduranceTests" }.map { $0.sees + ["TestKit"] } ?? [])
        .map { .target(name: $0) },
    path: "Tests/EnduranceTests",
    exclude: ["Tools", "DayTests.swift", "CheckerTests.swift", "NoiseTests.swift"],
    swiftSettings: strict + [.define("ENDURANCE")]
)

/// `make fuzz` builds a program that libFuzzer drives; otherwise the fuzz targets are not
/// compiled.
let isFuzzing = Context.environment["PLACARD_FUZZ"] != nil
let fuzzed = [
    "BoardSimulator", "Controllers", "Disclosure", "Drivers", "Glyphs", "HTTP", "Messages",
    "Notation", "Overrides", "Packets", "Pictures", "POSIX", "Raster", "Session", "Signs",
    "Tabular",
]
let fuzz = Target.executableTarget(
    name: "fuzz",
    dependencies: fuzzed.map { .target(name: $0) },
    path: "Tests/Fuzz",
    swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]
)

let package = Package(
    name: "placard",
    products: [.executable(name: "placard", targets: ["placard"])],
    targets: [
        .systemLibrary(
            name: "CSQLite",
            pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"])]
        ),
        .target(name: "CLinux", cSettings: [.define("_GNU_SOURCE")]),
        .target(
            name: "CBench",
            dependencies: ["CSQLite"],
            cSettings: [.define("_GNU_SOURCE")]
        ),
        .executableTarget(name: "placard", dependencies: ["Commands"], swiftSettings: strict),
        .target(name: "CAllocations", path: "Tests/CAllocations"),
        .target(
            name: "TestKit",
            dependencies: ["CAllocations", "POSIX"],
            path: "Tests/TestKit",
            swiftSettings: strict
        ),
    ]
        + modules.map { module in
            .target(
                name: module.name,
                dependencies: module.uses.map { .target(name: $0) },
                resources: embedded[module.name, default: []].map { .embedInCode($0) },
                swiftSettings: strict
            )
        }
        + (isEndurance ? [endurance] : []) + (isFuzzing ? [fuzz] : [])
        + tests.filter { !isEndurance || $0.name != "EnduranceTests" }.map { test in
            .testTarget(
                name: test.name,
                dependencies: (test.sees + ["TestKit"]).map { .target(name: $0) },
                exclude: besides[test.name] ?? [],
                swiftSettings: strict
            )
        }
)
