import Controllers
import Packets
import TestKit
import Testing

@Suite("Onbon font cards")
struct OnbonFontTests {
    static let verifier = OnbonAreaTests.verifier

    /// Enough of GB2312 for these tests.
    static let gate = GlyphGate("GB2312") { character in
        switch character {
        case "欢": [0xBB, 0xB6]
        case "迎": [0xD3, 0xAD]
        case "光": [0xB9, 0xE2]
        case "临": [0xC1, 0xD9]
        case "乗": [0x81, 0x5C]
        default: character.asciiValue.map { [$0] }
        }
    }

    static func area(_ text: String, colour: OnbonText.Colour? = nil) throws -> OnbonTextArea {
        let text = try OnbonText(text, through: gate, colour: colour)
        var area = OnbonTextArea(id: 0, width: 128, height: 32, text: text)
        area.isSingleLine = false
        return area
    }

    @Test("a standing text becomes the maker's bytes")
    func welcome() throws {
        var area = try Self.area("欢迎光临")
        area.timeoutSeconds = 10
        area.speed = 2
        area.stayHalfSeconds = 10
        let command = OnbonFontCommand.show([area], removing: [], wipes: false)
        let frame = try OnbonFontFrame(command)
        #expect(CommentedHex.text(frame.bytes) == CommentedHex.text(OnbonFontVectors.aWelcome))
        #expect(frame.command == command)
    }

    @Test("a moving coloured text becomes the maker's bytes")
    func moving() throws {
        var area = try Self.area("欢迎光临", colour: .red)
        area.timeoutSeconds = 30
        area.mode = .left
        area.stayHalfSeconds = 6
        let command = OnbonFontCommand.show([area], removing: [], wipes: false)
        let frame = try OnbonFontFrame(command)
        #expect(CommentedHex.text(frame.bytes) == CommentedHex.text(OnbonFontVectors.aDyn1))
        #expect(frame.command == command)
    }

    @Test("an area in steps of eight pixels is read, with what older texts keep in reserved bytes")
    func older() throws {
        let found = Self.verifier.messages(in: [OnbonFontVectors.aDisp012])
        guard case .font(let frame) = found.first,
            case .show(let areas, [], false) = frame.command
        else {
            Issue.record("not understood: \(found)")
            return
        }
        #expect(areas.map(\.width) == [192])
        #expect(areas.first?.text.bytes == Array("012345QRSTTV'B".utf8))
        let made = try OnbonFontFrame(
            .show(areas, removing: [], wipes: false),
            limits: .fiveK,
            screen: OnbonLimits.defaultScreen
        )
        var expected = frame.data
        expected[3] = 0
        #expect(made.data == expected)
    }

    @Test(
        "commands become the maker's bytes",
        arguments: [
            (OnbonFontCommand.ping, OnbonLimits.defaultScreen, OnbonFontVectors.aPing),
            (.status, OnbonLimits.defaultScreen, OnbonFontVectors.aStatus),
            (.clear, OnbonLimits.defaultScreen, OnbonFontVectors.aClear),
            (.clear, OnbonLimits.anyScreen, OnbonFontVectors.aClearJava),
            (.power(true), OnbonLimits.anyScreen, OnbonFontVectors.aOn),
            (.power(false), OnbonLimits.anyScreen, OnbonFontVectors.aOff),
            (
                .show([], removing: [0, 1], wipes: false), OnbonLimits.anyScreen,
                OnbonFontVectors.aDel01
            ),
        ]
    )
    func commands(command: OnbonFontCommand, screen: UInt16, bytes: [UInt8]) throws {
        let frame = try OnbonFontFrame(command, screen: screen)
        #expect(CommentedHex.text(frame.bytes) == CommentedHex.text(bytes))
        #expect(frame.command == command)
        #expect(Self.verifier.messages(in: [bytes]) == [.font(frame)])
    }

