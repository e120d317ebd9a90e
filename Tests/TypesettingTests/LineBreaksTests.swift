import Testing

@testable import Typesetting

@Suite("Line breaks of UAX #14")
struct LineBreaksTests {
    @Test(
        "T01: Unicode's own cases",
        .enabled(if: UnicodeData.has("auxiliary/LineBreakTest.txt"), UnicodeData.hint)
    )
    func unicodeCases() throws {
        let cases = try UnicodeData.lines("auxiliary/LineBreakTest.txt")
        #expect(cases.count == 7_654)
        for line in cases {
            var text = ""
            var expected: [Int] = []
            for word in line.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
                if word == "÷" {
                    if !text.isEmpty { expected.append(text.unicodeScalars.count) }
                } else if word != "×",
                    let scalar = UInt32(word, radix: 16).flatMap(Unicode.Scalar.init)
                {
                    text.unicodeScalars.append(scalar)
                }
            }
            #expect(LineBreaks.opportunities(in: text) == expected, "\(line)")
        }
    }

    @Test("T01: Disclosure text on which ICU and uniseg agree")
    func disclosureText() throws {
        for row in try UnicodeData.fixture("line-breaks.tsv") {
            let found = LineBreaks.opportunities(in: row[2], tailoring: .chinese)
            #expect(found.map(String.init).joined(separator: ",") == row[3], "\(row[0]) \(row[2])")
        }
    }
}
