public import Disclosure
public import Gates
import Messages
public import Notation
import POSIX
import Recurrence
public import Store
import Tabular

/// What a file that comes in holds.
public enum IntakeForm: Sendable, Hashable {
    /// JSON in the form `placard.disclosures/1`.
    case disclosures
    /// A table of items of one kind.
    case table(Kind)
    /// A table of progress.
    case progress
    /// A short message as an SMS daemon leaves it.
    case message

    /// The form that a file's name tells: `*.json`, `progress*.csv`, `进度*.csv`, and tables that
    /// begin with the kind in either language, `fee-2026.csv` or `收费公示11月.csv`.
    public init?(fileName: String) {
        let name = fileName.lowercased()
        if name.hasSuffix(".json") {
            self = .disclosures
            return
        }
        guard [".csv", ".txt", ".tsv"].contains(where: name.hasSuffix) else { return nil }
        if name.hasPrefix("progress") || name.hasPrefix("进度") {
            self = .progress
            return
        }
        let kind = Kind.allCases.first {
            name.hasPrefix($0.rawValue) || name.hasPrefix($0.chineseName)
        }
        guard let kind else { return nil }
        self = .table(kind)
    }
}

/// What became of a file.
public struct IntakeReport: Sendable {
    /// An item that the gates did not let through: it is a draft that nobody stands by.
    public struct Held: Sendable {
        /// The item's id.
        public let id: String
        /// What the gates found.
        public let findings: [GateFinding]
    }

    /// What was refused and why, with line and column where the file has them.
    public internal(set) var findings: [NotationError] = []
    /// What the gates hold back.
    public internal(set) var held: [Held] = []
    /// What the store did, one line an item.
    public internal(set) var lines: [ImportReport.Line] = []

    /// How many parts of the file were refused.
    public var refusedCount: Int {
        let refusedByStore = lines.count {
            if case .refused = $0.outcome { true } else { false }
        }
        return Set(findings.map(Self.place)).count + refusedByStore
    }

    /// Whether all of the file is in the store.
    public var isClean: Bool { refusedCount == 0 && held.isEmpty }

    /// The item that a finding belongs to: `$.items[2]` of `$.items[2].plan.due`, else its line.
    private static func place(_ finding: NotationError) -> String {
        guard let end = finding.path.firstIndex(of: "]") else {
            return "\(finding.path) \(finding.position?.line ?? 0)"
        }
        return String(finding.path[...end])
    }
}

/// Takes files into the store: reads them, runs the gates, writes drafts.
///
/// Done twice, the second time changes nothing. One bad row never stops the others.
public struct Intake {
    /// So many items of one file are held against every board; with more, the boards are asked
    /// when each is signed, so that a file of ten thousand rows stays a matter of seconds.
    public static let boardLimit = 200

    private let configuration: Configuration
    private let store: DisclosureStore
    private let units: [Unit]

    /// Opens the store for writing.
    public init(_ configuration: Configuration) throws(StoreError) {
        self.configuration = configuration
        store = try DisclosureStore.open(at: configuration.store, for: .writing)
        units = try store.snapshot().snapshot.units
    }

    /// Takes the bytes of a file; `person` stands by what the gates let through, nil by nothing.
    public func take(
        _ bytes: [UInt8],
        as form: IntakeForm,
        by person: String?,
        at now: Instant
    ) throws -> IntakeReport {
        var report = IntakeReport()
        var document = ImportDocument()
        switch form {
        case .disclosures:
            document = ImportDocument.read(
                bytes,
                zone: configuration.zone,
                schedules: { $0.fault }
            )
        case .table(let kind):
            if let table = table(bytes, &report) {
                let read = TableImport(
                    table,
                    kind: kind,
                    units: units,
                    zone: configuration.zone,
                    schedules: { $0.fault }
                )
                document.items = read.items
                document.findings = read.findings
            }
        case .progress:
            if let table = table(bytes, &report) { document = try progress(table) }
        case .message: document.items = [try diary(bytes)]
        }
        report.findings += document.findings
        try write(document, by: person, at: now, &report)
        return report
    }