    @Test("the clock is set as in the maker's sample, but for a reserved byte")
    func clock() throws {
        let time = try #require(
            BoardTime(year: 2013, month: 1, day: 25, hour: 11, minute: 17, second: 26)
        )
        let found = Self.verifier.messages(in: [OnbonFontVectors.aClock])
        guard case .font(let sample) = found.first else {
            Issue.record("not found")
            return
        }
        #expect(sample.command == .clock(time))
        let made = try OnbonFontFrame(.clock(time), screen: OnbonLimits.defaultScreen)
        #expect(made.data.dropFirst(5) == sample.data.dropFirst(5))
        let bright = try OnbonFontFrame(.brightness(9))
        #expect(bright.command == .brightness(9))
        #expect(try OnbonFontFrame(.removeAll).command == .removeAll)
        #expect(throws: ControllerError.self) { try OnbonFontFrame(.brightness(16)) }
    }

    @Test("answers are read, with nine start marks as real cards send")
    func answers() throws {
        let nine = [0xA5] + OnbonFontVectors.aAck
        let ack = Self.verifier.messages(in: [nine]).first
        #expect(ack?.reply == .taken)
        let nack = Self.verifier.messages(in: [OnbonFontVectors.aNack5]).first?.reply
        #expect(nack == .refused(.checksum))
        #expect(nack?.error.entry.title == "packet checksum")
        let request = try OnbonFontFrame(.ping)
        #expect(request.answer(.taken).bytes == OnbonFontVectors.aAck)
        #expect(request.answer(.refused(.checksum)).bytes == OnbonFontVectors.aNack5)
    }

    @Test("formatting, files and special areas are recognised and have no command")
    func neverSent() throws {
        for bytes in [
            OnbonFontVectors.aFormat, OnbonFontVectors.aStartw, OnbonFontVectors.aWriteb,
            OnbonFontVectors.aLock, OnbonFontVectors.aUnlock, OnbonFontVectors.aSpecial,
            OnbonFontVectors.aSpecialpage, OnbonFontVectors.aSpecialdel,
            OnbonFontVectors.aDelspecial,
        ] {
            guard case .font(let frame) = Self.verifier.messages(in: [bytes]).first else {
                Issue.record("not found")
                continue
            }
            #expect(frame.command == nil)
            #expect(frame.bytes == bytes)
        }
    }

    @Test("what looks like an escape is made harmless, and what the font lacks is named")
    func text() throws {
        let safe = try OnbonText("a\\C2\nb", through: Self.gate, size: .dots24, colour: .green)
        #expect(
            safe.bytes == Array("\\FO001\\FE001\\C2a".utf8) + [0xA3, 0xDC]
                + Array("C2\\nb".utf8)
        )
        let error = #expect(throws: ControllerError.self) {
            try OnbonText("欢🙂乗\u{1}迎🙂", through: Self.gate)
        }
        #expect(
            error?.problem == "the board's font (GB2312) lacks “🙂”, “乗”, “\u{1}”"
        )
        let allowed = try OnbonText("乗", through: Self.gate, allowsBackslashBytes: true)
        #expect(allowed.bytes == [0x81, 0x5C])
    }

    @Test("what a card cannot hold is refused with the way out")
    func refusals() throws {
        let long = try Self.area(String(repeating: "x", count: 1_000))
        let odd = try {
            var area = try Self.area("x")
            area.x = 4
            return area
        }()
        var sixth = odd
        sixth.id = 5
        let cases: [(OnbonTextArea, OnbonFontLimits, String)] = [
            (
                long, .sixK,
                "Onbon: 1036 bytes for a card that takes 1024 at once: "
                    + "send the areas one after another, or shorten the text."
            ),
            (
                odd, .fiveK,
                "Onbon: area 0 begins or ends at pixel 4: "
                    + "BX-5K cards need multiples of 8."
            ),
            (sixth, .sixK, "Onbon: area 5 does not exist: use 0 to 4."),
        ]
        for (area, limits, sentence) in cases {
            let error = #expect(throws: ControllerError.self) {
                try OnbonFontFrame(.show([area], removing: [], wipes: true), limits: limits)
            }
            #expect(error?.description == sentence)
        }
    }
}
