import Blueprints
import Calendars
import Disclosure
import Raster
import Testing

@testable import Layout

/// A scene that shows nothing at all.
struct EmptySceneTests {
    @Test("it makes a canvas dark, whatever another board left there")
    func dark() throws {
        let scene = Scene(
            Composition(
                size: try #require(PixelSize(width: 4, height: 2)),
                colours: .rgb,
                zone: .china,
                framesPerSecond: 30,
                acts: [],
                pace: .standard,
                inks: [],
                warnings: []
            )
        )
        var canvas = Canvas(width: 4, height: 2, fill: 9)
        scene.draw(at: Instant(milliseconds: 0), into: &canvas)
        #expect(canvas == Canvas(width: 4, height: 2))
    }
}
