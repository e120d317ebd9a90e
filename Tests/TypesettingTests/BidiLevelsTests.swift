import Testing

@testable import Typesetting

@Suite("Bidirectional text of UAX #9")
struct BidiLevelsTests {
    /// A part of the lines keeps the run short; `EVERY_CASE=1` takes them all.
    static let stride = UnicodeData.takesEveryCase ? 1 : 37

    @Test(
        "Unicode's cases by class",
        .enabled(if: UnicodeData.has("BidiTest.txt"), UnicodeData.hint)
    )
    func classes() throws {
        var levels: [Substring] = []
        var order: [Int] = []
        var number = 0
        for line in try UnicodeData.lines("BidiTest.txt") {
            if line.hasPrefix("@Levels:") {
                levels = line.dropFirst(8).split(whereSeparator: \.isWhitespace)
            } else if line.hasPrefix("@Reorder:") {
                order = line.dropFirst(9).split(whereSeparator: \.isWhitespace)
                    .compactMap { Int($0) }
            } else {
                number += 1
                guard number.isMultiple(of: BidiLevelsTests.stride) else { continue }
                let fields = line.split(separator: ";")
                let classes = fields[0].split(separator: " ").compactMap {
                    BidiClass(rawValue: String($0))
                }
                let bits = Int(fields[1].filter { !$0.isWhitespace }) ?? 0
                for (bit, direction) in BidiLevelsTests.directions where bits & bit != 0 {
                    let found = BidiLevels(classes: classes, brackets: nil, direction: direction)
                    #expect(
                        found.levels.map(BidiLevelsTests.text) == levels.map(String.init),
                        "\(line)"
                    )
                    #expect(found.visualOrder == order, "\(line)")
                }
            }
        }
        #expect(number == 490_846)
    }

    @Test(
        "Unicode's cases by character",
        .enabled(if: UnicodeData.has("BidiCharacterTest.txt"), UnicodeData.hint)
    )
    func characters() throws {
        let lines = try UnicodeData.lines("BidiCharacterTest.txt")
        #expect(lines.count == 91_707)
        for (number, line) in lines.enumerated() where number.isMultiple(of: BidiLevelsTests.stride)
        {
            let fields = line.split(separator: ";", omittingEmptySubsequences: false)
            let scalars = fields[0].split(separator: " ")
                .compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
            let directions: [BidiLevels.Direction] = [.leftToRight, .rightToLeft, .automatic]
            let found = BidiLevels(scalars, direction: directions[Int(fields[1]) ?? 0])
            #expect(found.paragraphLevel == Int(fields[2]), "\(line)")
            let levels = fields[3].split(separator: " ").map(String.init)
            #expect(found.levels.map(BidiLevelsTests.text) == levels, "\(line)")
            #expect(
                found.visualOrder == fields[4].split(separator: " ").compactMap { Int($0) },
                "\(line)"
            )
        }
    }

    private static let directions: [(Int, BidiLevels.Direction)] = [
        (1, .automatic), (2, .leftToRight), (4, .rightToLeft),
    ]

    private static func text(_ level: Int?) -> String {
        level.map(String.init) ?? "x"
    }
}
