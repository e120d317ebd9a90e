import BoardRows
public import Measures
import POSIX

/// One of the things that the bench measures.
public enum BenchPart: String, Sendable, Hashable, CaseIterable {
    /// From the start of the service to its first frame on the wire, and its memory then.
    case start
    /// From another process's commit to the changed frame on the wire.
    case commit
    /// What many boards cost, beside a plain C program that sends the same bytes.
    case boards
    /// What fonts, glyphs and scrolling cost, beside plain C and FreeType.
    case text
    /// What a long table costs on its way into the store.
    case `import`
    /// What pages and event streams cost, beside nginx.
    case kiosk
    /// What it costs to plan many boards, one change, and a year of days.
    case planner
    /// What a long ledger, a hundred thousand items and orders to a hundred boards cost.
    case store
    /// Of the boards, the flood of one connection alone.
    case flood
    /// Of the boards, whose turn it is alone.
    case turns
    /// Of the boards, the serial line alone.
    case line
    /// Of the boards, those in trouble alone.
    case trouble
    /// Of the boards, five thousand alone.
    case crowd

    /// The parts that together are everything.
    public static let whole: [BenchPart] = [
        .start, .commit, .boards, .text, .import, .kiosk, .planner, .store,
    ]
}

/// Measures what Documentation/performance.md states.
public struct Bench: Sendable {
    /// Runs of each figure when nothing else is said.
    public static let defaultRuns = 5

    /// The program to measure; its helpers are the same program.
    public var program: String
    /// Folder of the layout documents.
    public var layouts: String
    /// Folder of the compiled faces.
    public var fonts: String
    /// How many times each figure is measured.
    public var runs: Int
    /// Makes a store with the sample disclosures.
    public var makeStore: @Sendable (_ path: String) throws -> Void
    /// Is told what is being measured.
    public var progress: @Sendable (String) -> Void

    /// Describes a measurement.
    public init(
        program: String,
        layouts: String,
        fonts: String,
        runs: Int = defaultRuns,
        makeStore: @escaping @Sendable (_ path: String) throws -> Void,
        progress: @escaping @Sendable (String) -> Void
    ) {
        self.program = program
        self.layouts = layouts
        self.fonts = fonts
        self.runs = max(1, runs)
        self.makeStore = makeStore
        self.progress = progress
    }

    /// Measures the parts given, in their order.
    public func figures(of parts: [BenchPart]) throws -> [Figure] {
        let folder = "/tmp/placard-bench.\(Host.processID)"
        try Files.makeDirectory(folder)
        defer { try? Files.removeTree(folder) }
        let place = BenchPlace(folder: folder, bench: self)
        try place.prepare()
        var figures: [Figure] = []
        for part in parts {
            switch part {
            case .start: figures += try StartBench(bench: self, place: place).figures()
            case .commit: figures += try CommitBench(bench: self, place: place).figures()
            case .boards: figures += try BoardsBench(bench: self).figures()
            case .flood, .turns, .line, .trouble, .crowd:
                let row = BoardRow(rawValue: part.rawValue)
                figures += try row.map { try BoardsBench(bench: self).figures(of: $0) } ?? []
            case .import: figures += try ImportBench(bench: self, folder: folder).figures()
            case .kiosk: figures += try KioskBench(bench: self, place: place).figures()
            case .planner: figures += try PlannerBench(bench: self).figures()
            case .store: figures += try StoreBench(bench: self, place: place).figures()
            case .text: figures += try TextBench(bench: self, folder: folder).figures()
            }
        }
        return figures
    }
}
