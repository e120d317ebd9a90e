import Layout
import Notation
import Testing

/// Faults of layout documents, each with the spot marked by ⚑ where the error must point.
struct LayoutDocumentErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let zones: String
        let problem: String
        let remedy: String
        var testDescription: String { problem }
    }

    @Test(arguments: [
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 8], ⚑texts: '{title}' }",
            problem: "the key \"texts\" is not known here",
            remedy: "did you mean \"text\"? Otherwise remove it"
        ),
        Case(
            zones: """
                { id: 'a', at: [0, 0, 32, 16], motion: 'scroll', text: 'a', effect: ⚑'wipe' }
                """,
            problem: "a text with the motion \"scroll\" has no effect beside it",
            remedy: "take the motion \"still\" or \"pages\", or leave the effect out"
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 16], text: 'a', direction: ⚑'up' }",
            problem: "nothing moves in this zone",
            remedy: "choose the motion \"scroll\" or the effect \"wipe\" or \"roll\""
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 9, 16], text: 'a', effect: ⚑'flash' }",
            problem: "the zone (0, 0, 9, 16) is too large to flash on a board of 32x16",
            remedy: "let at most a quarter of the board flash"
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 16], text: 'a', exitMilliseconds: ⚑100 }",
            problem: "\"exitMilliseconds\" says nothing about a text that moves like this one",
            remedy: "it belongs to the effects \"wipe\" and \"roll\""
        ),
        Case(
            zones: """
                { id: 'a', at: [0, 0, 32, 16], motion: 'ticker', text: 'a',
                  holdMilliseconds: ⚑100 }
                """,
            problem: "\"holdMilliseconds\" says nothing about a text that moves like this one",
            remedy: "it belongs to the motions \"still\" and \"pages\""
        ),
        Case(
            zones: """
                { id: 'a', at: [0, 0, 32, 16], text: 'a', effect: 'roll',
                  entranceMilliseconds: ⚑5001 }
                """,
            problem: "5001 is outside 0 to 5000",
            remedy: "write a number from 0 to 5000"
        ),
        Case(
            zones: "⚑{ at: [0, 0, 32, 8], text: '{title}' }",
            problem: "the key \"id\" is missing",
            remedy: "add \"id\""
        ),
        Case(
            zones: "{ id: 'a', at: ⚑[0, 0, 33, 16], text: '{title}' }",
            problem: "the zone (0, 0, 33, 16) reaches outside the board of 32x16",
            remedy: "keep x + width within 32 and y + height within 16"
        ),
        Case(
            zones: "{ id: 'a', at: ⚑[0, 0, 32], text: '{title}' }",
            problem: "3 numbers stand where four must stand",
            remedy: "write [x, y, width, height]"
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, ⚑0, 16], text: '{title}' }",
            problem: "0 is outside 1 to 8192",
            remedy: "write a number from 1 to 8192"
        ),
        Case(
            zones: """
                { id: 'a', at: [0, 0, 32, 16], text: '{title}' },
                { id: 'b', at: ⚑[31, 0, 1, 16], show: 'lamp' }
                """,
            problem: "the zone b (31, 0, 1, 16) overlaps a (0, 0, 32, 16)",
            remedy: "move one of them, or let them show for different items with \"when\""
        ),
        Case(
            zones: """
                { id: 'a', at: [0, 0, 16, 16], text: '{title}' },
                { id: ⚑'a', at: [16, 0, 16, 16], show: 'lamp' }
                """,
            problem: "the id \"a\" is taken by another zone",
            remedy: "give each zone its own id"
        ),
        Case(
            zones: "{ id: 'a', at: ⚑[0, 0, 32, 15], text: '{title}' }",
            problem: "a face of 16 is higher than the zone's 15 rows",
            remedy: "make the zone at least 16 rows high or take a smaller face"
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 16], text: ⚑'{titel}' }",
            problem: "there is no field {titel} (character 2 of the template)",
            remedy: "did you mean {title}? fields are lamp, lamp.word, weather, kind, unit, title, "
                + "body, table, progress, due, due.words, owner, office, code"
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 16], text: ⚑'[{title}' }",
            problem: "a group is not closed (character 1 of the template)",
            remedy: "write ] where it ends"
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 16], motion: ⚑'scrol', text: '{title}' }",
            problem: "\"scrol\" is not known here",
            remedy: "write \"scroll\""
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 16], show: 'clock', patterns: [⚑'{huor}'] }",
            problem: "there is no part {huor} of a clock",
            remedy: "did you mean {hour}? parts are hour, minute, year, month, day, weekday, "
                + "lunar.year, lunar.animal, lunar.month, lunar.day, days"
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 16], pad: ⚑[0, 16, 0, 16], text: '' }",
            problem: "the padding leaves no room",
            remedy: "make it smaller"
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 16], show: 'image', file: ⚑'../seal.pbm' }",
            problem: "\"../seal.pbm\" is no plain file name",
            remedy: "put the picture beside the layout and write its name alone"
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 16], show: 'image', file: ⚑'seal.pbm' }",
            problem: "there is no picture seal.pbm",
            remedy: "put the picture beside the layout"
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 16], show: 'image', file: ⚑'torn.pbm' }",
            problem: "torn.pbm, byte 10: 0 or 1 must stand here",
            remedy: "save the picture again as a plain PNG or PBM"
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 16], show: 'image', file: ⚑'wide.pbm' }",
            problem: "wide.pbm has 40 by 1 points, the zone has room for 32 by 16",
            remedy: "make the zone larger or draw the picture smaller"
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 16], show: 'countdown', until: ⚑'2026-02-30' }",
            problem: "this is no date",
            remedy: "write a day as 2026-12-31"
        ),
        Case(
            zones: """
                { id: 'a', at: [0, 0, 16, 16], text: '' },
                { id: 'b', at: [16, 0, 16, 16], show: 'page-marks', of: ⚑'aa' }
                """,
            problem: "there is no zone aa",
            remedy: "write \"a\""
        ),
        Case(
            zones: """
                { id: 'a', at: [0, 0, 32, 16], show: 'items', heads: false,
                  columns: ⚑[{ text: '{title}' }, { show: 'bar', width: 30 }] }
                """,
            problem: "the columns need 54 dots, the zone has 32",
            remedy: "make columns narrower or fewer"
        ),
        Case(
            zones: "{ id: 'a', at: ⚑[0, 0, 32, 16], show: 'table' }",
            problem: "heads and one row need 35 rows of dots, the zone has 16",
            remedy: "make the zone higher, or write heads: false"
        ),
        Case(
            zones: """
                { id: 'a', at: [0, 0, 32, 16], show: 'items', heads: false,
                  source: { lamps: [⚑'lat'] } }
                """,
            problem: "\"lat\" is not known here",
            remedy: "write \"late\""
        ),
        Case(
            zones: "{ id: 'a', at: [0, 0, 32, 16], text: '', kinds: { ⚑notise: '' } }",
            problem: "the key \"notise\" is not known here",
            remedy: "did you mean \"notice\"? Otherwise remove it"
        ),
    ])
    func pointsToTheSpot(fault: Case) throws {
        let marked = """
            { schema: 'placard.layout/1', size: { width: 32, height: 16 },
              zones: [
            \(fault.zones)
            ] }
            """
        let spot = position(of: "⚑", in: marked)
        let error = #expect(throws: LayoutError.self) {
            try LayoutDocument.read(marked.filter { $0 != "⚑" }, name: "fault") { file in
                switch file {
                case "torn.pbm": Array("P1 2 2 011".utf8)
                case "wide.pbm": Array("P4 40 1 12345".utf8)
                default: nil
                }
            }
        }
        #expect(error?.problem == fault.problem)
        #expect(error?.remedy == fault.remedy)
        #expect(error?.position == spot)
    }

    private func position(of mark: Character, in text: String) -> TextPosition {
        let before = text.prefix { $0 != mark }
        let line = before.count { $0 == "\n" } + 1
        let column = before.reversed().prefix { $0 != "\n" }.count + 1
        return TextPosition(line: line, column: column)
    }

    @Test func describesItselfInOneSentence() {
        let error = #expect(throws: LayoutError.self) {
            try LayoutDocument.read("{ schema: 'placard.layout/9' }", name: "hall")
        }
        #expect(
            error?.description
                == "layout hall:1:11 at $.schema: \"placard.layout/9\" is not known here; "
                + "write \"placard.layout/1\"."
        )
    }

    @Test func missingFaceNamesThoseThatAreThere() throws {
        let layout = try Tiny.layout(
            64,
            32,
            zones: "{ id: 'big', at: [0, 0, 64, 32], face: { height: 32 }, text: '{title}' }"
        )
        let error = try #require(throws: LayoutError.self) {
            try Composer(
                layout: layout,
                colours: .rgb,
                faces: Tiny.library(),
                directory: OfficeDirectory(office: "")
            )
        }
        #expect(error.problem == "the zone big wants the face 32 regular, which is not there")
        #expect(error.remedy == "build or name that face; there are 8 regular")
    }
}
