/// A revision that has passed its whole chain and has not been withdrawn.
///
/// A value of one word: snapshots, the planner's lists and the pages hold the same content, and
/// two values that share it are equal at a glance.
public struct ApprovedRevision: Sendable {
    private var content: Content

    /// Makes an approved revision from its stored parts.
    public init(revision: Revision, signatures: [Signature]) {
        content = Content(revision, signatures)
    }

    /// The revision.
    public var revision: Revision {
        get { content.revision }
        set { content = Content(newValue, content.signatures) }
    }

    /// Its signatures in the order given: drafted, checked, approved, and posted where asked for.
    public var signatures: [Signature] {
        get { content.signatures }
        set { content = Content(content.revision, newValue) }
    }

    /// The content.
    public var item: Item { content.revision.item }

    /// When the last signature before showing was given.
    package var approvedAt: Instant { content.approvedAt }
}

extension ApprovedRevision {
    /// What a usual hand leaves of itself.
    ///
    /// It signs the revision's own digest, gives no reason and asks for nobody else. An array of
    /// signatures would take three times the room, and a county has thousands of these.
    private struct Hand {
        let person: String
        let at: Instant
    }

    private final class Content: Sendable {
        let revision: Revision
        private let hands: (Hand, Hand, Hand)?
        /// The signatures where they are not the usual three.
        private let others: [Signature]

        private static let steps: [SignatureStep] = [.drafted, .checked, .approved]

        init(_ revision: Revision, _ signatures: [Signature]) {
            self.revision = revision
            let isUsual =
                signatures.map(\.step) == Self.steps
                && signatures.allSatisfy {
                    $0.digest == revision.digest && $0.reason == nil && $0.asks == nil
                }
            let hands = isUsual ? signatures.map { Hand(person: $0.person, at: $0.at) } : []
            self.hands = isUsual ? (hands[0], hands[1], hands[2]) : nil
            others = isUsual ? [] : signatures
        }

        var signatures: [Signature] {
            guard let hands else { return others }
            return zip(Self.steps, [hands.0, hands.1, hands.2]).map { step, hand in
                Signature(step: step, person: hand.person, at: hand.at, digest: revision.digest)
            }
        }

        var approvedAt: Instant {
            hands?.2.at ?? others.last { $0.step == .approved || $0.step == .posted }?.at
                ?? revision.createdAt
        }
    }
}

// Single words of the content: an item is many of them, and lists ask a hundred thousand items.
extension ApprovedRevision {
    /// The item's id.
    public var id: String { content.revision.item.id }
    /// Code of the issuing unit.
    public var unit: String { content.revision.item.unit }
    /// When it may hang.
    public var window: Window { content.revision.item.window }
    /// The plan of an item that carries a lamp.
    public var plan: Plan? { content.revision.item.plan }
    /// The revision that it corrects; nil for most.
    public var corrects: RevisionName? { content.revision.item.corrects }
    /// The revision's number, from 1.
    public var number: Int { content.revision.number }
    /// When the draft was written.
    public var createdAt: Instant { content.revision.createdAt }
    /// The revision's digest.
    public var digest: String { content.revision.digest }

    /// Whether two values share their content, told without a look into it.
    package func isIdentical(to other: borrowing ApprovedRevision) -> Bool {
        content === other.content
    }
}

extension ApprovedRevision: Hashable {
    /// Whether two revisions say the same and were signed by the same hands.
    public static func == (left: ApprovedRevision, right: ApprovedRevision) -> Bool {
        left.content === right.content
            || left.revision == right.revision && left.signatures == right.signatures
    }

    /// Hashes what tells revisions apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(content.revision.digest)
        hasher.combine(content.revision.number)
    }
}
