public import Alerts
public import Disclosure

/// Which alerts go to which boards.
public struct AlertSettings: Sendable, Hashable {
    /// What concerns this place, and how strongly.
    public var rule = AlertRule()
    /// Ids and tags of the boards that alerts go to; none means every board.
    public var boards: [String] = []
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
    static let longestMilliseconds: Int64 = 31 * 86_400_000

    /// The notice to put before the plan, still without an id; nil when there is none.
    public var order: Override?
    /// Ids of the notices of earlier messages that it ends.
    public var ends: [String] = []
    /// Why it changes nothing; nil when it does.
    public var ignored: AlertBook.Reason?

    /// Asks the rule and what earlier messages ordered.
    ///
    /// Overrides that came of alerts are the memory: what has an alert's names as its source was
    /// here already, and what was ended stays so. A message of routine strength puts nothing
    /// before the plan.
    public init(_ alert: Alert, _ settings: AlertSettings, known: [Override], at now: Instant) {
        var book = AlertBook()
        var sources: [Alert.Reference: Override] = [:]
        for order in known {
            guard let source = order.source, let reference = Self.reference(source) else {
                continue
            }
            sources[reference] = order
            if now < order.over {
                book.remember(Self.notice(of: order, reference))
            } else {
                book.rememberEnded(reference)
            }
        }
        switch book.take(alert, rule: settings.rule, now: now) {
        case .ignored(let reason): ignored = reason
        case .cancelled(let references): ends = references.compactMap { sources[$0]?.id }
        case .shown(let notice, let replaced):
            ends = replaced.compactMap { sources[$0]?.id }
            guard notice.urgency > .routine else {
                if ends.isEmpty { ignored = .noRule }
                return
            }
            let from = max(notice.window.from ?? now, now)
            let last = from.advanced(byMilliseconds: Self.longestMilliseconds)
            let until = min(notice.window.until ?? last, last)
            guard from < until else { return }
            order = Override(
                id: "",
                kind: notice.urgency == .emergency ? .emergency : .urgent,
                text: Self.line(notice),
                targets: settings.boards,
                span: from..<until,
                person: alert.sender,
                reason: alert.infos.first?.event ?? notice.title,
                at: now,
                source: Self.source(notice.alert)
            )
        }
    }

    /// The source that an alert's override has.
    static func source(_ alert: Alert.Reference) -> String {
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
            window: Window(from: order.span.lowerBound, until: order.over)
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
