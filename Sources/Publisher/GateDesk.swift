public import Disclosure
public import Gates
import Layout
public import Matters
import Notation
import POSIX
public import Planning
import Registers
public import Store

/// Runs all gates over items: those of the text, and every board that may show it.
public struct GateDesk {
    /// The catalogue of matters; nil when none is configured.
    public let catalogue: MatterCatalogue?

    private let configuration: Configuration
    private let privacy: PrivacyGate
    private let words: WordGate
    private var boards: [BoardDesk]
    /// Why no board can be asked; nil when they can.
    private let fault: String?
    private let store: DisclosureStore?
    private let unitNames: [String: String]
    private let units: UnitTree

    /// Reads the catalogue, the list of words, the faces and the layouts.
    ///
    /// Faces or layouts that are missing become warnings: the texts are looked at all the same.
    /// The store says what a correction lacks; without one nothing is asked of corrections.
    public init(
        _ configuration: Configuration,
        units: [Unit],
        store: DisclosureStore? = nil
    ) throws(PublisherError) {
        self.configuration = configuration
        self.store = store
        self.units = UnitTree(units)
        unitNames = Dictionary(units.map { ($0.code, $0.name) }, uniquingKeysWith: { $1 })
        privacy = PrivacyGate(publicNumbers: configuration.disclosure.publicNumbers)
        catalogue = try configuration.matterCatalogue()
        words = WordGate(try configuration.wordList() ?? WordList())
        do {
            let shelf = try FaceShelf.open(configuration.fonts)
            boards = configuration.boards.map {
                BoardDesk($0, of: configuration, faces: shelf.library)
            }
            fault = nil
        } catch {
            boards = []
            fault = error.problem
        }
    }

    /// Everything the gates say of an item.
    public mutating func report(
        on item: Item,
        releases: [GateRelease] = [],
        at now: Instant
    ) -> GateReport {
        GateReport(
            item,
            privacy: privacy,
            words: words,
            catalogue: catalogue,
            boards: boardReports(on: item, at: now),
            schedule: scheduleFindings(on: item, at: now),
            correction: correctionFindings(on: item, at: now),
            releases: releases
        )
    }

    /// What the gates of the text alone say, without asking a board.
    public func textReport(on item: Item, at now: Instant) -> GateReport {
        GateReport(
            item,
            privacy: privacy,
            words: words,
            catalogue: catalogue,
            correction: correctionFindings(on: item, at: now)
        )
    }

    /// What the store would refuse a correction's approval for.
    public func correctionFindings(on item: Item, at now: Instant) -> [GateFinding] {
        guard let store, let faults = try? store.correctionFaults(of: item, at: now) else {
            return []
        }
        let begin = max(now, item.window.from ?? now)
        let troubles = faults.map { fault -> CorrectionGate.Trouble in
            switch fault {
            case .neverHung: .neverHung
            case .fewerPlaces: .fewerPlaces
            case .fewerHours: .fewerHours
            case .unfinished: .unfinished
            case .shorter(let milliseconds):
                .shorter(
                    than: Self.words(milliseconds),
                    until: configuration.zone.civilTime(
                        at: begin.advanced(byMilliseconds: milliseconds)
                    ).date
                )
            }
        }
        return CorrectionGate.findings(troubles, in: item)
    }

    private static func words(_ milliseconds: Int64) -> String {
        let hours = milliseconds / 3_600_000
        return hours < 48 ? "\(hours) hours" : "\(hours / 24) days"
    }

    private func scheduleFindings(on item: Item, at now: Instant) -> [GateFinding] {
        let day = configuration.zone.civilTime(at: now).date
        return ScheduleGate.findings(
            in: item,
            calendar: configuration.planner.calendar,
            on: day
        )
            + ScheduleGate.findings(
                in: item,
                boards: configuration.boards.map { ($0.board.id, $0.board.tags) }
            )
    }

    private mutating func boardReports(on item: Item, at now: Instant) -> [BoardGate.Report] {
        if let fault {
            let ids = configuration.boards.filter { isTarget($0.board, of: item) }.map(\.board.id)
            return ids.map {
                BoardGate.Report(board: $0, field: "item", trouble: .unasked(reason: fault))
            }
        }
        var reports: [BoardGate.Report] = []
        for place in boards.indices {
            let board = boards[place].configuration.board
            guard isTarget(board, of: item) else { continue }
            let programme = Programme(
                showing: item,
                on: board,
                at: max(now, item.window.from ?? now),
                planner: configuration.planner
            )
            let composition = boards[place].compose(programme, unitNames: unitNames)
            if let fault = boards[place].fault {
                reports.append(
                    .init(board: board.id, field: "item", trouble: .unasked(reason: fault.problem))
                )
            }
            reports += (composition?.warnings ?? []).map { $0.report(board: board.id) }
        }
        return reports
    }

