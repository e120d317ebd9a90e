import Disclosure
import Raster
import Testing

@testable import Links

/// The card as a person sees it, one letter a dot.
@Suite struct TestCardTests {
    private func drawing(_ width: Int, _ height: Int, second: Int64) -> String {
        let start = Instant(milliseconds: 5_000)
        let card = TestCard(width: width, height: height, start: start)
        var canvas = Canvas(width: 1, height: 1)
        card.draw(at: start.advanced(byMilliseconds: second * 1_000 + 999), into: &canvas)
        let letters = Array(".RGBYMCW")
        return (0..<height).map { y in
            String((0..<width).map { letters[Int(canvas[$0, y])] })
        }.joined(separator: "\n")
    }

    @Test("border, bars and counter")
    func card() {
        #expect(
            drawing(30, 11, second: 7) == """
                YYYYYYYYYYYYYYYYYYYYYYYYYYYYYY
                YRRRRGGGGBBBBYYYYMMMMCCCCWWWWY
                YRRRRGGGGBBB.....MMMMCCCCWWWWY
                YRRRRGGGGBBB.WWW.MMMMCCCCWWWWY
                YRRRRGGGGBBB...W.MMMMCCCCWWWWY
                YRRRRGGGGBBB...W.MMMMCCCCWWWWY
                YRRRRGGGGBBB...W.MMMMCCCCWWWWY
                YRRRRGGGGBBB...W.MMMMCCCCWWWWY
                YRRRRGGGGBBB.....MMMMCCCCWWWWY
                YRRRRGGGGBBBBYYYYMMMMCCCCWWWWY
                YYYYYYYYYYYYYYYYYYYYYYYYYYYYYY
                """
        )
    }

    @Test("the counter goes on every second, on any size", arguments: [(8, 8), (16, 1), (1, 1)])
    func sizes(width: Int, height: Int) {
        _ = drawing(width, height, second: 12)
        let start = Instant(milliseconds: 5_000)
        let card = TestCard(width: width, height: height, start: start)
        #expect(card.nextChange(after: start) == start.advanced(byMilliseconds: 1_000))
        #expect(
            card.nextChange(after: start.advanced(byMilliseconds: 1_999))
                == start.advanced(byMilliseconds: 2_000)
        )
        #expect(card.seconds(at: start.advanced(byMilliseconds: 59_999)) == 59)
        #expect(card.seconds(at: start.advanced(byMilliseconds: -1)) == 0)
    }

    @Test("two seconds differ, and a longer count is drawn smaller")
    func count() {
        #expect(drawing(30, 11, second: 7) != drawing(30, 11, second: 8))
        #expect(drawing(64, 32, second: 9) != drawing(64, 32, second: 10))
    }
}
