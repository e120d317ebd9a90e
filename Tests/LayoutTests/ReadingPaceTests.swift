import Layout
import Testing

struct ReadingPaceTests {
    let pace = ReadingPace.standard

    /// 3.5 characters a second is an eighth of a cell a frame at 28 frames a second.
    @Test(arguments: [
        (16, 28, 2, 1), (24, 28, 3, 1), (32, 28, 4, 1), (16, 56, 1, 1), (16, 10, 6, 1),
        (16, 30, 2, 1), (8, 60, 1, 2), (8, 28, 1, 1), (16, 60, 1, 1), (24, 60, 1, 1),
    ])
    func scrollsInWholePixels(height: Int, rate: Int, pixels: Int, frames: Int) {
        let speed = pace.speed(cellHeight: height, framesPerSecond: rate)
        #expect(speed == Speed(pixels: pixels, frames: frames))
    }

    /// Rounding to whole pixels never makes a text more than a tenth faster than its readers.
    @Test(arguments: ReadingPace.named, [8, 12, 16, 24, 32, 48])
    func neverRunsAwayFromItsReaders(pace: ReadingPace, height: Int) {
        for rate in 1...60 {
            let speed = pace.speed(cellHeight: height, framesPerSecond: rate)
            let pixels = Double(speed.pixels * rate) / Double(speed.frames)
            let limit = pace.charactersPerSecond * 1.1 + 0.000_1
            #expect(pixels / Double(height) <= limit, "\(height) px at \(rate) frames a second")
        }
    }

    /// Lines of 16 characters need 16 / 3.5 seconds each.
    @Test func linesRiseAsTheyAreRead() {
        let speed = pace.speed(lineHeight: 18, characters: 16, framesPerSecond: 28)
        #expect(speed == Speed(pixels: 1, frames: 7))
        #expect(speed.frames(over: 18) == 126)
        #expect(speed.way(after: 20) == 2)
    }

    @Test func onlyTheWordFasterIsFasterThanTheDesignRate() {
        #expect(ReadingPace.named.map(\.name) == ["calm", "standard", "faster"])
        for pace in ReadingPace.named {
            let isFast = pace.charactersPerSecond > ReadingPace.standard.charactersPerSecond
            #expect(isFast == (pace.name == "faster"))
        }
    }

    @Test(arguments: [
        ("", 3_000),
        ("公告", 3_000),
        ("一二三四五六七八九十一二三四", 5_000),
        ("一二三四五六七，八九十一二三四。", 5_000),
        ("一二三四五六七 LED 八九十一二三四 85%", 5_800),
        ("一二三四五六七八九十一二三四1,234.56", 5_400),
        ("一二三四五六七八九十一二三四2026年12月", 6_371),
    ])
    func pagesStayAsLongAsTheyAreRead(text: String, milliseconds: Int) {
        #expect(pace.pageMilliseconds(text) == milliseconds)
    }
}
