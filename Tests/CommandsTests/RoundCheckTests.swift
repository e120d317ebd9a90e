import TestKit
import Testing

@testable import Commands

@Suite("A round that lasts longer than a turn")
struct RoundCheckTests {
    /// An office whose one board has a place for two of four items, and turns of ten seconds.
    private func office(_ board: String, text: String) throws -> CommandOffice {
        let office = try CommandOffice()
        _ = try office.folder.write(
            """
            {
                schema: "placard.layout/1",
                size: { width: 64, height: 8 },
                zones: [
                    { id: "all", at: [0, 0, 64, 8], face: { height: 8 }, motion: "ticker",
                      text: "{title}" },
                ],
            }
            """,
            to: "layouts/ticker.json5"
        )
        _ = try office.folder.write(
            """
            {
                office: "山口", store: "placard.db", layouts: "layouts", fonts: "fonts",
                kiosk: false,
                boards: [
                    { id: "gate", size: "64x8", colours: "rgb", layout: "ticker",
                      protocol: "opc", link: "tcp://127.0.0.1:7890", \(board) },
                ],
            }
            """,
            to: "placard.json5"
        )
        let items = (1...4).map { number in
            """
            { "id": "R-\(number)", "kind": "notice", "unit": "u", "title": "\(text)", "body": "" }
            """
        }
        _ = try office.folder.write(
            """
            { "schema": "placard.disclosures/1", "units": [{ "code": "u", "name": "山口" }],
              "items": [\(items.joined(separator: ","))] }
            """,
            to: "items.json"
        )
        for number in 1...4 { try office.approve("R-\(number)") }
        return office
    }

    private func warnings(_ office: CommandOffice) -> [String] {
        office.answer("check").output.split(separator: "\n").map(String.init)
            .filter { $0.contains("not seen whole") }
    }

    private static let long = String(repeating: "山口工日", count: 12)

    @Test("is warned of with the items, the seconds and the remedy")
    func tooShort() throws {
        let lines = try warnings(office("maximumItems: 2, turnSeconds: 10", text: Self.long))
        let line = try #require(lines.first)
        #expect(lines.count == 1)
        #expect(line.hasPrefix("warning  board gate: a round takes "), "\(line)")
        for text in ["a turn lasts 10 s", "R-2", "R-4", "let turnSeconds be at least "] {
            #expect(line.contains(text), "\(line)")
        }
        // What it advises helps.
        let seconds = line.split(separator: "at least ").last?.prefix { $0.isNumber } ?? ""
        let mended = try office("maximumItems: 2, turnSeconds: \(seconds)", text: Self.long)
        #expect(warnings(mended).isEmpty, "\(warnings(mended))")
    }

    @Test("is no matter where everybody has a place, or the turn is long enough")
    func fine() throws {
        #expect(try warnings(office("maximumItems: 4, turnSeconds: 10", text: Self.long)).isEmpty)
        #expect(try warnings(office("maximumItems: 2", text: "山口")).isEmpty)
    }
}
