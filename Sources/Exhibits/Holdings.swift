package import Disclosure
import Synchronization

/// What of a snapshot is visible, found when it is first asked for and used by every page until a
/// window opens or closes.
///
/// Nothing is found for a snapshot that nobody looks at: boards do not wait for what only visitors
/// ask of a hundred thousand items.
package final class Holdings: Sendable {
    private struct State {
        /// For which instant it is found, or was last said to hold.
        var from: Instant
        var found: Found?
    }

    private let snapshot: Snapshot
    private let state: Mutex<State>

    init(_ snapshot: Snapshot, at now: Instant) {
        self.snapshot = snapshot
        state = Mutex(State(from: now, found: nil))
    }

    private var found: Found {
        state.withLock { state in
            if let found = state.found { return found }
            let found = Found(snapshot, at: state.from)
            state.found = found
            return found
        }
    }

    /// Whether the same items are visible at a later instant.
    func hold(at instant: Instant) -> Bool {
        state.withLock { state in
            guard instant >= state.from else { return false }
            guard let found = state.found else {
                state.from = instant
                return true
            }
            return found.validUntil.map { instant < $0 } ?? true
        }
    }

    /// The revisions whose window is open, in the snapshot's order.
    package var visible: [ApprovedRevision] { found.visible }

    /// The units and who stands above whom.
    package var units: UnitTree { found.units }

    /// The visible revision of an item.
    package func revision(of id: String) -> ApprovedRevision? { found.revision(of: id) }

    /// The visible items that correct an earlier revision of an item, or the item itself.
    package func corrections(of id: String) -> [ApprovedRevision] {
        let found = found
        return (found.correctionPlaces[id] ?? []).map { found.visible[$0] }
    }

    /// The visible revisions, the newest approval first.
    package var newest: [ApprovedRevision] {
        let found = found
        return found.newestPlaces.map { found.visible[Int($0)] }
    }

    /// The visible revisions in which every word of a question occurs, the best first.
    package func search(_ question: String) -> [ApprovedRevision] {
        let (visible, units) = (visible, units)
        let issuing = Set(visible.lazy.map(\.unit)).map { (code: $0, name: units.name(of: $0)) }
        return TextSearch(question, units: issuing).places(in: visible).map { visible[$0] }
    }
}

/// What was found for an instant.
private struct Found: Sendable {
    let visible: [ApprovedRevision]
    /// Places in `visible`, the newest approval first.
    let newestPlaces: [Int32]
    let units: UnitTree
    /// Places of the corrections, by the item whose error they correct.
    let correctionPlaces: [String: [Int]]
    /// When a window opens or closes.
    let validUntil: Instant?
    /// Places in `visible`, by item id.
    private let placesByID: [Int32]

    init(_ snapshot: Snapshot, at now: Instant) {
        var visible: [ApprovedRevision] = []
        var next: Instant?
        for revision in snapshot.revisions {
            let window = revision.window
            if window.contains(now) { visible.append(revision) }
            for bound in [window.from, window.until].lazy.compactMap(\.self) where bound > now {
                next = next.map { min($0, bound) } ?? bound
            }
        }
        self.visible = visible
        validUntil = next
        let approved = visible.map(\.approvedAt)
        let places = visible.indices.map { Int32(truncatingIfNeeded: $0) }
        newestPlaces = places.sorted { (approved[Int($1)], $0) < (approved[Int($0)], $1) }
        let ids = visible.map(\.id)
        // A snapshot's order already; sorting what is sorted is quick.
        placesByID = places.sorted { (ids[Int($0)], $0) < (ids[Int($1)], $1) }
        units = UnitTree(snapshot.units)
        var corrections: [String: [Int]] = [:]
        for (place, revision) in visible.enumerated() {
            if let error = revision.corrects { corrections[error.item, default: []] += [place] }
        }
        correctionPlaces = corrections
    }

    func revision(of id: String) -> ApprovedRevision? {
        var low = 0
        var high = placesByID.count
        while low < high {
            let middle = (low + high) / 2
            if visible[Int(placesByID[middle])].id < id { low = middle + 1 } else { high = middle }
        }
        guard low < placesByID.count else { return nil }
        let found = visible[Int(placesByID[low])]
        return found.id == id ? found : nil
    }
}
