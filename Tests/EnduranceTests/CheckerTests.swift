import Disclosure
import Notation
import POSIX
import Proof
import TestKit
import Testing

/// Evidence of one wall and a few minutes, made by hand: an item that hangs from the second minute
/// to the tenth, seen for some of that time and exposed for less.
private struct MadeEvidence {
    static let item = DotCode(number: 1, revision: 1, from: 2, until: 10)
    static let other = DotCode(number: 2, revision: 1, from: 0, until: DotCode.open)

    var hands = ["张三", "李四", "王五"]
    var steps = ["drafted", "checked", "approved"]
    var withdrawnAt: Int?
    var blackout: Range<Int>?
    /// What the wall shows from which second on; nil is dark.
    var shows: [(second: Int, code: DotCode?)] = [(0, nil), (130, item), (500, nil)]
    var exposure: (wall: String, seconds: Range<Int>, item: String) = ("stream", 140..<480, "I-1")
    var digestOfExposure = "d1"
    /// When the exposure is written.
    var exposureAt = 550
    /// When somebody signs another item.
    var signsLate: Int?
    /// Whether the exposure's ends are what the office's clock said, or readings of it as they are.
    var exposureByClock = true
    /// Whether the exposure's entry is dated by the clock of before as well.
    var isReckoned = false
    /// When the service ends; it is back a second later.
    var endsAt: Int?
    var hasStrayDot = false
    /// Pictures, by place, that a dot too many makes unreadable.
    var torn: Set<Int> = []
    /// Whether the wall's line has a check value over its lamps.
    var isChecked = true
    /// Whether the wall's system holds what comes while it hangs.
    var holds = false
    /// The office's clock is set by so many seconds.
    var step: (second: Int, by: Int)?
    var faults: [Range<Int>] = []
    /// What the faults are; a wall that stalls reads later what its system holds.
    var fault = "stall"
    var lease: Int? = nil
    /// Changes the text of the ledger after its digests were made.
    var forges: (inout String) -> Void = { _ in }

    /// What the office's clock says at a second.
    private func instant(_ second: Int) -> Int64 {
        let moved = step.map { second >= $0.second ? $0.by : 0 } ?? 0
        return Bench.midnight + Int64(second + moved) * 1_000
    }

    /// Makes what is seen for a while unreadable.
    mutating func tear(_ seconds: Range<Int>) {
        shows.insert(
            contentsOf: [(seconds.lowerBound, Self.item), (seconds.upperBound, Self.item)],
            at: 2
        )
        torn = [2]
    }

    /// Withdraws the item from a wall with a lease of five seconds, which shows it once again.
    mutating func takeDown(at second: Int, again: Range<Int>) {
        withdrawnAt = second
        lease = 5_000
        exposure.seconds = 140..<(second - 20)
        shows = [
            (0, nil), (130, Self.item), (second + 1, nil), (again.lowerBound, Self.item),
            (again.upperBound, nil),
        ]
    }

    private func acts() -> [(second: Int, kind: LedgerKind, body: JSONValue)] {
        var acts: [(second: Int, kind: LedgerKind, body: JSONValue)] = []
        func sign(_ step: String, _ person: String, _ second: Int) {
            acts.append(
                (
                    second, .signature,
                    [
                        "item": "I-1", "revision": 1, "step": .string(step),
                        "person": .string(person), "digest": "d1", "number": 1,
                    ]
                )
            )
        }
        for (place, step) in steps.enumerated() { sign(step, hands[place], 10 + place) }
        if let blackout {
            acts.append(
                (
                    blackout.lowerBound, .override,
                    [
                        "act": "blackout", "id": "b-1", "targets": [],
                        "from": .integer(instant(blackout.lowerBound)),
                        "until": .integer(Bench.midnight + Int64(blackout.upperBound) * 1_000),
                        "person": "张三", "reason": "检修",
                    ]
                )
            )
        }
        if let withdrawnAt { sign("withdrawn", "赵六", withdrawnAt) }
        let office = exposureByClock ? instant : { Bench.midnight + Int64($0) * 1_000 }
        acts.append(
            (
                exposureAt, .exposure,
                [
                    "board": .string(exposure.wall), "grade": "sent",
                    "from": .integer(office(exposure.seconds.lowerBound)),
                    "until": .integer(office(exposure.seconds.upperBound)),
                    "shows": [
                        [
                            "item": .string(exposure.item), "revision": 1,
                            "digest": .string(digestOfExposure),
                        ]
                    ],
                ]
            )
        )
        if let signsLate {
            let body: JSONValue = [
                "item": "I-9", "revision": 1, "step": "drafted", "person": "张三", "digest": "d9",
                "number": 9,
            ]
            acts.append((signsLate, .signature, body))
        }
        return acts.sorted { $0.second < $1.second }
    }

