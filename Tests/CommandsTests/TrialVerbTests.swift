import BoardSimulator
import POSIX
import Store
import TestKit
import Testing

@testable import Commands

/// A test card on one board of a service that runs.
@Suite(
    "placard board test, with a service",
    .serialized,
    .timeLimit(.minutes(10)),
    .enabled(if: RunningProgram.isBuilt, "needs the program beside the tests")
)
struct TrialVerbTests {
    /// The border of the card is yellow, and so are its corners.
    private static let corner: [UInt8] = [255, 255, 0]

    /// A service with a kiosk on a port of its own, by which the verb finds it.
    private func scene() throws -> (OfficeHall, RunningProgram) {
        let hall = try OfficeHall()
        let port = try ListeningSocket(on: .loopback(port: 0)).port
        let path = hall.office.folder.file("placard.json5")
        let text = String(decoding: try Files.read(path), as: UTF8.self)
        _ = try hall.office.folder.write(
            text.replacing("kiosk: { port: 0 }", with: "kiosk: { port: \(port) }"),
            to: "placard.json5"
        )
        return (hall, try hall.run())
    }

    private static func showsCard(_ board: VirtualBoard) -> Bool {
        let bytes = board.picture().bytes
        return Array(bytes.prefix(3)) == corner && Array(bytes.suffix(3)) == corner
    }

    @Test("the card is on that board alone for its time, then the plan again, and in the ledger")
    func shown() throws {
        let (hall, service) = try scene()
        defer { service.child.send(.terminate) }
        let plan = try #require(hall.litPicture())
        let start = MonotonicTime.now
        let office = hall.office
        let answered = Locked<Answer?>(nil)
        let thread = try Thread.start(name: "verb") {
            let answer = office.answer("board", "test", "net", "--seconds", "3")
            answered.with { $0 = answer }
        }
        #expect(eventually(withinSeconds: 3) { Self.showsCard(hall.boards[0]) })
        #expect(hall.boards[1].picture().bytes == plan, "the other board is left alone")
        #expect(eventually(withinSeconds: 10) { hall.boards[0].picture().bytes == plan })
        let seconds = Double(MonotonicTime.now.nanoseconds(since: start)) / 1e9
        #expect((2.9..<6).contains(seconds), "\(seconds) s")
        thread.join()
        let answer = try #require(answered.with { $0 })
        #expect(answer.code == .success, "\(answer)")
        #expect(answer.output.contains("then its plan again"), "\(answer)")
        #expect(
            eventually {
                let ledger = hall.office.answer("ledger", "--export", "-").output
                return ledger.contains("\"test\"") && ledger.contains("\"person\"")
            }
        )
    }

    @Test("what is urgent goes before the card within a second")
    func urgent() throws {
        let (hall, service) = try scene()
        defer { service.child.send(.terminate) }
        _ = try #require(hall.litPicture())
        let office = hall.office
        let answered = Locked<Answer?>(nil)
        let thread = try Thread.start(name: "verb") {
            let answer = office.answer("board", "test", "net", "--seconds", "60")
            answered.with { $0 = answer }
        }
        #expect(eventually { Self.showsCard(hall.boards[0]) })
        #expect(hall.office.answer("blackout", "--reason", "检修").code == .success)
        #expect(eventually(withinSeconds: 1) { hall.boards[0].picture().isDark })
        thread.join()
        let answer = try #require(answered.with { $0 })
        #expect(answer.code == .failure && answer.error.contains("gave way"), "\(answer)")
    }
}