    /// Whether a board would show the item if it were approved.
    private func isTarget(_ board: Board, of item: Item) -> Bool {
        BoardReach(board, units: units).cause(item) == nil
    }

    fileprivate static func text(_ path: String) throws(PublisherError) -> String {
        let bytes: [UInt8]
        do {
            bytes = try Files.read(path)
        } catch {
            throw PublisherError(.layout, "\(error)", remedy: "Correct \"disclosure\".")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw PublisherError(.layout, "\(path) is not UTF-8.", remedy: "Save it as UTF-8.")
        }
        return text
    }
}

extension Configuration {
    /// The catalogue of matters; nil when none is configured.
    ///
    /// A matter that breaks a rule is no reason to stop; it is among the catalogue's findings.
    ///
    /// A store that has ever held a matter has the say; the file is for those that never did, and
    /// for when the store cannot be read.
    public func matterCatalogue() throws(PublisherError) -> MatterCatalogue? {
        let open = try? DisclosureStore.open(at: store, for: .reading)
        return try matterCatalogue(stored: open.flatMap { try? $0.matters() })
    }

    /// The catalogue of matters, of those that the store has; nil when none is configured.
    func matterCatalogue(stored: [StoredMatter]?) throws(PublisherError) -> MatterCatalogue? {
        if let stored { return catalogue(of: stored) }
        return try disclosure.matters.map { (path) throws(PublisherError) in
            var catalogue = MatterCatalogue.read(try GateDesk.text(path))
            catalogue.origin = path
            return catalogue
        }
    }

    private func catalogue(of stored: [StoredMatter]) -> MatterCatalogue {
        var catalogue = MatterCatalogue.read(
            contents: stored.filter(\.isWhole).map { ($0.id, $0.content) }
        )
        catalogue.origin = store
        for matter in stored where !matter.isWhole {
            catalogue.findings.append(
                NotationError(
                    position: nil,
                    path: matter.id,
                    problem: "the content is not what its digest says",
                    remedy: "import the matter again"
                )
            )
        }
        return catalogue
    }

    /// The list of words to warn of; nil when none is configured.
    public func wordList() throws(PublisherError) -> WordList? {
        try disclosure.words.map { (path) throws(PublisherError) in
            WordList(text: try GateDesk.text(path))
        }
    }
}

extension Programme {
    /// A programme of one item alone, signed or not: for looking, never for a wire.
    public init(showing item: Item, on board: Board, at instant: Instant, planner: Planner) {
        let revision = Revision(item: item, number: 1, digest: item.digest, createdAt: instant)
        let lamp = item.plan?.lamp(
            on: planner.zone.civilTime(at: instant).date,
            rule: planner.lampRule,
            calendar: planner.calendar
        )
        let slot = Slot(
            content: .item(ApprovedRevision(revision: revision, signatures: [])),
            lamp: lamp,
            rank: .routine
        )
        self.init(board: board, at: instant, slots: [slot], excluded: [], validUntil: nil)
    }
}

extension LayoutWarning {
    /// The warning as the gate takes it.
    fileprivate func report(board: String) -> BoardGate.Report {
        switch self {
        case .missingGlyph(_, let field, let character, _),
            .unwritable(_, let field, let character, _):
            let names = character.unicodeScalars.map {
                "U+" + String($0.value, radix: 16, uppercase: true)
            }
            return BoardGate.Report(
                board: board,
                field: field,
                trouble: .missingGlyph(character, names: names.joined(separator: " "))
            )
        case .script(_, let field, let finding):
            return .init(board: board, field: field, trouble: .unshownText(reason: finding))
        case .selectors(_, let field):
            return .init(board: board, field: field, trouble: .selectors)
        case .cut(_, let zone, let text):
            return .init(board: board, field: "zone \(zone)", trouble: .cutText(text))
        case .stripTooLong: return .init(board: board, field: "item", trouble: .tooLong)
        case .notShown: return .init(board: board, field: "item", trouble: .notShown)
        }
    }
}
