public import Disclosure

/// A scene whose pictures already hold three bytes a pixel, as lamps want them.
///
/// Takes three times the memory of its scene and saves the look-up of every pixel of every frame:
/// what goes on the wire is copied straight from the strip.
public struct LampScene: Sendable {
    /// Bytes of a pixel.
    public static let bytesPerPixel = 3

    /// The scene that is shown.
    public let scene: Scene
    /// The acts' stages with all their pictures one byte a pixel, and the same three bytes each.
    private let stages: [Stage]
    private let pixels: [[UInt8]]

    /// Expands a scene; `lamps` names the three bytes of each palette number, the first lowest.
    public init(_ scene: Scene, lamps: [UInt32]) {
        self.scene = scene
        let unpacked = scene.drawn.acts.map(\.stage.unpacked)
        pixels = unpacked.map { LampScene.expanded($0.pixels, lamps) }
        stages = unpacked.map { stage in
            var stage = stage
            stage.pixels = []
            return stage
        }
    }

    private static func expanded(_ pixels: [UInt8], _ lamps: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(pixels.count * bytesPerPixel)
        for number in pixels {
            let word = number > 0 && Int(number) < lamps.count ? lamps[Int(number)] : 0
            bytes.append(UInt8(truncatingIfNeeded: word))
            bytes.append(UInt8(truncatingIfNeeded: word >> 8))
            bytes.append(UInt8(truncatingIfNeeded: word >> 16))
        }
        return bytes
    }

    /// Expands a scene to red, green and blue of its palette.
    public init(_ scene: Scene) {
        let words = (0...UInt8.max).map { number -> UInt32 in
            let colour = scene.palette[number]
            return UInt32(colour.red) | UInt32(colour.green) << 8 | UInt32(colour.blue) << 16
        }
        self.init(scene, lamps: words)
    }

    /// Bytes of a frame.
    public var byteCount: Int { scene.width * scene.height * LampScene.bytesPerPixel }

    /// Draws what the board shows at an instant into a buffer from an offset on.
    ///
    /// A buffer without room for the frame is left as it is. Palette number 0 is dark whatever
    /// it was given.
    public func draw(at instant: Instant, into buffer: inout [UInt8], from offset: Int = 0) {
        guard let moment = scene.moment(at: instant) else { return }
        scene.draw(
            moment,
            stages[moment.act],
            pixels[moment.act],
            depth: LampScene.bytesPerPixel,
            into: &buffer,
            from: offset
        )
    }
}
