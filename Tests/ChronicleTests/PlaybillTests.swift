import Disclosure
import Notation
import Planning
import Proof
import Store
import Testing

@testable import Chronicle

@Suite("Programmes as the ledger keeps them")
struct PlaybillTests {
    static let item = Item(id: "N-1", kind: .notice, unit: "u", title: "山口", body: "")

    static func approved(_ item: Item, _ number: Int = 1) -> ApprovedRevision {
        ApprovedRevision(
            revision: Revision(
                item: item,
                number: number,
                digest: item.digest,
                createdAt: Instant(milliseconds: 0)
            ),
            signatures: []
        )
    }

    static let bill = Playbill(
        [
            Slot(content: .notice("停电，\"改期\""), rank: .urgent),
            Slot(content: .item(approved(item, 3)), lamp: .late, rank: .pinned),
            Slot(content: .filler, rank: .filler), Slot(content: .dark, rank: .blackout),
        ],
        unitNames: ["u": "山口", "other": "日月"]
    )

    @Test("what is kept reads back as it was, with the names that it needs and no others")
    func roundTrip() throws {
        let text = Self.bill.content.canonicalText
        let read = try Playbill(content: text) { _, number, _ in
            Self.approved(Self.item, number).revision
        } missing: { item, _ in
            Issue.record("\(item) is missing")
        }
        #expect(read.slots == Self.bill.slots)
        #expect(read.unitNames == ["u": "山口"])
        #expect(read.digest == Self.bill.digest)
        #expect(read.digest == SHA256.hash(of: text).hexText)
    }

    @Test("a revision that is not there is named, and its turn left out")
    func missing() throws {
        var gone: [String] = []
        let read = try Playbill(content: Self.bill.content.canonicalText) { _, _, _ in
            nil
        } missing: { item, number in
            gone.append("\(item)/\(number)")
        }
        #expect(gone == ["N-1/3"])
        #expect(read.slots.count == 3)
    }

    @Test(
        "what no program of this kind has written is refused",
        arguments: [
            "", "[]", #"{"slots":[]}"#, #"{"slots":[{"rank":"loud"}],"units":[]}"#,
            #"{"slots":[{"rank":"urgent"}],"units":[]}"#,
            #"{"slots":[{"digest":"d","item":"N","rank":"urgent","revision":0}],"units":[]}"#,
            #"{"slots":[],"units":[{"code":"u"}]}"#, #"{"slots":[],"units":[],"more":1}"#,
        ]
    )
    func refused(_ text: String) {
        #expect(throws: NotationError.self) {
            try Playbill(content: text) { _, _, _ in
                nil
            } missing: { _, _ in
            }
        }
    }

    @Test("two programmes differ in their digest when anything that is drawn differs")
    func digests() {
        let slots = [
            Slot(content: .item(Self.approved(Self.item)), rank: .routine),
            Slot(content: .item(Self.approved(Self.item, 2)), rank: .routine),
            Slot(content: .item(Self.approved(Self.item)), lamp: .done, rank: .routine),
            Slot(content: .item(Self.approved(Self.item)), rank: .emergency),
            Slot(content: .notice("山口"), rank: .urgent), Slot(content: .dark, rank: .blackout),
            Slot(content: .filler, rank: .filler),
        ]
        var digests = slots.map { Playbill([$0], unitNames: [:]).digest }
        digests.append(Playbill([slots[0]], unitNames: ["u": "山口"]).digest)
        digests.append(Playbill([slots[0]], unitNames: ["u": "日月"]).digest)
        #expect(Set(digests).count == digests.count)
        #expect(Playbill([slots[0]], unitNames: ["x": "日月"]).digest == digests[0])
    }
}
