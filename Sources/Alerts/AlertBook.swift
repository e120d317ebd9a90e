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
        /// Ids of the boards that it goes to.
        public var boards: [String]

        /// Makes a notice.
        public init(
            alert: Alert.Reference,
            urgency: Urgency,
            title: String,
            body: String,
            window: Window,
            boards: [String]
        ) {
            self.alert = alert
            self.urgency = urgency
            self.title = title
            self.body = body
            self.window = window
            self.boards = boards
        }
    }

    /// What a message did.
    public enum Outcome: Sendable, Hashable {
        /// It is shown, once a strength and text; what it takes the place of is not any more.
        case shown([Notice], insteadOf: [Alert.Reference])
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
        /// No line of the rule fits, on no board.
        case noRule
        /// It was here already.
        case repeated
        /// A later message has taken its place.
        case superseded
        /// It is about messages that are over.
        case nothingToChange
        /// It is about messages that have not come yet; they will not be shown when they do.
        case early
        /// It acknowledges or rejects another message.
        case answer
    }

    /// Messages remembered, so that a late repetition stays without effect.
    public static let maximumRemembered = 1_000

    /// What is in force, in the order in which it came.
    public private(set) var notices: [Notice] = []
    /// Messages that were called off or replaced before they came, in the order of the calls.
    public private(set) var awaited: [Alert.Reference] = []
    private var seen: [Alert.Reference] = []

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

    /// Takes over that a message was called off before it came.
    public mutating func rememberAwaited(_ reference: Alert.Reference) {
        remember(reference, in: &awaited)
    }

    /// Takes a message for the boards that there are.
    public mutating func take(
        _ alert: Alert,
        rule: AlertRule,
        boards: [AlertBoard],
        now: Instant
    ) -> Outcome {
        if let reason = refusal(of: alert, rule) { return .ignored(reason) }
        remember(alert.reference, in: &seen)
        let ending = alert.type == .alert ? Ending() : end(alert.references, by: alert)
        // One that was called off itself still has taken the place of others.
        if awaited.contains(alert.reference) { return ending.outcome(or: .superseded) }
        if alert.type == .cancel {
            return ending.outcome(or: ending.isEarly ? .early : .nothingToChange)
        }
        switch AlertReading(alert, rule, boards, now).judgement {
        case .notices(let shown):
            notices += shown
            return .shown(shown, insteadOf: ending.met)
        case .reason(let reason):
            // An update that no longer concerns this place ends what did.
            return ending.outcome(or: reason)
        }
    }

    /// Drops what has expired and returns it.
    public mutating func expire(now: Instant) -> [Alert.Reference] {
        let over = notices.filter { notice in notice.window.until.map { $0 <= now } ?? false }
        notices.removeAll { over.contains($0) }
        return Ending(over.map(\.alert)).met
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
        return seen.contains(alert.reference) ? .repeated : nil
    }

    /// What became of the messages that one is about.
    private struct Ending {
        /// Those that were in force, each once.
        var met: [Alert.Reference] = []
        /// Whether there is one that has not come yet.
        var isEarly = false

        init(_ references: [Alert.Reference] = []) {
            for reference in references where !met.contains(reference) { met.append(reference) }
        }

        func outcome(or reason: Reason) -> Outcome {
            met.isEmpty ? .ignored(reason) : .cancelled(met)
        }
    }

    /// Ends messages of the same sender; nobody calls off another's alert.
    private mutating func end(_ references: [Alert.Reference], by alert: Alert) -> Ending {
        let own = references.filter {
            $0.sender == alert.sender && $0.sent <= alert.sent && $0 != alert.reference
        }
        var ending = Ending(notices.map(\.alert).filter { own.contains($0) })
        notices.removeAll { ending.met.contains($0.alert) }
        for reference in own where !seen.contains(reference) {
            ending.isEarly = true
            if !awaited.contains(reference) { remember(reference, in: &awaited) }
        }
        return ending
    }

    private func remember(_ reference: Alert.Reference, in list: inout [Alert.Reference]) {
        if list.count >= Self.maximumRemembered { list.removeFirst() }
        list.append(reference)
    }
}
