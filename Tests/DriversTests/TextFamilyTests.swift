import BoardSimulator
import Controllers
import Disclosure
import Drivers
import Links
import POSIX
import Raster
import Session
import TestKit
import Testing

/// Boards that draw text with letters of their own, driven by the board thread over real links.
///
/// The virtual cards share no code with the encoders: what they show was understood from the wire.
@Suite(.timeLimit(.minutes(10)))
struct TextFamilyTests {
    static let kinds: [TextHall.Kind] = [
        .init(word: "onbon-font", model: "6K", card: .onbonFont(isFifth: false)),
        .init(word: "onbon-font", model: "5K", card: .onbonFont(isFifth: true)),
        .init(word: "cpower", card: .cPower(address: 1)),
        .init(word: "jetfile", model: "binary", card: .jetFile(address: 1)),
        .init(word: "jetfile", model: "simple", card: .jetFile(address: 1)),
        .init(word: "sansi", card: .sansi, proof: .readBack),
    ]

    @Test("the words show line by line, over a network and over a line", arguments: kinds)
    func shows(kind: TextHall.Kind) throws {
        for isSerial in [false, true] {
            let hall = try TextHall(kind, isSerial: isSerial)
            defer { hall.loop.stop(blank: false) }
            try hall.post(WordsSource(7, [("城乡一体化", .green), ("进度 60%", .green)]))
            #expect(eventually { hall.card.words() == ["城乡一体化", "进度 60%"] })
            #expect(try hall.takes(7))
            let status = try hall.status
            #expect(status.lastSent?.confirmation == kind.proof)
            #expect(status.state == .ok)
            #expect(status.garbageBytes == 0 && hall.card.counts.garbageBytes == 0)
            let picture = hall.card.picture()
            #expect((0..<96).contains { x in (0..<32).contains { picture[x, $0] == .green } })
        }
    }

