package import Disclosure

/// What of a snapshot is visible, found once and used by every page until a window opens or closes.
package final class Holdings: Sendable {
    /// The revisions whose window is open, in the snapshot's order.
    package let visible: [ApprovedRevision]
    /// Places in `visible`, the newest approval first.
    private let newestPlaces: [Int32]
    /// The units and who stands above whom.
    package let units: UnitTree
    /// Places in `visible`, by item id.
    private let placesByID: [Int32]
    /// Places of the corrections, by the item whose error they correct.
    private let correctionPlaces: [String: [Int]]
    private let validFrom: Instant
    private let validUntil: Instant?

    init(_ snapshot: Snapshot, at now: Instant) {
        visible = snapshot.revisions.filter { $0.item.window.contains(now) }
        let approved = visible.map(\.approvedAt)
        let places = visible.indices.map { Int32(truncatingIfNeeded: $0) }
        newestPlaces = places.sorted { (approved[Int($1)], $0) < (approved[Int($0)], $1) }
        let ids = visible.map(\.item.id)
        // A snapshot's order already; sorting what is sorted is quick.
        placesByID = places.sorted { (ids[Int($0)], $0) < (ids[Int($1)], $1) }
        units = UnitTree(snapshot.units)
        var corrections: [String: [Int]] = [:]
        for (place, revision) in visible.enumerated() {
            if let error = revision.item.corrects {
                corrections[error.item, default: []] += [place]
            }
        }
        correctionPlaces = corrections
        validFrom = now
        validUntil = snapshot.revisions.lazy
            .flatMap { [$0.item.window.from, $0.item.window.until].lazy.compactMap(\.self) }
            .filter { $0 > now }.min()
    }

    /// Whether the same items are visible at a later instant.
    func hold(at instant: Instant) -> Bool {
        instant >= validFrom && validUntil.map { instant < $0 } ?? true
    }

    /// The visible revision of an item.
    package func revision(of id: String) -> ApprovedRevision? {
        var low = 0
        var high = placesByID.count
        while low < high {
            let middle = (low + high) / 2
            if visible[Int(placesByID[middle])].item.id < id {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < placesByID.count else { return nil }
        let found = visible[Int(placesByID[low])]
        return found.item.id == id ? found : nil
    }

    /// The visible items that correct an earlier revision of an item, or the item itself.
    package func corrections(of id: String) -> [ApprovedRevision] {
        (correctionPlaces[id] ?? []).map { visible[$0] }
    }

    /// The visible revisions, the newest approval first.
    package var newest: [ApprovedRevision] {
        newestPlaces.map { visible[Int($0)] }
    }

    /// The visible revisions in which every word of a question occurs, the best first.
    package func search(_ question: String) -> [ApprovedRevision] {
        let issuing = Set(visible.lazy.map(\.item.unit)).map {
            (code: $0, name: units.name(of: $0))
        }
        return TextSearch(question, units: issuing).places(in: visible).map { visible[$0] }
    }
}
