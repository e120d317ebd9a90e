public import Disclosure

/// The alerts in force, and what each message does to them.
public struct AlertBook: Sendable, Hashable {
    /// What is to be shown of an alert.
    public struct Notice: Sendable, Hashable {
        /// The message it comes from.
        public var alert: Alert.Reference
        /// How strongly it asks for the wall.
        public var urgency: Urgency
        /// The headline, or the event.
        public var title: String
        /// What happens and what to do.
        public var body: String
        /// When it is shown.
        public var window: Window

        /// Makes a notice.
        public init(
            alert: Alert.Reference,
            urgency: Urgency,
            title: String,
            body: String,
            window: Window
        ) {
            self.alert = alert
            self.urgency = urgency
            self.title = title
            self.body = body
            self.window = window
        }
    }

    /// What a message did.
    public enum Outcome: Sendable, Hashable {
        /// It is shown; what it takes the place of is not any more.
        case shown(Notice, insteadOf: [Alert.Reference])
        /// These are not shown any more.
        case cancelled([Alert.Reference])
        /// Nothing changed.
        case ignored(Reason)
    }

    /// Why a message changed nothing.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// It is a test.
        case test
        /// It is part of an exercise.
        case exercise
        /// It is a draft, or for the network's own working.
        case notForAction
        /// It is not for the public.
        case notPublic
        /// Nobody listens to its sender.
        case foreignSender
        /// It has expired.
        case expired
        /// It is about another place.
        case otherArea
        /// No line of the rule fits.
        case noRule
        /// It was here already.
        case repeated
        /// A later message has taken its place.
        case superseded
        /// It is about messages that are not in force.
        case nothingToChange
        /// It acknowledges or rejects another message.
        case answer
    }

    /// Messages remembered, so that a late repetition stays without effect.
    public static let maximumRemembered = 1_000

    /// What is in force, in the order in which it came.
    public private(set) var notices: [Notice] = []
    private var seen: [Alert.Reference] = []
    private var ended: [Alert.Reference] = []

    /// Makes an empty book.
    public init() {}

    /// Takes over what another book has in force.
    public mutating func remember(_ notice: Notice) {
        remember(notice.alert, in: &seen)
        notices.append(notice)
    }

    /// Takes over that a message was here and is over.
    public mutating func rememberEnded(_ reference: Alert.Reference) {
        remember(reference, in: &seen)
    }

    /// Takes a message.
    public mutating func take(_ alert: Alert, rule: AlertRule, now: Instant) -> Outcome {
        if let reason = refusal(of: alert, rule) { return .ignored(reason) }
        remember(alert.reference, in: &seen)
        if alert.type == .cancel {
            let ended = end(alert.references, by: alert)
            return ended.isEmpty ? .ignored(.nothingToChange) : .cancelled(ended)
        }
        switch notice(alert, rule, now) {
        case .notice(let notice):
            let replaced = alert.type == .update ? end(alert.references, by: alert) : []
            notices.append(notice)
            return .shown(notice, insteadOf: replaced)
        case .reason(let reason):
            guard alert.type == .update else { return .ignored(reason) }
            // An update that no longer concerns this place ends what did.
            let ended = end(alert.references, by: alert)
            return ended.isEmpty ? .ignored(reason) : .cancelled(ended)
        }
    }

    /// Drops what has expired and returns it.
    public mutating func expire(now: Instant) -> [Alert.Reference] {
        let over = notices.filter { notice in notice.window.until.map { $0 <= now } ?? false }
        notices.removeAll { over.contains($0) }
        return over.map(\.alert)
    }

    private func refusal(of alert: Alert, _ rule: AlertRule) -> Reason? {
        switch alert.status {
        case .test: return .test
        case .exercise: return .exercise
        case .system, .draft: return .notForAction
        case .actual: break
        }
        if alert.type == .acknowledgement || alert.type == .error { return .answer }
        if alert.scope != .everyone { return .notPublic }
        if let senders = rule.senders, !senders.contains(alert.sender) { return .foreignSender }
        if seen.contains(alert.reference) { return .repeated }
        return ended.contains(alert.reference) ? .superseded : nil
    }

    /// Ends messages of the same sender; nobody calls off another's alert.
    private mutating func end(
        _ references: [Alert.Reference],
        by alert: Alert
    ) -> [Alert.Reference] {
        let own = references.filter { $0.sender == alert.sender && $0.sent <= alert.sent }
        for reference in own { remember(reference, in: &ended) }
        let met = notices.map(\.alert).filter { own.contains($0) }
        notices.removeAll { met.contains($0.alert) }
        return met
    }

    private func remember(_ reference: Alert.Reference, in list: inout [Alert.Reference]) {
        if list.count >= Self.maximumRemembered { list.removeFirst() }
        list.append(reference)
    }

    private enum Judgement {
        case notice(Notice)
        case reason(Reason)
    }

    /// The strongest info that is in force here, in the preferred language when there is one.
    private func notice(_ alert: Alert, _ rule: AlertRule, _ now: Instant) -> Judgement {
        let current = alert.infos.filter { end(of: $0, alert, rule) > now }
        if current.isEmpty { return .reason(alert.infos.isEmpty ? .noRule : .expired) }
        let here = current.filter { rule.concerns($0) }
        if here.isEmpty { return .reason(.otherArea) }
        let preferred = here.filter {
            $0.language.lowercased().hasPrefix(rule.language.lowercased())
        }
        let readable = preferred.isEmpty ? here : preferred
        let ranked = readable.compactMap { info in rule.urgency(of: info).map { (info, $0) } }
        guard let urgency = ranked.map(\.1).max(),
            let info = ranked.first(where: { $0.1 == urgency })?.0
        else { return .reason(.noRule) }
        let body = [info.description, info.instruction, info.senderName].compactMap { $0 }
        return .notice(
            Notice(
                alert: alert.reference,
                urgency: urgency,
                title: info.headline ?? info.event,
                body: body.joined(separator: "\n"),
                window: Window(
                    from: info.effective ?? alert.sent,
                    until: end(of: info, alert, rule)
                )
            )
        )
    }

    private func end(of info: AlertInfo, _ alert: Alert, _ rule: AlertRule) -> Instant {
        info.expires
            ?? (info.effective ?? alert.sent)
            .advanced(byMilliseconds: Int64(rule.hoursWithoutEnd) * 3_600_000)
    }
}
