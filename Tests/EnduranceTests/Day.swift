import BoardSimulator
import Disclosure
import POSIX
import Planning
import Settings
import Store
import TestKit
import Watching

/// A seeded day of an office: what people do, and what goes wrong meanwhile.
struct Day {
    /// What fills the hours.
    enum Course {
        /// An office's acts, and now and then a trouble of any kind.
        case usual
        /// Hardly anything but walls that come and go.
        case flapping
    }

    /// What goes wrong, and how long it lasts.
    private enum Trouble {
        case wall(Int)
        case store(StoreHold)
        case away
        case service
    }

    let bench: Bench
    let course: Course
    private var office: Office
    private var random: SplitMix64
    private var troubles: [(until: Int64, what: Trouble)] = []
    /// How often each thing was done.
    private(set) var counts: [String: Int] = [:]

    init(seed: UInt64, course: Course = .usual) throws {
        self.course = course
        random = SplitMix64(seed: seed)
        bench = try Bench(seed: seed, manner: seed % 2 == 0 ? .takeover : .interleaved)
        office = Office(bench, seed: seed &+ 1)
    }

    var acts: [String: Int] { office.done }
    var refusals: [String: Int] { office.refused }

    /// Lets so many hours pass.
    mutating func run(hours: Double, everyHour: () -> Void = {}) throws {
        var hour = bench.time.monotonic + 3_600 * Bench.second
        let end = bench.time.monotonic + Int64(hours * 3_600) * Bench.second
        try bench.start()
        while bench.time.monotonic < end {
            let pauses: ClosedRange<Int64> = course == .usual ? 1_000...60_000 : 200...5_000
            let pause = Int64.random(in: pauses, using: &random) * 1_000_000
            let next = min(end, bench.time.monotonic + pause)
            let due = troubles.map(\.until).min() ?? .max
            try bench.run(until: min(next, due))
            try recover()
            while bench.time.monotonic >= hour {
                hour += 3_600 * Bench.second
                everyHour()
            }
            if bench.time.monotonic >= next, bench.time.monotonic < end { try happen() }
        }
        while !troubles.isEmpty {
            try bench.run(until: troubles.map(\.until).min() ?? 0)
            try recover()
        }
        try bench.stop()
    }

    private mutating func happen() throws {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<98 where course == .flapping: try troubleWall()
        case 0..<6: try troubleWall()
        case 6..<8: try troubleStore()
        case 8: try troubleService()
        case 9: try stepClock()
        default: if office.act() { try bench.step(.changed) }
        }
    }

    private mutating func count(_ name: String) { counts[name, default: 0] += 1 }

    private mutating func end(after seconds: ClosedRange<Int64>) -> Int64 {
        bench.time.monotonic + Int64.random(in: seconds, using: &random) * Bench.second
    }

    private mutating func troubleWall() throws {
        let place = Int.random(in: bench.walls.indices, using: &random)
        let wall = bench.walls[place]
        let isAiling = troubles.contains {
            if case .wall(place) = $0.what { true } else { false }
        }
        guard !isAiling else { return }
        let faults = ["drop", "stall", "unplug", "reboot", "mute", "busy"]
        let fault = faults.randomElement(using: &random) ?? "drop"
        try bench.note(["wall": "\"\(wall.id)\"", "fault": "\"\(fault)\""])
        count(fault)
        switch fault {
        case "drop": wall.board.dropConnection()
        case "stall":
            wall.board.stall()
            if wall.speech == .adalight { bench.isLineDeaf = true }
        case "unplug":
            wall.board.unplug()
            if wall.speech == .adalight { bench.isLineDeaf = true }
        case "reboot": wall.board.reboot()
        case "mute": wall.board.setMood(.mute)
        default: wall.board.setMood(.busy)
        }
        try bench.lookAgain(wall)
        let isBrief = fault == "drop" || fault == "reboot"
        let seconds: ClosedRange<Int64> = course == .usual ? 1...90 : 1...5
        troubles.append((isBrief ? bench.time.monotonic : end(after: seconds), .wall(place)))
        try recover()
    }

    private mutating func troubleStore() throws {
        guard troubles.allSatisfy({ if case .wall = $0.what { true } else { false } }) else {
            return
        }
        if Bool.random(using: &random) {
            count("locked")
            guard let hold = try? StoreHold(bench.configuration.store) else { return }
            troubles.append((end(after: 1...30), .store(hold)))
        } else {
            count("away")
            let path = bench.configuration.store
            for ending in ["", "-wal", "-shm"] where Files.status(path + ending) != nil {
                try Files.rename(path + ending, to: path + ".aside" + ending)
            }
            troubles.append((end(after: 1...60), .away))
            try bench.step(.missing)
        }
    }

    private mutating func troubleService() throws {
        guard bench.service != nil else { return }
        let isKill = Bool.random(using: &random)
        count(isKill ? "kill" : "restart")
        if isKill { try bench.kill() } else { try bench.stop() }
        troubles.append((end(after: 1...5), .service))
    }

    private mutating func stepClock() throws {
        count("clock")
        let steps: [Int64] = [-2_000, 2_000, -60_000, 90_000, 900_000, -420_000]
        try bench.stepClock(milliseconds: steps.randomElement(using: &random) ?? 0)
        try bench.step(.timeout)
    }

    private mutating func recover() throws {
        let over = troubles.filter { $0.until <= bench.time.monotonic }
        troubles.removeAll { $0.until <= bench.time.monotonic }
        for trouble in over {
            switch trouble.what {
            case .wall(let place):
                let wall = bench.walls[place]
                if wall.speech == .adalight { bench.isLineDeaf = false }
                wall.board.setMood(.well)
                wall.board.resume()
                try wall.board.plugIn()
                try bench.note(["wall": "\"\(wall.id)\"", "fault": "\"over\""])
                // A wall that goes on reads at once what its system held.
                try bench.step()
            case .store(let hold): try hold.end()
            case .away:
                let path = bench.configuration.store
                for ending in ["-wal", "-shm", ""]
                where Files.status(path + ".aside" + ending) != nil {
                    try Files.rename(path + ".aside" + ending, to: path + ending)
                }
                try bench.step(.replaced)
            case .service: try bench.start()
            }
        }
    }
}