    /// Takes items that somebody stands by, through the gates like a file's.
    public func take(items: [Item], by person: String?, at now: Instant) throws -> IntakeReport {
        var report = IntakeReport()
        var document = ImportDocument()
        document.items = items
        try write(document, by: person, at: now, &report)
        return report
    }

    /// Takes drafts that the program wrote; nobody stands by them yet.
    public func take(drafts: [Item], at now: Instant) throws(StoreError) -> [ImportReport.Line] {
        try store.importItems(units: [], items: drafts, by: nil, at: now).items
    }

    /// Which of the items are in the store already.
    public func known(_ ids: [String]) throws(StoreError) -> Set<String> {
        try Set(store.items().map(\.id)).intersection(ids)
    }

    /// What hangs, to compile bulletins of.
    public func snapshot() throws(StoreError) -> Snapshot { try store.snapshot().snapshot }

    private func table(_ bytes: [UInt8], _ report: inout IntakeReport) -> CSVDocument? {
        do {
            return try CSVDocument.read(bytes, decode: TextDecoding.gb18030)
        } catch {
            report.findings.append(
                NotationError(
                    position: error.position,
                    path: "$",
                    problem: error.problem,
                    remedy: error.remedy
                )
            )
            return nil
        }
    }

    /// The newest revisions of items with their progress put in.
    private func progress(_ table: CSVDocument) throws(StoreError) -> ImportDocument {
        let read = ProgressTable(table)
        var document = ImportDocument()
        document.findings = read.findings
        var order: [String] = []
        var items: [String: Item] = [:]
        for update in read.updates {
            if items[update.id] == nil {
                guard let item = try store.history(of: update.id).last?.item else {
                    document.findings.append(
                        update.error(
                            "there is no item \(update.id)",
                            remedy: "import it first"
                        )
                    )
                    continue
                }
                order.append(update.id)
                items[update.id] = item
            }
            guard let item = items[update.id] else { continue }
            do {
                items[update.id] = try update.applied(to: item)
            } catch {
                document.findings.append(error)
            }
        }
        document.items = order.compactMap { items[$0] }
        return document
    }

    private func diary(_ bytes: [UInt8]) throws(SpoolMessage.Refusal) -> Item {
        let message = try SpoolMessage(bytes)
        let sender = configuration.disclosure.cadres.first { $0.has(number: message.sender) }
        guard let sender else { throw SpoolMessage.Refusal(strangerEndingIn: message.sender) }
        return try message.diary(of: sender, zone: configuration.zone)
    }

    private func write(
        _ document: ImportDocument,
        by person: String?,
        at now: Instant,
        _ report: inout IntakeReport
    ) throws {
        // Nobody submits what the gates hold back; it waits as a draft to be mended or released.
        let known = document.units.isEmpty ? units : units + document.units
        var gates = try GateDesk(configuration, units: known, store: store)
        let asksBoards = document.items.count <= Self.boardLimit
        var open: [Item] = []
        var closed: [Item] = []
        for item in document.items {
            let gate =
                asksBoards ? gates.report(on: item, at: now) : gates.textReport(on: item, at: now)
            if gate.isOpen {
                open.append(item)
            } else {
                closed.append(item)
                report.held.append(IntakeReport.Held(id: item.id, findings: gate.findings))
            }
        }
        let taken = try store.importItems(
            units: document.units,
            items: open,
            by: person,
            at: now
        ).items
        let kept = try store.importItems(units: [], items: closed, by: nil, at: now).items
        let outcomes = Dictionary((taken + kept).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        report.lines = document.items.compactMap { outcomes[$0.id] }
        // What was held before, and released since, is not told again.
        report.held.removeAll { held in
            if case .unchanged = outcomes[held.id]?.outcome { true } else { false }
        }
    }
}
