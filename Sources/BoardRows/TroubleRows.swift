import BoardSimulator
import Links
import Measures
import POSIX
import Packets
import Session
import Synchronization

/// What one stalled, one flapping and one babbling board cost a thousand others.
struct TroubleRows {
    private static let boards = 1_000
    private static let goalGrowthPercent = 10.0

    let host: BoardRowHost

    func rows() throws -> [Figure] {
        var alone: [Double] = []
        var beside: [Double] = []
        for run in 0..<host.runs {
            host.progress("trouble: run \(run + 1) of \(host.runs)")
            let sink = try host.openSink()
            defer { sink.end() }
            alone.append(
                try Crowd(port: sink.port, count: Self.boards).run().latenessMilliseconds
            )
            beside.append(try troubled(sink.port))
        }
        let title = "\(Self.boards) small boards"
        let growth = zip(beside, alone).map { 100 * ($0 / $1 - 1) }
        return [
            Figure("\(title): lateness p99", "ms", alone),
            Figure(
                "\(title): the same beside a stalled, a flapping and a babbling one",
                "ms",
                beside
            ),
            Figure(
                "\(title): growth of p99 by those three",
                "%",
                growth,
                goal: Self.goalGrowthPercent
            ),
        ]
    }

    private func troubled(_ port: UInt16) throws -> Double {
        let hall = try BoardHall()
        defer { hall.stop() }
        var flapping = BoardFaults()
        flapping.dropsPerThousand = 1_000
        let large = BoardWiring(
            boardProtocol: .openPixelControl,
            mapping: try PanelMapping(width: 128, height: 64)
        )
        let boards = try [
            ("stalled", large, BoardFaults()), ("flapping", try Crowd.wiring(), flapping),
            ("babbling", try Crowd.wiring(), BoardFaults()),
        ].map { name, wiring, faults in
            try hall.add(
                VirtualBoardSettings(
                    name: name,
                    attachment: .tcp(port: 0),
                    wiring: wiring,
                    faults: faults
                )
            )
        }
        boards[0].stall()
        let isOver = Atomic(false)
        let babble = try Thread.start(name: "babble") {
            let garbage = [UInt8](repeating: 0x5A, count: 512)
            while !isOver.load(ordering: .acquiring) {
                boards[2].say(garbage)
                Clocks.sleep(milliseconds: 2)
            }
        }
        defer {
            isOver.store(true, ordering: .releasing)
            babble.join()
        }
        var crowd = Crowd(port: port, count: Self.boards)
        crowd.others = try boards.map { board in
            var setup = BoardSetup(
                id: board.settings.name,
                address: try LinkAddress.read("tcp://127.0.0.1:\(board.tcpPort ?? 0)"),
                wiring: board.settings.wiring,
                seed: 7
            )
            setup.framesPerSecond = Crowd.framesPerSecond
            return setup
        }
        return try crowd.run().latenessMilliseconds
    }
}