    private func walls() -> String {
        var lines = [
            "{\"t\":0,\"wall\":\"stream\",\"lease\":\(lease.map { "\($0)" } ?? "null"),"
                + "\"checked\":\(isChecked),\"holds\":\(holds)}",
            "{\"t\":0,\"clock\":\(Bench.midnight)}", "{\"t\":0,\"service\":\"started\"}",
        ]
        var events: [(second: Int, text: String)] = []
        for (place, show) in shows.enumerated() {
            let dark = Array(repeating: String(repeating: ".", count: 96), count: 16)
            var rows = show.code?.rows(width: 96, height: 16) ?? dark
            if hasStrayDot || torn.contains(place), show.code != nil {
                rows[15] = "#" + rows[15].dropFirst()
            }
            let list = rows.map { "\"\($0)\"" }.joined(separator: ",")
            lines.append("{\"picture\":\(place),\"rows\":[\(list)]}")
            events.append((show.second, "\"wall\":\"stream\",\"shows\":\(place)"))
        }
        for span in faults {
            events.append((span.lowerBound, "\"wall\":\"stream\",\"fault\":\"\(fault)\""))
            events.append((span.upperBound, "\"wall\":\"stream\",\"fault\":\"over\""))
        }
        if let step {
            let entries = acts().count { $0.second < step.second }
            let clock = "\"clock\":\(instant(step.second) - Int64(step.second) * 1_000)"
            events.append((step.second, clock + ",\"entries\":\(entries)"))
        }
        if let endsAt {
            events.append((endsAt, "\"service\":\"stopped\""))
            events.append((endsAt + 1, "\"service\":\"started\""))
        }
        events.append((900, "\"service\":\"stopped\""))
        for event in events.sorted(by: { $0.second < $1.second }) {
            lines.append("{\"t\":\(event.second * 1_000),\(event.text)}")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    func verdict() throws -> (holds: Bool, text: String) {
        let folder = try TemporaryDirectory("evidence")
        var entries: [LedgerEntry] = []
        for act in acts() {
            let reckoned = Bench.midnight + Int64(act.second) * 1_000
            entries.append(
                try LedgerEntry(
                    after: entries.last,
                    at: isReckoned && act.kind == .exposure ? reckoned : instant(act.second),
                    kind: act.kind,
                    body: act.body
                )
            )
        }
        var ledger = LedgerExport.text(entries)
        forges(&ledger)
        return try Evidence(
            walls: folder.write(walls(), to: "walls.jsonl"),
            ledger: folder.write(ledger, to: "ledger.jsonl")
        ).verdict()
    }
}

/// A way to make the evidence false, and what the checker must say of it.
private struct Sabotage: CustomTestStringConvertible, Sendable {
    let name: String
    let told: String
    let change: @Sendable (inout MadeEvidence) -> Void

    var testDescription: String { name }

    init(_ name: String, _ told: String, _ change: @escaping @Sendable (inout MadeEvidence) -> Void)
    {
        self.name = name
        self.told = told
        self.change = change
    }

    static let all = [
        Sabotage("an item without approval", "I-1 revision 1 may not be seen") {
            $0.steps = ["drafted", "checked"]
        },
        Sabotage("one person with two hands", "I-1 revision 1 may not be seen") {
            $0.hands = ["张三", "李四", "张三"]
        },
        Sabotage("an item that nobody knows", "I-2 revision 1 may not be seen") {
            $0.shows.insert((300, MadeEvidence.other), at: 2)
        },
        Sabotage("an item before its window", "may not be seen, but is from 100000") {
            $0.shows[1].second = 100
        },
        Sabotage("an expired item", "may not be seen, but is from 601000") {
            $0.shows[2].second = 605
        },
        Sabotage("a withdrawn item", "may not be seen, but is from 401000") {
            $0.withdrawnAt = 400
            $0.exposure.seconds = 140..<380
        },
        Sabotage("a lit wall in a blackout", "lit in a blackout from 301000 to 400000") {
            $0.blackout = 300..<400
        },
        Sabotage("a wall away for longer than its lease", "may not be seen, but is from 606000") {
            $0.lease = 5_000
            $0.shows[2].second = 700
            $0.faults = [590..<800]
        },
        Sabotage("a dot too many", "something unreadable is seen from 130000 to 500000") {
            $0.hasStrayDot = true
        },
        Sabotage("an exposure that nobody saw", "nothing of it is seen") {
            $0.exposure.seconds = 510..<545
        },
        Sabotage("an exposure of another item", "something not claimed is seen") {
            $0.exposure.item = "I-2"
        },
        Sabotage("an exposure under another digest", "exposed under another digest") {
            $0.digestOfExposure = "d2"
        },
        Sabotage("an exposure of what was never approved", "exposed, but never approved") {
            $0.exposure.item = "I-2"
        },
        Sabotage("a forged ledger", "is not what its digest says") {
            $0.forges = { $0 = $0.replacing("王五", with: "王六") }
        },
        Sabotage("a ledger with a gap", "does not follow the one before") {
            $0.forges = { text in
                var lines = text.split(separator: "\n")
                lines.remove(at: 1)
                text = lines.joined(separator: "\n") + "\n"
            }
        },
    ]

    /// An item that is on the wall until its window has opened again, after the clock was set back
    /// to before it.
    static func setBack(_ evidence: inout MadeEvidence) {
        evidence.step = (470, -420)
        evidence.exposure.seconds = 140..<430
        evidence.exposureAt = 440
        evidence.shows[2].second = 600
    }

    /// What a service knows that ends while the clock is impossible, dated by the clock of before.
    static func lastWords(_ evidence: inout MadeEvidence) {
        setBack(&evidence)
        evidence.exposure.seconds = 200..<460
        (evidence.signsLate, evidence.exposureAt) = (440, 498)
        (evidence.exposureByClock, evidence.isReckoned) = (false, true)
        evidence.endsAt = 500
    }

    /// Each goes a step further than what the checker allows of lines, datagrams and clocks.
    static let beyond = [
        Sabotage("half a frame for too long", "something unreadable is seen from 300000 to 302000")
        {
            $0.isChecked = false
            $0.faults = [295..<320]
            $0.tear(300..<302)
        },
        Sabotage("half a frame, no line cut", "something unreadable is seen from 300000 to 301000")
        {
            $0.isChecked = false
            $0.tear(300..<301)
        },
        Sabotage("half a frame under a check value", "something unreadable is seen from 300000") {
            $0.faults = [295..<320]
            $0.tear(300..<301)
        },
        Sabotage("an old frame for too long", "may not be seen, but is from 450000 to 452000") {
            $0.isChecked = false
            $0.takeDown(at: 400, again: 450..<452)
            $0.faults = [450..<453]
        },
        Sabotage("held bytes for too long", "may not be seen, but is from 421100 to 423000") {
            $0.takeDown(at: 400, again: 420..<423)
            $0.faults = [390..<420]
        },
        Sabotage("held bytes of before", "may not be seen, but is from 420000 to 421000") {
            $0.takeDown(at: 300, again: 420..<421)
            $0.faults = [390..<420]
        },
        Sabotage("held bytes, nothing hung", "may not be seen, but is from 425000 to 426000") {
            $0.takeDown(at: 400, again: 425..<426)
        },
        Sabotage("held bytes of a busy wall", "may not be seen, but is from 425000 to 426000") {
            $0.takeDown(at: 400, again: 425..<426)
            $0.faults = [390..<420]
            $0.fault = "busy"
        },
        Sabotage("half a frame after no hanging", "something unreadable is seen from 300000") {
            $0.holds = true
            $0.faults = [200..<210]
            $0.tear(300..<301)
        },
        Sabotage("a claim of one loop that nobody saw", "nothing of it is seen") {
            $0.exposure.seconds = 510..<525
        },
        Sabotage("a blackout that a clock set back ends", "lit in a blackout from 301000 to 460000")
        {
            $0.blackout = 300..<400
            $0.step = (320, -60)
        },
        Sabotage("a withdrawal after the clock was set back", "may not be seen, but is from 331000")
        {
            $0.step = (320, -60)
            $0.withdrawnAt = 330
            $0.exposure.seconds = 140..<315
        },
        Sabotage(
            "a clock set back that may be right",
            "may not be seen, but is from 471000 to 540000"
        ) {
            setBack(&$0)
            $0.exposureAt = 700
        },
        Sabotage("last words of what nobody saw", "nothing of it is seen") {
            lastWords(&$0)
            $0.shows[2].second = 480
            $0.exposure.seconds = 481..<498
        },
        Sabotage("an exposure at a time that never was", "begins at no time that ever was") {
            $0.step = (300, 600)
            $0.shows[2].second = 300
            $0.exposure.seconds = 400..<450
            $0.exposureByClock = false
        },
    ]
}

@Suite(
    "The checker of walls can fail",
    .enabled(if: PythonJudge.isPresent, "needs python3")
)
struct CheckerTests {
    @Test("what is in order holds")
    func holds() throws {
        let verdict = try MadeEvidence().verdict()
        #expect(verdict.holds, "\(verdict.text)")
    }

    @Test("a wall that cannot be reached may keep its content for its lease, and no more")
    func lease() throws {
        var evidence = MadeEvidence()
        evidence.lease = 5_000
        evidence.shows[2].second = 605
        evidence.faults = [590..<800]
        let verdict = try evidence.verdict()
        #expect(verdict.holds, "\(verdict.text)")
    }

    @Test(
        "what lines, datagrams and clocks explain holds, for as long as they explain it",
        arguments: [
            Sabotage("half a frame of a cut line", "") {
                $0.isChecked = false
                $0.faults = [295..<320]
                $0.tear(300..<301)
            },
            Sabotage("half a frame after a wall had hung", "") {
                $0.holds = true
                $0.faults = [290..<300]
                $0.tear(300..<301)
            },
            Sabotage("an old frame of a cut line", "") {
                $0.isChecked = false
                $0.takeDown(at: 400, again: 450..<451)
                $0.faults = [450..<453]
            },
            Sabotage("held bytes", "") {
                $0.takeDown(at: 400, again: 420..<421)
                $0.faults = [390..<420]
            },
            Sabotage("a short claim under notices", "") { $0.exposure.seconds = 510..<524 },
            Sabotage("a clock set back", "") { $0.step = (320, -60) },
            Sabotage("an impossible clock", "", Sabotage.setBack),
            Sabotage("an impossible clock by which somebody signs", "") {
                Sabotage.setBack(&$0)
                $0.signsLate = 480
            },
            Sabotage("last words by the clock of before", "", Sabotage.lastWords),
            Sabotage("a clock set ahead", "") {
                $0.step = (320, 60)
            },
        ]
    )
    private func allowed(_ change: Sabotage) throws {
        var evidence = MadeEvidence()
        change.change(&evidence)
        let verdict = try evidence.verdict()
        #expect(verdict.holds, "\(verdict.text)")
    }

    @Test("S01: is caught", arguments: Sabotage.all + Sabotage.beyond)
    private func caught(_ sabotage: Sabotage) throws {
        var evidence = MadeEvidence()
        sabotage.change(&evidence)
        let verdict = try evidence.verdict()
        #expect(!verdict.holds)
        #expect(verdict.text.contains(sabotage.told), "\(verdict.text)")
    }
}
