import Controllers
import Packets
import Raster
import TestKit
import Testing

@Suite("Onbon dynamic areas")
struct OnbonAreaTests {
    static let verifier = DecoderVerifier(
        make: { OnbonReceiver() },
        feed: { $0.feed($1, $2) }
    )

    /// The picture of the recorded frames: red, green, yellow from the left, red at the end.
    static func picture(width: Int) throws -> Frame {
        var pixels = [UInt8](repeating: 0, count: width * 2)
        pixels.replaceSubrange(0..<3, with: [1, 2, 3])
        pixels[width * 2 - 1] = 1
        let palette = Palette([.black, .red, .green, .yellow])
        return try #require(Frame(width: width, height: 2, pixels: pixels, palette: palette))
    }

    static func area(
        _ model: OnbonModel,
        _ lamps: OnbonLamps,
        width: Int = 16,
        x: UInt16 = 0,
        y: UInt16 = 0
    ) throws -> OnbonArea {
        let layout = try #require(model.pixels(for: lamps))
        var page = OnbonPage(try picture(width: width), x: x, as: layout, stayCentiseconds: 250)
        page.speed = 3
        page.clearMode = model.generation == .sixth ? 1 : 0
        var area = OnbonArea(
            id: 0,
            x: x,
            y: y,
            width: UInt16(width),
            height: 2,
            pages: [page]
        )
        area.timeoutSeconds = 10
        return area
    }

    @Test(
        "pictures become the bytes of the maker's client",
        arguments: [
            (
                OnbonModel.fiveE1, OnbonLamps.single, 16, UInt16(0), UInt16(0),
                OnbonAreaVectors.b5E1Mono
            ),
            (.fiveE1, .dual, 16, 0, 0, OnbonAreaVectors.b5E1Dual),
            (.fiveE1, .single, 10, 3, 1, OnbonAreaVectors.b5E1MonoX3),
            (.sixE2, .single, 16, 0, 0, OnbonAreaVectors.b6E2Mono),
            (.sixE2, .dual, 16, 0, 0, OnbonAreaVectors.b6E2Dual),
        ]
    )
    func encodes(
        model: OnbonModel,
        lamps: OnbonLamps,
        width: Int,
        x: UInt16,
        y: UInt16,
        bytes: [UInt8]
    ) throws {
        let area = try Self.area(model, lamps, width: width, x: x, y: y)
        let frame = try OnbonDynamicFrame(.show([area]), to: model, statesLength: true)
        #expect(CommentedHex.text(frame.bytes) == CommentedHex.text(bytes))
        let found = Self.verifier.messages(in: [bytes])
        #expect(found == [.dynamic(frame)])
        guard case .dynamic(let read) = found.first else { return }
        #expect(read.command == .show([area]))
    }

