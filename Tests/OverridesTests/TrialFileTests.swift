import Disclosure
import Overrides
import POSIX
import TestKit
import Testing

/// The file by which a person asks the service for a test card.
struct TrialFileTests {
    private let start = Instant(milliseconds: 1_000_000)

    private func trial(_ board: String, seconds: Int64 = 10) throws -> CardTrial {
        let until = start.advanced(byMilliseconds: seconds * 1_000)
        return try #require(CardTrial(board: board, person: "张三", span: start..<until))
    }

    @Test("what is asked and what became of it are read as they were written")
    func roundTrip() throws {
        let folder = try TemporaryDirectory()
        let file = TrialFile(beside: folder.file("placard.db"))
        #expect(file.read().isEmpty)
        let gate = try trial("gate")
        var hall = try trial("hall")
        hall.end = CardTrial.End(at: start, frames: 3, fault: "it hung up")
        try file.change(at: start) { [hall] trials in trials = ["gate": gate, "hall": hall] }
        #expect(file.read() == ["gate": gate, "hall": hall])
    }

    @Test("a card is due in its span, until it has ended; no card is due for longer than an hour")
    func due() throws {
        var gate = try trial("gate")
        #expect(gate.isDue(at: start) && !gate.isDue(at: start.advanced(byMilliseconds: 10_000)))
        gate.end = CardTrial.End(at: start, frames: 1, fault: nil)
        #expect(!gate.isDue(at: start))
        let long = start..<start.advanced(byMilliseconds: 3_600_001)
        #expect(CardTrial(board: "gate", person: "张三", span: long) == nil)
    }

    @Test("what is long over is struck out, and a file of nothing is no file")
    func struckOut() throws {
        let folder = try TemporaryDirectory()
        let file = TrialFile(beside: folder.file("placard.db"))
        let gate = try trial("gate")
        try file.change(at: start) { $0["gate"] = gate }
        try file.change(at: start.advanced(byMilliseconds: 100_000)) { _ in }
        #expect(file.read().isEmpty && Files.status(file.path) == nil)
    }

    @Test(
        "what cannot be read asks for nothing",
        arguments: [
            "", "{", "[]", "{\"schema\":\"placard.trials/2\",\"trials\":[]}",
            "{\"schema\":\"placard.trials/1\",\"trials\":[{\"board\":\"gate\"}]}",
            "{\"schema\":\"placard.trials/1\",\"trials\":[{\"board\":\"gate\",\"person\":\"p\","
                + "\"from\":10,\"until\":10}]}",
            "{\"schema\":\"placard.trials/1\",\"trials\":[{\"board\":\"gate\",\"person\":\"p\","
                + "\"from\":0,\"until\":99999999999}]}",
        ]
    )
    func garbled(text: String) throws {
        let folder = try TemporaryDirectory()
        _ = try folder.write(text, to: "placard.db.trials")
        #expect(TrialFile(beside: folder.file("placard.db")).read().isEmpty)
    }
}
