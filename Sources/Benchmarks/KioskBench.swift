import Disclosure
import Measures
import POSIX
import Store

/// What the kiosk's pages and streams cost, beside nginx serving the same bytes as files.
struct KioskBench {
    private static let items = 10_000
    private static let secondsPerLoad = 2
    private static let connections = [1, 64, 256]
    /// The goals of processor time were set at this load.
    ///
    /// With one connection each answer is a wake-up on both sides, whose price is the machine's.
    private static let fewestUnderGoal = 64
    private static let shortBytes = 4_096
    private static let streams = 5_000
    private static let changes = 20
    private static let hands = (drafter: "王芳", checker: "李强", approver: "张敏")

    let bench: Bench
    let place: BenchPlace

    func figures() throws -> [Figure] {
        let path = try place.store("kiosk")
        let store = try DisclosureStore.open(at: path, for: .writing)
        try fill(store)
        let port = try LoadTools.freePort()
        let service = try start(path, port: port)
        defer { service.stop() }
        let address = "http://127.0.0.1:\(port)"
        let pages = try pages(at: address, port: port)
        var figures = try loads(pages, service, address)
        let memory = try service.memory()
        figures.append(
            Figure("resident, 10,000 items, after the load", "MB", [memory.now], goal: 40)
        )
        // A service of their own: memory that a load has left free would hide what streams take.
        service.stop()
        let quiet = try start(path, port: port)
        defer { quiet.stop() }
        _ = try self.pages(at: address, port: port)
        figures += try streams(quiet, port: port, store)
        quiet.stop()
        return try figures + KioskSiege(bench: bench, place: place).figures()
    }

    // MARK: - The house

    /// Ten thousand short notices, all approved.
    private func fill(_ store: DisclosureStore) throws {
        bench.progress("kiosk: \(Self.items) approved items")
        guard let unit = try store.snapshot().snapshot.units.first?.code else {
            throw BenchError("The sample store has no unit.")
        }
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let body =
            "经批准每日每平方米二元，咨询请拨打12345。收费依据见条例，收费时间为每日八时至十八时，"
            + "逾期不予办理；如对本公示有异议，请于公示期内向本单位反映。"
        let items = (1...Self.items).map { number in
            Item(
                id: "F-\(number)",
                kind: .fee,
                unit: unit,
                title: "占道费收费公示第\(number)号",
                body: String(repeating: body, count: number == 1 ? 1 : 4)
            )
        }
        _ = try store.importItems(units: [], items: items, by: nil, at: now)
        let chain: [(SignatureStep, String)] = [
            (.drafted, Self.hands.drafter), (.checked, Self.hands.checker),
            (.approved, Self.hands.approver),
        ]
        for item in items {
            for (step, person) in chain {
                try store.sign(item: item.id, revision: 1, step: step, person: person, at: now)
            }
        }
    }

    private func start(_ store: String, port: UInt16) throws -> Service {
        let text = """
            { office: "县政务公开", store: "\(store)", layouts: "\(place.layouts)",
              fonts: "\(Files.canonicalPath(bench.fonts) ?? bench.fonts)", boards: [],
              kiosk: { port: \(port), publicAddress: "https://open.example", limits: {
                connections: 6000, connectionsPerAddress: 6000, eventStreams: 6000,
                requestsPerConnection: 1000000 } } }
            """
        let path = "\(place.folder)/kiosk.json5"
        try Files.writeAtomically(Array(text.utf8), to: path)
        return try Service(bench.program, ["run", "--config", path])
    }

    // MARK: - Pages

    private struct LoadedPage {
        var name: String
        var path: String
        var file: String
        var cpuGoal: Double
        var bytes: Int
        /// Head and body as they are sent over a kept connection.
        var answer: [UInt8]
    }

    /// Fetches what nginx shall serve as well: a long list and one item for programs.
    private func pages(at address: String, port: UInt16) throws -> [LoadedPage] {
        let folder = "\(place.folder)/www"
        try Files.makeDirectory(folder)
        var pages: [LoadedPage] = []
        // The item first: until it is there, lists are pages of an empty house.
        for (name, path, file, goal) in [
            ("JSON", "/api/v1/items/F-1", "item.json", 0.6), ("HTML", "/", "page.html", 1.0),
        ] {
            var body = try SmallFetch.body(path, port: port, withinMilliseconds: 20_000)
            // The service needs a moment before its first model is there.
            let deadline = MonotonicTime.now.advanced(byMilliseconds: 20_000)
            while body.isEmpty, MonotonicTime.now < deadline {
                Clocks.sleep(milliseconds: 100)
                body = try SmallFetch.body(path, port: port, withinMilliseconds: 20_000)
            }
            guard !body.isEmpty else { throw BenchError("The kiosk has nothing at \(path).") }
            try Files.writeAtomically(body, to: "\(folder)/\(file)")
            pages.append(
                try LoadedPage(
                    name: name,
                    path: path,
                    file: file,
                    cpuGoal: goal,
                    bytes: body.count,
                    answer: SmallFetch.answer(path, port: port, withinMilliseconds: 20_000)
                )
            )
        }
        return pages
    }

    private struct Tally {
        var perSecond: [Double] = []
        var slowest: [Double] = []
        var processor: [Double] = []
    }

