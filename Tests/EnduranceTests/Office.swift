import Disclosure
import Overrides
import POSIX
import Planning
import Publisher
import Reception
import Settings
import Store
import TestKit

/// What people of a simulated office do to its store, drawn from a seed: some of it against the
/// rules, which the store must refuse.
struct Office {
    /// An item on its way.
    private struct Work {
        var code: DotCode
        /// How many signatures it has; 3 hangs.
        var steps = 0
        var isOver = false
    }

    private static let people = ["张三", "李四", "王五"]
    private static let steps: [SignatureStep] = [.drafted, .checked, .approved]

    private let bench: Bench
    private var random: SplitMix64
    private var works: [Work] = []
    private var orders = 0
    private var standing: [(id: String, isBlackout: Bool)] = []
    private var fileOrders: [String] = []
    private var kept: (store: DisclosureStore, inode: UInt64)?
    /// What was done, and what the store refused, by kind of act.
    private(set) var done: [String: Int] = [:]
    private(set) var refused: [String: Int] = [:]

    init(_ bench: Bench, seed: UInt64) {
        self.bench = bench
        random = SplitMix64(seed: seed)
    }

    private var now: Instant { bench.time.wall }
    private var minute: Int { Int((now.milliseconds - Bench.midnight) / 60_000) }

    private mutating func draw(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }

    /// One act of somebody; true when the store has changed.
    mutating func act() -> Bool {
        let acts: [(weight: Int, name: String, run: (inout Office) throws -> Bool)] = [
            (24, "draft", { try $0.draft() }), (44, "sign", { try $0.sign() }),
            (3, "reject", { try $0.reject() }), (9, "revise", { try $0.revise() }),
            (9, "withdraw", { try $0.withdraw() }), (6, "notice", { try $0.notice() }),
            (4, "endOrder", { try $0.endOrder() }), (2, "blackout", { try $0.blackout() }),
            (2, "blackoutFile", { try $0.blackoutFile() }), (2, "alert", { try $0.alert() }),
            (4, "cheat", { try $0.cheat() }), (2, "pin", { try $0.pin() }),
        ]
        var number = draw(0...acts.reduce(0) { $0 + $1.weight } - 1)
        for act in acts {
            number -= act.weight
            guard number < 0 else { continue }
            do {
                guard try act.run(&self) else { return false }
                done[act.name, default: 0] += 1
                return true
            } catch {
                refused[act.name, default: 0] += 1
                return false
            }
        }
        return false
    }

    /// The store as somebody's program has it open, until another file lies in its place.
    private mutating func store() throws -> DisclosureStore {
        let path = bench.configuration.store
        let inode = Files.status(path)?.inode
        if let kept, kept.inode == inode { return kept.store }
        kept = nil
        let store = try DisclosureStore.open(at: path, for: .writing, busyMilliseconds: 0)
        kept = inode.map { (store, $0) }
        return store
    }

    // MARK: items

    private mutating func draft() throws -> Bool {
        let present = minute
        let live = works.count { !$0.isOver && $0.code.until > present }
        guard works.count < 4_000, live < 14 else { return false }
        var code = DotCode(number: works.count + 1, revision: 1, from: 0, until: DotCode.open)
        window(&code)
        try write(code, by: draw(0...1) == 0 ? Self.people[0] : nil)
        works.append(Work(code: code))
        return true
    }

    /// A window near the present: some open at once, some later, some only at hours of the day.
    private mutating func window(_ code: inout DotCode) {
        let start = max(0, minute)
        code.from = max(0, start + draw(-30...40))
        code.until =
            draw(0...9) == 0
            ? DotCode.open : min(max(code.from, start) + draw(2...150), 4_400)
        code.from = min(code.from, 4_300)
        (code.dailyFrom, code.dailyUntil) = (0, 1_440)
        if draw(0...4) == 0 {
            let begin = (start + draw(-60...30) + 1_440) % 1_440
            let end = begin + draw(5...180)
            code.dailyFrom = begin
            code.dailyUntil = end > 1_440 ? end - 1_440 : end
        }
    }

    private mutating func write(_ code: DotCode, by person: String?) throws {
        var item = Item(
            id: "I-\(code.number)",
            kind: .notice,
            unit: "u",
            title: code.title,
            body: "",
            window: Window(
                from: Instant(milliseconds: Bench.midnight + Int64(code.from) * 60_000),
                until: code.until == DotCode.open
                    ? nil
                    : Instant(milliseconds: Bench.midnight + Int64(code.until) * 60_000)
            ),
            plan: nil
        )
        if code.dailyFrom != 0 || code.dailyUntil != 1_440 {
            item.schedule = Schedule(
                hours: ["\(clock(code.dailyFrom))-\(clock(code.dailyUntil))"]
            )
        }
        let report = try store().importItems(
            units: [Unit(code: "u", name: "山口", parent: nil)],
            items: [item],
            by: person,
            at: now
        )
        if case .refused(let error)? = report.items.first?.outcome { throw error }
    }

    private func clock(_ minutes: Int) -> String {
        let (hour, minute) = (minutes / 60, minutes % 60)
        return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }

    private mutating func any(_ isMeant: (Work) -> Bool) -> Int? {
        works.indices.filter { isMeant(works[$0]) }.randomElement(using: &random)
    }

