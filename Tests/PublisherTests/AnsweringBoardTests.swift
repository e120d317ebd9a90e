import BoardSimulator
import Disclosure
import Drivers
import Layout
import Links
import Notation
import POSIX
import Planning
import Session
import Store
import TestKit
import Testing

@testable import Publisher

/// Boards that are asked and answer, from the store to the ledger.
@Suite(.timeLimit(.minutes(10)))
struct AnsweringBoardTests {
    private static let text = """
        { office: "山口", boards: [{ id: "card", size: "64x8", colours: "dual", layout: "still",
          protocol: "onbon", link: "tcp://127.0.0.1:PORT",
          controller: { model: "6E3", leaseSeconds: 60, whenLost: "hold" },
          hours: ["00:00-24:00"],
          brightness: [{ from: "18:00", percent: 30 }, { from: "07:00", percent: 90 }] }] }
        """

    @Test("L01: the configuration names the card, its lease, its hours and its brightness")
    func configuration() throws {
        let text = Self.text.replacing("PORT", with: "5005")
        let board = try #require(ConfigurationReader.read(text, folder: "/etc").boards.first)
        guard case .controller(let settings) = board.language else {
            Issue.record("\(board.language)")
            return
        }
        #expect(settings.family.word == "onbon" && settings.model == "6E3")
        #expect(settings.width == 64 && settings.height == 8 && settings.lamps == .dual)
        #expect(settings.leaseSeconds == 60 && settings.onLoss == .hold)
        #expect(board.wiring == nil && board.language.word == "onbon")
        #expect(board.routine.dimming.map(\.percent) == [90, 30])
        #expect(board.routine.isLit(at: Instant(seconds: 0)))
    }

    @Test(
        "what does not fit together is refused with its place",
        arguments: [
            ("model: \"6E3\"", "model: \"6Q3\"", "$.boards[0]", "has no dual lamps"),
            ("model: \"6E3\"", "model: \"6E9\"", "$.boards[0].controller.model", "6E9"),
            ("leaseSeconds: 60", "leaseSeconds: 5", "$.boards[0].controller.leaseSeconds", "5"),
            ("tcp://127.0.0.1:PORT", "udp://127.0.0.1:1", "$.boards[0].link", "does not go over"),
            ("tcp://127.0.0.1:PORT", "serial:///dev/ttyS0", "$.boards[0]", "over a serial line"),
            ("hours: [", "wiring: {}, hours: [", "$.boards[0].wiring", "knows its own wiring"),
            ("00:00-24:00", "8 to 6", "$.boards[0].hours[0]", "no time of day"),
            ("\"onbon\"", "\"opc\"", "$.boards[0].controller", "no controller settings"),
            (
                "leaseSeconds: 60", "text: \"{titel}\"", "$.boards[0].controller.text",
                "(character 2 of the template)"
            ),
        ]
    )
    func refused(old: String, new: String, path: String, problem: String) {
        let text = Self.text.replacing(old, with: new).replacing("PORT", with: "5005")
        let error = #expect(throws: NotationError.self) {
            try ConfigurationReader.read(text, folder: "/etc")
        }
        #expect(error?.path == path)
        #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "")")
    }

    @Test("what the card acknowledged is in the ledger as acknowledged")
    func acknowledged() throws {
        let office = try TestOffice()
        let store = try DisclosureStore.create(at: office.store)
        try office.put(TestOffice.item("N-1", "山口"))
        let hall = try BoardHall()
        defer { hall.stop() }
        let card = try hall.add(
            VirtualBoardSettings(
                name: "card",
                attachment: .tcp(port: 0),
                card: .onbon(type: 0x0374, lamps: .dual),
                width: 64,
                height: 8
            )
        )
        let text = Self.text.replacing("PORT", with: "\(card.tcpPort ?? 0)")
        let boards = try ConfigurationReader.read(text, folder: "/etc").boards
        let running = try RunningOffice(office, [:], others: boards)
        let sent = { running.service.boardStatuses().first?.lastSent }
        #expect(eventually { sent()?.sceneID != nil })
        #expect(sent()?.confirmation == .acknowledged)
        #expect(!card.picture().isDark)
        try waitForTwoSightings(store)
        running.end()
        #expect(card.picture().isDark)
        let shown = try store.snapshot().snapshot.revisions.first?.item.digest
        let found = try store.exposures(of: "N-1", digest: try #require(shown))
        #expect(found.map(\.board) == ["card"], "\(found)")
        #expect(found.first?.grade == "acknowledged")
    }

    @Test("a board that draws text shows the item's words, and says so when it is asked")
    func words() throws {
        let office = try TestOffice()
        let store = try DisclosureStore.create(at: office.store)
        try office.put(TestOffice.item("N-1", "ROOM 1"))
        let hall = try BoardHall()
        defer { hall.stop() }
        let card = try hall.add(
            VirtualBoardSettings(
                name: "card",
                attachment: .tcp(port: 0),
                card: .alpha,
                width: 64,
                height: 8
            )
        )
        let text = """
            { office: "山口", boards: [{ id: "card", size: "64x8", colours: "dual", layout: "still",
              protocol: "alpha", link: "tcp://127.0.0.1:\(card.tcpPort ?? 0)",
              controller: { text: "{title}" } }] }
            """
        let boards = try ConfigurationReader.read(text, folder: "/etc").boards
        let running = try RunningOffice(office, [:], others: boards)
        #expect(eventually { card.words() == ["ROOM 1"] })
        let sent = { running.service.boardStatuses().first?.lastSent }
        #expect(eventually { sent()?.sceneID != nil })
        #expect(sent()?.confirmation == .readBack)
        try waitForTwoSightings(store)
        running.end()
        #expect(card.picture().isDark)
        let shown = try store.snapshot().snapshot.revisions.first?.item.digest
        let found = try store.exposures(of: "N-1", digest: try #require(shown))
        #expect(found.first?.grade == "readBack")
    }

    /// Waits until the ledger's thread has seen the boards twice, which takes a span of time.
    ///
    /// It looks every second from when it has read the faces, and then writes what it was told.
    private func waitForTwoSightings(_ store: DisclosureStore) throws {
        let told = try eventually {
            try store.lastSwitch(of: "card", at: TestOffice.now) != nil
        }
        #expect(told)
        Clocks.sleep(milliseconds: 2_500)
    }
}
