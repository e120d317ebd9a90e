import BoardSimulator
import POSIX
import TestKit
import Testing

@Suite("A day of an office in virtual time", .timeLimit(.minutes(5)))
struct DayTests {
    @Test("trial", arguments: [UInt64(1)])
    func trial(seed: UInt64) throws {
        let start = MonotonicTime.now
        var day = try Day(seed: seed)
        try day.run(hours: 2)
        let took = MonotonicTime.now.nanoseconds(since: start) / 1_000_000
        print(
            "seed \(seed): \(took) ms, \(day.bench.steps) steps, \(day.acts) \(day.refusals) \(day.counts)"
        )
        for line in day.bench.book.lines.prefix(40) { print(line) }
        for wall in day.bench.walls { print(wall.id, wall.board.counts) }
        let paths = try day.bench.export()
        try? Files.makeDirectory("/tmp/endure")
        try Files.writeAtomically(Files.read(paths.walls), to: "/tmp/endure/walls.jsonl")
        try Files.writeAtomically(Files.read(paths.ledger), to: "/tmp/endure/ledger.jsonl")
    }
}