    private func loads(
        _ pages: [LoadedPage],
        _ service: Service,
        _ address: String
    ) throws -> [Figure] {
        guard LoadTools.isInstalled(LoadTools.wrk) else {
            bench.progress("kiosk: wrk is not installed; the loads are skipped")
            return []
        }
        guard LoadTools.isInstalled(LoadTools.nginx) else {
            bench.progress("kiosk: nginx is not installed; the loads are skipped")
            return []
        }
        let (nginx, other) = try nginx(isCorked: false)
        defer { nginx.stop() }
        let (corked, third) = try self.nginx(isCorked: true)
        defer { corked.stop() }
        Clocks.sleep(milliseconds: 500)
        var figures: [Figure] = []
        for page in pages {
            let plain = try plain(page)
            defer { plain?.0.stop() }
            for connections in Self.connections {
                bench.progress("kiosk: \(page.name), \(connections) connections")
                var ours = Tally()
                var theirs = Tally()
                var best = Tally()
                var least = Tally()
                for _ in 0..<bench.runs {
                    try load(service, address + page.path, connections, &ours)
                    try load(nginx, "\(other)/\(page.file)", connections, &theirs)
                    try load(corked, "\(third)/\(page.file)", connections, &best)
                    guard let plain else { continue }
                    try load(plain.0, plain.address, connections, &least)
                }
                figures += Self.compare(page, connections, ours, theirs)
                figures += [
                    Figure("processor time, nginx with tcp_nopush", "µs", best.processor),
                    Figure("ours over it", "", Self.ratios(ours.processor, best.processor)),
                ]
                if plain == nil { continue }
                figures += [
                    Figure("processor time, plain C that reads nothing", "µs", least.processor),
                    Figure("ours over it", "", Self.ratios(ours.processor, least.processor)),
                    Figure("it over nginx's", "", Self.ratios(least.processor, theirs.processor)),
                ]
            }
        }
        return figures
    }

    /// Plain C that sends the very bytes of a short answer; nil for a long one, which no single
    /// call takes.
    private func plain(_ page: LoadedPage) throws -> (Service, address: String)? {
        guard page.answer.count <= Self.shortBytes else { return nil }
        let path = "\(place.folder)/\(page.file).answer"
        try Files.writeAtomically(page.answer, to: path)
        let words = ["bench", BenchHelper.answer.rawValue, path]
        let service = try Service(bench.program, words, keepsOutput: true)
        return (service, "http://127.0.0.1:\(try service.line(withinMilliseconds: 5_000))/")
    }

    private func nginx(isCorked: Bool) throws -> (Service, address: String) {
        let port = try LoadTools.freePort()
        let service = try LoadTools.serve(
            "\(place.folder)/www",
            port: port,
            place: place.folder,
            isCorked: isCorked
        )
        return (service, "http://127.0.0.1:\(port)")
    }

    private static func ratios(_ a: [Double], _ b: [Double]) -> [Double] {
        zip(a, b).map { $1 > 0 ? $0 / $1 : 0 }
    }

    private func load(
        _ server: Service,
        _ address: String,
        _ connections: Int,
        _ tally: inout Tally
    ) throws {
        let before = try server.processorMicroseconds()
        let report = try LoadTools.load(
            address,
            connections: connections,
            seconds: Self.secondsPerLoad
        )
        let used = try server.processorMicroseconds() - before
        tally.perSecond.append(report.perSecond)
        tally.slowest.append(report.slowestMilliseconds)
        tally.processor.append(used / report.requests)
    }

    private static func compare(
        _ page: LoadedPage,
        _ connections: Int,
        _ ours: Tally,
        _ theirs: Tally
    ) -> [Figure] {
        let place = "\(page.name) of \(page.bytes) B, \(connections) connections"
        return [
            Figure("requests a second, \(place)", "/s", ours.perSecond),
            Figure("the same by nginx", "/s", theirs.perSecond),
            Figure("nginx's rate over ours", "", ratios(theirs.perSecond, ours.perSecond), goal: 1),
            Figure("processor time a request, \(place)", "µs", ours.processor),
            Figure("the same by nginx", "µs", theirs.processor),
            Figure(
                "ours over nginx's",
                "",
                ratios(ours.processor, theirs.processor),
                goal: connections < Self.fewestUnderGoal ? nil : page.cpuGoal
            ),
            Figure("p99, \(place)", "ms", ours.slowest),
            Figure("the same by nginx", "ms", theirs.slowest),
            Figure("ours over nginx's", "", ratios(ours.slowest, theirs.slowest), goal: 1),
        ]
    }

    // MARK: - Streams

    private func streams(
        _ service: Service,
        port: UInt16,
        _ store: DisclosureStore
    ) throws -> [Figure] {
        bench.progress("kiosk: \(Self.streams) event streams, \(Self.changes) changes")
        let before = try service.memory().now
        let crowd = try StreamCrowd(Self.streams, port: port)
        let after = try service.memory().now
        var delays: [Double] = []
        for number in 1...Self.changes {
            delays += try crowd.delays {
                try store.withdraw(
                    item: "F-\(number)",
                    person: Self.hands.approver,
                    at: Instant(milliseconds: Clocks.wallMilliseconds()),
                    reason: "到期"
                )
            }
        }
        let samples = Samples(delays)
        let bytes = (after - before) * 1_000_000 / Double(Self.streams)
        return [
            Figure("memory of one idle event stream of 5,000", "B", [bytes], goal: 1_024),
            Figure("a commit until one of 5,000 streams has it, p50", "ms", delays),
            Figure(
                name: "a commit until one of 5,000 streams has it, p99",
                unit: "ms",
                value: samples.percentile(0.99),
                spread: samples.range,
                samples: samples.count,
                goal: 100
            ),
        ]
    }
}
