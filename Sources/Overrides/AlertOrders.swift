public import Alerts
public import Disclosure

/// Which alerts go to which boards.
public struct AlertSettings: Sendable, Hashable {
    /// What concerns this place, where it goes, and how strongly.
    public var rule = AlertRule()
    /// Folder from which alerts are taken; nil watches none.
    public var folder: String?

    /// The standard rule, every board, no folder.
    public init() {}
}

/// What an alert orders, worked out from what its forerunners ordered.
public struct AlertOrders: Sendable, Hashable {
    /// Before the three names of an alert in an override's source.
    static let sourcePrefix = "cap:"
    /// Longest notice, in characters; the store takes no longer line.
    static let textLimit = 500
    /// Longest notice of an alert, in milliseconds; the store takes none that lasts longer.
    public static let longestMilliseconds: Int64 = 31 * 86_400_000

    /// What was taken before.
    public struct Memory: Sendable, Hashable {
        /// Every notice that there ever was, of alerts and of people.
        public var overrides: [Override]
        /// Sources of alerts that were called off before they came.
        public var awaited: [String]

        /// Makes a memory.
        public init(overrides: [Override] = [], awaited: [String] = []) {
            self.overrides = overrides
            self.awaited = awaited
        }
    }

    /// The notices to put before the plan, still without ids: one a strength and text.
    public var orders: [Override] = []
    /// Ids of the notices of earlier messages that it ends.
    public var ends: [String] = []
    /// Sources of the messages that it calls off before they came.
    public var awaited: [String] = []
    /// Why it shows and ends nothing; nil when it does.
    public var ignored: AlertBook.Reason?

    /// Asks the rule and what earlier messages ordered.
    ///
    /// Overrides that came of alerts are the memory: what has an alert's names as its source was
    /// here already, and what was ended stays so. A message of routine strength puts nothing
    /// before the plan. An office without boards still shows what its kiosk shows.
    public init(
        _ alert: Alert,
        _ settings: AlertSettings,
        boards: [AlertBoard],
        memory: Memory,
        at now: Instant
    ) {
        var book = AlertBook()
        for source in memory.awaited.compactMap(Self.reference) { book.rememberAwaited(source) }
        let awaited = Set(book.awaited)
        let sources = Self.remember(memory.overrides, in: &book, at: now)
        let places = boards.isEmpty ? [AlertBoard(id: "")] : boards
        let outcome = book.take(alert, rule: settings.rule, boards: places, now: now)
        self.awaited = book.awaited.filter { !awaited.contains($0) }.map(Self.source)
        switch outcome {
        case .ignored(let reason): ignored = reason
        case .cancelled(let references): ends = references.flatMap { sources[$0] ?? [] }
        case .shown(let notices, let replaced):
            ends = replaced.flatMap { sources[$0] ?? [] }
            orders = notices.compactMap { notice in
                // A notice for all boards goes to those as well that are set up later.
                let targets = notice.boards.count == places.count ? [] : notice.boards
                return Self.order(notice, of: alert, targets, at: now)
            }
        }
    }

    /// Lets the book remember in the order in which things were ordered; ids by what they are of.
    private static func remember(
        _ overrides: [Override],
        in book: inout AlertBook,
        at now: Instant
    ) -> [Alert.Reference: [String]] {
        var sources: [Alert.Reference: [String]] = [:]
        for order in overrides.sorted(by: { ($0.at, $0.id) < ($1.at, $1.id) }) {
            guard let reference = order.source.flatMap(reference) else { continue }
            if now < order.over {
                sources[reference, default: []].append(order.id)
                book.remember(notice(of: order, reference))
            } else {
                book.rememberEnded(reference)
            }
        }
        return sources
    }

    private static func order(
        _ notice: AlertBook.Notice,
        of alert: Alert,
        _ targets: [String],
        at now: Instant
    ) -> Override? {
        let from = max(notice.window.from ?? now, now)
        let last = from.advanced(byMilliseconds: longestMilliseconds)
        let until = min(notice.window.until ?? last, last)
        guard from < until else { return nil }
        return Override(
            id: "",
            kind: notice.urgency == .emergency ? .emergency : .urgent,
            text: line(notice),
            targets: targets,
            span: from..<until,
            person: alert.sender,
            reason: alert.infos.first?.event ?? notice.title,
            at: now,
            source: source(notice.alert)
        )
    }

    /// The source that an alert's override has.
    public static func source(_ alert: Alert.Reference) -> String {
        "\(sourcePrefix)\(alert.sender),\(alert.identifier),\(alert.sent.iso8601Text)"
    }

    /// The alert that a source names: no name holds a comma (CAP 1.2, section 3.2.1).
    static func reference(_ source: String) -> Alert.Reference? {
        guard source.hasPrefix(sourcePrefix) else { return nil }
        let parts = source.dropFirst(sourcePrefix.count)
            .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let sent = Instant(iso8601: parts[2]) else { return nil }
        return Alert.Reference(sender: parts[0], identifier: parts[1], sent: sent)
    }

    private static func notice(
        of order: Override,
        _ reference: Alert.Reference
    ) -> AlertBook.Notice {
        AlertBook.Notice(
            alert: reference,
            urgency: order.kind == .emergency ? .emergency : .urgent,
            title: order.text ?? "",
            body: "",
            window: Window(from: order.span.lowerBound, until: order.over),
            boards: order.targets
        )
    }

    /// Title and body on one line, cut where the store cuts.
    private static func line(_ notice: AlertBook.Notice) -> String {
        let whole =
            ([notice.title] + notice.body.split(whereSeparator: \.isNewline).map(String.init))
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .filter { !$0.isEmpty }.joined(separator: "：")
        return whole.count <= textLimit ? whole : whole.prefix(textLimit - 1) + "…"
    }
}
