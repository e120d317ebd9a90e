import Layout
import Testing

struct ReadingPaceTests {
    let pace = ReadingPace.standard

    /// 3.5 characters a second is an eighth of a cell a frame at 28 frames a second.
    @Test(arguments: [(16, 28, 2), (24, 28, 3), (32, 28, 4), (16, 56, 1), (16, 10, 6), (8, 60, 1)])
    func scrollsInWholePixels(height: Int, rate: Int, pixels: Int) {
        #expect(pace.pixelsPerFrame(cellHeight: height, framesPerSecond: rate) == pixels)
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
