import Notation
import TestKit
import Testing

@testable import Proof

@Suite("The quick way along a stored text")
struct LedgerLinkTests {
    /// What the quick way reads; nil where the text must be read whole.
    private func link(_ text: String, fits: Bool = true) -> LedgerLink? {
        let bytes = Array(text.utf8)
        let digest = fits ? SHA256.hash(of: bytes).hexText : LedgerEntry.origin
        return LedgerLink(canonicalText: bytes, digest: digest)
    }

    @Test("it is taken by every entry that the ledger writes, and reads what the entry says")
    func taken() throws {
        for entry in try LedgerSample.entries(120) where entry.kind != .checkpoint {
            let read = try #require(link(entry.canonicalText))
            #expect(read.at == LedgerAnchor(entry))
            #expect(read.previous == entry.previous)
            #expect(read.isWhole && read.checkpoint == nil)
        }
    }

    @Test("a checkpoint, another digest and any other end are read whole")
    func refused() throws {
        let entries = try LedgerSample.entries(10)
        let text = entries[0].canonicalText
        #expect(link(text) != nil)
        #expect(link(text, fits: false) == nil)
        for entry in entries where entry.kind == .checkpoint {
            #expect(link(entry.canonicalText) == nil)
        }
        let previous = "\"previous\":\"" + LedgerEntry.origin + "\""
        let others = [
            text + " ", String(text.dropLast()), text.replacing(":1}", with: ":}"),
            text.replacing(":1}", with: ":01}"), text.replacing(":1}", with: ":-1}"),
            text.replacing(",\"sequence\"", with: ",\"sequences\""),
            text.replacing(previous, with: "\"previous\":\"00\""),
            text.replacing(",\"previous\"", with: ",\"prior\""),
            ",\"sequence\":1}", "1}", "}", "", "\(previous),\"sequence\":1}",
        ]
        for other in others { #expect(link(other) == nil, "\(other)") }
    }

    @Test("a number is read as far as a whole JSON number goes, and no further")
    func numbers() throws {
        let text = try LedgerSample.entries(1)[0].canonicalText
        for number in [1, 9, 10, 4_096, 9_007_199_254_740_991] as [Int64] {
            #expect(link(text.replacing(":1}", with: ":\(number)}"))?.at.sequence == number)
        }
        #expect(link(text.replacing(":1}", with: ":99999999999999999}")) == nil)
    }
}