    @Test("long words turn pages that end where a line may end", arguments: kinds)
    func pages(kind: TextHall.Kind) throws {
        let hall = try TextHall(kind)
        defer { hall.loop.stop(blank: false) }
        let text = "关于开展2026年度安全生产大检查的通知，请各乡镇于12月20日前报送。"
        try hall.post(WordsSource(1, [(text, .red)], milliseconds: 3_000))
        var seen: [String] = []
        #expect(
            eventually {
                let page = hall.card.words().joined(separator: "/")
                if !page.isEmpty, !seen.contains(page) { seen.append(page) }
                return seen.count == 3
            },
            "\(seen)"
        )
        #expect(Set(seen.joined().filter { $0 != "/" }) == Set(text))
        // No number is torn, no comma begins a line.
        let lines = seen.flatMap { $0.split(separator: "/") }
        #expect(lines.contains { $0.contains("2026") } && lines.contains { $0.contains("12月20日") })
        #expect(!lines.contains { $0.hasPrefix("，") || $0.hasPrefix("。") })
    }

    @Test("dark and urgent words act within a second", arguments: kinds)
    func urgent(kind: TextHall.Kind) throws {
        let hall = try TextHall(kind)
        defer { hall.loop.stop(blank: false) }
        try hall.post(WordsSource(1, "平常的话"))
        #expect(try hall.takes(1))
        try hall.post(WordsSource(2, "【紧急】停电", isUrgent: true))
        #expect(eventually(withinSeconds: 1) { hall.card.words().first == "【紧急】停电" })
        #expect(try hall.takes(2))
        // A scene of a blackout has no words at all.
        try hall.post(WordsSource(3, [], isUrgent: true))
        #expect(eventually(withinSeconds: 1) { hall.card.words().isEmpty })
        #expect(hall.card.picture().isDark)
        #expect(try hall.takes(3))
        try hall.post(WordsSource(4, "平常的话"))
        #expect(eventually(withinSeconds: 1) { hall.card.words() == ["平常的话"] })
        hall.loop.stop(blank: true)
        #expect(eventually(withinSeconds: 1) { hall.card.picture().isDark })
    }

    @Test("a restarted card gets its words again; a mute one is lost and found", arguments: kinds)
    func reboot(kind: TextHall.Kind) throws {
        let hall = try TextHall(kind, replyMilliseconds: 80)
        defer { hall.loop.stop(blank: false) }
        try hall.post(WordsSource(1, "政务公开"))
        #expect(eventually { hall.card.words() == ["政务公开"] })
        hall.card.reboot()
        #expect(eventually { hall.card.words() == ["政务公开"] })
        hall.card.setMood(.mute)
        try hall.post(WordsSource(2, "另外的话"))
        #expect(
            try eventually { try hall.status.lastFault?.hasPrefix("no answer: 3 times") == true }
        )
        hall.card.setMood(.well)
        #expect(try hall.takes(2))
    }

    @Test(
        "a card that refuses is named with the next step and asked again later",
        // The simplified form of JetFile II has no word for a refusal: the sign says nothing.
        arguments: kinds.filter { $0.model != "simple" }
    )
    func refusal(kind: TextHall.Kind) throws {
        let hall = try TextHall(kind)
        defer { hall.loop.stop(blank: false) }
        try hall.post(WordsSource(1, "政务公开"))
        #expect(try hall.takes(1))
        hall.card.setMood(.unwilling)
        try hall.post(WordsSource(2, "另外的话"))
        #expect(try eventually { try hall.status.state == .refused })
        #expect(try hall.status.lastFault?.contains("; ") == true)
        #expect(try hall.status.lastSent?.sceneID == 1)
        hall.card.setMood(.well)
        #expect(try hall.takes(2))
    }

    @Test("whatever goes wrong, the newest words show in the end", arguments: kinds, 1...3)
    func faults(kind: TextHall.Kind, seed: Int) throws {
        var faults = BoardFaults()
        faults.seed = UInt64(seed)
        faults.dropsPerThousand = 30
        faults.flipsPerThousand = 150
        faults.busyPerThousand = 60
        faults.refusalsPerThousand = 60
        faults.silencesPerThousand = 60
        faults.doublesPerThousand = 100
        faults.delaysPerThousand = 60
        faults.delayMilliseconds = 20
        faults.lossesPerThousand = 20
        faults.rebootsPerThousand = 10
        let hall = try TextHall(kind, faults: faults, replyMilliseconds: 60)
        defer { hall.loop.stop(blank: false) }
        var round = 0
        // A sign that gives no answers hears fewer packets, so chance may take its time.
        while round < 10 || hall.card.counts.faults == 0 && round < 50 {
            round += 1
            try hall.post(WordsSource(UInt64(round), "第\(round)号"))
            let isThere = try hall.takes(UInt64(round), withinSeconds: 60)
            let fault = try hall.status.lastFault ?? ""
            #expect(isThere, "round \(round): \(fault)")
            #expect(eventually { hall.card.words() == ["第\(round)号"] }, "round \(round)")
        }
        #expect(hall.card.counts.faults > 0)
    }

    @Test("letters that the card lacks do not pass its gate", arguments: kinds)
    func letters(kind: TextHall.Kind) throws {
        let family = try #require(ControllerFamily.all.first { $0.word == kind.word })
        var settings = ControllerSettings(family: family, width: 96, height: 32, lamps: .full)
        settings.model = kind.model
        let gate = try #require(try settings.driver().letters)
        #expect("政务公开，12:30".allSatisfy { gate.bytes(of: $0) != nil })
        #expect("堃㐀𠀀ñ".allSatisfy { gate.bytes(of: $0) == nil })
        // What GBK has more begins with bytes that JetFile II takes for commands.
        if kind.word == "jetfile" { return }
        settings.letters = .gbk
        let wide = try #require(try settings.driver().letters)
        #expect(wide.bytes(of: "堃") != nil && wide.bytes(of: "㐀") == nil)
    }
}
