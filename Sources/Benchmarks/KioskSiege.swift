import Measures
import POSIX
import Synchronization

/// What honest visitors and boards feel while a thousand slow connections besiege the kiosk.
struct KioskSiege {
    private static let connections = 1_000
    private static let seconds = 12
    /// Between two honest requests, each over a connection of its own.
    private static let pauseMilliseconds = 20
    private static let patienceMilliseconds = 5_000
    private static let page = "/"

    /// The sorts of slowhttptest: heads that never end, bodies that drip, answers hardly taken.
    private static let sorts: [(name: String, options: [String])] = [
        ("slow heads", ["-H", "-i", "5"]),
        ("slow bodies", ["-B", "-i", "5", "-s", "8192"]),
        ("slow readers", ["-X", "-w", "512", "-y", "1024", "-n", "5", "-z", "32", "-k", "3"]),
    ]

    let bench: Bench
    let place: BenchPlace

    func figures() throws -> [Figure] {
        guard LoadTools.isInstalled(LoadTools.slowhttptest) else {
            bench.progress("kiosk: slowhttptest is not installed; the siege is skipped")
            return []
        }
        let port = try LoadTools.freePort()
        // The frames are those of a strip that moves all the time: what stands still is sent once a
        // second, and would tell nothing.
        let boards = [BenchPlace.moving] + BenchPlace.hall
        let trap = try FrameTrap(boards)
        let path = try place.store("siege")
        let configuration = try place.configure(
            Array(zip(boards, trap.ports)),
            store: path,
            kioskPort: port
        )
        let service = try Service(bench.program, ["run", "--config", configuration])
        defer { service.stop() }
        guard try trap.first(of: 0, within: 10_000, where: \.isLit) != nil else {
            throw BenchError("placard run sent no lit frame.")
        }
        bench.progress("kiosk: no siege yet")
        let quiet = try observe(port, trap)
        var figures = [
            Figure("honest page, p50, no siege", "ms", quiet.pages),
            percentile("honest page, p99, no siege", "ms", quiet.pages),
            percentile("a board's next frame, p99, no siege", "ms", quiet.frames),
        ]
        for sort in Self.sorts {
            bench.progress("kiosk: \(Self.connections) \(sort.name)")
            let siege = try Service(
                LoadTools.slowhttptest,
                sort.options + [
                    "-c", "\(Self.connections)", "-r", "500", "-l", "\(Self.seconds + 2)",
                    "-u", "http://127.0.0.1:\(port)\(Self.page)", "-p", "3",
                ]
            )
            // Until all have come; frames of this time would all seem to come at its end.
            let all = MonotonicTime.now.advanced(byMilliseconds: 3_000)
            while MonotonicTime.now < all { try trap.pump(milliseconds: 20) { _ in } }
            let besieged = try observe(port, trap)
            siege.stop()
            figures += [
                percentile(
                    "honest page, p99, \(Self.connections) \(sort.name)",
                    "ms",
                    besieged.pages,
                    goal: 50
                ),
                Figure(
                    "honest pages not served, \(Self.connections) \(sort.name)",
                    "",
                    [Double(besieged.lost)],
                    goal: 0
                ),
                percentile(
                    "a board's next frame, p99, \(Self.connections) \(sort.name)",
                    "ms",
                    besieged.frames,
                    goal: Samples(quiet.frames).percentile(0.99) * 1.1
                ),
            ]
        }
        return figures
    }

    private func percentile(
        _ name: String,
        _ unit: String,
        _ values: [Double],
        goal: Double? = nil
    ) -> Figure {
        let samples = Samples(values)
        return Figure(
            name: name,
            unit: unit,
            value: samples.percentile(0.99),
            spread: samples.range,
            samples: samples.count,
            goal: goal
        )
    }

    private struct Observation {
        /// Milliseconds from the start of a connection to the last byte of its page.
        var pages: [Double] = []
        var lost = 0
        /// Milliseconds from each frame of the first board to its next.
        var frames: [Double] = []
    }

    /// Visits as an honest visitor on one thread while the boards' frames are taken on this one.
    private func observe(_ port: UInt16, _ trap: FrameTrap) throws -> Observation {
        let end = MonotonicTime.now.advanced(byMilliseconds: (Self.seconds - 3) * 1_000)
        let box = VisitBox()
        let visitor = try Thread.start(name: "visitor") { box.visit(port, until: end) }
        var observation = Observation()
        var last: MonotonicTime?
        while MonotonicTime.now < end {
            try trap.pump(milliseconds: 20) { frame in
                guard frame.board == 0 else { return }
                if let last {
                    let between = frame.firstByte.nanoseconds(since: last)
                    observation.frames.append(Double(between) / 1_000_000)
                }
                last = frame.firstByte
            }
        }
        visitor.join()
        (observation.pages, observation.lost) = box.result
        return observation
    }

    /// What the visitor's thread notes.
    private final class VisitBox: Sendable {
        private let notes = Mutex((pages: [Double](), lost: 0))

        var result: ([Double], Int) { notes.withLock { ($0.pages, $0.lost) } }

        func visit(_ port: UInt16, until end: MonotonicTime) {
            while MonotonicTime.now < end {
                let start = MonotonicTime.now
                let body = try? SmallFetch.body(
                    KioskSiege.page,
                    port: port,
                    withinMilliseconds: KioskSiege.patienceMilliseconds
                )
                let taken = Double(MonotonicTime.now.nanoseconds(since: start)) / 1_000_000
                notes.withLock { notes in
                    notes.pages.append(taken)
                    if body?.isEmpty ?? true { notes.lost += 1 }
                }
                Clocks.sleep(milliseconds: KioskSiege.pauseMilliseconds)
            }
        }
    }
}
