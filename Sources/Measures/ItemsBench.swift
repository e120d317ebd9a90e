import CBench
import Disclosure
import POSIX
import Store

/// What hangs at one board is read from a large store, by the store's reader and by plain C.
///
/// Both ask the same prepared query once an item, in one transaction, take every column, and hold
/// it against what the log of signatures says. Which of the two is first changes at every board.
package struct ItemsBench {
    private static let goal = 1.35
    private static let boardsARun = 200
    private static let itemsOfABoard = 10

    private let runs: Int
    private let store: String
    private let progress: (String) -> Void

    /// Describes a measurement of a county's store.
    package init(runs: Int, store: String, progress: @escaping (String) -> Void) {
        self.runs = runs
        self.store = store
        self.progress = progress
    }

    /// Measures.
    package func figures() throws -> [Figure] {
        progress("store: reading all items")
        let start = MonotonicTime.now
        let open = try DisclosureStore.open(at: store, for: .reading)
        let count = try open.snapshot().snapshot.revisions.count
        let whole = milliseconds(from: start, to: .now)
        guard count == CountyStore.items else { throw BenchError("\(count) items hang.") }
        let plain = try PlainItems(store)
        var ours: [Double] = []
        var theirs: [Double] = []
        var asItems: [Double] = []
        var probes: [Double] = []
        // The first round warms up and is forgotten.
        for round in 0...runs {
            progress("store: items of boards, round \(round) of \(runs)")
            if round == 1 { (ours, theirs, asItems) = ([], [], []) }
            probes.append(ClockProbe.nanosecondsPerAddition())
            for board in 0..<Self.boardsARun {
                let items = Self.items(of: board * 4)
                let isFirst = board.isMultiple(of: 2)
                if isFirst { ours.append(try microseconds(open, items, asItems: false)) }
                theirs.append(try plain.microseconds(items))
                if !isFirst { ours.append(try microseconds(open, items, asItems: false)) }
                asItems.append(try microseconds(open, items, asItems: true))
            }
        }
        let ratio = Samples(ours).median / Samples(theirs).median
        return [
            Figure("100,000 items: all read and checked", "ms", [whole]),
            Figure("the 10 items of a board read and checked", "us", ours),
            Figure("the same by plain C", "us", theirs),
            Figure("items of a board, Placard's time over C's", "", [ratio], goal: Self.goal),
            Figure("the 10 items of a board, contents read as items", "us", asItems),
            Figure("items: clock probe, one addition", "ns", probes),
        ]
    }

    /// Ids of items of one unit: neighbours on the wall, far apart in the store.
    private static func items(of unit: Int) -> [String] {
        (0..<itemsOfABoard).map { CountyStore.id(unit + $0 * CountyStore.units.count) }
    }

    private func microseconds(
        _ store: DisclosureStore,
        _ items: [String],
        asItems: Bool
    ) throws -> Double {
        let start = MonotonicTime.now
        let bytes = try store.reread(items, asItems: asItems)
        let end = MonotonicTime.now
        guard bytes > items.count else { throw BenchError("The store's rows do not hold.") }
        return Double(end.nanoseconds(since: start)) / 1e3
    }
}

/// The same rows, read by plain C.
@safe
final class PlainItems {
    private let items: OpaquePointer

    init(_ store: String) throws {
        guard let items = unsafe bench_items_open(store) else {
            throw BenchError("Plain C cannot read the store.")
        }
        unsafe self.items = items
    }

    deinit { unsafe bench_items_close(items) }

    /// Bytes of the items' contents; nil when a row is not there or does not hold.
    func read(_ ids: [String]) -> Int? { read(packed: Self.packed(ids)) }

    func microseconds(_ ids: [String]) throws -> Double {
        let packed = Self.packed(ids)
        let start = MonotonicTime.now
        let bytes = read(packed: packed)
        let end = MonotonicTime.now
        guard bytes != nil else { throw BenchError("The rows do not hold in plain C.") }
        return Double(end.nanoseconds(since: start)) / 1e3
    }

    private static func packed(_ ids: [String]) -> [CChar] {
        ids.reduce(into: []) { $0 += $1.utf8CString } + [0]
    }

    private func read(packed: [CChar]) -> Int? {
        let bytes = unsafe bench_items_read(items, packed)
        return bytes < 0 ? nil : Int(bytes)
    }
}
