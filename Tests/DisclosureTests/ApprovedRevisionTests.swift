import Testing

@testable import Disclosure

@Suite("An approved revision gives its signatures back as they were given")
struct ApprovedRevisionTests {
    private static let digest = String(repeating: "0a", count: 32)
    private static let item = Item(id: "N-1", kind: .notice, unit: "u", title: "t", body: "b")
    private static let created = Instant(milliseconds: 1)

    private static func hand(
        _ step: SignatureStep,
        _ person: String,
        _ at: Int64,
        digest: String = digest,
        reason: String? = nil,
        asks: SignatureStep? = nil
    ) -> Signature {
        Signature(
            step: step,
            person: person,
            at: Instant(milliseconds: at),
            digest: digest,
            reason: reason,
            asks: asks
        )
    }

    private static let three = [
        hand(.drafted, "甲", 10), hand(.checked, "乙", 20), hand(.approved, "丙", 30),
    ]

    private static func revision(_ signatures: [Signature]) -> ApprovedRevision {
        ApprovedRevision(
            revision: Revision(item: item, number: 2, digest: digest, createdAt: created),
            signatures: signatures
        )
    }

    /// Each chain beside the instant from which it hangs, in milliseconds.
    static let chains: [(name: String, signatures: [Signature], since: Int64)] = [
        ("the usual three hands", three, 30),
        ("none", [], 1),
        ("one", [three[0]], 1),
        ("in another order", [three[2], three[1], three[0]], 30),
        ("with a reason", [three[0], hand(.checked, "乙", 20, reason: "补签"), three[2]], 30),
        ("another digest", [three[0], three[1], hand(.approved, "丙", 30, digest: "ff")], 30),
        (
            "four hands",
            [
                three[0], three[1], hand(.approved, "丙", 30, asks: .posted), hand(.posted, "丁", 40),
            ],
            40
        ),
        ("asked for a fourth", [three[0], three[1], hand(.approved, "丙", 30, asks: .posted)], 30),
        ("a second checker", [three[0], three[1], hand(.reviewed, "戊", 25), three[2]], 30),
    ]

    @Test("whatever the chain", arguments: chains.indices)
    func chain(place: Int) {
        let (name, signatures, since) = Self.chains[place]
        let revision = Self.revision(signatures)
        #expect(revision.signatures == signatures, "\(name)")
        #expect(revision.approvedAt == Instant(milliseconds: since), "\(name)")
    }

    @Test("two are equal only when the same hands signed the same text")
    func equality() {
        for (place, one) in Self.chains.enumerated() {
            for (other, two) in Self.chains.enumerated() {
                let isEqual = Self.revision(one.signatures) == Self.revision(two.signatures)
                #expect(isEqual == (place == other), "\(one.name), \(two.name)")
            }
        }
    }

    @Test("another text under the same hands is told apart, and hands can be replaced")
    func replaced() {
        var revision = Self.revision(Self.three)
        let before = revision
        revision.revision.item.title = "x"
        #expect(revision != before && revision.signatures == Self.three)
        revision.signatures = Self.chains[6].signatures
        #expect(revision.signatures == Self.chains[6].signatures && revision.item.title == "x")
        #expect(before.item.title == "t")
    }
}
