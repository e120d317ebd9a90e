import Disclosure
import Foundation
import Layout
import Planning
import Raster
import TestKit
import Testing

/// Films and animated pictures; a foreign program judges what they show and when.
struct AnimationTests {
    private static let line = "face: { height: 8 }"

    private static func scene() throws -> Scene {
        let zones = """
            { id: 'a', at: [0, 0, 48, 8], \(line), motion: 'scroll', text: '{title}' },
            { id: 'b', at: [0, 8, 24, 8], \(line), motion: 'pages',
              effect: 'roll', text: '{title}' },
            { id: 'c', at: [28, 8, 20, 8], \(line), show: 'clock', patterns: ['{hour}:{minute}'] }
            """
        return try Tiny.scene(48, 16, zones, [Tiny.slot("山口田中日月")])
    }

    @Test func aFilmHoldsEveryPictureOnceWithItsTime() throws {
        let scene = try Self.scene()
        let film = Film(scene, from: Tiny.morning, milliseconds: 7_000)
        #expect(film.shots.reduce(0) { $0 + $1.milliseconds } == 7_000)
        for (shot, next) in zip(film.shots, film.shots.dropFirst()) {
            #expect(shot.frame != next.frame)
        }
        var at = Tiny.morning
        for shot in film.shots {
            #expect(shot.frame == scene.frame(at: at))
            at = at.advanced(byMilliseconds: Int64(shot.milliseconds))
        }
    }

    @Test func aBoardThatStandsIsOnePicture() throws {
        let zones = "{ id: 'a', at: [0, 0, 32, 8], \(Self.line), text: '{title}' }"
        let scene = try Tiny.scene(32, 8, zones, [Tiny.slot("山口")])
        let film = Film(scene, from: Tiny.morning, milliseconds: 90_000)
        #expect(film.shots.map(\.milliseconds) == [90_000])
    }

    @Test(.enabled(if: Pillow.isThere, "python3 with Pillow (python3-pil) is not installed"))
    func pillowPlaysEveryPictureForItsTime() throws {
        let film = Film(try Self.scene(), from: Tiny.morning, milliseconds: 6_000)
        let png = AnimatedPNGWriter.png(of: film)
        let played = try Pillow.film(of: png)
        #expect(played.milliseconds == film.shots.map(\.milliseconds))
        let expected = film.shots.flatMap { shot in
            shot.frame.pixels.flatMap { number -> [UInt8] in
                let colour = shot.frame.palette[number]
                return [colour.red, colour.green, colour.blue]
            }
        }
        #expect(played.pixels == expected)
        // Only what changes is stored: far less than whole pictures.
        let whole = film.shots.reduce(0) { $0 + PNGWriter.png(of: $1.frame).count }
        #expect(png.count < whole)
    }

    @Test(.enabled(if: Pillow.isThere, "python3 with Pillow (python3-pil) is not installed"))
    func pillowPlaysDots() throws {
        let film = Film(try Self.scene(), from: Tiny.morning, milliseconds: 1_000)
        let played = try Pillow.film(of: AnimatedPNGWriter.png(of: film, pitch: 4))
        #expect(played.milliseconds == film.shots.map(\.milliseconds))
        var place = 0
        for shot in film.shots {
            let still = try Pillow.pixels(of: DotPicture(shot.frame, pitch: 4).png)
            #expect(Array(played.pixels[place..<(place + still.count)]) == still)
            place += still.count
        }
    }

    @Test(.enabled(if: Pillow.isThere, "python3 with Pillow (python3-pil) is not installed"))
    func longStaysKeepTheirTime() throws {
        let zones = """
            { id: 'c', at: [0, 0, 40, 8], \(Self.line), show: 'clock',
              patterns: ['{month}-{day}'] }
            """
        let scene = try Tiny.scene(40, 8, zones, [Tiny.slot("山")])
        // From 22:10 to past midnight: a hundred and ten minutes cannot be told in thousandths.
        let evening = Tiny.morning.advanced(byMilliseconds: (14 * 60 + 16) * 60_000)
        let film = Film(scene, from: evening, milliseconds: 600_000)
        let played = try Pillow.film(of: AnimatedPNGWriter.png(of: film))
        #expect(film.shots.count == 2)
        #expect(played.milliseconds == film.shots.map(\.milliseconds))
    }
}

extension Pillow {
    /// Red, green and blue of every picture of an animation, and how long each stays.
    static func film(of png: [UInt8]) throws -> (pixels: [UInt8], milliseconds: [Int]) {
        let program = """
            import io, sys
            from PIL import Image, ImageSequence
            image = Image.open(io.BytesIO(sys.stdin.buffer.read()))
            for frame in ImageSequence.Iterator(image):
                sys.stdout.buffer.write(frame.convert("RGB").tobytes())
                print(round(frame.info.get("duration", 0)), file=sys.stderr)
            """
        let result = try ToolRunner.run("/usr/bin/python3", ["-c", program], input: png)
        #expect(result.succeeded, "\(result.errorText)")
        return (result.output, result.errorText.split(separator: "\n").compactMap { Int($0) })
    }
}