    @Test("full colour with bytes that must be escaped, as another client writes it")
    func fullColour() throws {
        let palette = Palette([
            .black, .red, .green, .blue, Colour(red: 0x5A, green: 0xA5, blue: 0x5B),
        ])
        let frame = try #require(
            Frame(width: 4, height: 2, pixels: [1, 2, 3, 0, 0, 0, 0, 4], palette: palette)
        )
        let layout = try #require(OnbonModel.sixQ2.pixels(for: .full))
        var page = OnbonPage(frame, as: layout, stayCentiseconds: 100)
        page.mode = OnbonDisplayMode(rawValue: 0)
        var area = OnbonArea(id: 0, width: 4, height: 2, pages: [page])
        let expected = OnbonAreaVectors.b6Q2Mitsource
        let found = Self.verifier.messages(in: [expected])
        guard case .dynamic(let read) = found.first, case .show(let areas) = read.command else {
            Issue.record("not understood: \(found)")
            return
        }
        // That client relates the area to no program instead of to all.
        area.programs = try #require(areas.first).programs
        area.company = try #require(areas.first).company
        page.mode = try #require(areas.first?.pages.first).mode
        area.pages = [page]
        #expect(areas == [area])
        let made = try OnbonDynamicFrame(
            .show([area]),
            to: .sixQ2,
            screen: OnbonLimits.allScreens
        )
        #expect(CommentedHex.text(made.bytes) == CommentedHex.text(expected))
    }

    @Test(
        "areas are removed, and the card is asked",
        arguments: [
            (OnbonCommand.remove([0]), OnbonModel.fiveE1, OnbonAreaVectors.b5E1Del0),
            (.removeAll, .fiveE1, OnbonAreaVectors.b5E1Delall),
            (.remove([0]), .fiveQ2, OnbonAreaVectors.b5Q2Del0),
            (.removeAll, .fiveQ2, OnbonAreaVectors.b5Q2Delall),
            (.remove([0]), .sixE2, OnbonAreaVectors.b6E2Del0),
            (.removeAll, .sixE2, OnbonAreaVectors.b6E2Delall),
            (.remove([0]), .sixQ2, OnbonAreaVectors.b6Q2Del0),
            (.removeAll, .sixQ2, OnbonAreaVectors.b6Q2Delall),
        ]
    )
    func removes(command: OnbonCommand, model: OnbonModel, bytes: [UInt8]) throws {
        let frame = try OnbonDynamicFrame(command, to: model, statesLength: true)
        #expect(CommentedHex.text(frame.bytes) == CommentedHex.text(bytes))
        #expect(frame.command == command)
        #expect(Self.verifier.messages(in: [bytes]) == [.dynamic(frame)])
    }

    @Test("the length word of area commands is 0 unless asked for")
    func lengthWord() throws {
        let frame = try OnbonDynamicFrame(
            .removeAll,
            to: .sixQ2,
            screen: OnbonLimits.allScreens
        )
        #expect(CommentedHex.text(frame.bytes) == CommentedHex.text(OnbonAreaVectors.b6Q2DelallMit))
    }

    @Test("any card is pinged and acknowledges")
    func ping() throws {
        #expect(OnbonDynamicFrame.pingAny.bytes == OnbonAreaVectors.bPing)
        #expect(OnbonDynamicFrame.pingAny.command == .ping)
        let request = try OnbonDynamicFrame(.ping, to: .fiveE1)
        #expect(request.answer(.taken).bytes == OnbonAreaVectors.bAck)
        let found = Self.verifier.messages(in: [OnbonAreaVectors.bAck])
        #expect(found.first?.reply == .taken)
        #expect(found.first?.reply?.isGood == true)
        let busy = request.answer(.refused(.busy))
        let reply = Self.verifier.messages(in: [busy.bytes]).first?.reply
        #expect(reply?.error == .busy)
        #expect(reply?.isGood == false)
        #expect(reply?.error.isPassing == true)
        #expect(reply?.error.entry.nextStep == "wait a second and send again")
    }

    @Test("a long line is cut into pages that follow close behind each other")
    func scrolling() throws {
        let line = try #require(
            Frame(
                width: 20,
                height: 1,
                pixels: [UInt8](repeating: 1, count: 20),
                palette: Palette([.black, .red])
            )
        )
        let pages = OnbonPage.scrolling(line, width: 8, as: .bytes(planes: 1), speed: 2)
        #expect(pages.map(\.pixels) == [[0x00], [0x00], [0x0F]])
        #expect(pages.map(\.usedWidth) == [8, 8, 4])
        #expect(pages.allSatisfy { $0.mode == .scrollLeft && $0.stayCentiseconds == 0 })
        let lit = Frame(width: 1, height: 1, pixels: [0], palette: Palette([.red]))
        let rest = OnbonPage.scrolling(try #require(lit), width: 8, as: .bytes(planes: 1))
        #expect(rest.map(\.pixels) == [[0x7F]], "dark is looked for in the palette")
    }

    @Test(
        "several pages and areas come back, with a lease",
        arguments: 1...40 as ClosedRange<UInt64>
    )
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let model = try #require(OnbonModel.allCases.randomElement(using: &random))
        let lamps: OnbonLamps = model.isFullColour ? .full : seed % 2 == 0 ? .dual : .single
        let layout = try #require(model.pixels(for: lamps))
        var areas: [OnbonArea] = []
        for id in 0..<(model.generation == .fifth ? 1 : Int.random(in: 1...5, using: &random)) {
            let width = Int.random(in: 1...70, using: &random)
            let height = Int.random(in: 1...20, using: &random)
            let x = UInt16.random(in: 0...200, using: &random)
            let pages = try (0..<Int.random(in: 1...4, using: &random)).map { _ in
                let pixels = (0..<width * height).map { _ in UInt8.random(in: 0...3, using: &random)
                }
                let palette = Palette([.black, .red, .green, .yellow])
                let frame = try #require(
                    Frame(width: width, height: height, pixels: pixels, palette: palette)
                )
                let page = OnbonPage(frame, x: x, as: layout)
                let shown = layout.unpacked(page.pixels, x: Int(x), width: width, height: height)
                let meant = pixels.map { number in
                    lamps == .single ? (number == 0 ? Colour.black : .red) : palette[number]
                }
                #expect(shown == meant, "seed \(seed)")
                return page
            }
            let area = OnbonArea(
                id: UInt8(id),
                x: x,
                y: 7,
                width: UInt16(width),
                height: UInt16(height),
                pages: pages
            )
            areas.append(area.leased(seconds: 90))
        }
        let frame = try OnbonDynamicFrame(.show(areas), to: model)
        #expect(frame.command == .show(areas), "seed \(seed)")
        #expect(Self.verifier.messages(in: [frame.bytes]) == [.dynamic(frame)], "seed \(seed)")
    }

    @Test("what a card cannot hold is refused with the way out")
    func refusals() throws {
        let area = try Self.area(.sixE2, .single)
        var far = area
        far.id = 32
        var endless = area
        endless.runMode = .lease
        endless.timeoutSeconds = 0
        var heavy = area
        heavy.pages = [OnbonPage(pixels: [UInt8](repeating: 0, count: 307_201), usedWidth: 1)]
        var empty = area
        empty.pages = []
        let cases: [(OnbonCommand, OnbonModel, String)] = [
            (
                .show([area, area]), .fiveE1,
                "Onbon: 2 areas in one command of at most 1: "
                    + "send the areas one after another."
            ),
            (
                .show([]), .sixE1,
                "Onbon: 0 areas in one command of at most 32: "
                    + "send the areas one after another."
            ),
            (.show([far]), .sixE1, "Onbon: area 32 does not exist: number areas from 0 to 31."),
            (
                .show([endless]), .sixE1,
                "Onbon: the lease of area 0 lasts 0 s: "
                    + "set a time-out of 1 s or more."
            ),
            (
                .show([heavy]), .sixE1,
                "Onbon: area 0 takes 307201 bytes of 307200: "
                    + "show fewer pages."
            ),
            (.show([empty]), .sixE1, "Onbon: area 0 shows nothing: remove it instead."),
            (
                .power(true), .sixE1,
                "Onbon: power(true) is no command of dynamic areas: "
                    + "send it under the graphic header."
            ),
        ]
        for (command, model, sentence) in cases {
            let error = #expect(throws: ControllerError.self) {
                try OnbonDynamicFrame(command, to: model)
            }
            #expect(error?.description == sentence)
        }
        #expect(OnbonModel.sixE1.pixels(for: .full) == nil)
        #expect(OnbonModel.sixQ1.pixels(for: .single) == nil)
    }

    @Test("every colour but black lights something on two-colour panels")
    func dualLights() throws {
        let colours: [(Colour, Colour)] = [
            (.red, .red), (.green, .green), (.blue, .yellow), (.white, .yellow), (.black, .black),
            (Colour(red: 3, green: 0, blue: 0), .red),
            (Colour(red: 255, green: 165, blue: 0), .yellow),
            (Colour(red: 200, green: 20, blue: 20), .red),
        ]
        for (colour, lamps) in colours {
            let frame = try #require(
                Frame(width: 1, height: 1, pixels: [0], palette: Palette([colour]))
            )
            for layout in [OnbonPixels.bytes(planes: 2), .words(planes: 2)] {
                let packed = layout.packed(frame, x: 5)
                #expect(layout.unpacked(packed, x: 5, width: 1, height: 1) == [lamps])
            }
        }
        let orange = try #require(
            Frame(
                width: 1,
                height: 1,
                pixels: [0],
                palette: Palette([Colour(red: 255, green: 130, blue: 8)])
            )
        )
        #expect(OnbonPixels.rgb565.packed(orange, x: 0) == [0x01, 0xFC])
        #expect(
            OnbonPixels.rgb565.packed(try Self.picture(width: 3), x: 0).prefix(2) == [0x00, 0xF8]
        )
    }
}
