import Disclosure
import Notation
import Testing

/// Eight rows of ink down the left edge, three dots wide.
private let bitmap = "P1\n3 8\n" + String(repeating: "100\n", count: 8)

private func read(
    title: String = "公告 བོད",
    picture: String = "བོད",
    bitmap: String = bitmap,
    copies: Int = 1
) -> ImportDocument {
    let escaped = bitmap.replacing("\n", with: #"\n"#)
    let one = #"{"text": "\#(picture)", "pbm": "\#(escaped)"}"#
    let pictures = Array(repeating: one, count: copies).joined(separator: ", ")
    return ImportDocument.read(
        """
        {"schema": "placard.disclosures/1", "units": [{"code": "county", "name": "县"}], "items": [
        {"id": "A-1", "kind": "notice", "unit": "county", "title": "\(title)", "body": "",
        "pictures": [\(pictures)]}
        ]}
        """,
        zone: .china
    )
}

@Suite("Pieces of text that were drawn beforehand")
struct TextPictureTests {
    @Test("a bitmap of plain digits becomes ink")
    func reading() throws {
        let document = read()
        #expect(document.findings.map(\.description) == [])
        let picture = try #require(document.items.first?.pictures.first)
        #expect(picture.text == "བོད")
        #expect((picture.width, picture.height) == (3, 8))
        #expect(picture.dots == (0..<24).map { $0 % 3 == 0 })
    }

    @Test("the digest covers the dots, however the bitmap was written")
    func digest() throws {
        let item = try #require(read().items.first)
        let spaced = "P1 # by hand\n3 8\n" + String(repeating: "1 0 0 ", count: 8)
        #expect(read(bitmap: spaced).items.first?.digest == item.digest)
        let other = bitmap.dropLast(4) + "101\n"
        #expect(read(bitmap: String(other)).items.first?.digest != item.digest)
        #expect(try Item(canonicalText: item.canonicalText) == item)
    }

    @Test("without pictures the canonical text is what it was")
    func absence() {
        let plain = Item(id: "A", kind: .notice, unit: "u", title: "t", body: "b")
        #expect(!plain.canonicalText.contains("pictures"))
    }

    @Test(
        "what is wrong is told with its place",
        arguments: [
            (read(picture: "མི"), #""མི" stands in no text of the item"#),
            (read(bitmap: "GIF89a"), "neither PBM (P1, P4) nor PNG"),
            (read(bitmap: "P1\n3 8\n10"), "0 or 1 must stand here"),
            (
                read(bitmap: "P1\n3 7\n" + String(repeating: "100\n", count: 7)),
                "a picture of 3 by 7 dots is not one of a text"
            ),
            (read(copies: 9), "there are more than 8 pictures"),
        ]
    )
    func refused(document: ImportDocument, problem: String) throws {
        #expect(document.items.isEmpty)
        let told = try #require(document.findings.first).description
        #expect(told.contains(problem), "\(told)")
        #expect(told.contains("$.items[0].pictures"), "\(told)")
    }
}
