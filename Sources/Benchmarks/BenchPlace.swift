import Measures
import POSIX

/// The bench's own folder: a store, the layouts and a configuration for each measurement.
struct BenchPlace {
    let folder: String
    let bench: Bench

    /// A board whose frames tell one notice from the next and otherwise stand still.
    static let still = BoardModel(id: "still", width: 128, height: 32, layout: "still-128x32")
    /// A board that never stands still: every frame is another one, whatever hangs.
    static let moving = BoardModel(id: "moving", width: 128, height: 16, layout: "moving-128x16")
    /// The shipped layouts, the largest first.
    static let hall = [
        BoardModel(id: "hall", width: 256, height: 64, layout: "hall-256x64"),
        BoardModel(id: "door", width: 192, height: 32, layout: "door-192x32"),
        BoardModel(id: "gate", width: 128, height: 16, layout: "gate-128x16"),
        BoardModel(id: "small", width: 64, height: 32, layout: "small-64x32"),
    ]

    private static let stillLayout = """
        {
            schema: "placard.layout/1",
            size: { width: 128, height: 32 },
            zones: [{ id: "title", at: [0, 8, 128, 16], motion: "still", text: "{title}" }],
        }
        """

    private static let movingLayout = """
        {
            schema: "placard.layout/1",
            size: { width: 128, height: 16 },
            zones: [{ id: "strip", at: [0, 0, 128, 16], motion: "ticker", divider: "　◆　" }],
        }
        """

    var layouts: String { "\(folder)/Layouts" }

    /// Copies the layouts.
    func prepare() throws {
        try Files.makeDirectory(layouts)
        for name in try Files.list(bench.layouts) where name.hasSuffix(".json5") {
            try Files.writeAtomically(
                try Files.read("\(bench.layouts)/\(name)"),
                to: "\(layouts)/\(name)"
            )
        }
        for (model, text) in [
            (BenchPlace.still, BenchPlace.stillLayout),
            (BenchPlace.moving, BenchPlace.movingLayout),
        ] {
            try Files.writeAtomically(Array(text.utf8), to: "\(layouts)/\(model.layout).json5")
        }
    }

    /// Makes a store with the sample disclosures; returns its path.
    func store(_ name: String) throws -> String {
        let path = "\(folder)/\(name).db"
        try bench.makeStore(path)
        return path
    }

    /// Writes a configuration for boards behind ports of this machine; returns its path.
    func configure(
        _ boards: [(model: BoardModel, port: UInt16)],
        store: String,
        kioskPort: UInt16 = 0
    ) throws -> String {
        let entries = boards.map { board in
            let model = board.model
            let isStill = model.layout == BenchPlace.still.layout
            let kinds = isStill ? "kinds: [\"notice\"]," : ""
            let most = isStill ? 1 : 60
            return """
                { id: "\(model.id)", name: "\(model.id)", size: "\(model.width)x\(model.height)",
                  colours: "rgb", layout: "\(model.layout)", protocol: "opc", \(kinds)
                  maximumItems: \(most), link: "tcp://127.0.0.1:\(board.port)" },
                """
        }
        let text = """
            {
                office: "县政务公开", store: "\(store)", layouts: "\(layouts)",
                fonts: "\(Files.canonicalPath(bench.fonts) ?? bench.fonts)",
                kiosk: { port: \(kioskPort) },
                boards: [
                    \(entries.joined(separator: "\n"))
                ],
            }
            """
        let path = "\(folder)/placard.json5"
        try Files.writeAtomically(Array(text.utf8), to: path)
        return path
    }
}