    private mutating func sign() throws -> Bool {
        let present = minute
        guard let place = any({ $0.steps < 3 && !$0.isOver && $0.code.until > present }) else {
            return false
        }
        // A draft that its writer signed when it was written needs no more of that.
        let work = works[place]
        let step = Self.steps[work.steps]
        works[place].steps += 1
        do {
            try store().sign(
                item: "I-\(work.code.number)",
                revision: work.code.revision,
                step: step,
                person: Self.people[work.steps],
                at: now
            )
        } catch {
            if work.steps > 0 { works[place].steps -= 1 }
            throw error
        }
        return true
    }

    private mutating func reject() throws -> Bool {
        guard let place = any({ (1...2).contains($0.steps) && !$0.isOver }) else { return false }
        try store().sign(
            item: "I-\(works[place].code.number)",
            revision: works[place].code.revision,
            step: .rejected,
            person: Self.people[2],
            at: now,
            reason: "有误"
        )
        works[place].isOver = true
        return true
    }

    private mutating func revise() throws -> Bool {
        guard let place = any({ $0.code.revision < 9 }) else { return false }
        var code = works[place].code
        code.revision += 1
        window(&code)
        try write(code, by: Self.people[0])
        works[place] = Work(code: code, steps: 1)
        return true
    }

    private mutating func withdraw() throws -> Bool {
        guard let place = any({ $0.steps > 0 && !$0.isOver }) else { return false }
        try store().withdraw(
            item: "I-\(works[place].code.number)",
            person: "赵六",
            at: now,
            reason: "到期"
        )
        works[place].isOver = true
        return true
    }

    /// Something that must be refused: the same hand twice, or a step left out.
    private mutating func cheat() throws -> Bool {
        guard let place = any({ $0.steps < 3 && !$0.isOver }) else { return false }
        let work = works[place]
        let isSameHand = draw(0...1) == 0
        try store().sign(
            item: "I-\(work.code.number)",
            revision: work.code.revision,
            step: isSameHand && work.steps > 0 ? Self.steps[work.steps] : .approved,
            person: isSameHand ? Self.people[0] : Self.people[2],
            at: now
        )
        // Allowed after all, when the step was the next one and the hand another.
        works[place].steps = min(3, work.steps + 1)
        return true
    }

    // MARK: orders

    private mutating func span(_ minutes: ClosedRange<Int>) -> (Range<Instant>, DotCode) {
        let length = draw(minutes)
        let end = min(max(0, minute) + length, 4_400)
        var code = DotCode(number: orders, revision: 1, from: max(0, minute), until: end)
        code.isNotice = true
        let until = Instant(milliseconds: Bench.midnight + Int64(end) * 60_000)
        return (now..<max(until, now.advanced(byMilliseconds: 60_000)), code)
    }

    private mutating func order(_ kind: OverrideKind, _ minutes: ClosedRange<Int>) -> Override {
        orders += 1
        let (span, code) = span(minutes)
        let target = bench.walls.randomElement(using: &random)?.id ?? ""
        return Override(
            id: "\(kind.rawValue)-\(orders)",
            kind: kind,
            text: kind.hasText ? code.title : nil,
            targets: draw(0...2) == 0 ? [] : [target],
            span: span,
            person: Self.people[draw(0...2)],
            reason: "抢修",
            at: now
        )
    }

    private mutating func notice() throws -> Bool {
        let order = order(draw(0...3) == 0 ? .emergency : .urgent, 1...20)
        try store().add(order)
        standing.append((order.id, false))
        return true
    }

    private mutating func blackout() throws -> Bool {
        let order = order(.blackout, 1...8)
        try store().add(order)
        standing.append((order.id, true))
        return true
    }

    private mutating func endOrder() throws -> Bool {
        guard let order = standing.randomElement(using: &random) else { return false }
        let people = order.isBlackout ? ["李四", "王五"] : ["李四"]
        for person in people {
            try store().endOverride(order.id, person: person, at: now, reason: "已恢复")
        }
        standing.removeAll { $0.id == order.id }
        return true
    }

    private mutating func pin() throws -> Bool {
        guard let place = any({ $0.steps == 3 && !$0.isOver }) else { return false }
        var order = order(.pin, 1...30)
        order.item = "I-\(works[place].code.number)"
        try store().add(order)
        return true
    }

    private mutating func blackoutFile() throws -> Bool {
        let file = BlackoutFile(beside: bench.configuration.store)
        if let id = fileOrders.popLast() {
            try file.change { note in
                for person in ["李四", "王五"] {
                    _ = note.end(
                        id,
                        BlackoutNote.End(person: person, reason: "已恢复", at: now)
                    )
                }
            }
        } else {
            let order = order(.blackout, 1...6)
            fileOrders.append(order.id)
            try file.change { $0.add(BlackoutNote.Entry(order)) }
        }
        return true
    }

    private mutating func alert() throws -> Bool {
        orders += 1
        let (span, code) = span(1...20)
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
            <identifier>alert-\(orders)</identifier><sender>qx.example.gov.cn</sender>
            <sent>\(now.iso8601Text)</sent><status>Actual</status><msgType>Alert</msgType>
            <scope>Public</scope><info><language>zh-CN</language><category>Met</category>
            <event>\(code.title)</event><urgency>Immediate</urgency><severity>Extreme</severity>
            <certainty>Observed</certainty><effective>\(now.iso8601Text)</effective>
            <expires>\(span.upperBound.iso8601Text)</expires>
            <headline>\(code.title)</headline><description></description>
            <area><areaDesc>山口</areaDesc></area></info></alert>
            """
        let report = try AlertDesk(bench.configuration).take(Array(text.utf8), at: now)
        for order in report.orders { standing.append((order.id, false)) }
        return !report.orders.isEmpty
    }
}
